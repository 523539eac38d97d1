"""The figures of the portfolio: those that formulas work out from the other sheets, and those given as reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import Assessment, Portfolio
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.workbook.results_check import as_sheets_round, live
from reportgen.workbook.results_fields import Formula, Kind, Value
from reportgen.workbook.results_flows import COLUMNS
from reportgen.workbook.results_totals import npv_of
from reportgen.workbook.results_verdicts import costed

YEARLY = (*COLUMNS, ("Net", "net"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveFigure:
    """A figure of the portfolio with its formula, what the report gives, and what it is in a sentence."""

    label: str
    live: Formula
    reported: Decimal
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFigure:
    """A figure of the portfolio that no formula here works out."""

    label: str
    value: Value
    kind: Kind
    meaning: str


def live_figures(assessment: Assessment) -> Iterator[LiveFigure]:
    """Yield the sums of the portfolio; none where no process carries a cost."""
    cases = [case for _, _, case in costed(assessment)]
    if not cases:
        return
    portfolio, engagement = assessment.portfolio, assessment.engagement
    for label, part, text, value, meaning in _sums(cases, engagement.discount_rate, engagement.currency):
        reported = getattr(portfolio, part)
        yield LiveFigure(label=label, live=live(text, value, engagement.currency), reported=reported, meaning=meaning)


def _sums(cases: Sequence[MoneyCase], rate: float, currency: str) -> Iterator[tuple[str, str, str, Decimal, str]]:
    flows = [flow for case in cases for flow in case.cash_flows]
    net, baseline = total(flow.net for flow in flows), total(flow.baseline for flow in flows)
    today = total(case.baseline_annual for case in cases)
    recommended = total(case.outsourced_annual for case in cases)
    one_off = total(flow.one_off for flow in flows)
    npv = total(as_sheets_round(npv_of(case, rate), currency) for case in cases)
    yield "Today's cost a year", "baseline_annual", "SUM(verdict_today)", today, "Of all processes with a cost."
    yield (
        "Cost a year as recommended",
        "outsourced_annual",
        "SUM(verdict_recommended)",
        recommended,
        "Of a steady year, at today's volumes and prices.",
    )
    yield "One-off cost", "one_off", "SUM(flow_one_off)", one_off, "What it takes to make the moves."
    yield "Net saving", "net_saving", "SUM(flow_net)", net, "Over the horizon, after everything, not discounted."
    yield (
        "Total cost",
        "total_cost",
        "SUM(flow_baseline)-SUM(flow_net)",
        baseline - net,
        "Of the processes over the horizon, as recommended.",
    )
    yield (
        "NPV",
        "npv",
        "SUM(total_npv)",
        npv,
        "The sum of the processes' own, each rounded once (sheet Totals by process).",
    )


def given_figures(portfolio: Portfolio) -> Iterator[GivenFigure]:
    """Yield what the simulation and the timing of the flows come to."""
    amount, share, years = Kind.AMOUNT, Kind.SHARE, Kind.POINTS
    drawn = "Of the net saving, from the simulation: in one draw of ten it is lower."
    yield GivenFigure(label="Saving P10", value=portfolio.savings_p10, kind=amount, meaning=drawn)
    middle = "In half of the draws it is lower."
    yield GivenFigure(label="Saving P50", value=portfolio.savings_p50, kind=amount, meaning=middle)
    high = "In nine draws of ten it is lower."
    yield GivenFigure(label="Saving P90", value=portfolio.savings_p90, kind=amount, meaning=high)
    chance = "The share of draws in which the moves save anything."
    yield GivenFigure(label="Probability of saving", value=portfolio.probability_of_saving, kind=share, meaning=chance)
    from_decision = "From the decision."
    yield GivenFigure(label="Payback, years", value=portfolio.payback_years, kind=years, meaning=from_decision)
    yield GivenFigure(
        label="Payback, years, discounted",
        value=portfolio.discounted_payback_years,
        kind=years,
        meaning="From the decision, in present values.",
    )
    yield GivenFigure(
        label="Internal rate of return", value=portfolio.irr, kind=share, meaning="Of the portfolio's yearly net."
    )


def is_costed(portfolio: Portfolio) -> bool:
    """Return whether any process carries a cost."""
    return not isinstance(portfolio.net_saving, NotAssessed)
