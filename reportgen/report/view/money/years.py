"""The canonical table, year by year, and the lines its columns are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from reportgen.model.cash_flow import LINES, CashFlow, Line
from reportgen.model.cost_names import COLUMN_NAMES, LINE_NAMES
from reportgen.model.money import total
from reportgen.model.verdict import Form
from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import WholeAmounts, size_for
from reportgen.report.view.money.by_line import column_of, improvement_words, lines_of
from reportgen.report.view.money.whole import whole_rows
from reportgen.report.view.parts import Caption

_COLUMNS = ("baseline", "charges", "governance", "retained", "one_off")
_PRINTED = (*_COLUMNS, "tax", "net")
_HELD = (_PRINTED.index("one_off"), _PRINTED.index("net"))  # other tables print their sums as well
_LIVE, _YEAR_WIDTH, _LINE_WIDTH, _NARROW_LINE_WIDTH = 170.0, 16.0, 46.0, 32.0
_SMALL_PT = 6.4
_LABEL_PT = 8.2
_PADDING, _WIDER, _ROUNDING = 2.2, 8.0, 0.05
_MOST_YEARS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of amounts under its label; `style` is "" or "total"."""

    label: str
    cells: tuple[str, ...]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows under one heading, which may carry amounts of its own."""

    head: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """A table of amounts: widths in mm, `size` that of its figures as CSS writes it; each group is kept whole."""

    caption: Caption
    heads: tuple[str, ...]
    label_width: float
    cell_width: float
    size: str
    groups: tuple[RowGroup, ...]


def amount_table(
    context: Context,
    caption: Caption,
    label: str,
    heads: Sequence[str],
    groups: Sequence[RowGroup],
    *,
    label_width: float,
) -> AmountTable:
    """Lay out a table across the page, its amounts in the largest type that fits; long ones take from the labels."""
    cells = [cell for group in groups for row in (group.head, *group.rows) for cell in row.cells]
    columns = max(1, len(heads))
    if size_for(cells, (_LIVE - label_width) / columns) < _SMALL_PT:
        label_width = min(label_width, _NARROW_LINE_WIDTH)
    else:
        label_width = _of_labels(label_width, groups, cells, columns)
    width = (_LIVE - label_width) / columns
    return AmountTable(
        caption=caption,
        heads=(label, *heads),
        label_width=label_width,
        cell_width=round(width - 0.01, 2),
        size=context.brand.text_size(size_for(cells, width)),
        groups=tuple(groups),
    )


def _of_labels(width: float, groups: Sequence[RowGroup], cells: Sequence[str], columns: int) -> float:
    """Return the labels' width, a little more where that spares a second line and the amounts keep their size."""
    size = size_for(cells, (_LIVE - width) / columns)
    labels = [*((row.label, 600 if row.style else 400) for one in groups for row in one.rows)]
    labels += [(one.head.label, 600) for one in groups if one.head.cells]
    widest = max((text_width(label, size=_LABEL_PT, weight=weight) for label, weight in labels), default=0.0) + _PADDING
    fits = width < widest <= width + _WIDER and size_for(cells, (_LIVE - widest) / columns) == size
    return round(widest + _ROUNDING, 1) if fits else width


def whole_years(flows: Sequence[CashFlow]) -> Sequence[Mapping[str, Decimal]]:
    """Return the columns of each year in whole units: the baseline is the sum of all others with the net."""
    rounded = whole_rows([[column_of(flow, column) for column in _PRINTED] for flow in flows], held=_HELD)
    return [dict(zip(_PRINTED, row, strict=True)) for row in rounded]


def year_table(context: Context, flows: Sequence[CashFlow]) -> AmountTable:
    """List the years of the portfolio with their running total; a column of tax only where there is any."""
    amounts = WholeAmounts(formats=context.formats)
    columns = (*_COLUMNS, "tax") if any(flow.tax for flow in flows) else _COLUMNS
    rows, running, years = [], Decimal(0), whole_years(flows)
    for flow, year in zip(flows, years, strict=True):
        running += year["net"]
        cells = (*(year[column] for column in columns), year["net"], running)
        rows.append(Row(label=f"Year {flow.year}", cells=tuple(map(amounts.text, cells))))
    sums = [amounts.text(total(year[column] for year in years)) for column in (*columns, "net")]
    rows.append(Row(label="All years", cells=(*sums, ""), style="total"))
    heads = (*(COLUMN_NAMES[column] for column in columns), "Net", "Running total")
    unit = f"{amounts.unit}. Net is the baseline less all other columns; a minus costs more than today’s course."
    caption = context.numbering.table(_turn(flows), unit)
    group = RowGroup(head=Row(label="", cells=()), rows=tuple(rows))
    return amount_table(context, caption, "Year", heads, [group], label_width=_YEAR_WIDTH)


