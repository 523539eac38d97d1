"""Text that shows that a file was saved in another encoding than it was read in."""

from __future__ import annotations

import re

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import GARBLED_TEXT

_GARBLED = re.compile(
    "\ufffd"  # a byte that stands for nothing
    "|[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00e2\u20ac"  # UTF-8 read as Windows-1252
    "|(?<=[^\\W\\d_])[\u201e\u201d](?=[^\\W\\d_])"  # an umlaut of an old code page
)


def garbled_text(sheet: SheetCells, encoding: str) -> tuple[Finding, ...]:
    """Say so at the first cell whose text seems garbled."""
    for row, cells in sheet.rows.items():
        for cell in cells.values():
            if isinstance(cell.value, str) and _GARBLED.search(cell.value):
                spot = Spot(sheet=sheet.name, cell=cell.ref.cell, row=row)
                return (GARBLED_TEXT.at(spot, text=cell.value, encoding=OwnWords(encoding)),)
    return ()
