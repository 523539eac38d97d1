"""Which parameters a formula reads: found by running it, so that no list of them can go stale."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from reportgen.analysis.assumptions import class_parameter
from reportgen.analysis.money.numbers import Made, Number, Numbers
from reportgen.analysis.money.values import OWN
from reportgen.model.verdict import NatureClass


class Recorded:
    """Passes parameters on and keeps the ids that were asked for, in order, each once."""

    def __init__(self, numbers: Numbers) -> None:
        """Wrap the parameters."""
        self._numbers = numbers
        self._read: dict[str, None] = {}

    def __getitem__(self, parameter: str) -> Number:
        """Return a parameter and note its id."""
        self._read[parameter] = None
        return self._numbers[parameter]

    def optional(self, parameter: str) -> Number | None:
        """Return a parameter that may have no value, and note its id where it has."""
        found = self._numbers.optional(parameter)
        if found is not None:
            self._read[parameter] = None
        return found

    def for_class(self, parameter: str, nature: NatureClass | None) -> Number:
        """Return a parameter of a class and note its id."""
        return self[class_parameter(parameter, nature)]

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:  # noqa: ARG002 - made anew, to be noted
        """Make it, and so note what it reads."""
        return make()

    @property
    def own(self) -> Number:
        """Return the process's own chance and note its id."""
        self._read[OWN] = None
        return self._numbers.own

    @property
    def read(self) -> tuple[str, ...]:
        """Return the ids read so far."""
        return tuple(self._read)


def parameters_of(formula: Callable[[Numbers], object], numbers: Numbers) -> tuple[str, ...]:
    """Return the ids that a formula reads at these values, in the order it reads them."""
    recorded = Recorded(numbers)
    formula(recorded)
    return recorded.read
