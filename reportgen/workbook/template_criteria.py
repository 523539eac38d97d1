"""The Criteria sheet: what each rating means, and the weights the analyst may change."""

from __future__ import annotations

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.rating_facts import Criterion
from reportgen.knowledge.weights import delivered_weight, first_index
from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column
from reportgen.workbook.entry_rules import entry_rule
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import FIRST_ROW, fit_row, head, header_row, highlight, letters, print_setup, protect
from reportgen.workbook.schema import CRITERIA, criteria_columns
from reportgen.workbook.styles import FORMULA, LABEL, LEFT, SIGNAL_TINT, TEXT, TO_DO, fill, put, put_text

_SCORES = {
    "knowledge_index": "Knowledge index",
    "sourceability": "Sourceability",
    "inherent_impact": "Risk: impact",
    "inherent_likelihood": "Risk: likelihood",
    "automation_fit": "Automation fit",
}
_SHARE = "0.0%"


def write_criteria(book: Workbook, knowledge: Knowledge, filling: Filling) -> dict[str, str]:
    """Write the sheet and return, by criterion, the absolute cell of the weight in use."""
    sheet: Worksheet = book.create_sheet(CRITERIA.name)
    columns = criteria_columns()
    head(sheet, CRITERIA)
    header_row(sheet, columns, "")
    place = letters(columns)
    rows = {one.id: row for row, one in enumerate(knowledge.criteria.values(), start=FIRST_ROW)}
    for one in knowledge.criteria.values():
        _describe(sheet, rows[one.id], one, place)
        _weigh(sheet, rows[one.id], one, filling)
    _rule(sheet, columns, place, rows)
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    print_setup(sheet, on_letter=filling.notation.is_on_letter, large=True, pages_high=1)
    protect(sheet)
    return {key: f"{CRITERIA.name}!${place['used']}${row}" for key, row in rows.items()}


def _describe(sheet: Worksheet, row: int, one: Criterion, place: dict[str, str]) -> None:
    score = first_index(one)
    put_text(sheet, f"{place['name']}{row}", one.name, LABEL, alignment=LEFT)
    put_text(sheet, f"{place['index']}{row}", _SCORES[score] + (", reversed" if score in one.reversed_in else ""), TEXT)
    put_text(sheet, f"{place['question']}{row}", one.question, TEXT)
    for step, anchor in enumerate(one.anchors, start=1):
        put_text(sheet, f"{place[f'anchor_{step}']}{row}", anchor, TEXT)
    put_text(sheet, f"{place['key']}{row}", one.id, TEXT)
    widths = {column.field: column.width for column in criteria_columns()}
    anchors = [(anchor, widths[f"anchor_{step}"]) for step, anchor in enumerate(one.anchors, start=1)]
    fit_row(sheet, row, [(one.question, widths["question"]), (one.name, widths["name"] * 0.9), *anchors])


def _weigh(sheet: Worksheet, row: int, one: Criterion, filling: Filling) -> None:
    columns = {column.field: column for column in criteria_columns()}
    place = letters(criteria_columns())
    default = delivered_weight(one)
    weight, own = f"{place['weight']}{row}", f"{place['default']}{row}"
    enter(sheet, weight, columns["weight"], filling.weights.get(one.id, default), filling.notation)
    put(sheet, own, default, FORMULA, number_format=_SHARE)
    put(sheet, f"{place['used']}{row}", f"=IF(ISNUMBER({weight}),{weight},{own})", FORMULA, number_format=_SHARE)


def _rule(sheet: Worksheet, columns: tuple[Column, ...], place: dict[str, str], rows: dict[str, int]) -> None:
    first, last = min(rows.values()), max(rows.values())
    weights = f"{place['weight']}{first}:{place['weight']}{last}"
    rule = entry_rule(next(column for column in columns if column.field == "weight"))
    rule.add(weights)
    sheet.add_data_validation(rule)
    changed = f'AND(${place["weight"]}{first}<>"",${place["weight"]}{first}<>${place["default"]}{first})'
    highlight(sheet, weights, f"ISTEXT(${place['weight']}{first})", fill(SIGNAL_TINT))
    highlight(sheet, weights, changed, fill(TO_DO))
