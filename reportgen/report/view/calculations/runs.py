"""Where the calculations begin runs of pages of their own, so that a change of one process changes few pages.

A run ends between two topics where its last page is nearly full, as far as that can be told from how long they are:
texts go on overleaf, and a table stands on one page, with what is said before and below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.calculations.shared import SharedRow

_SIZE, _LINE, _WIDTH, _INDENT = 7.0, 3.05, 170.0, 4.0  # pt and mm, as all sizes below those of the style sheet
_OPENING, _HEAD, _TOPIC, _AFTER = 53.0, 7.5, 0.9, 0.3
_TABLE, _ROW = 1.8, 3.15
_FIRST, _OTHERS = (0.8, 4.0), (1.8, 5.0)  # pages of a run: at least, at most
_FULL, _SURE = 0.80, 0.93  # of a run’s last page: a line more here and there has room after it
_LITTLE = 6.0  # mm of a block's last group that begins no page: a line or two


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLength:
    """The rows of a table under its head, and the letters of what is said below it, 0 for nothing."""

    rows: int
    below: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLength:
    """The letters of each paragraph of a group, and its tables after them; what was entered has no topic."""

    topic: str
    letters: tuple[int, ...]
    tables: tuple[TableLength, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """How high a part of an entry stands, in mm; one that is whole is not divided between pages."""

    height: float
    whole: bool = False


Height = tuple[Stretch, ...]


def in_runs(
    blocks: Sequence[Sequence[GroupLength]], after: Sequence[SharedRow], sample: str, room: float
) -> tuple[tuple[bool, ...], ...]:
    """Return for each group of each block whether it begins a run; `room` is the height of a page, in mm.

    `sample` has letters as they are on average.
    """
    begun = iter(runs_begun(_kept_together(blocks, heights_of(blocks, after, sample)), room))
    return tuple(tuple(next(begun) for _ in block) for block in blocks)


def runs_begun(heights: Sequence[Height], room: float) -> tuple[bool, ...]:
    """Return for each entry whether it begins a run.

    A run ends at the first entry that nearly fills its last page, and else where that is fullest, unless all that is
    left makes one run. The first run, which changes with every process, is the shortest.

    Args:
        heights: of the entries, in mm, the first with what stands before it and the last with what comes after it.
        room: the height of a page, in mm.
    """
    begun = [False] * len(heights)
    start, pages = 0, _FIRST
    while True:
        reached = tuple(_reached(heights[start:], room))
        ends = tuple(_ends(reached, room, *pages))
        end = _best(ends, all_fit=not reached or reached[-1] <= pages[1] * room)
        if not end:
            return tuple(begun)
        start, pages = start + end, _OTHERS
        begun[start] = True


def _reached(heights: Sequence[Height], room: float) -> Iterator[float]:
    """Yield how far down its pages a run has come after each entry, in mm; what is whole goes overleaf if need be."""
    reached = 0.0
    for height in heights:
        for stretch in height:
            left = room - reached % room
            reached += stretch.height + (left if stretch.whole and left < stretch.height <= room else 0.0)
        yield reached


def _ends(reached: Sequence[float], room: float, least: float, most: float) -> Iterator[tuple[int, float]]:
    """Yield how many entries a run may have, with how much of its last page they fill; none where all are one run."""
    for count, height in enumerate(reached[:-1], start=1):
        if least * room <= height <= most * room and reached[-1] - height >= _OTHERS[0] * room:
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


def _kept_together(blocks: Sequence[Sequence[GroupLength]], heights: Sequence[Height]) -> tuple[Height, ...]:
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
        if len(block) > 1 and sum(one.height for one in heights[last]) <= _LITTLE:
            _count_with_next(counted, last - 1)
        place = last + 1
    return tuple(counted)


def _count_with_next(heights: list[Height], place: int) -> None:
    heights[place : place + 2] = [(), heights[place] + heights[place + 1]]


def heights_of(blocks: Sequence[Sequence[GroupLength]], after: Sequence[SharedRow], sample: str) -> tuple[Height, ...]:
    """Return how high each group stands, in mm, to within some hundredths: by its letters as they are on average.

    With the first of a block stands its title, with the first of all what stands before them, with the last what comes
    after.
    """
    per_letter = text_width(sample, size=_SIZE) / len(sample) if sample else 1.0
    heights = [
        ((Stretch(_HEAD),) if place == 0 else ()) + _group(group, per_letter)
        for block in blocks
        for place, group in enumerate(block)
    ]
    heights[:1] = [(Stretch(_OPENING), *one) for one in heights[:1]]
    shared = sum(_paragraph(len(row.number) + len(row.values) + len(row.source), per_letter) for row in after)
    heights[-1:] = [(*one, Stretch(shared)) for one in heights[-1:]]
    return tuple(heights)


def _group(group: GroupLength, per_letter: float) -> Height:
    """Return how high a group stands; the paragraph before its tables goes with the first of them."""
    paragraphs = [_paragraph(one, per_letter) for one in group.letters]
    tables = [_table(one, per_letter) for one in group.tables]
    if paragraphs and tables:
        tables[0] += paragraphs.pop()
    return (Stretch(_TOPIC + sum(paragraphs)), *(Stretch(one, whole=True) for one in tables))


def _table(table: TableLength, per_letter: float) -> float:
    below = _paragraph(table.below, per_letter) if table.below else 0.0
    return _TABLE + _ROW * (1 + table.rows) + below


def _paragraph(letters: int, per_letter: float) -> float:
    """Return how high a paragraph stands, whose lines after the first are indented."""
    width = letters * per_letter
    lines = 1 + max(0, ceil((width - _WIDTH) / (_WIDTH - _INDENT)))
    return lines * _LINE + _AFTER
