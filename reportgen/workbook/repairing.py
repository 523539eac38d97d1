"""Repairs are carried out in the copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.located import Cell as LocatedCell
from reportgen.workbook.repair import Repair, RepairKind
from reportgen.workbook.review_loading import LoadedBook
from reportgen.workbook.review_text import put_typed

_WITHOUT_FORMAT = frozenset({"General", "@"})


def is_fixed(loaded: LoadedBook, cell: LocatedCell) -> bool:
    """Return whether a cell stays as it is: a formula, a text in several formats, or one hidden by a merged cell."""
    found = loaded.sheet(cell.ref.sheet)._cells.get((cell.row, cell.column))  # noqa: SLF001 - [] is slow
    return not isinstance(found, Cell) or found.data_type == "f" or isinstance(found.value, CellRichText)


def carry_out(loaded: LoadedBook, repairs: Sequence[Repair]) -> LoadedBook:
    """Write the repairs into the copy; the names of sheets last. Return it with the names its sheets have now."""
    for repair in repairs:
        if repair.cell is not None:
            _write(loaded.sheet(repair.sheet), repair.cell, repair)
    titles = dict(loaded.titles)
    for repair in repairs:
        if repair.kind is RepairKind.SHEET:
            loaded.sheet(repair.sheet).title = titles[repair.sheet] = str(repair.after)
    return LoadedBook(book=loaded.book, titles=titles, has_formats=loaded.has_formats)


def _write(sheet: Worksheet, place: str, repair: Repair) -> None:
    cell = sheet[place]
    _rename_table_column(sheet, repair)
    own = cell.number_format
    put_typed(cell, repair.after)  # openpyxl gives a date a format of its own
    wanted = repair.number_format
    if wanted is not None:
        needs_percent = "%" in wanted and "%" not in own
        is_date_without = isinstance(repair.after, date) and not is_date_format(own)
        cell.number_format = wanted if own in _WITHOUT_FORMAT or needs_percent or is_date_without else own


def _rename_table_column(sheet: Worksheet, repair: Repair) -> None:
    """Keep the name that a table has for its column the same as the header, as Excel demands."""
    for table in sheet.tables.values():
        left, top, right, _ = (int(edge or 0) for edge in range_boundaries(table.ref))
        if repair.row == top and left <= repair.column <= right and len(table.tableColumns) > repair.column - left:
            table.tableColumns[repair.column - left].name = str(repair.after).replace("\n", "_x000a_")
