"""Where the calculations begin runs of pages of their own, so that a change of one process changes few pages.

A run ends between two topics where its last page is nearly full, as far as that can be told from how long they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.calculations.blocks import CalculationBlock, CalculationGroup
from reportgen.report.view.calculations.shared import SharedRow

_SIZE, _LINE, _WIDTH = 6.6, 2.9, 170.0  # pt and mm, as all sizes below those of the style sheet
_OPENING, _HEAD, _TOPIC, _AFTER = 60.0, 7.0, 0.9, 0.3
_TABLE, _ROW = 1.8, 3.0
_FIRST, _OTHERS = (0.8, 4.0), (1.8, 5.0)  # pages of a run: at least, at most
_FULL, _SURE = 0.85, 0.96  # of a run's last page


def in_runs(
    blocks: Sequence[CalculationBlock], after: Sequence[SharedRow], room: float
) -> tuple[CalculationBlock, ...]:
    """Return the calculations with each group that begins a run marked; `room` is the height of a page, in mm."""
    begun = iter(runs_begun(_with_heads(blocks, heights_of(blocks, after)), room))
    return tuple(
        replace(block, groups=tuple(replace(group, begins_run=next(begun)) for group in block.groups))
        for block in blocks
    )


def runs_begun(heights: Sequence[float], room: float) -> tuple[bool, ...]:
    """Return for each entry whether it begins a run.

    A run ends at the first entry that nearly fills its last page, and else where that is fullest. The first run, which
    changes with every process, is the shortest.

    Args:
        heights: of the entries, in mm, the first with what stands before it and the last with what comes after it.
        room: the height of a page, in mm.
    """
    begun = [False] * len(heights)
    start, pages = 0, _FIRST
    while ends := tuple(_ends(heights[start:], room, *pages)):
        start, pages = start + _best(ends), _OTHERS
        begun[start] = True
    return tuple(begun)


def _ends(heights: Sequence[float], room: float, least: float, most: float) -> Iterator[tuple[int, float]]:
    """Yield how many entries a run may have, with how much of its last page they fill; none where all are one run."""
    left = sum(heights)
    for count, height in enumerate(accumulate(heights[:-1]), start=1):
        if least * room <= height <= most * room and left - height >= _OTHERS[0] * room:
            yield count, height / room % 1


def _best(ends: Sequence[tuple[int, float]]) -> int:
    return next((count for count, fill in ends if _FULL <= fill <= _SURE), 0) or max(ends, key=_fullness)[0]


def _fullness(end: tuple[int, float]) -> float:
    """Return how full a page is; one that may run over on the next counts as empty."""
    return end[1] if end[1] <= _SURE else 0.0


def _with_heads(blocks: Sequence[CalculationBlock], heights: Sequence[float]) -> tuple[float, ...]:
    """Return the heights with that of what was entered, a line under its title, counted with the topic after it.

    Of two ends as full, a run takes the first: none parts the two.
    """
    counted = list(heights)
    place = 0
    for block in blocks:
        if len(block.groups) > 1 and not block.groups[0].topic:
            counted[place + 1] += counted[place]
            counted[place] = 0.0
        place += len(block.groups)
    return tuple(counted)


def heights_of(blocks: Sequence[CalculationBlock], after: Sequence[SharedRow]) -> tuple[float, ...]:
    """Return how high each group stands, in mm, to within some hundredths: by its letters as they are on average.

    With the first of a block stands its title, with the first of all what stands before them, with the last what comes
    after.
    """
    sample = "".join(row.worked for block in blocks[:2] for group in block.groups for row in group.rows)
    per_letter = text_width(sample, size=_SIZE) / len(sample) if sample else 1.0
    heights = [
        _HEAD * (place == 0) + _group(group, per_letter) for block in blocks for place, group in enumerate(block.groups)
    ]
    heights[:1] = [_OPENING + one for one in heights[:1]]
    shared = sum(_paragraph(len(row.number) + len(row.values) + len(row.source), per_letter) for row in after)
    heights[-1:] = [one + shared for one in heights[-1:]]
    return tuple(heights)


def _group(group: CalculationGroup, per_letter: float) -> float:
    opening = len(group.topic) + len(group.source)
    letters = [len(row.label) + len(row.worked) + len(row.source) for row in group.rows]
    letters[:1] = [opening + one for one in letters[:1]]
    tables = sum(_TABLE + _ROW * (1 + len(table.rows)) for table in group.tables)
    spent = [len(table.spent) for table in group.tables if table.spent]
    return _TOPIC + tables + sum(_paragraph(one, per_letter) for one in (*letters, *spent))


def _paragraph(letters: int, per_letter: float) -> float:
    return ceil(letters * per_letter / _WIDTH) * _LINE + _AFTER
