"""The Assumptions sheet: what the business case rests on, each with its range and its source."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge, Parameter
from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.currency_scale import largest
from reportgen.workbook.entry_rules import entry_rule
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import FIRST_ROW, fit_row, head, header_row, highlight, letters, print_setup, protect
from reportgen.workbook.schema import ASSUMPTIONS, assumption_columns
from reportgen.workbook.styles import (
    CENTRE,
    FORMULA,
    LABEL,
    LEFT,
    NOTE,
    RIGHT,
    SIGNAL_TINT,
    TEXT,
    TO_DO,
    fill,
    put,
    put_text,
)

_ENDS = ("low", "likely", "high")
_STANDFIRST = "Overtype low, likely and high where you know better. What you leave stays a default, printed as one."


def write_assumptions(book: Workbook, knowledge: Knowledge, filling: Filling) -> None:
    """Write a row for each parameter, filled with its default or with what the filling says."""
    sheet: Worksheet = book.create_sheet(ASSUMPTIONS.name)
    columns = assumption_columns()
    head(sheet, ASSUMPTIONS, _STANDFIRST)
    header_row(sheet, columns, "")
    place = letters(columns)
    currency = str(filling.engagement["currency"])
    for row, parameter in enumerate(knowledge.parameters.values(), start=FIRST_ROW):
        _describe(sheet, row, parameter, place, currency)
        _enter_range(sheet, row, parameter, filling)
        put(sheet, f"{place['changed']}{row}", _changed(row, parameter, place), FORMULA, alignment=CENTRE)
    last = FIRST_ROW + len(knowledge.parameters) - 1
    numbers = f"{place['low']}{FIRST_ROW}:{place['high']}{last}"
    flag = f"${place['changed']}{FIRST_ROW}"
    highlight(sheet, numbers, f'{flag}="check order"', fill(SIGNAL_TINT))
    highlight(sheet, numbers, f'{flag}="changed"', fill(TO_DO))
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    print_setup(sheet, on_letter=filling.notation.is_on_letter, large=True, pages_high=1)
    protect(sheet)


def numbers_given(knowledge: Knowledge, parameters: Sequence[str]) -> str:
    """Return the formula that counts the numbers entered for the parameter, of several, that has most: 0 to 3."""
    place = letters(assumption_columns())
    rows = rows_of(knowledge)
    counts = [
        f"COUNT({ASSUMPTIONS.name}!${place['low']}${rows[one]}:${place['high']}${rows[one]})" for one in parameters
    ]
    return counts[0] if len(counts) == 1 else f"MAX({','.join(counts)})"


def _describe(sheet: Worksheet, row: int, parameter: Parameter, place: dict[str, str], currency: str) -> None:
    unit = parameter.unit.replace("currency", currency)
    source = f"{parameter.origin.source} ({parameter.origin.basis}, {parameter.origin.reviewed})"
    put_text(sheet, f"{place['group']}{row}", parameter.group, NOTE)
    put_text(sheet, f"{place['label']}{row}", parameter.label, LABEL, alignment=LEFT)
    put_text(sheet, f"{place['unit']}{row}", unit, TEXT)
    put_text(sheet, f"{place['default']}{row}", _default(parameter), TEXT, alignment=RIGHT)
    put_text(sheet, f"{place['help']}{row}", parameter.help, TEXT)
    put_text(sheet, f"{place['source']}{row}", source, NOTE)
    put_text(sheet, f"{place['key']}{row}", parameter.id, NOTE)
    widths = {column.field: column.width for column in assumption_columns()}
    texts = {"label": parameter.label, "unit": unit, "help": parameter.help, "source": source}
    fit_row(sheet, row, [(text, widths[field]) for field, text in texts.items()])


def _enter_range(sheet: Worksheet, row: int, parameter: Parameter, filling: Filling) -> None:
    place = letters(assumption_columns())
    value = filling.assumptions.get(parameter.id) or parameter.value
    for end in _ENDS:
        column = _limited(end, parameter, filling.notation.currency)
        cell = f"{place[end]}{row}"
        enter(sheet, cell, column, None if value is None else _plain(getattr(value, end)), filling.notation)
        if column.kind is Kind.NUMBER:
            sheet[cell].number_format = "General"  # months: whole ones without a fraction, halves with one
        rule = entry_rule(column)
        rule.add(cell)
        sheet.add_data_validation(rule)


def _limited(end: str, parameter: Parameter, currency: str) -> Column:
    """Return the column as it stands in the row of a parameter: with its kind, its limits and what it means."""
    column = next(column for column in assumption_columns() if column.field == end)
    kind = Kind.PERCENT if _is_share(parameter) else Kind.MONEY if "currency" in parameter.unit else Kind.NUMBER
    text = f"{column.help} {parameter.help}"
    maximum = largest(parameter.maximum, parameter.unit, currency)
    return replace(column, kind=kind, minimum=parameter.minimum, maximum=maximum, help=text)


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number


def _is_share(parameter: Parameter) -> bool:
    return parameter.unit.startswith("share")


def _default(parameter: Parameter) -> str:
    if parameter.value is None:
        return "none"
    ends = (parameter.value.low, parameter.value.likely, parameter.value.high)
    shown = (f"{100 * end:.1f} %" if _is_share(parameter) else f"{end:g}" for end in ends)
    return " · ".join(shown)


def _changed(row: int, parameter: Parameter, place: dict[str, str]) -> str:
    low, likely, high = (f"{place[end]}{row}" for end in _ENDS)
    blank = f"COUNT({low}:{high})=0"
    same = blank
    if parameter.value is not None:
        pairs = zip((low, likely, high), _ENDS, strict=True)
        equal = ",".join(f"{cell}={getattr(parameter.value, end)!r}" for cell, end in pairs)
        same = f"OR({blank},AND({equal}))"
    order = f"AND(COUNT({low}:{high})=3,{low}<={likely},{likely}<={high})"
    return f'=IF({same},"",IF({order},"changed","check order"))'
