"""Labels along one line: as near their places as they can stand without touching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A label's wish: to be centred on `centre`; `width` in mm."""

    centre: float
    width: float


def spread(slots: Sequence[Slot], *, low: float, high: float, gap: float) -> tuple[float, ...]:
    """Return the left end of each label, in the order given.

    Labels keep the order of their centres and stay within `low` to `high` as long as their widths sum to less. Those
    that would touch form a run, which stands so that its labels are off their centres by as much to either side.
    """
    order = sorted(range(len(slots)), key=lambda index: (slots[index].centre, index))
    runs: list[_Run] = []
    for index in order:
        run = _Run(slots=((index, slots[index]),), gap=gap, low=low, high=high)
        while runs and runs[-1].left + runs[-1].width + gap > run.left:
            run = _Run(slots=(*runs.pop().slots, *run.slots), gap=gap, low=low, high=high)
        runs.append(run)
    lefts = {index: left for run in runs for index, left in run.lefts()}
    return tuple(lefts[index] for index in range(len(slots)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Labels that stand `gap` apart, each with its place in the order given."""

    slots: tuple[tuple[int, Slot], ...]
    gap: float
    low: float
    high: float

    @property
    def width(self) -> float:
        return sum(slot.width for _, slot in self.slots) + self.gap * (len(self.slots) - 1)

    @property
    def left(self) -> float:
        """Return where the run begins: where its labels' wishes lead on average, but within the row."""
        offset, wish = 0.0, 0.0
        for _, slot in self.slots:
            wish += slot.centre - slot.width / 2 - offset
            offset += slot.width + self.gap
        return min(max(wish / len(self.slots), self.low), self.high - self.width)

    def lefts(self) -> Iterator[tuple[int, float]]:
        left = self.left
        for index, slot in self.slots:
            yield index, left
            left += slot.width + self.gap


def every(width: float, pitch: float) -> int:
    """Return which of equally spaced labels can be shown: 1 all, 2 every second, and so on."""
    step = 1
    while pitch > 0 and step * pitch < width:
        step += 1
    return step
