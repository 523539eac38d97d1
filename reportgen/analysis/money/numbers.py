"""What the formulas of money read their parameters through: one number each, or one for each draw or scenario."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportgen.model.verdict import NatureClass

Number = float | NDArray[np.float64]
Made = TypeVar("Made")


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
    if isinstance(value, float) and isinstance(floor, float):
        return max(value, floor)
    return np.maximum(value, floor)


def at_most(value: Number, ceiling: Number) -> Number:
    """Return the smaller of two numbers, element by element."""
    if isinstance(value, float) and isinstance(ceiling, float):
        return min(value, ceiling)
    return np.minimum(value, ceiling)


def where(condition: object, yes: Number, no: Number) -> Number:
    """Return one of two numbers by a condition, element by element."""
    if isinstance(condition, (bool, np.bool_)):
        return yes if condition else no
    return np.where(condition, yes, no)  # type: ignore[call-overload, no-any-return]
