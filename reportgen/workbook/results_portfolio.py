"""The Portfolio sheet: its figures worked out live, beside what the report gives, with a check of each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.model.assessment import Assessment
from reportgen.model.cash_flow import CashFlow
from reportgen.model.money import total
from reportgen.workbook.frame import highlight, print_setup
from reportgen.workbook.results_check import AGREES, check, live
from reportgen.workbook.results_fields import Formula, Kind, Value
from reportgen.workbook.results_figures import YEARLY, LiveFigure, given_figures, live_figures
from reportgen.workbook.results_flows import DISCOUNT_RATE
from reportgen.workbook.results_looks import ASIDE, STATUS, head_of
from reportgen.workbook.results_sheet import Writing, highlight_checks, highlight_losses, tab
from reportgen.workbook.results_verdicts import costed
from reportgen.workbook.styles import LABEL, SECTION, SIGNAL, STANDFIRST, TITLE, dress, put, put_text

PORTFOLIO = "Portfolio"
STATUS_CELL = "A3"
_STANDFIRST = "Figures on a tinted ground are formulas over the other sheets; each stands beside what the report gives."
_WIDTHS = (30, *[19] * len(YEARLY), 14)
_FIRST_SECTION = 5
_HEADS = (("Figure", Kind.TEXT), ("Live", Kind.AMOUNT), ("As reported", Kind.AMOUNT), ("Check", Kind.CODE))
_YEAR_HEADS = (("Year", Kind.TEXT), *((header, Kind.AMOUNT) for header, _ in YEARLY))
_FIRST_YEARLY, _LAST_YEARLY = "B", get_column_letter(1 + len(YEARLY))
_YEARLY_CHECK = get_column_letter(len(_WIDTHS))


def write_portfolio(writing: Writing, assessment: Assessment) -> None:
    """Write the sheet; the status under its title counts the checks on it and on the totals by process."""
    sheet: Worksheet = writing.book.create_sheet(PORTFOLIO)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    put(sheet, "A1", PORTFOLIO, TITLE)
    put(sheet, "A2", _STANDFIRST, STANDFIRST)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 34, 20
    row = _settings(writing, sheet, assessment)
    figures = tuple(live_figures(assessment))
    checks = []
    if figures:
        checks += [_figures(writing, sheet, row, assessment, figures)]
        row += len(figures) + 3
    row = _given(writing, sheet, row, assessment)
    if figures:
        checks += [_years(writing, sheet, row, assessment)]
        _status(writing, sheet, checks, len(figures) + len(assessment.portfolio.cash_flows), assessment)
    tab(sheet)
    sheet.freeze_panes = "B4"
    print_setup(sheet, on_letter=writing.is_on_letter)


def _section(sheet: Worksheet, row: int, title: str, heads: Sequence[tuple[str, Kind]] = ()) -> int:
    """Begin a section under a title and headers, and return the row below."""
    for column in range(1, len(_WIDTHS) + 1):
        put(sheet, f"{get_column_letter(column)}{row}", title if column == 1 else None, SECTION)
    sheet.row_dimensions[row].height = 24
    if not heads:
        return row + 1
    for column, (header, kind) in enumerate(heads, start=1):
        dress(sheet.cell(row + 1, column, header), head_of(kind))
    sheet.row_dimensions[row + 1].height = 21
    return row + 2


def _line(
    writing: Writing, sheet: Worksheet, row: int, label: str, values: Sequence[tuple[Value, Kind]], note: str = ""
) -> None:
    put_text(sheet, f"A{row}", label, LABEL)
    for column, (value, kind) in enumerate(values, start=2):
        writing.put(sheet.cell(row, column), value, kind)
    if note:
        put_text(sheet, f"{get_column_letter(len(values) + 2)}{row}", note, ASIDE)
    sheet.row_dimensions[row].height = 19.5


def _settings(writing: Writing, sheet: Worksheet, assessment: Assessment) -> int:
    engagement = assessment.engagement
    row = _section(sheet, _FIRST_SECTION, "Terms")
    rate_note = (
        "Change it here and every present value and NPV follows; the checks then say what is no longer as reported."
    )
    _line(writing, sheet, row, "Discount rate", [(engagement.discount_rate, Kind.SHARE)], rate_note)
    writing.name(DISCOUNT_RATE, sheet, f"$B${row}")
    horizon = "Years after the decision, which is year 0."
    _line(writing, sheet, row + 1, "Horizon", [(engagement.horizon_years, Kind.WHOLE)], horizon)
    _line(writing, sheet, row + 2, "Currency", [(engagement.currency, Kind.AMOUNT)])
    without = assessment.portfolio.processes_without_cost
    processes = f"{without} of them without a cost, so in no sum." if without else ""
    _line(writing, sheet, row + 3, "Processes", [(assessment.portfolio.process_count, Kind.WHOLE)], processes)
    return row + 5


def _figures(
    writing: Writing, sheet: Worksheet, row: int, assessment: Assessment, figures: Sequence[LiveFigure]
) -> str:
    """Write the sums and return the cells of their checks."""
    first = _section(sheet, row, "Figures, worked out here", _HEADS)
    for place, one in enumerate(figures, start=first):
        checked = check(
            f"B{place}",
            f"C{place}",
            figures=[one.live],
            reported=[one.reported],
            currency=assessment.engagement.currency,
        )
        values: list[tuple[Value, Kind]] = [(one.live, Kind.AMOUNT), (one.reported, Kind.AMOUNT), (checked, Kind.CODE)]
        _line(writing, sheet, place, one.label, values, one.meaning)
    last = first + len(figures) - 1
    highlight_losses(sheet, f"B{first}:C{last}", f"B{first}")
    highlight_checks(sheet, f"D{first}:D{last}", f"D{first}")
    return f"D{first}:D{last}"


def _given(writing: Writing, sheet: Worksheet, row: int, assessment: Assessment) -> int:
    row = _section(sheet, row, "Figures as reported, not worked out here", (*_HEADS[:1], ("As reported", Kind.AMOUNT)))
    for one in given_figures(assessment.portfolio):
        _line(writing, sheet, row, one.label, [(one.value, one.kind)], one.meaning)
        row += 1
    return row + 1


def _years(writing: Writing, sheet: Worksheet, row: int, assessment: Assessment) -> str:
    """Write the flows of the portfolio by year, live and as reported, and return the cells of their checks."""
    flows, currency = assessment.portfolio.cash_flows, assessment.engagement.currency
    first = _section(sheet, row, "By year, worked out here", (*_YEAR_HEADS, ("Check", Kind.CODE)))
    told = _reported_years(writing, sheet, first + len(flows) + 2, flows)
    for place, flow in enumerate(flows):
        at = first + place
        cells = _live_year(assessment, place, at)
        spans = [f"{_FIRST_YEARLY}{line}:{_LAST_YEARLY}{line}" for line in (at, told + place)]
        checked = check(*spans, figures=cells, reported=_amounts(flow), currency=currency)
        _line(writing, sheet, at, "", [*((cell, Kind.AMOUNT) for cell in cells), (checked, Kind.CODE)])
        put(sheet, f"A{at}", flow.year, LABEL)
    _sums(writing, sheet, first, flows, currency)
    checks = f"{_YEARLY_CHECK}{first}:{_YEARLY_CHECK}{first + len(flows) - 1}"
    highlight_checks(sheet, checks, f"{_YEARLY_CHECK}{first}")
    return checks


def _live_year(assessment: Assessment, year: int, row: int) -> list[Formula]:
    """Return the sums of a year over all processes, for a row whose first cell holds the year."""
    flows = [case.cash_flows[year] for _, _, case in costed(assessment)]
    return [
        live(
            f"SUMIFS(flow_{part},flow_year,$A{row})",
            total(getattr(flow, part) for flow in flows),
            assessment.engagement.currency,
        )
        for _, part in YEARLY
    ]


def _amounts(flow: CashFlow) -> list[Decimal]:
    return [getattr(flow, part) for _, part in YEARLY]


def _sums(writing: Writing, sheet: Worksheet, first: int, flows: Sequence[CashFlow], currency: str) -> None:
    last = first + len(flows) - 1
    letters = [get_column_letter(column) for column in range(2, 2 + len(YEARLY))]
    cells = [
        live(f"SUM({letter}{first}:{letter}{last})", total(getattr(flow, part) for flow in flows), currency)
        for letter, (_, part) in zip(letters, YEARLY, strict=True)
    ]
    _line(writing, sheet, last + 1, "All years", [(cell, Kind.AMOUNT) for cell in cells])
    highlight_losses(sheet, f"B{first}:{_LAST_YEARLY}{last + 1}", f"B{first}")


def _reported_years(writing: Writing, sheet: Worksheet, row: int, flows: Sequence[CashFlow]) -> int:
    """Write the flows as reported and return the row of the first."""
    first = _section(sheet, row, "By year, as reported", _YEAR_HEADS)
    for at, flow in enumerate(flows, start=first):
        _line(writing, sheet, at, "", [(amount, Kind.AMOUNT) for amount in _amounts(flow)])
        put(sheet, f"A{at}", flow.year, LABEL)
    highlight_losses(sheet, f"B{first}:{_LAST_YEARLY}{first + len(flows) - 1}", f"B{first}")
    return first


def _status(writing: Writing, sheet: Worksheet, checks: Sequence[str], count: int, assessment: Assessment) -> None:
    count += len(tuple(costed(assessment)))
    found = "+".join(f'COUNTIF({cells},"{AGREES}")' for cells in (*checks, "total_check"))
    agree = f"All {count} checks agree with the report."
    differ = f'{count}-({found})&" of {count} checks differ from the report."'
    status = Formula(text=f'IF({found}={count},"{agree}",{differ})', value=agree)
    writing.put_live(sheet[STATUS_CELL], status, STATUS)
    highlight(sheet, STATUS_CELL, f"{found}<{count}", None, ink=Font(color=SIGNAL, bold=True))
    sheet.row_dimensions[3].height = 22
