"""Formula results that nobody calculated: some programs store a 0 for every formula they write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta

from reportgen.workbook.column import Column
from reportgen.workbook.headers import find_headings
from reportgen.workbook.located import Cell, CellState, SheetCells
from reportgen.workbook.parser import is_read

_ZEROS = (0, time(), timedelta())


def with_stale_results(
    sheets: Mapping[str, SheetCells], columns: Mapping[str, tuple[Sequence[Column], str]]
) -> Mapping[str, SheetCells]:
    """Mark the formulas whose result is 0 as never calculated, where that is the result of all that are read.

    Only for a workbook that asks to be calculated when it is opened. `columns` gives, for each table, its columns
    and the field that tells the header row; on other sheets every cell is read.
    """
    results = [cell for role, sheet in sheets.items() for cell in _read_formulas(sheet, columns.get(role))]
    if not results or not all(_is_zero(cell) for cell in results):
        return sheets
    return {role: _marked(sheet) for role, sheet in sheets.items()}


def _read_formulas(sheet: SheetCells, table: tuple[Sequence[Column], str] | None) -> Iterator[Cell]:
    """Yield the formulas with a stored result, in the columns that are read below the headers."""
    headings = find_headings(sheet, *table) if table else None
    if table and headings is None:
        return
    first = headings.row + 1 if headings else 1
    known = None if headings is None else {one.number for one in headings.known if is_read(one.column)}
    for row, cells in sheet.rows.items():
        for number, cell in cells.items():
            if row >= first and (known is None or number in known) and cell.is_formula and _has_result(cell):
                yield cell


def _has_result(cell: Cell) -> bool:
    return cell.state in {CellState.VALUE, CellState.ERROR}


def _marked(sheet: SheetCells) -> SheetCells:
    rows = {row: {number: _marked_cell(cell) for number, cell in cells.items()} for row, cells in sheet.rows.items()}
    return replace(sheet, rows=rows)


def _marked_cell(cell: Cell) -> Cell:
    return replace(cell, value=None, state=CellState.STALE) if cell.is_formula and _is_zero(cell) else cell


def _is_zero(cell: Cell) -> bool:
    """Return whether a cell holds 0, which under the format of a date is midnight; FALSE is a result."""
    return not isinstance(cell.value, bool) and cell.value in _ZEROS
