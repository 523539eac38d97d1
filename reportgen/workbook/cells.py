"""How each kind of entry stands in its cell: number format, alignment, and text that stays text."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.column import Column, Kind
from reportgen.workbook.filling import Entry
from reportgen.workbook.styles import CENTRE, FIELD, LEFT, RIGHT, dress, keep_text

_TEXT = "@"
_FORMATS = {
    Kind.MONEY: "#,##0",
    Kind.NUMBER: "#,##0.0",
    Kind.INTEGER: "0",
    Kind.PERCENT: "0.0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.RATING: "0",
}
_ALIGNED = {Kind.MONEY: RIGHT, Kind.NUMBER: RIGHT, Kind.RATING: CENTRE, Kind.YES_NO: CENTRE}
_WORDED = {Kind.TEXT, Kind.LONG_TEXT}


def enter(
    sheet: Worksheet, place: str, column: Column, entry: Entry | None, *, alignment: Alignment | None = None
) -> None:
    """Dress an input cell for its column and write the entry, if there is one."""
    cell = sheet[place]
    dress(cell, FIELD, number_format=number_format(column), alignment=alignment or _alignment(column))
    if entry is not None:
        cell.value = entry
        keep_text(cell)


def number_format(column: Column) -> str:
    """Return the number format of a column's cells."""
    if column.kind is Kind.NUMBER and column.field == "annual_volume":
        return "#,##0"
    return _FORMATS.get(column.kind, _TEXT if column.kind in _WORDED else "General")


def _alignment(column: Column) -> Alignment:
    if column.choices and column.kind is Kind.RATING:
        return LEFT
    return _ALIGNED.get(column.kind, LEFT)
