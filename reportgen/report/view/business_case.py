"""The business case: what it is worth, each year both ways, the steps of the saving, and every amount to add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.report.view.context import Context
from reportgen.report.view.money.checks import Check, checks_of
from reportgen.report.view.money.coverage import coverage_lines
from reportgen.report.view.money.groups import group_table
from reportgen.report.view.money.opening import key_figures, standfirst_of, title_of
from reportgen.report.view.money.processes import CostTable, cost_table
from reportgen.report.view.money.staying import staying_table
from reportgen.report.view.money.steps_figure import saving_steps
from reportgen.report.view.money.ways import WaysTable, ways_table
from reportgen.report.view.money.year_figure import cost_by_year
from reportgen.report.view.money.years import AmountTable, line_tables, year_table
from reportgen.report.view.parts import Drawing, KeyFigure, Opener
from reportgen.report.view.summary import Summary
from reportgen.report.view.uncertainty.words import simulation_sentence

_BRIEF_CHECKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCaseView:
    """The section; without any cost it holds only the opener and `missing`, in its brief form what fits one page."""

    opener: Opener
    missing: str = ""
    key_figures: tuple[KeyFigure, ...] = ()
    by_year: Drawing | None = None
    steps: Drawing | None = None
    coverage: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    years: AmountTable | None = None
    tables: tuple[AmountTable, ...] = ()
    costs: CostTable | None = None
    ways: WaysTable | None = None
    conventions: str = ""
    is_brief: bool = False


def business_case_view(context: Context, summary: Summary) -> BusinessCaseView:
    """Compose the section, its figures and tables in reading order."""
    opener = context.selection.opener("business_case", title_of(context, summary), standfirst_of(context, summary))
    if summary.net_saving is None:
        return BusinessCaseView(opener=opener, missing=opener.standfirst)
    if context.selection.is_brief:
        return _brief(context, summary, opener)
    flows = context.assessment.portfolio.cash_flows
    return BusinessCaseView(
        opener=opener,
        key_figures=key_figures(context, summary),
        by_year=cost_by_year(context, summary),
        steps=saving_steps(context, summary),
        coverage=coverage_lines(context),
        checks=checks_of(context),
        years=year_table(context, flows),
        tables=tuple(_tables(context, summary)),
        costs=cost_table(context, summary),
        ways=ways_table(context),
        conventions=conventions(context),
    )


def _brief(context: Context, summary: Summary, opener: Opener) -> BusinessCaseView:
    return BusinessCaseView(
        opener=opener,
        is_brief=True,
        key_figures=key_figures(context, summary),
        by_year=cost_by_year(context, summary),
        coverage=coverage_lines(context),
        checks=checks_of(context)[:_BRIEF_CHECKS],
        conventions=conventions(context),
    )


def _tables(context: Context, summary: Summary) -> Iterator[AmountTable]:
    """List what the columns hold, what stays, and the groups, as far as there is anything to list."""
    if not summary.sourced:
        return
    yield from line_tables(context, context.assessment.portfolio.cash_flows)
    for table in (staying_table(context, summary.sourced), group_table(context)):
        if table is not None:
            yield table


def conventions(context: Context) -> str:
    """State the conventions of the money once."""
    engagement = context.assessment.engagement
    rate = context.formats.percent(engagement.discount_rate, 1)
    taxed = any(flow.tax for flow in context.assessment.portfolio.cash_flows)
    return (
        f"Nominal {engagement.currency}, {'after' if taxed else 'before'} tax; one-off cost in year 0, but "
        f"exit in the last year; yearly flows at year end; discounted at {rate}. Yearly costs are those of a steady "
        "year at today’s prices. Every amount was rounded once, line by line; all sums are of the rounded lines. "
        f"{simulation_sentence(context)}"
    )
