"""What the formulas of money read their parameters through: one number each, or one for each draw or scenario."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from reportgen.model.verdict import NatureClass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Number: TypeAlias = "float | NDArray[np.float64]"
Made = TypeVar("Made")
_PLAIN = (int, float)


class Noted(float):
    """A number that keeps how it was worked out; what it does with itself is in analysis/tracing (recording.py).

    It is a float, so that the formulas take it as one; only these functions have to know it.
    """

    __slots__ = ()

    def larger(self, other: float, *, is_first: bool) -> float:
        """Return the larger of itself and another; `is_first` tells whether it was named first."""
        raise NotImplementedError  # a base without a method of its own: analysis/tracing/recording.py answers

    def smaller(self, other: float, *, is_first: bool) -> float:
        """Return the smaller of itself and another; `is_first` tells whether it was named first."""
        raise NotImplementedError  # a base without a method of its own: analysis/tracing/recording.py answers

    def named(self, name: tuple[str | int, ...]) -> float:
        """Return itself under a name."""
        raise NotImplementedError  # a base without a method of its own: analysis/tracing/recording.py answers


class NotedCondition:
    """Two numbers compared, of which at least one is noted."""

    __slots__ = ()

    def choose(self, yes: float, no: float) -> float:
        """Return one of two numbers by what came of the comparison."""
        raise NotImplementedError  # a base without a method of its own: analysis/tracing/recording.py answers


class Numbers(Protocol):
    """Parameters by id, each a number or an array over draws, shape (draws,)."""

    def __getitem__(self, parameter: str) -> Number:
        """Return the value of a parameter; KeyError where it has none."""
        ...

    def optional(self, parameter: str) -> Number | None:
        """Return the value of a parameter that may have none."""
        ...

    def for_class(self, parameter: str, nature: NatureClass | None) -> Number:
        """Return the value of a parameter that differs by class."""
        ...

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is made of parameters alone, without the own chance: made once for all processes, by its key."""
        ...

    @property
    def own(self) -> Number:
        """Return the process's own chance, a factor on its charges."""
        ...


def at_least(value: Number, floor: Number) -> Number:
    """Return the larger of two numbers, element by element."""
    if isinstance(value, _PLAIN) and isinstance(floor, _PLAIN):
        if isinstance(value, Noted):
            return value.larger(floor, is_first=True)
        return floor.larger(value, is_first=False) if isinstance(floor, Noted) else max(value, floor)
    import numpy as np  # noqa: PLC0415 - a tenth of a second, only where there are draws

    return np.maximum(value, floor)


def at_most(value: Number, ceiling: Number) -> Number:
    """Return the smaller of two numbers, element by element."""
    if isinstance(value, _PLAIN) and isinstance(ceiling, _PLAIN):
        if isinstance(value, Noted):
            return value.smaller(ceiling, is_first=True)
        return ceiling.smaller(value, is_first=False) if isinstance(ceiling, Noted) else min(value, ceiling)
    import numpy as np  # noqa: PLC0415 - see at_least

    return np.minimum(value, ceiling)


def where(condition: object, yes: Number, no: Number) -> Number:
    """Return one of two numbers by a condition, element by element."""
    if isinstance(condition, bool):
        return yes if condition else no
    if isinstance(condition, NotedCondition):
        return condition.choose(single(yes), single(no))
    import numpy as np  # noqa: PLC0415 - see at_least

    return np.where(condition, yes, no)  # type: ignore[call-overload, no-any-return]


def called(number: Number, *name: str | int) -> Number:
    """Return a number under a name, for its trace; plain numbers and arrays pass as they are.

    The first part of the name is a key of analysis/tracing (named.py), the others tell one such number from the next.
    """
    return number.named(name) if isinstance(number, Noted) else number


def single(number: Number) -> float:
    """Return a number that is one, not an array; a noted one stays noted."""
    return number if isinstance(number, float) else float(number)


def is_nought(number: Number) -> bool:
    """Tell whether a number is a single one, and nothing."""
    return isinstance(number, float) and float(number) == 0
