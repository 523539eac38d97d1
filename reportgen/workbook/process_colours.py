"""Colours on the Processes sheet that follow what is typed: what is open, what is to be mended, what the class is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.addresses import RowAddresses
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.frame import highlight
from reportgen.workbook.row_signs import no_rating, row_signs
from reportgen.workbook.styles import INK, PRIMARY, PRIMARY_TINT, SIGNAL, SIGNAL_TINT, TO_DO, WHITE, fill

_HYBRID = "B7C9CE"


def colour(
    sheet: Worksheet, columns: Sequence[Column], first: RowAddresses, cells: Mapping[str, str], knowledge: Knowledge
) -> None:
    """Add the rules; `first` names the cells of the first row, `cells` what the row signs' formulas name there."""
    for sign in row_signs(knowledge):
        if sign.field is not None:
            highlight(sheet, _all(first, sign.field), sign.formula.format_map(cells), fill(SIGNAL_TINT))
    for column in columns:
        if column.kind is Kind.RATING:
            _ratings(sheet, column, first)
    _classes(sheet, first)
    warned = first.cell("preview_warnings")
    highlight(sheet, _all(first, "preview_warnings"), f"LEN({warned})>0", fill(SIGNAL_TINT), ink=Font(color=SIGNAL))


def _all(first: RowAddresses, field: str) -> str:
    return first.column(field).replace("$", "")


def _ratings(sheet: Worksheet, column: Column, first: RowAddresses) -> None:
    cell, name = first.cell(column.field), first.cell("name")
    if not column.choices:
        highlight(sheet, _all(first, column.field), no_rating(cell), fill(SIGNAL_TINT))
    if not column.folded:
        highlight(sheet, _all(first, column.field), f'AND(TRIM({name})<>"",{cell}="")', fill(TO_DO))


def _classes(sheet: Worksheet, first: RowAddresses) -> None:
    nature, cells = first.cell("preview_class"), _all(first, "preview_class")
    highlight(sheet, cells, f'{nature}="KPO"', fill(PRIMARY), ink=Font(color=WHITE, bold=True))
    highlight(sheet, cells, f'{nature}="HYBRID"', fill(_HYBRID), ink=Font(color=INK, bold=True))
    highlight(sheet, cells, f'{nature}="BPO"', fill(PRIMARY_TINT), ink=Font(color=PRIMARY, bold=True))
