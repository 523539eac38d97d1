"""The amounts of the calculations that tables of the business case print too, in whole units as they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.model.assessment import Assessment
from reportgen.model.trace import FigureId, Step, Trace
from reportgen.report.view.money.whole_case import MONEY, Money, whole_cases, whole_groups, whole_totals
from reportgen.report.view.money.years import whole_lines, whole_years


def amounts_in_tables(assessment: Assessment, trace: Trace) -> Mapping[FigureId, Decimal]:
    """Return by figure what the tables print of it, and of the figure that it merely repeats."""
    found: dict[FigureId, Decimal] = {}
    for figure, amount in (*_of_processes(assessment), *_of_all(assessment)):
        found[figure] = amount
        while isinstance(node := trace.nodes.get(figure), Step) and isinstance(node.formula, FigureId):
            figure = node.formula  # noqa: PLW2901 - from what repeats a figure to the figure itself
            found.setdefault(figure, amount)
    return found


def _of_processes(assessment: Assessment) -> Iterator[tuple[FigureId, Decimal]]:
    money = whole_cases(assessment)
    for one in assessment.processes:
        if one.process.id in money:
            yield from _named(one.process.id, "cost.", money[one.process.id])


def _of_all(assessment: Assessment) -> Iterator[tuple[FigureId, Decimal]]:
    portfolio = assessment.portfolio
    if not portfolio.cash_flows:
        return
    yield from _named("", "", whole_totals(assessment))
    for place, money in enumerate(whole_groups(assessment)):
        yield from _named("", f"groups[{place}].", money)
    flows = portfolio.cash_flows
    for flow, year, lines in zip(flows, whole_years(flows), whole_lines(flows), strict=True):
        start = f"cash_flows[{flow.year}]."
        for column, amount in year.items():
            yield FigureId("", f"{start}{column}"), amount
        for line, amount in lines.items():
            yield FigureId("", f"{start}lines.{line.value}"), amount


def _named(process: str, start: str, money: Money) -> Iterator[tuple[FigureId, Decimal]]:
    for name, amount in zip(MONEY, money, strict=True):
        yield FigureId(process, f"{start}{name}"), amount
