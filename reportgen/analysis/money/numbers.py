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
        return max(value, floor)
    import numpy as np  # noqa: PLC0415 - a tenth of a second, only where there are draws

    return np.maximum(value, floor)


def at_most(value: Number, ceiling: Number) -> Number:
    """Return the smaller of two numbers, element by element."""
    if isinstance(value, _PLAIN) and isinstance(ceiling, _PLAIN):
        return min(value, ceiling)
    import numpy as np  # noqa: PLC0415 - see at_least

    return np.minimum(value, ceiling)


def where(condition: object, yes: Number, no: Number) -> Number:
    """Return one of two numbers by a condition, element by element."""
    if isinstance(condition, bool):
        return yes if condition else no
    import numpy as np  # noqa: PLC0415 - see at_least

    return np.where(condition, yes, no)  # type: ignore[call-overload, no-any-return]
