"""Columns with values under no header, as a merged header leaves them: said, as they are not read."""

from __future__ import annotations

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.letters import column_letter
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import UNNAMED_COLUMNS
from reportgen.workbook.parsed import is_blank_cell


def unnamed_columns(sheet: SheetCells, header_row: int) -> tuple[Finding, ...]:
    """Say which columns hold values below a header row that has none for them; the first value is the place."""
    named = {number for number, cell in sheet.rows[header_row].items() if not is_blank_cell(cell)}
    first: dict[int, int] = {}
    for row, cells in sheet.rows.items():
        if row > header_row:
            for number in cells.keys() - named - first.keys():
                if not is_blank_cell(cells[number]):
                    first[number] = row
    if not first:
        return ()
    columns = sorted(first)
    spot = Spot(sheet=sheet.name, cell=sheet.ref(first[columns[0]], columns[0]).cell, row=first[columns[0]])
    return (UNNAMED_COLUMNS.at(spot, columns=tuple(map(column_letter, columns)), row=header_row),)
