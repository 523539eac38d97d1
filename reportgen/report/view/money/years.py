"""The canonical table, year by year, and the lines its columns are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.cash_flow import LINES, CashFlow, Line
from reportgen.model.money import total
from reportgen.report.view.context import Context
from reportgen.report.view.money.amounts import FullAmounts, size_for
from reportgen.report.view.money.by_line import COLUMN_WORDS, WORDS, column_of, lines_of
from reportgen.report.view.parts import Caption

_COLUMNS = ("baseline", "charges", "governance", "retained", "one_off")
_LIVE, _YEAR_WIDTH, _LINE_WIDTH = 170.0, 16.0, 46.0
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
    """Lay out a table across the page, its amounts in the largest type that fits."""
    width = (_LIVE - label_width) / max(1, len(heads))
    cells = (cell for group in groups for row in (group.head, *group.rows) for cell in row.cells)
    return AmountTable(
        caption=caption,
        heads=(label, *heads),
        label_width=label_width,
        cell_width=round(width - 0.01, 2),
        size=context.brand.text_size(size_for(cells, width / context.brand.scale)),
        groups=tuple(groups),
    )


def year_table(context: Context, flows: Sequence[CashFlow]) -> AmountTable:
    """List the years of the portfolio with their running total; a column of tax only where there is any."""
    amounts = FullAmounts(formats=context.formats)
    columns = (*_COLUMNS, "tax") if any(flow.tax for flow in flows) else _COLUMNS
    rows, running = [], Decimal(0)
    for flow in flows:
        running += flow.net
        cells = [amounts.text(column_of(flow, column)) for column in columns]
        rows.append(Row(label=f"Year {flow.year}", cells=(*cells, amounts.text(flow.net), amounts.text(running))))
    sums = [amounts.text(total(column_of(flow, column) for flow in flows)) for column in (*columns, "net")]
    rows.append(Row(label="All years", cells=(*sums, ""), style="total"))
    heads = (*(COLUMN_WORDS[column] for column in columns), "Net", "Running total")
    unit = f"{amounts.unit}. Net is the baseline less all other columns; a minus costs more than today’s course."
    caption = context.numbering.table("Year by year, the whole portfolio", unit)
    group = RowGroup(head=Row(label="", cells=()), rows=tuple(rows))
    return amount_table(context, caption, "Year", heads, [group], label_width=_YEAR_WIDTH)


def line_table(context: Context, flows: Sequence[CashFlow]) -> AmountTable | None:
    """List what each column is made of, by year where the years fit beside each other, else over all; None if empty."""
    amounts = FullAmounts(formats=context.formats)
    shown = flows if len(flows) <= _MOST_YEARS else ()
    groups = [
        RowGroup(head=_column_row(column, flows, shown, amounts), rows=tuple(_line_rows(column, flows, shown, amounts)))
        for column in LINES
        if any(column_of(flow, column) for flow in flows)
    ]
    if not groups:
        return None
    heads = (*(f"Year {flow.year}" for flow in shown), "All years")
    caption = context.numbering.table(
        "What is in each column", f"{amounts.unit}. A line without any amount is left out."
    )
    width = _LINE_WIDTH if shown else _LIVE - 40.0
    return amount_table(context, caption, "Line", heads, groups, label_width=width)


def _column_row(column: str, flows: Sequence[CashFlow], shown: Sequence[CashFlow], amounts: FullAmounts) -> Row:
    cells = [amounts.text(column_of(flow, column)) for flow in shown]
    whole = amounts.text(total(column_of(flow, column) for flow in flows))
    return Row(label=COLUMN_WORDS[column], cells=(*cells, whole))


def _line_rows(
    column: str, flows: Sequence[CashFlow], shown: Sequence[CashFlow], amounts: FullAmounts
) -> Iterator[Row]:
    for line in LINES[column]:
        whole = total(_of(flow, line) for flow in flows)
        if any(_of(flow, line) for flow in flows):
            cells = [amounts.text(_of(flow, line)) for flow in shown]
            yield Row(label=WORDS[line], cells=(*cells, amounts.text(whole)))


def _of(flow: CashFlow, line: Line) -> Decimal:
    return lines_of(flow).get(line, Decimal(0))
