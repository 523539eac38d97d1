"""The sheet that a review wrote its findings on, by which the next reading knows it and passes over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.workbook.located import SheetCells

SHEET_PROPERTY = "reportgen_review"
TITLE = "Findings"


def without_review(sheets: Sequence[SheetCells], properties: Mapping[str, str]) -> tuple[SheetCells, ...]:
    """Return the sheets of the analyst: all but the one that an earlier review wrote its findings on."""
    written = properties.get(SHEET_PROPERTY)
    return tuple(sheet for sheet in sheets if sheet.name != written or not _is_titled(sheet))


def _is_titled(sheet: SheetCells) -> bool:
    first = sheet.rows.get(1, {}).get(1)
    return first is not None and first.value == TITLE
