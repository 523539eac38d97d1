"""Made-up uncertainties of the example's saving, as a simulation would give them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from statistics import NormalDist

from reportgen.model.assessment import Assessment, AssumptionUsed
from reportgen.model.engagement import Range
from reportgen.model.uncertainty import Estimate, Swing, Uncertainty

DRIVERS = (
    # id, group, label, unit, low, likely, high, effect at low and at high, in parts of the spread
    ("rate_level", "Price and performance", "Provider rates when the contract is signed", "ratio",
     0.85, 1.0, 1.2, 1.3, -1.6),
    ("avoidable_people_bpo", "Baseline: what falls away", "Avoidable share of the cost of people, BPO", "share",
     0.85, 0.95, 1.0, -0.9, 0.5),
    ("price_inflation", "Price and performance", "Yearly indexation of provider charges", "share a year",
     0.02, 0.035, 0.06, 0.6, -0.8),
    ("wage_inflation", "Baseline: what makes up the cost", "Yearly growth of pay", "share a year",
     0.02, 0.035, 0.05, -0.6, 0.6),
    ("knowledge_transfer_share_hybrid", "Cost to make the move", "Knowledge transfer, hybrid",
     "share of annual contract value", 0.03, 0.08, 0.12, 0.3, -0.4),
    ("wave1_live_month", "Timing", "Wave 1 is live", "months after the decision", 5, 6, 9, 0.2, -0.4),
    ("parallel_months_kpo", "Cost to make the move", "Parallel running, KPO", "months", 2, 4, 6, 0.2, -0.2),
    ("currency_drift", "Price and performance", "Exchange rate over the horizon against today’s", "ratio",
     0.9, 1.0, 1.1, 0.1, -0.1),
    ("retained_team_share_bpo", "Running the relationship", "Retained team, BPO", "share of charges",
     0.04, 0.06, 0.08, 0.1, -0.1),
    ("improvement_effort", "Improving it in-house", "Effort of improving the process", "years of that saving",
     0.3, 0.5, 1.0, 0.05, -0.08),
    ("management_span", "Baseline: what makes up the cost", "People for one manager", "people", 8, 12, 15, -0.04, 0.03),
    ("vat_rate", "Taxes", "Rate of VAT", "share of charges", 0.2, 0.2, 0.25, 0.0, -0.02),
)  # fmt: skip
_POINTS = 60


def uncertain(
    *,
    plan: float = 35.9e6,
    middle: float = 23.3e6,
    spread: float = 6.6e6,
    target: float | None = None,
    drivers: int = len(DRIVERS),
) -> Uncertainty:
    """Return outcomes spread as a bell around `middle`; `spread` is its standard deviation, 0 none at all."""
    draws = 10_000
    bell = NormalDist(middle, spread) if spread else None
    positive = 1 - bell.cdf(0) if bell else float(middle > 0)
    shares = [(place + 0.5) / _POINTS for place in range(_POINTS)]
    curve = (
        ((1 / draws, *shares, 1.0), (bell.inv_cdf(1 / draws), *map(bell.inv_cdf, shares), bell.inv_cdf(1 - 1 / draws)))
        if bell
        else ((1.0,), (plan,))
    )
    return Uncertainty(
        draws=draws,
        seed=20260000,
        mean=_estimate(middle, spread / 100),
        p10=_estimate(bell.inv_cdf(0.1) if bell else plan, spread / 60),
        p50=_estimate(middle if bell else plan, spread / 80),
        p90=_estimate(bell.inv_cdf(0.9) if bell else plan, spread / 60),
        probability_of_saving=round(positive, 4),
        probability_error=(positive * (1 - positive) / draws) ** 0.5,
        plan=money(plan),
        share_below_plan=round(bell.cdf(plan), 4) if bell else 0.0,
        target=None if target is None else money(target),
        probability_of_target=None if target is None else round(1 - bell.cdf(target), 4) if bell else 0.0,
        curve=tuple((money(amount), share) for share, amount in zip(*curve, strict=True)),
        swings=_swings(plan, spread, drivers) if spread else (),
        own_share_of_variance=0.07 if spread else 0.0,
    )


def money(amount: float) -> Decimal:
    return Decimal(round(amount * 100)) / 100


def _estimate(value: float, error: float) -> Estimate:
    return Estimate(value=money(value), standard_error=money(error))


def _swings(plan: float, spread: float, drivers: int) -> tuple[Swing, ...]:
    chosen = DRIVERS[:drivers]
    weights = [abs(one[-1] - one[-2]) ** 2 for one in chosen]
    return tuple(
        Swing(
            parameter=one[0],
            label=one[2],
            unit=one[3],
            low=one[4],
            likely=one[5],
            high=one[6],
            saving_at_low=money(plan + one[7] * spread),
            saving_at_high=money(plan + one[8] * spread),
            share_of_variance=0.93 * weight / sum(weights),
        )
        for one, weight in zip(chosen, weights, strict=True)
    )


def told(example: Assessment, uncertainty: Uncertainty, **engagement: object) -> Assessment:
    """Return the example with an uncertainty, its drivers among the assumptions, and changes to the engagement."""
    portfolio = replace(
        example.portfolio,
        uncertainty=uncertainty,
        savings_p10=uncertainty.p10.value,
        savings_p50=uncertainty.p50.value,
        savings_p90=uncertainty.p90.value,
        probability_of_saving=uncertainty.probability_of_saving,
    )
    known = {one.id for one in example.assumptions}
    added = tuple(_assumption(one) for one in DRIVERS if one[0] not in known)
    return replace(
        example,
        portfolio=portfolio,
        assumptions=(*example.assumptions, *added),
        engagement=replace(example.engagement, **engagement),
    )


def _assumption(driver: tuple) -> AssumptionUsed:
    parameter, group, label, unit, low, likely, high, *_ = driver
    return AssumptionUsed(
        id=parameter,
        group=group,
        label=label,
        value=Range(low=low, likely=likely, high=high),
        unit=unit,
        source="made up",
        basis="practitioner convention",
        reviewed="2026-11",
        overridden=False,
    )
