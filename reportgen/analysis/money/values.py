"""The parameters as numbers: at their likely values, or one number for each draw or scenario."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reportgen.analysis.assumptions import Assumptions, class_parameter
from reportgen.analysis.money.numbers import Made, Number
from reportgen.model.engagement import Range
from reportgen.model.verdict import NatureClass

OWN = "own_variation"


@dataclass(frozen=True, slots=True)
class Values:
    """Reads parameters by id; what is not replaced is at its likely value.

    A replaced one is a number or an array over draws, shape (draws,). `own` is the process's own chance, a factor on
    its charges. `memory` is shared by values that differ in nothing but the own chance.
    """

    ranges: Mapping[str, Range]
    replacements: Mapping[str, Number] = field(default_factory=dict)
    memory: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, parameter: str) -> Number:
        """Return the value of a parameter; KeyError where it has none."""
        found = self.replacements.get(parameter)
        return self.ranges[parameter].likely if found is None else found

    def optional(self, parameter: str) -> Number | None:
        """Return the value of a parameter that may have none."""
        known = parameter in self.replacements or parameter in self.ranges
        return self[parameter] if known else None

    def for_class(self, parameter: str, nature: NatureClass | None) -> Number:
        """Return the value of a parameter that differs by class."""
        return self[class_parameter(parameter, nature)]

    @property
    def own(self) -> Number:
        """Return the process's own chance, 1 where the parameters have none."""
        own = self.optional(OWN)
        return 1.0 if own is None else own

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is made of parameters alone, without the own chance: made once for all processes, by its key."""
        if key not in self.memory:
            self.memory[key] = make()
        found: Made = self.memory[key]
        return found

    def with_(self, **numbers: Number) -> Values:
        """Return values with some replaced, by id."""
        return self.replaced(numbers)

    def replaced(self, numbers: Mapping[str, Number]) -> Values:
        """Return values with some replaced, by id; `own_variation` sets the process's own chance."""
        memory = self.memory if numbers.keys() <= {OWN} else {}
        return replace(self, replacements={**self.replacements, **numbers}, memory=memory)


def likely_values(assumptions: Assumptions) -> Values:
    """Return every parameter that has a value, at its likely one."""
    return Values(ranges_of(assumptions))


def ranges_of(assumptions: Assumptions) -> Mapping[str, Range]:
    """Return the ranges used, by id, in the order of the data."""
    return {key: one.value for key, one in assumptions.used.items()}
