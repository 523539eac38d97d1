"""The green corners with which Excel marks what it takes for a slip: switched off where it is none."""

from __future__ import annotations

import re

_TABLES = b"<tableParts"
_DIMENSION = re.compile(rb'<dimension ref="([A-Z0-9:]+)"')


def without_green_corners(sheet: bytes) -> bytes:
    """Return the XML of a sheet; one with a table says that two things on it are meant to be as they are.

    These are numbers kept as text, such as the ID 007, and formulas that name cells by place where the table's own
    formula names them by column.
    """
    found = _DIMENSION.search(sheet)
    if _TABLES not in sheet or found is None:
        return sheet
    marks = b'<ignoredErrors><ignoredError sqref="%b" numberStoredAsText="1" calculatedColumn="1"/></ignoredErrors>'
    before, tables, after = sheet.rpartition(_TABLES)
    place = _in_order(before)
    return before[:place] + marks % found[1] + before[place:] + tables + after


def _in_order(before: bytes) -> int:
    """Return where the marks go: before any drawing, which the format wants behind them."""
    drawings = [place for tag in (b"<drawing ", b"<legacyDrawing ") if (place := before.rfind(tag)) >= 0]
    return min(drawings, default=len(before))
