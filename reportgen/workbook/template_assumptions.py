"""The Assumptions sheet: what the business case rests on, each with its range and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl.styles import Border, Font, Side
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.price_facts import Parameter
from reportgen.model.engagement import CostPreset, Range
from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.currency_scale import largest
from reportgen.workbook.entry_rules import entry_rule
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import FIRST_ROW, fit_row, head, header_row, highlight, letters, print_setup, protect
from reportgen.workbook.schema import ASSUMPTIONS, ENGAGEMENT, assumption_columns
from reportgen.workbook.styles import (
    CENTRE,
    FORMULA,
    HELP,
    INK_FAINT,
    LABEL,
    LEFT,
    NOTE,
    ONE_LINE,
    PAPER,
    PRIMARY,
    RIGHT,
    SIGNAL_TINT,
    STANDFIRST,
    TEXT,
    TO_DO,
    fill,
    put,
    put_text,
)

_ENDS = ("low", "likely", "high")
_STANDFIRST = "Overtype low, likely and high where you know better. What you leave stays a default, printed as one."
_PRESET_ROW = 3
_NO_DEFAULT: Mapping[str, str] = {
    "pay_per_fte": "none: as the process says",
    "loaded_cost_per_fte": "none: from pay",
    "vat_rate": "from the home country",
    "irrecoverable_vat_share": "from the industry",
}
_RATIO = "0.00"
_HEADED = Border(top=Side(style="medium", color=PRIMARY))


def write_assumptions(book: Workbook, knowledge: Knowledge, filling: Filling, *, preset: str) -> None:
    """Write a row for each parameter, filled with its default or with what the filling says.

    `preset` is the cell of the cost preset on the Engagement sheet.
    """
    sheet: Worksheet = book.create_sheet(ASSUMPTIONS.name)
    columns = assumption_columns()
    head(sheet, ASSUMPTIONS, _STANDFIRST)
    header_row(sheet, columns, "")
    place, chosen = letters(columns), _chosen(preset)
    put(sheet, f"A{_PRESET_ROW}", _said_of_preset(chosen, knowledge), STANDFIRST)
    currency = str(filling.engagement["currency"])
    for parameter, row in zip(knowledge.parameters.values(), rows_of(knowledge).values(), strict=True):
        presets = _presets_of(parameter, knowledge)
        _describe(sheet, row, parameter, place, currency)
        _say_default(sheet, f"{place['default']}{row}", parameter, presets, chosen)
        _enter_range(sheet, row, parameter, filling)
        changed = _changed(row, parameter, place, _by_preset(presets, chosen))
        put(sheet, f"{place['changed']}{row}", changed, FORMULA, alignment=CENTRE)
    last = FIRST_ROW + len(knowledge.parameters) - 1
    _head_groups(sheet, knowledge, place)
    _colour(sheet, place, last)
    sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{place['key']}{last}"
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    print_setup(sheet, on_letter=filling.notation.is_on_letter, large=True)
    protect(sheet)


def rows_of(knowledge: Knowledge) -> Mapping[str, int]:
    """Return the row of each parameter on the sheet."""
    return {one: row for row, one in enumerate(knowledge.parameters, start=FIRST_ROW)}


def numbers_given(knowledge: Knowledge, parameters: Sequence[str]) -> str:
    """Return the formula that counts the numbers entered for the parameter, of several, that has most: 0 to 3."""
    place, rows = letters(assumption_columns()), rows_of(knowledge)
    counts = [
        f"COUNT({ASSUMPTIONS.name}!${place['low']}${rows[one]}:${place['high']}${rows[one]})" for one in parameters
    ]
    return counts[0] if len(counts) == 1 else f"MAX({','.join(counts)})"


def _chosen(preset: str) -> str:
    return f"{ENGAGEMENT.name}!$B${preset.lstrip('B')}"


def _said_of_preset(chosen: str, knowledge: Knowledge) -> str:
    """Return the formula that says which preset holds, and what that means."""
    usual = knowledge.cost_presets[CostPreset.TYPICAL].label
    typical = f"Cost preset: {usual}, the defaults as delivered."
    other = (
        ", chosen on the Engagement sheet. Rows marked by preset use its figures, shown under Default, not those here."
    )
    return f'=IF(OR(TRIM({chosen})="",TRIM({chosen})="{usual}"),"{typical}","Cost preset: "&TRIM({chosen})&"{other}")'


def _presets_of(parameter: Parameter, knowledge: Knowledge) -> Mapping[str, Range]:
    """Return what the presets set for a parameter, by the label that is chosen."""
    presets = knowledge.cost_presets.values()
    return {one.label: one.values[parameter.id] for one in presets if parameter.id in one.values}


def _by_preset(presets: Mapping[str, Range], chosen: str) -> str | None:
    """Return the condition that the preset chosen sets the row; None where no preset does."""
    same = [f'TRIM({chosen})="{label}"' for label in presets]
    return f"OR({','.join(same)})" if same else None


def _head_groups(sheet: Worksheet, knowledge: Knowledge, place: Mapping[str, str]) -> None:
    """Draw a line above the first row of each group, and set its topic in bold."""
    seen: set[str] = set()
    for parameter, row in zip(knowledge.parameters.values(), rows_of(knowledge).values(), strict=True):
        if parameter.group not in seen:
            seen.add(parameter.group)
            put_text(sheet, f"{place['group']}{row}", parameter.group, LABEL, alignment=LEFT)
            for letter in place.values():
                cell = sheet[f"{letter}{row}"]
                cell.border = Border(
                    top=_HEADED.top, left=cell.border.left, right=cell.border.right, bottom=cell.border.bottom
                )


def _colour(sheet: Worksheet, place: Mapping[str, str], last: int) -> None:
    numbers = f"{place['low']}{FIRST_ROW}:{place['high']}{last}"
    flag = f"${place['changed']}{FIRST_ROW}"
    highlight(sheet, numbers, f'{flag}="check order"', fill(SIGNAL_TINT))
    highlight(sheet, numbers, f'{flag}="changed"', fill(TO_DO))
    highlight(sheet, numbers, f'{flag}="by preset"', fill(PAPER), ink=Font(color=INK_FAINT, strike=True))


def _describe(sheet: Worksheet, row: int, parameter: Parameter, place: Mapping[str, str], currency: str) -> None:
    unit = parameter.unit.replace("currency", currency)
    source = f"{parameter.origin.source} ({parameter.origin.basis}, {parameter.origin.reviewed})"
    put_text(sheet, f"{place['group']}{row}", parameter.group, NOTE)
    put_text(sheet, f"{place['label']}{row}", parameter.label, LABEL, alignment=LEFT)
    put_text(sheet, f"{place['unit']}{row}", unit, TEXT)
    put_text(sheet, f"{place['help']}{row}", parameter.help, TEXT)
    put_text(sheet, f"{place['source']}{row}", source, NOTE)
    put_text(sheet, f"{place['key']}{row}", parameter.id, NOTE)
    widths = {column.field: column.width for column in assumption_columns()}
    texts = {"group": parameter.group, "label": parameter.label, "unit": unit, "help": parameter.help, "source": source}
    fit_row(sheet, row, [(text, widths[field]) for field, text in texts.items()])


def _say_default(sheet: Worksheet, cell: str, parameter: Parameter, presets: Mapping[str, Range], chosen: str) -> None:
    """Write the default, in grey where it comes from elsewhere; as a formula where a preset sets another."""
    if parameter.value is None:
        put_text(sheet, cell, _NO_DEFAULT.get(parameter.id, "none"), HELP, alignment=ONE_LINE)
        return
    shown = _ends(parameter.value, parameter)
    if not presets:
        put_text(sheet, cell, shown, TEXT, alignment=RIGHT)
        return
    formula = f'"{shown}"'
    for label, value in presets.items():
        formula = f'IF(TRIM({chosen})="{label}","{_ends(value, parameter)}",{formula})'
    put(sheet, cell, f"={formula}", TEXT, alignment=RIGHT)


def _ends(value: Range, parameter: Parameter) -> str:
    ends = (value.low, value.likely, value.high)
    return " · ".join(f"{100 * end:.1f} %" if _is_share(parameter) else f"{end:g}" for end in ends)


def _enter_range(sheet: Worksheet, row: int, parameter: Parameter, filling: Filling) -> None:
    place = letters(assumption_columns())
    value = filling.assumptions.get(parameter.id) or parameter.value
    for end in _ENDS:
        column = _limited(end, parameter, filling.notation.currency)
        cell = f"{place[end]}{row}"
        enter(sheet, cell, column, None if value is None else _plain(getattr(value, end)), filling.notation)
        if column.kind is Kind.NUMBER:  # months: whole ones without a fraction, halves with one
            sheet[cell].number_format = _RATIO if parameter.unit == "ratio" else "General"
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


def _changed(row: int, parameter: Parameter, place: Mapping[str, str], by_preset: str | None) -> str:
    """Return the formula that says whether a row differs from its default, and if not, whether a preset sets it."""
    low, likely, high = (f"{place[end]}{row}" for end in _ENDS)
    blank = f"COUNT({low}:{high})=0"
    same = blank
    if parameter.value is not None:
        pairs = zip((low, likely, high), _ENDS, strict=True)
        equal = ",".join(f"{cell}={getattr(parameter.value, end)!r}" for cell, end in pairs)
        same = f"OR({blank},AND({equal}))"
    order = f"AND(COUNT({low}:{high})=3,{low}<={likely},{likely}<={high})"
    unchanged = '""' if by_preset is None else f'IF({by_preset},"by preset","")'
    return f'=IF({same},{unchanged},IF({order},"changed","check order"))'
