"""How each kind of entry stands in its cell: look, number format, alignment, and text that stays text."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.column import Column, Kind
from reportgen.workbook.filling import Entry
from reportgen.workbook.notation import Notation
from reportgen.workbook.styles import CENTRE, FIELD, LEFT, OPTIONAL, RIGHT, Look, dress, keep_text

_ALIGNED = {
    Kind.MONEY: RIGHT,
    Kind.NUMBER: RIGHT,
    Kind.PERCENT: RIGHT,
    Kind.DATE: RIGHT,
    Kind.RATING: CENTRE,
    Kind.YES_NO: CENTRE,
}


def enter(
    sheet: Worksheet,
    place: str,
    column: Column,
    entry: Entry | None,
    notation: Notation,
    *,
    alignment: Alignment | None = None,
) -> None:
    """Dress an input cell for its column and write the entry, if there is one."""
    cell = sheet[place]
    dress(cell, look(column), number_format=notation.number_format(column), alignment=alignment or aligned(column))
    if entry is not None:
        cell.value = entry
        keep_text(cell)


def look(column: Column) -> Look:
    """Return the look of a column's input cells: cream where the report needs them, white where a blank will do."""
    return OPTIONAL if column.is_optional else FIELD


def aligned(column: Column) -> Alignment:
    """Return how a column's cells are aligned."""
    if column.choices and column.kind is Kind.RATING:
        return LEFT
    return _ALIGNED.get(column.kind, LEFT)
