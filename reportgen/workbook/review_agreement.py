"""Whether a copy says cell by cell what the original says, but for its repairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from reportgen.workbook.located import Cell, CellState, CellValue, SheetCells
from reportgen.workbook.reading import LocatedReading
from reportgen.workbook.repair import Repair

_SAME_MOMENT = timedelta(seconds=1)


def agrees(
    original: LocatedReading, copy: LocatedReading, repairs: Sequence[Repair], titles: Mapping[str, str]
) -> bool:
    """Return whether every cell of the original stands in the copy; cells that were repaired or damaged apart."""
    copies = {sheet.name: sheet for sheet in copy.sheets}
    changed = {(repair.sheet, repair.cell) for repair in repairs}
    return all(
        titles[sheet.name] in copies and _same_cells(sheet, copies[titles[sheet.name]], changed)
        for sheet in original.sheets
    )


def _same_cells(sheet: SheetCells, copy: SheetCells, changed: set[tuple[str, str | None]]) -> bool:
    for row, cells in sheet.rows.items():
        copied = copy.rows.get(row, {})
        for column, cell in cells.items():
            is_expected = cell.state is CellState.DAMAGED or (sheet.name, cell.ref.cell) in changed
            if not is_expected and not _same(cell, copied.get(column)):
                return False
    return True


def _same(cell: Cell, copy: Cell | None) -> bool:
    if copy is None:
        return cell.value == ""
    is_same = cell.state is copy.state and cell.is_percent == copy.is_percent and cell.shown == copy.shown
    return is_same and _same_value(cell.value, copy.value)


def _same_value(value: CellValue | None, copied: CellValue | None) -> bool:
    if isinstance(value, datetime) and isinstance(copied, datetime):
        return abs(value - copied) < _SAME_MOMENT
    return value == copied and isinstance(value, bool) == isinstance(copied, bool)
