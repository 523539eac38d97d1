"""The Processes sheet: an Excel table with a row for each process, its dropdowns and its live preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.addresses import RowAddresses
from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.entry_rules import entry_rule, formula_rule
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import FIRST_ROW, HEADER_ROW, fit_row, head, header_row, letters, print_setup
from reportgen.workbook.process_colours import colour
from reportgen.workbook.process_table import excel_table
from reportgen.workbook.schema import PROCESSES, preview_columns, process_columns
from reportgen.workbook.styles import (
    BAND,
    BAND_START,
    CENTRE,
    COMPACT_HEADER,
    FORMULA,
    ONE_LINE,
    dress,
    keep_text,
    put,
    repeat,
)
from reportgen.workbook.template_preview import Preview

_BAND_ROW = HEADER_ROW - 1
_STANDFIRST = (
    "One row a process; only the name is required. Rate 1 to 5: select a cell to see what each step means, and leave "
    "blank what you do not know. More columns fold out with the 2 in the top left corner."
)
_NUMBER_FORMATS = {"preview_index": "0.0", "preview_completeness": "0%"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessTable:
    """Where things stand on the Processes sheet: the column of each field, first and last row."""

    place: Mapping[str, str]
    first: int
    last: int

    def cells(self, field: str) -> str:
        """Return a field's cells as an absolute reference for formulas on other sheets."""
        return f"{PROCESSES.name}!{self.row(self.first).column(field)}"

    def row(self, number: int) -> RowAddresses:
        """Return how formulas on the sheet name the cells of a row."""
        return RowAddresses(place=self.place, row=number, first=self.first, last=self.last)


def all_columns(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the columns as they are written: essential, preview, then folded."""
    columns = process_columns(knowledge)
    essential = tuple(column for column in columns if not column.folded)
    return (*essential, *preview_columns(), *(column for column in columns if column.folded))


def write_processes(book: Workbook, filling: Filling, preview: Preview, *, rows: int) -> ProcessTable:
    """Write the table with at least `rows` rows."""
    sheet: Worksheet = book.create_sheet(PROCESSES.name)
    columns = preview.columns
    last = FIRST_ROW + max(rows, len(filling.processes)) - 1
    table = ProcessTable(place=letters(columns), first=FIRST_ROW, last=last)
    head(sheet, PROCESSES, _STANDFIRST)
    _bands(sheet, columns)
    header_row(sheet, columns, filling.notation.currency, height=52, look=COMPACT_HEADER)
    _dress_rows(sheet, columns, table, filling)
    _entries(sheet, columns, table, filling)
    _preview(sheet, preview, table)
    _rules(sheet, columns, table)
    colour(sheet, preview, table.row(table.first))
    ref = f"A{HEADER_ROW}:{table.place[columns[-1].field]}{last}"
    sheet.add_table(excel_table(ref, preview, filling.notation.currency))
    _show(sheet, columns, table)
    print_setup(sheet, on_letter=filling.notation.is_on_letter, pages_wide=2, large=True)
    return table


def _bands(sheet: Worksheet, columns: Sequence[Column]) -> None:
    pairs = zip(columns, letters(columns).values(), strict=True)
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        for position, (_, letter) in enumerate(members):
            put(sheet, f"{letter}{_BAND_ROW}", group if position == 0 else None, BAND if position else BAND_START)
    sheet.row_dimensions[_BAND_ROW].height = 18


def _dress_rows(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable, filling: Filling) -> None:
    """Dress the first row cell by cell, and the others like it."""
    for column in columns:
        cell = f"{table.place[column.field]}{table.first}"
        if column.kind is Kind.FORMULA:
            alignment = ONE_LINE if column.field == "preview_warnings" else CENTRE
            dress(sheet[cell], FORMULA, number_format=_NUMBER_FORMATS.get(column.field), alignment=alignment)
        else:
            enter(sheet, cell, column, None, filling.notation)
    for number in range(1, len(columns) + 1):
        like = sheet.cell(table.first, number)
        for row in range(table.first + 1, table.last + 1):
            repeat(sheet.cell(row, number), like)


def _entries(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable, filling: Filling) -> None:
    widths = {column.field: column.width for column in columns}
    for row, entries in enumerate(filling.processes, start=table.first):
        for field, entry in entries.items():
            cell = sheet[f"{table.place[field]}{row}"]
            cell.value = entry
            keep_text(cell)
        fit_row(sheet, row, [(entry, widths[field]) for field, entry in entries.items()])


def _preview(sheet: Worksheet, preview: Preview, table: ProcessTable) -> None:
    for row in range(table.first, table.last + 1):
        for field, formula in preview.formulas(table.row(row)).items():
            sheet[f"{table.place[field]}{row}"].value = formula


def _rules(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable) -> None:
    for column in columns:
        rule = formula_rule(column) if column.kind is Kind.FORMULA else entry_rule(column)
        letter = table.place[column.field]
        rule.add(f"{letter}{table.first}:{letter}{table.last}")
        sheet.add_data_validation(rule)


def _show(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable) -> None:
    """Freeze the heads, let columns fold and set the sheet up for printing.

    The sheet is not protected: Excel would then neither unfold columns nor sort or extend the table. Formula cells
    are locked all the same, and refuse to be typed over.
    """
    end = table.place[columns[-1].field]
    sheet.freeze_panes = f"C{table.first}"
    sheet.column_dimensions.max_outline = 1
    sheet.column_dimensions[table.place[preview_columns()[-1].field]].collapsed = True
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=True, summaryRight=False)
    sheet.print_area = f"A{_BAND_ROW}:{end}{table.last}"
    sheet.print_title_rows = f"{_BAND_ROW}:{HEADER_ROW}"
    sheet.print_title_cols = "A:B"
