"""The marks of an amount axis: round, inside the range, and as many as their labels leave room for."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.report.figures.scale import LinearScale, ticks
from reportgen.report.figures.text_metrics import text_width

AmountText = Callable[[float, int], str]
"""Writes an amount with so many decimals."""

SIZE = 7.0
_MOST, _GAP = 7, 3.0
_MOST_DECIMALS = 6
_CLOSE = 1e-6  # of a step: so near is at a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A marked amount."""

    amount: float
    text: str


def axis_ticks(across: LinearScale, text: AmountText) -> tuple[Tick, ...]:
    """Return the marks of an axis; none where not even two labels fit."""
    for about in range(_MOST, 1, -1):
        marked = _marked(across, text, about)
        widest = max((text_width(one.text, size=SIZE) for one in marked), default=0.0)
        places = [across(one.amount) for one in marked]
        gaps = [after - before for before, after in pairwise(places)]
        if len({one.text for one in marked}) == len(marked) and min(gaps, default=widest + _GAP) >= widest + _GAP:
            return marked
    return ()


def to_marks(across: LinearScale, marks: Sequence[Tick]) -> LinearScale:
    """Return a scale that goes on to the next mark at either end, so that no value lies beyond the last."""
    if len(marks) <= 1:
        return across
    first, step = marks[0].amount, marks[1].amount - marks[0].amount
    before = math.ceil((first - across.low) / step - _CLOSE)
    after = math.ceil((across.high - first) / step - _CLOSE)
    return replace(across, low=first - before * step, high=first + after * step)


def _marked(across: LinearScale, text: AmountText, about: int) -> tuple[Tick, ...]:
    values = ticks(across.low, across.high, about=about)
    step = values[1] - values[0] if len(values) > 1 else 1.0
    slack = (across.high - across.low) * 1e-9
    inside = [value for value in values if across.low - slack <= value <= across.high + slack]
    return tuple(Tick(amount=value, text=text(value, decimals_of(step))) for value in inside)


def decimals_of(step: float) -> int:
    """Return how many decimals tell the marks of an axis apart: none for 5, one for 0.5, two for 0.25."""
    for decimals in range(_MOST_DECIMALS):
        scaled = step * 10.0**decimals
        if scaled >= 1 - 1e-9 and math.isclose(scaled, round(scaled), rel_tol=1e-6):
            return decimals
    return _MOST_DECIMALS


def padded(low: float, high: float) -> tuple[float, float]:
    """Return a range that has some length, whatever the ends."""
    if high > low:
        return low, high
    reach = max(1.0, abs(low) * 0.05)
    return low - reach, high + reach
