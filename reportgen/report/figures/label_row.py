"""Labels along one line: as near their places as they can stand without touching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A label's wish: to be centred on `centre`; `width` in mm."""

    centre: float
    width: float


def spread(slots: Sequence[Slot], *, low: float, high: float, gap: float) -> tuple[float, ...]:
    """Return the left end of each label, in the order given.

    Labels keep the order of their centres and stay within `low` to `high` as long as their widths sum to less.
    """
    order = sorted(range(len(slots)), key=lambda index: (slots[index].centre, index))
    lefts = [min(max(slot.centre - slot.width / 2, low), high - slot.width) for slot in slots]
    edge = low
    for index in order:
        lefts[index] = max(lefts[index], edge)
        edge = lefts[index] + slots[index].width + gap
    edge = high
    for index in reversed(order):
        lefts[index] = min(lefts[index], edge - slots[index].width)
        edge = lefts[index] - gap
    return tuple(lefts)


def every(width: float, pitch: float) -> int:
    """Return which of equally spaced labels can be shown: 1 all, 2 every second, and so on."""
    step = 1
    while pitch > 0 and step * pitch < width:
        step += 1
    return step