def _turn(flows: Sequence[CashFlow]) -> str:
    """Say from which year on the running total stays above zero."""
    running = list(accumulate(flow.net for flow in flows))
    if not any(running):
        return "Year by year, nothing changes against today"
    below = [flow.year for flow, sum_so_far in zip(flows, running, strict=True) if sum_so_far <= 0]
    if not below:
        return "The running total is above zero in every year"
    if running[-1] <= 0:
        return "The running total is still below zero in the last year"
    return f"The running total stays above zero from year {below[-1] + 1} on"


def line_tables(context: Context, flows: Sequence[CashFlow]) -> Iterator[AmountTable]:
    """List what each column is made of by year, in blocks where not all years fit across the page; none if empty."""
    if not any(column_of(flow, column) for flow in flows for column in LINES):
        return
    amounts, years = WholeAmounts(formats=context.formats), whole_years(flows)
    finding, unit = _paid_to(context, flows), f"{amounts.unit}. A line without any amount is left out."
    caption = context.numbering.table(finding, unit)
    words = {**LINE_NAMES, Line.IMPROVEMENT: improvement_words(context.assessment.processes)}
    blocks = _blocks(flows)
    for index, shown in enumerate(blocks):
        is_last = index == len(blocks) - 1
        groups = [
            RowGroup(
                head=_row(COLUMN_NAMES[column], whole, flows, shown, amounts),
                rows=tuple(
                    _row(words[line], by_year, flows, shown, amounts)
                    for line, by_year in _whole_lines(column, whole, flows).items()
                ),
            )
            for column in LINES
            if any(whole := [year[column] for year in years])
        ]
        kept = groups if is_last else [_without_sum(group) for group in groups]
        heads = (*(f"Year {flow.year}" for flow in shown), *(("All years",) if is_last else ()))
        found = _continued(caption, index) if index else caption
        yield amount_table(context, found, "Line", heads, kept, label_width=_LINE_WIDTH)


def _paid_to(context: Context, flows: Sequence[CashFlow]) -> str:
    """Say what share of the cost as recommended goes to providers, and what share is cost that stays."""
    paid = {column: total(column_of(flow, column) for flow in flows) for column in LINES if column != "baseline"}
    whole = total(paid.values())
    if whole <= 0 or not paid["charges"]:
        return "What each column is made of"
    charged, kept = (context.formats.percent(float(paid[column] / whole)) for column in ("charges", "retained"))
    moving = [one for one in context.assessment.processes if one.sourcing.moves]
    to = (
        "goes to providers"
        if all(one.sourcing.form is not Form.CAPTIVE for one in moving)
        else "pays for work that moves"
    )
    return f"{charged} of the cost as recommended {to}, {kept} is cost that stays"


def _blocks(flows: Sequence[CashFlow]) -> list[Sequence[CashFlow]]:
    """Part the years into as few blocks as fit the page, of like length, the longer ones first."""
    count = max(1, -(-len(flows) // _MOST_YEARS))
    size = -(-len(flows) // count)
    return [flows[start : start + size] for start in range(0, len(flows), size)]


def _continued(caption: Caption, part: int) -> Caption:
    return Caption(
        label=f"{caption.label}, continued", finding="", unit=caption.unit, anchor=f"{caption.anchor}-part-{part + 1}"
    )


def _without_sum(group: RowGroup) -> RowGroup:
    head, rows = (
        replace(group.head, cells=group.head.cells[:-1]),
        tuple(replace(row, cells=row.cells[:-1]) for row in group.rows),
    )
    return RowGroup(head=head, rows=rows)


def _row(
    label: str,
    by_year: Sequence[Decimal],
    flows: Sequence[CashFlow],
    shown: Sequence[CashFlow],
    amounts: WholeAmounts,
) -> Row:
    years = {flow.year for flow in shown}
    cells = [amounts.text(amount) for flow, amount in zip(flows, by_year, strict=True) if flow.year in years]
    return Row(label=label, cells=(*cells, amounts.text(total(by_year))))


def whole_lines(flows: Sequence[CashFlow]) -> Sequence[Mapping[Line, Decimal]]:
    """Return the lines of each year in whole units, which add up to those of its columns."""
    years = whole_years(flows)
    by_line = {
        line: by_year
        for column in LINES
        if any(whole := [year[column] for year in years])
        for line, by_year in _whole_lines(column, whole, flows).items()
    }
    return [{line: by_year[place] for line, by_year in by_line.items()} for place in range(len(flows))]


def _whole_lines(column: str, whole: Sequence[Decimal], flows: Sequence[CashFlow]) -> Mapping[Line, Sequence[Decimal]]:
    """Return the lines of a column that have an amount, by year, in whole units that add up to those of the column."""
    tables = [lines_of(flow) for flow in flows]
    lines = [line for line in LINES[column] if any(table.get(line) for table in tables)]
    rows = [
        (sum_of_year, *(table.get(line, Decimal(0)) for line in lines))
        for sum_of_year, table in zip(whole, tables, strict=True)
    ]
    rounded = whole_rows(rows)
    return {line: [row[place] for row in rounded] for place, line in enumerate(lines, start=1)}
