"""The portfolio: sums from the canonical tables, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from reportgen.analysis.cost import live_month_of
from reportgen.analysis.discounting import discounted_payback_years, internal_rate_of_return, payback_years
from reportgen.analysis.money.groups import groups_of
from reportgen.analysis.money.table import summed
from reportgen.analysis.money.values import Values
from reportgen.analysis.portfolio_questions import portfolio_questions
from reportgen.model.assessment import Portfolio, ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Engagement
from reportgen.model.money import ZERO, total
from reportgen.model.uncertainty import Uncertainty
from reportgen.model.verdict import NotAssessed, Recommendation

_NO_COST = NotAssessed(reason="No process carries a cost.")


def portfolio_of(
    processes: Sequence[ProcessAssessment],
    values: Values,
    engagement: Engagement,
    uncertainty: Uncertainty | NotAssessed,
) -> Portfolio:
    """Sum up the processes; the rate of return and the payback are those of the summed flows.

    The summed savings are taken to begin when the first provider is live, so payback never comes before.
    """
    cases = [one.cost.case for one in processes if isinstance(one.cost.case, MoneyCase)]
    flows = summed([case.cash_flows for case in cases]) if cases else ()
    nets, rate = [flow.net for flow in flows], engagement.discount_rate
    live = _first_live_month(processes, values)
    odds = _odds(uncertainty, has_cost=bool(cases))
    return Portfolio(
        process_count=len(processes),
        by_class=dict(Counter(class_word(one) for one in processes)),
        by_recommendation=dict(Counter(one.sourcing.recommendation.value for one in processes)),
        baseline_annual=_sum(cases, "baseline_annual"),
        outsourced_annual=_sum(cases, "outsourced_annual"),
        one_off=_sum(cases, "one_off"),
        npv=_sum(cases, "npv"),
        irr=internal_rate_of_return(nets) if cases else _NO_COST,
        payback_years=payback_years(nets, live_month=live) if cases else _NO_COST,
        cash_flows=flows,
        coverage=_coverage(processes),
        processes_without_cost=len(processes) - len(cases),
        savings_p10=odds[0],
        savings_p50=odds[1],
        savings_p90=odds[2],
        probability_of_saving=_NO_COST if not cases else _probability(uncertainty),
        discounted_payback_years=discounted_payback_years(nets, rate, live_month=live) if cases else _NO_COST,
        net_saving=_sum(cases, "net_saving"),
        total_cost=_sum(cases, "total_cost"),
        uncertainty=uncertainty if cases else _NO_COST,
        groups=groups_of(processes),
        questions=portfolio_questions(processes, engagement.currency),
    )


def _odds(uncertainty: Uncertainty | NotAssessed, *, has_cost: bool) -> tuple[Decimal | NotAssessed, ...]:
    """Return P10, P50 and P90 of the portfolio; where nothing moves they are certain, and nought."""
    if not has_cost:
        return (_NO_COST, _NO_COST, _NO_COST)
    if isinstance(uncertainty, NotAssessed):
        return (ZERO, ZERO, ZERO)
    return uncertainty.p10.value, uncertainty.p50.value, uncertainty.p90.value


def _probability(uncertainty: Uncertainty | NotAssessed) -> float:
    return 0.0 if isinstance(uncertainty, NotAssessed) else uncertainty.probability_of_saving


def _first_live_month(processes: Sequence[ProcessAssessment], values: Values) -> int:
    """Return the month in which the first of the processes whose move is priced is with its provider, 0 if none."""
    moved = [one for one in processes if one.sourcing.moves and isinstance(one.cost.case, MoneyCase)]
    return min((live_month_of(one.sourcing.wave, values) for one in moved), default=0)


def class_word(one: ProcessAssessment) -> str:
    """Return the class that a process is counted under."""
    nature = one.classification.nature
    return "NOT_ASSESSED" if isinstance(nature, NotAssessed) else nature.value


def _sum(cases: Sequence[MoneyCase], part: str) -> Decimal | NotAssessed:
    return total(getattr(case, part) for case in cases) if cases else _NO_COST


def _coverage(processes: Sequence[ProcessAssessment]) -> float:
    """Return the share of the known baseline whose verdict rests on enough evidence, 0 where no cost is known."""
    known = [(one, one.cost.case) for one in processes if isinstance(one.cost.case, MoneyCase)]
    whole = total(case.baseline_annual for _, case in known)
    firm = total(
        case.baseline_annual
        for one, case in known
        if one.sourcing.engine_recommendation is not Recommendation.ASSESS_FURTHER
    )
    return float(firm / whole) if whole > 0 else 0.0
