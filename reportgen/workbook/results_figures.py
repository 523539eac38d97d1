"""The figures of the portfolio: those that formulas work out from the other sheets, and those given as reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import Assessment, Portfolio
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
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


_SUMS = (
    ("Today's cost a year", "baseline_annual", "SUM(verdict_today)", "Of all processes with a cost."),
    (
        "Cost a year as recommended",
        "outsourced_annual",
        "SUM(verdict_recommended)",
        "Of a steady year, at today's volumes and prices.",
    ),
    ("One-off cost", "one_off", "SUM(flow_one_off)", "What it takes to make the moves."),
    ("Net saving", "net_saving", "SUM(flow_net)", "Over the horizon, after everything, not discounted."),
    (
        "Total cost",
        "total_cost",
        "SUM(flow_baseline)-SUM(flow_net)",
        "Of the processes over the horizon, as recommended.",
    ),
    ("NPV", "npv", "SUM(total_npv)", "The sum of the processes' own, each rounded once (sheet Totals by process)."),
)
_GIVEN = (
    ("Saving P10", "savings_p10", Kind.AMOUNT, "Of the net saving, simulated: in one draw of ten it is lower."),
    ("Saving P50", "savings_p50", Kind.AMOUNT, "In half of the draws it is lower."),
    ("Saving P90", "savings_p90", Kind.AMOUNT, "In nine draws of ten it is lower."),
    ("Probability of saving", "probability_of_saving", Kind.SHARE, "The share of draws in which the moves save."),
    ("Payback, years", "payback_years", Kind.POINTS, "From the decision."),
    ("Payback, years, discounted", "discounted_payback_years", Kind.POINTS, "From the decision, in present values."),
    ("Internal rate of return", "irr", Kind.SHARE, "Of the portfolio's yearly net."),
)


def live_figures(assessment: Assessment) -> Iterator[LiveFigure]:
    """Yield the sums of the portfolio; none where no process carries a cost."""
    cases = [case for _, _, case in costed(assessment)]
    engagement = assessment.engagement
    values = _values(cases, engagement.discount_rate, engagement.currency)
    for label, part, text, meaning in _SUMS if cases else ():
        reported = getattr(assessment.portfolio, part)
        figure = live(text, values[part], engagement.currency)
        yield LiveFigure(label=label, live=figure, reported=reported, meaning=meaning)


def _values(cases: Sequence[MoneyCase], rate: float, currency: str) -> Mapping[str, Decimal]:
    """Return what the formulas of the sums come to."""
    flows = [flow for case in cases for flow in case.cash_flows]
    net = total(flow.net for flow in flows)
    return {
        "baseline_annual": total(case.baseline_annual for case in cases),
        "outsourced_annual": total(case.outsourced_annual for case in cases),
        "one_off": total(flow.one_off for flow in flows),
        "net_saving": net,
        "total_cost": total(flow.baseline for flow in flows) - net,
        "npv": total(as_sheets_round(npv_of(case, rate), currency) for case in cases),
    }


def given_figures(portfolio: Portfolio) -> Iterator[GivenFigure]:
    """Yield what the simulation and the timing of the flows come to."""
    for label, part, kind, meaning in _GIVEN:
        yield GivenFigure(label=label, value=getattr(portfolio, part), kind=kind, meaning=meaning)
