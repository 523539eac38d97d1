"""The Processes sheet: an Excel table with a row for each process, its dropdowns and its live preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.styles import Font
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.entry_rules import entry_rule, formula_rule
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import FIRST_ROW, HEADER_ROW, fit_row, head, header_row, highlight, letters, print_setup
from reportgen.workbook.preview import Term, class_formula, completeness_formula, index_criteria, index_formula
from reportgen.workbook.schema import PROCESSES, preview_columns, process_columns
from reportgen.workbook.styles import (
    BAND,
    BAND_START,
    CENTRE,
    COMPACT_HEADER,
    FORMULA,
    INK,
    PRIMARY,
    PRIMARY_TINT,
    SIGNAL_TINT,
    TO_DO,
    WHITE,
    fill,
    put,
)

_BAND_ROW = HEADER_ROW - 1
_STANDFIRST = (
    "One row a process; only the name is required. Rate 1 to 5: select a cell to see what each step means, and leave "
    "blank what you do not know. More columns fold out with the + above the sheet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessTable:
    """Where things stand on the Processes sheet: the column of each field, first and last row."""

    place: Mapping[str, str]
    first: int
    last: int

    def cells(self, field: str) -> str:
        """Return a field's cells as an absolute reference for formulas on other sheets."""
        letter = self.place[field]
        return f"{PROCESSES.name}!${letter}${self.first}:${letter}${self.last}"


def all_columns(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the columns as they are written: essential, preview, then folded."""
    columns = process_columns(knowledge)
    essential = tuple(column for column in columns if not column.folded)
    return (*essential, *preview_columns(), *(column for column in columns if column.folded))


def write_processes(
    book: Workbook, knowledge: Knowledge, filling: Filling, weights: Mapping[str, str], *, rows: int
) -> ProcessTable:
    """Write the table with at least `rows` rows; `weights` holds the cell of each criterion's weight in use."""
    sheet: Worksheet = book.create_sheet(PROCESSES.name)
    columns = all_columns(knowledge)
    last = FIRST_ROW + max(rows, len(filling.processes)) - 1
    table = ProcessTable(place=letters(columns), first=FIRST_ROW, last=last)
    head(sheet, PROCESSES, _STANDFIRST)
    _bands(sheet, columns)
    header_row(sheet, columns, str(filling.engagement["currency"]), height=52, look=COMPACT_HEADER)
    _entries(sheet, columns, table, filling)
    _preview(sheet, knowledge, table, weights)
    _rules(sheet, columns, table)
    _colours(sheet, columns, table)
    _show(sheet, columns, table)
    return table


def _bands(sheet: Worksheet, columns: Sequence[Column]) -> None:
    pairs = zip(columns, letters(columns).values(), strict=True)
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        for position, (_, letter) in enumerate(members):
            put(sheet, f"{letter}{_BAND_ROW}", group if position == 0 else None, BAND if position else BAND_START)
    sheet.row_dimensions[_BAND_ROW].height = 18


def _entries(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable, filling: Filling) -> None:
    inputs = [column for column in columns if column.kind is not Kind.FORMULA]
    for row in range(table.first, table.last + 1):
        position = row - table.first
        entries = filling.processes[position] if position < len(filling.processes) else {}
        for column in inputs:
            enter(sheet, f"{table.place[column.field]}{row}", column, entries.get(column.field))
        if entries:
            fit_row(sheet, row, [(entries.get(one.field), one.width) for one in inputs])


def _preview(sheet: Worksheet, knowledge: Knowledge, table: ProcessTable, weights: Mapping[str, str]) -> None:
    criteria = index_criteria(knowledge)
    place = table.place
    for row in range(table.first, table.last + 1):
        terms = [
            Term(
                rating=f"${place[one.id]}{row}",
                weight=weights[one.id],
                is_reversed="knowledge_index" in one.reversed_in,
            )
            for one in criteria
        ]
        name, index = f"${place['name']}{row}", f"{place['preview_index']}{row}"
        share = f"{place['preview_completeness']}{row}"
        put(sheet, index, index_formula(terms, name, share), FORMULA, number_format="0.0", alignment=CENTRE)
        nature = class_formula(index, knowledge.knowledge_bands)
        put(sheet, f"{place['preview_class']}{row}", nature, FORMULA, alignment=CENTRE)
        put(sheet, share, completeness_formula(terms, name), FORMULA, number_format="0%", alignment=CENTRE)


def _rules(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable) -> None:
    for column in columns:
        rule = formula_rule(column) if column.kind is Kind.FORMULA else entry_rule(column)
        letter = table.place[column.field]
        rule.add(f"{letter}{table.first}:{letter}{table.last}")
        sheet.add_data_validation(rule)


def _colours(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable) -> None:
    def cells(field: str) -> str:
        return f"{table.place[field]}{table.first}:{table.place[field]}{table.last}"

    name = f"${table.place['name']}{table.first}"
    identity = f"${table.place['id']}{table.first}"
    end = table.place["annual_volume"]
    rest = f"$C{table.first}:${end}{table.first}"
    highlight(sheet, cells("name"), f'AND(TRIM({name})="",COUNTA({rest})>0)', fill(SIGNAL_TINT))
    ids = f"${table.place['id']}${table.first}:${table.place['id']}${table.last}"
    highlight(sheet, cells("id"), f'AND({identity}<>"",COUNTIF({ids},{identity})>1)', fill(SIGNAL_TINT))
    override, reason = (f"${table.place[key]}{table.first}" for key in ("override", "override_reason"))
    highlight(sheet, cells("override_reason"), f'AND({override}<>"",TRIM({reason})="")', fill(SIGNAL_TINT))
    for column in columns:
        if column.kind is Kind.RATING and not column.folded:
            place = f"{table.place[column.field]}{table.first}"
            highlight(sheet, cells(column.field), f'AND({name}<>"",{place}="")', fill(TO_DO))
    nature = f"${table.place['preview_class']}{table.first}"
    highlight(sheet, cells("preview_class"), f'{nature}="KPO"', fill(PRIMARY), ink=Font(color=WHITE, bold=True))
    highlight(sheet, cells("preview_class"), f'{nature}="HYBRID"', fill("B7C9CE"), ink=Font(color=INK, bold=True))
    highlight(sheet, cells("preview_class"), f'{nature}="BPO"', fill(PRIMARY_TINT), ink=Font(color=PRIMARY, bold=True))


def _show(sheet: Worksheet, columns: Sequence[Column], table: ProcessTable) -> None:
    """Make the range a table, freeze its heads and set it up for printing.

    The sheet is not protected: Excel would then neither unfold columns nor sort or extend the table. Formula cells
    are locked all the same, and refuse to be typed over.
    """
    end = table.place[columns[-1].field]
    sheet.add_table(Table(displayName="ProcessTable", name="ProcessTable", ref=f"A{HEADER_ROW}:{end}{table.last}"))
    sheet.freeze_panes = f"C{table.first}"
    sheet.column_dimensions.max_outline = 1
    sheet.column_dimensions[table.place["preview_completeness"]].collapsed = True
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=True, summaryRight=False)
    sheet.print_area = f"A{_BAND_ROW}:{end}{table.last}"
    sheet.print_title_rows = f"{_BAND_ROW}:{HEADER_ROW}"
    sheet.print_title_cols = "A:B"
    print_setup(sheet, pages_wide=2, large=True)
