"""What a process costs now, under its recommendation, and under the option not recommended."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.analysis.assumptions import Assumptions
from reportgen.analysis.cash_flow import Terms, as_is_case, money_case
from reportgen.analysis.place import Site
from reportgen.model.assessment import (
    Cost,
    Driver,
    MoneyCase,
    NatureClass,
    NotAssessed,
    Recommendation,
    Sourcing,
)
from reportgen.model.engagement import Engagement, Process
from reportgen.model.money import rounded

NO_SIMULATION = NotAssessed(reason="No uncertainty simulation was run.")
_NO_COST = NotAssessed(
    reason="Neither a yearly cost nor a headcount with a loaded cost per person is given; enter Annual cost."
)
_SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)


def baseline_of(process: Process, assumptions: Assumptions) -> Decimal | None:
    """Return today's yearly cost: as given, else headcount times the loaded cost that the workbook gives."""
    if process.annual_cost is not None:
        return process.annual_cost
    loaded = assumptions.optional("loaded_cost_per_fte")
    if process.fte is None or loaded is None:
        return None
    return process.fte * Decimal(repr(loaded))


def costed(
    engagement: Engagement,
    process: Process,
    sourcing: Sourcing,
    nature: NatureClass | None,
    site: Site,
    assumptions: Assumptions,
    *,
    several_providers: bool,
) -> Cost:
    """Work out the money of a process. `site` is where it would be done if it were sourced."""
    baseline = baseline_of(process, assumptions)
    if baseline is None:
        return _cost(_NO_COST, None, None, ())
    full = _terms(engagement, baseline, nature, site, assumptions, wave=sourcing.wave, several=several_providers)
    if sourcing.recommendation not in _SOURCED:
        hypothetical = replace(full, moved_share=_hypothetical_share(sourcing, assumptions))
        return _cost(as_is_case(full), money_case(hypothetical), "sourced all the same", _drivers(hypothetical))
    chosen = replace(full, moved_share=sourcing.sourced_share)
    other, label = _alternative(chosen, site, engagement, baseline, nature, assumptions, sourcing)
    return _cost(money_case(chosen), other, label, _drivers(chosen))


def _hypothetical_share(sourcing: Sourcing, assumptions: Assumptions) -> float:
    is_partial = sourcing.provisional_recommendation is Recommendation.SELECTIVE
    return assumptions.value("selective_share") if is_partial else 1.0


def _alternative(
    chosen: Terms,
    site: Site,
    engagement: Engagement,
    baseline: Decimal,
    nature: NatureClass | None,
    assumptions: Assumptions,
    sourcing: Sourcing,
) -> tuple[MoneyCase | None, str | None]:
    """Return the money of the next best option: all of it where a part moves, else a provider at home."""
    if sourcing.recommendation is Recommendation.SELECTIVE:
        return money_case(replace(chosen, moved_share=1.0)), "all of it sourced"
    if site.rate_ratio == 1.0:
        return None, None
    at_home = replace(site, rate_ratio=1.0)
    terms = _terms(engagement, baseline, nature, at_home, assumptions, wave=sourcing.wave, several=False)
    return money_case(replace(terms, moved_share=chosen.moved_share)), "a provider at home"


def _terms(
    engagement: Engagement,
    baseline: Decimal,
    nature: NatureClass | None,
    site: Site,
    assumptions: Assumptions,
    *,
    wave: int,
    several: bool,
) -> Terms:
    """Gather the terms; work that has no wave is priced as if it went with the last."""
    labour = assumptions.value("labour_share")
    efficiency = assumptions.for_class("provider_efficiency", nature)
    margin = assumptions.value("provider_margin")
    premium = assumptions.value("multi_source_premium") if several else 0.0
    return Terms(
        baseline=baseline,
        avoidable_share=assumptions.for_class("avoidable_share", nature),
        moved_share=1.0,
        price_ratio=(labour * site.rate_ratio * (1 - efficiency) + (1 - labour)) * (1 + margin) * (1 + premium),
        governance_share=assumptions.for_class("governance_share", nature),
        one_off_share=assumptions.value("selection_share")
        + assumptions.for_class("transition_share", nature)
        + assumptions.value("severance_share"),
        baseline_growth=assumptions.value("baseline_growth"),
        price_growth=(1 + assumptions.value("price_inflation"))
        * (1 - assumptions.for_class("committed_productivity", nature))
        - 1,
        live_month=round(assumptions.value(f"wave{wave or 3}_live_month")),
        horizon_years=engagement.horizon_years,
        discount_rate=engagement.discount_rate,
        currency=engagement.currency,
    )


def _drivers(terms: Terms) -> tuple[Driver, ...]:
    return (
        Driver(
            parameter="baseline",
            label="Baseline",
            value=float(rounded(terms.baseline, terms.currency)),
            unit=terms.currency,
        ),
        Driver(parameter="avoidable_share", label="Avoidable share", value=terms.avoidable_share, unit="share"),
        Driver(parameter="moved_share", label="Share that moves", value=terms.moved_share, unit="share"),
        Driver(
            parameter="price_ratio",
            label="Provider's price for one unit of avoidable cost",
            value=terms.price_ratio,
            unit="ratio",
        ),
        Driver(
            parameter="governance_share",
            label="Governance, share of charges",
            value=terms.governance_share,
            unit="share",
        ),
        Driver(
            parameter="one_off_share",
            label="One-off cost, share of steady charges",
            value=terms.one_off_share,
            unit="share",
        ),
        Driver(
            parameter="price_growth", label="Yearly change of the price", value=terms.price_growth, unit="share a year"
        ),
        Driver(
            parameter="baseline_growth",
            label="Yearly growth of in-house cost",
            value=terms.baseline_growth,
            unit="share a year",
        ),
        Driver(
            parameter="live_month",
            label="Month in which the provider takes over",
            value=float(terms.live_month),
            unit="month",
        ),
    )


def _cost(
    case: MoneyCase | NotAssessed, what_if: MoneyCase | None, label: str | None, drivers: tuple[Driver, ...]
) -> Cost:
    return Cost(
        case=case,
        what_if=what_if,
        what_if_label=label if what_if is not None else None,
        drivers=drivers,
        savings_p10=NO_SIMULATION,
        savings_p50=NO_SIMULATION,
        savings_p90=NO_SIMULATION,
        probability_of_saving=NO_SIMULATION,
    )
