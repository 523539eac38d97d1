"""Colours on the Processes sheet that follow what is typed: what is open, what is to be mended, what the class is."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.addresses import RowAddresses
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.frame import highlight
from reportgen.workbook.row_signs import no_fit, no_rating, said
from reportgen.workbook.styles import INK, PRIMARY, PRIMARY_TINT, SIGNAL, SIGNAL_TINT, TO_DO, WHITE, fill
from reportgen.workbook.template_preview import Preview, is_limited

_HYBRID = "B7C9CE"


def colour(sheet: Worksheet, preview: Preview, first: RowAddresses) -> None:
    """Add the rules; `first` names the cells of the first row."""
    warned = first.cell("preview_warnings")
    for field, text in dict.fromkeys((field, sign.text) for sign in preview.signs for field in sign.fields):
        highlight(sheet, _all(first, field), said(text, warned), fill(SIGNAL_TINT))
    for column in preview.columns:
        if column.kind is Kind.RATING:
            _ratings(sheet, column, first)
        if is_limited(column):
            highlight(sheet, _all(first, column.field), no_fit(column, first.cell(column.field)), fill(SIGNAL_TINT))
    _classes(sheet, first)
    _errors(sheet, preview.columns, first)
    highlight(sheet, _all(first, "preview_warnings"), f"LEN({warned})>0", fill(SIGNAL_TINT), ink=Font(color=SIGNAL))


def _all(first: RowAddresses, field: str) -> str:
    return first.column(field).replace("$", "")


def _ratings(sheet: Worksheet, column: Column, first: RowAddresses) -> None:
    cell, name = first.cell(column.field), first.cell("name")
    if not column.choices:
        highlight(sheet, _all(first, column.field), no_rating(cell), fill(SIGNAL_TINT))
    if not column.folded:
        highlight(sheet, _all(first, column.field), f'AND(TRIM({name})<>"",{cell}="")', fill(TO_DO))


def _errors(sheet: Worksheet, columns: Sequence[Column], first: RowAddresses) -> None:
    """Colour error values, such as #N/A from a lookup that was pasted, wherever they stand."""
    corner, end = (_all(first, one.field) for one in (columns[0], columns[-1]))
    cells = f"{corner.split(':')[0]}:{end.split(':')[1]}"
    highlight(sheet, cells, f"ISERROR({corner.split(':')[0]})", fill(SIGNAL_TINT))


def _classes(sheet: Worksheet, first: RowAddresses) -> None:
    nature, cells = first.cell("preview_class"), _all(first, "preview_class")
    highlight(sheet, cells, f'{nature}="KPO"', fill(PRIMARY), ink=Font(color=WHITE, bold=True))
    highlight(sheet, cells, f'{nature}="HYBRID"', fill(_HYBRID), ink=Font(color=INK, bold=True))
    highlight(sheet, cells, f'{nature}="BPO"', fill(PRIMARY_TINT), ink=Font(color=PRIMARY, bold=True))
