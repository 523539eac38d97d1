"""Whether openpyxl can hold a workbook with its formats: it makes an object of every cell that anything is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.utils.cell import range_boundaries

from reportgen.workbook.located import SheetCells
from reportgen.workbook.preflight import CheckedWorkbook

MOST_MERGED = 200_000
_MOST_CELLS = 2_000_000
_MOST_FILLED = 150_000
_MOST_ROWS = 8_000
_MOST_LINKED = 100_000
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LINKED = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*?\bref=[\"']([A-Z]+[0-9]+:[A-Z]+[0-9]+)[\"']")


def is_too_large(sheets: Sequence[SheetCells]) -> bool:
    """Return whether so much is filled in that a copy with its formats would take minutes and gigabytes."""
    filled = sum(len(cells) for sheet in sheets for cells in sheet.rows.values())
    return filled > _MOST_FILLED or any(len(sheet.rows) > _MOST_ROWS for sheet in sheets)


def is_moderate(checked: CheckedWorkbook, sheets: Sequence[SheetCells]) -> bool:
    """Return whether the cells, blank ones with a format among them, the merged and the linked areas are few enough."""
    if is_too_large(sheets):
        return False
    cells = linked = 0
    for sheet in sheets:
        content = checked.package.container.read(sheet.part)
        cells += sum(1 for _ in _CELL.finditer(content))
        linked += sum(_area(found[1].decode()) for found in _LINKED.finditer(content))
    merged = sum(merged_area(sheet.merged) for sheet in sheets)
    return cells <= _MOST_CELLS and merged <= MOST_MERGED and linked <= _MOST_LINKED


def merged_area(merged: Sequence[tuple[int, int, int, int]]) -> int:
    """Return how many cells the merged areas cover together."""
    return sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in merged)


def _area(area: str) -> int:
    left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(area))
    return (right - left + 1) * (bottom - top + 1)
