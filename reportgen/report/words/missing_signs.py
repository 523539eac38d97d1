"""Signs of a workbook that the report's typefaces lack, said with the cells they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import CellRef, Finding
from reportgen.model.message import OwnWords, Spot, warning
from reportgen.report.words.glyphs import INVISIBLE, missing_signs, stand_in, texts_of
from reportgen.report.words.signs import REPORT_SIGNS, WESTERN_LETTERS

if TYPE_CHECKING:
    from reportgen.report.fonts import FontFamily

MISSING_SIGNS = warning(
    "RG951",
    "The typefaces lack signs of a text",
    "The report's typefaces have no sign for {signs}{where}; what has no plain form is printed as {stand_in}.",
    "Write it in letters that they have, or name typefaces in a brand file that have these signs, and check with "
    "--brand. The results keep the text as it is.",
)
MESSAGES = (MISSING_SIGNS,)

_ALWAYS_THERE = frozenset({*map(chr, range(0x20, 0x7F)), *REPORT_SIGNS, *WESTERN_LETTERS, *INVISIBLE})
"""Signs that the built-in families have, which set what a brand's own lack: for these alone no font is opened."""

_SHOWN = 12
_CELL_BY_CELL = 10
_NO_TEXTS = frozenset({"processes", "cells"})
_NAMES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name not in _NO_TEXTS) for kind in (Engagement, Process)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text with signs that are not everywhere, and where it was entered, as far as that is known."""

    signs: frozenset[str]
    cell: CellRef | None
    field: str
    row: int | None


def signs_that_are_missing(
    engagement: Engagement, families_of_the_report: Callable[[], tuple[FontFamily, ...]]
) -> tuple[Finding, ...]:
    """Return a finding for each cell whose signs cannot all be printed, or one for them all where they are many.

    The families are asked for only where there are signs that are not everywhere.
    """
    texts = tuple(_unusual(engagement))
    if not texts:
        return ()
    families = families_of_the_report()
    missing = missing_signs(frozenset().union(*(text.signs for text in texts)), families)
    lacking = tuple(text for text in texts if text.signs & missing)
    printed = stand_in(families)
    if len(lacking) <= _CELL_BY_CELL:
        return tuple(_finding(text, text.signs & missing, "", printed) for text in lacking)
    return (_finding(lacking[0], missing, f", here and in {len(lacking) - 1} more cells", printed),)


def _finding(text: _Text, signs: frozenset[str] | set[str], where: str, printed: str) -> Finding:
    cell = text.cell
    spot = None if cell is None else Spot(sheet=cell.sheet, cell=cell.cell, row=text.row, field=text.field)
    return MISSING_SIGNS.at(spot, signs=OwnWords(named(sorted(signs))), where=OwnWords(where), stand_in=printed)


def named(signs: Sequence[str]) -> str:
    """Return signs with their numbers, the first dozen of them."""
    more = f" and {len(signs) - _SHOWN} more" if len(signs) > _SHOWN else ""
    return ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:_SHOWN]) + more


def _unusual(engagement: Engagement) -> Iterator[_Text]:
    owners: tuple[Engagement | Process, ...] = (engagement, *engagement.processes)
    for owner in owners:
        for name in _NAMES[type(owner)]:
            value = getattr(owner, name)
            if value is None or (isinstance(value, str) and value.isascii()):
                continue
            signs = frozenset(sign for text in texts_of(value) for sign in text) - _ALWAYS_THERE
            if signs:
                row = owner.row if isinstance(owner, Process) else None
                yield _Text(signs=signs, cell=owner.cells.get(name), field=name, row=row)
