"""The Controls sheet: which protective measures already work at the client."""

from __future__ import annotations

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column
from reportgen.workbook.entry_rules import entry_rule
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import FIRST_ROW, fit_row, head, header_row, letters, print_setup, protect
from reportgen.workbook.schema import CONTROLS, control_columns
from reportgen.workbook.styles import LABEL, LEFT, NOTE, TEXT, put_text

_STANDFIRST = "Choose how well each measure works at the client today. Leave blank what you do not know."


def write_controls(book: Workbook, knowledge: Knowledge, filling: Filling) -> None:
    """Write a row for each control with a dropdown of the maturity scale."""
    sheet: Worksheet = book.create_sheet(CONTROLS.name)
    columns = control_columns(knowledge)
    head(sheet, CONTROLS, _STANDFIRST)
    header_row(sheet, columns, "")
    for row, control in enumerate(knowledge.controls.values(), start=FIRST_ROW):
        texts = {
            "control_id": control.id,
            "name": control.name,
            "family": control.family.capitalize(),
            "evidence": control.evidence,
        }
        entry = filling.controls.get(control.id)
        _write_row(sheet, row, columns, texts, filling)
        widths = {column.field: column.width for column in columns}
        shown = {**texts, "note": entry.note if entry else None}
        fit_row(sheet, row, [(text, widths[field]) for field, text in shown.items()])
    last = FIRST_ROW + len(knowledge.controls) - 1
    _rule(sheet, columns, last)
    sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{letters(columns)[columns[-1].field]}{last}"
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    print_setup(sheet, on_letter=filling.notation.is_on_letter)
    protect(sheet)


def _write_row(
    sheet: Worksheet, row: int, columns: tuple[Column, ...], texts: dict[str, str], filling: Filling
) -> None:
    entry = filling.controls.get(texts["control_id"])
    entered = {"maturity": entry.maturity if entry else None, "note": entry.note if entry else None}
    for column, letter in zip(columns, letters(columns).values(), strict=True):
        cell = f"{letter}{row}"
        if column.field in entered:
            enter(sheet, cell, column, entered[column.field], filling.notation)
        else:
            look = {"control_id": NOTE, "name": LABEL}.get(column.field, TEXT)
            put_text(sheet, cell, texts[column.field], look, alignment=LEFT)


def _rule(sheet: Worksheet, columns: tuple[Column, ...], last: int) -> None:
    for column, letter in zip(columns, letters(columns).values(), strict=True):
        if column.field in {"maturity", "note"}:
            rule = entry_rule(column)
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
            sheet.add_data_validation(rule)
