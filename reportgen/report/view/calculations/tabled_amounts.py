"""The amounts of the calculations that tables of the business case print too, in whole units as they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.model.assessment import Assessment
from reportgen.model.trace import FigureId
from reportgen.report.view.money.whole_case import MONEY, Money, whole_cases, whole_groups, whole_totals
from reportgen.report.view.money.years import whole_lines, whole_years


def amounts_in_tables(assessment: Assessment) -> Mapping[FigureId, Decimal]:
    """Return by figure what the tables print of it; where one process alone has a cost, their years are its own."""
    return dict((*_of_processes(assessment), *_of_all(assessment)))


def _of_processes(assessment: Assessment) -> Iterator[tuple[FigureId, Decimal]]:
    money = whole_cases(assessment)
    for one in assessment.processes:
        if one.process.id in money:
            yield from _named(one.process.id, "cost.", money[one.process.id])
    if len(money) == 1:
        yield from _of_years(assessment, next(iter(money)), "cost.")


def _of_all(assessment: Assessment) -> Iterator[tuple[FigureId, Decimal]]:
    portfolio = assessment.portfolio
    if not portfolio.cash_flows:
        return
    yield from _named("", "", whole_totals(assessment))
    for place, money in enumerate(whole_groups(assessment)):
        yield from _named("", f"groups[{place}].", money)
    yield from _of_years(assessment, "", "")


def _of_years(assessment: Assessment, process: str, start: str) -> Iterator[tuple[FigureId, Decimal]]:
    flows = assessment.portfolio.cash_flows
    for flow, year, lines in zip(flows, whole_years(flows), whole_lines(flows), strict=True):
        of_year = f"{start}cash_flows[{flow.year}]."
        for column, amount in year.items():
            yield FigureId(process, f"{of_year}{column}"), amount
        for line, amount in lines.items():
            yield FigureId(process, f"{of_year}lines.{line.value}"), amount


def _named(process: str, start: str, money: Money) -> Iterator[tuple[FigureId, Decimal]]:
    for name, amount in zip(MONEY, money, strict=True):
        yield FigureId(process, f"{start}{name}"), amount
