"""Where the calculations begin runs of pages of their own, so that a change of one process changes few pages.

A run ends between two topics where its last page is nearly full, as far as that can be told from how long they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.calculations.shared import SharedRow

_SIZE, _LINE, _WIDTH = 7.0, 3.05, 170.0  # pt and mm, as all sizes below those of the style sheet
_OPENING, _HEAD, _TOPIC, _AFTER = 60.0, 7.0, 0.9, 0.3
_TABLE, _ROW = 1.8, 3.15
_FIRST, _OTHERS = (0.8, 4.0), (1.8, 5.0)  # pages of a run: at least, at most
_FULL, _SURE = 0.80, 0.93  # of a run’s last page; what a table leaves on the pages before, unbroken, has room after it
_LITTLE = 6.0  # mm of a block's last group that begins no page: a line or two


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLength:
    """The letters of each paragraph of a group, and the rows of each table; what was entered has no topic."""

    topic: str
    letters: tuple[int, ...]
    tables: tuple[int, ...]


def in_runs(
    blocks: Sequence[Sequence[GroupLength]], after: Sequence[SharedRow], sample: str, room: float
) -> tuple[tuple[bool, ...], ...]:
    """Return for each group of each block whether it begins a run; `room` is the height of a page, in mm.

    `sample` has letters as they are on average.
    """
    begun = iter(runs_begun(_kept_together(blocks, heights_of(blocks, after, sample)), room))
    return tuple(tuple(next(begun) for _ in block) for block in blocks)


def runs_begun(heights: Sequence[float], room: float) -> tuple[bool, ...]:
    """Return for each entry whether it begins a run.

    A run ends at the first entry that nearly fills its last page, and else where that is fullest, unless all that is
    left makes one run. The first run, which changes with every process, is the shortest.

    Args:
        heights: of the entries, in mm, the first with what stands before it and the last with what comes after it.
        room: the height of a page, in mm.
    """
    begun = [False] * len(heights)
    start, pages = 0, _FIRST
    while end := _best(tuple(_ends(heights[start:], room, *pages)), all_fit=sum(heights[start:]) <= pages[1] * room):
        start, pages = start + end, _OTHERS
        begun[start] = True
    return tuple(begun)


def _ends(heights: Sequence[float], room: float, least: float, most: float) -> Iterator[tuple[int, float]]:
    """Yield how many entries a run may have, with how much of its last page they fill; none where all are one run."""
    left = sum(heights)
    for count, height in enumerate(accumulate(heights[:-1]), start=1):
        if least * room <= height <= most * room and left - height >= _OTHERS[0] * room:
            yield count, height / room % 1


def _best(ends: Sequence[tuple[int, float]], *, all_fit: bool) -> int:
    """Return how many entries the next run has, 0 where none ends before the last of them."""
    full = next((count for count, fill in ends if _FULL <= fill <= _SURE), 0)
    if full or all_fit or not ends:
        return full
    return max(ends, key=_fullness)[0]


def _fullness(end: tuple[int, float]) -> float:
    """Return how full a page is; one that may run over on the next counts as empty."""
    return end[1] if end[1] <= _SURE else 0.0


def _kept_together(blocks: Sequence[Sequence[GroupLength]], heights: Sequence[float]) -> tuple[float, ...]:
    """Return the heights with that of what was entered, a line under its title, counted with the topic after it.

    So is a topic with the last of its block, where that is a line or two. Of two ends as full, a run takes the first:
    none parts the two.
    """
    counted = list(heights)
    place = 0
    for block in blocks:
        last = place + len(block) - 1
        if len(block) > 1 and not block[0].topic:
            _count_with_next(counted, place)
        if len(block) > 1 and heights[last] <= _LITTLE:
            _count_with_next(counted, last - 1)
        place = last + 1
    return tuple(counted)


def _count_with_next(heights: list[float], place: int) -> None:
    heights[place : place + 2] = [0.0, heights[place] + heights[place + 1]]


def heights_of(blocks: Sequence[Sequence[GroupLength]], after: Sequence[SharedRow], sample: str) -> tuple[float, ...]:
    """Return how high each group stands, in mm, to within some hundredths: by its letters as they are on average.

    With the first of a block stands its title, with the first of all what stands before them, with the last what comes
    after.
    """
    per_letter = text_width(sample, size=_SIZE) / len(sample) if sample else 1.0
    heights = [
        _HEAD * (place == 0) + _group(group, per_letter) for block in blocks for place, group in enumerate(block)
    ]
    heights[:1] = [_OPENING + one for one in heights[:1]]
    shared = sum(_paragraph(len(row.number) + len(row.values) + len(row.source), per_letter) for row in after)
    heights[-1:] = [one + shared for one in heights[-1:]]
    return tuple(heights)


def _group(group: GroupLength, per_letter: float) -> float:
    tables = sum(_TABLE + _ROW * (1 + rows) for rows in group.tables)
    return _TOPIC + tables + sum(_paragraph(one, per_letter) for one in group.letters)


def _paragraph(letters: int, per_letter: float) -> float:
    return ceil(letters * per_letter / _WIDTH) * _LINE + _AFTER
