"""What a process costs now, under its recommendation, and under the option not recommended."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.analysis.assumptions import Assumptions
from reportgen.analysis.cash_flow import Terms, as_is_case, money_case
from reportgen.analysis.drivers import drivers_of
from reportgen.analysis.judgement import SOURCED, Judgement, share_of
from reportgen.analysis.place import Site
from reportgen.analysis.ruling import Ruling
from reportgen.model.business_case import Baseline, Cost, Driver
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Engagement, Process
from reportgen.model.verdict import Form, NatureClass, NotAssessed, Recommendation

NO_SIMULATION = NotAssessed(reason="No uncertainty simulation was run.")
_NO_COST = NotAssessed(
    reason="Neither a yearly cost nor a headcount with a loaded cost per person is given; enter Annual cost."
)
_NO_CLASS = NotAssessed(reason="The class of the work is not known, and the price of a provider follows it.")
_NO_PLACE = NotAssessed(reason="No permitted country is home or one that the product knows rates for.")
_LAST_WAVE = 3


def baseline_of(process: Process, assumptions: Assumptions) -> Decimal | None:
    """Return today's yearly cost: as given, else headcount times the loaded cost that the workbook gives."""
    if process.annual_cost is not None:
        return process.annual_cost
    loaded = assumptions.optional("loaded_cost_per_fte")
    if process.fte is None or loaded is None:
        return None
    return process.fte * Decimal(repr(loaded))


def chosen_case(judgement: Judgement, engagement: Engagement, assumptions: Assumptions) -> MoneyCase | NotAssessed:
    """Work out the money of a process under its recommendation: work that stays carries its present cost."""
    baseline = baseline_of(judgement.process, assumptions)
    if baseline is None:
        return _NO_COST
    terms = _terms(baseline, judgement.wave, judgement.ruling, engagement, assumptions)
    if judgement.recommendation not in SOURCED:
        return as_is_case(terms)
    return _missing(judgement.ruling) or money_case(replace(terms, moved_share=judgement.share))


def costed(judgement: Judgement, engagement: Engagement, assumptions: Assumptions) -> Cost:
    """Work out the money of a process, with that of the option that is not recommended beside it."""
    case, ruling = chosen_case(judgement, engagement, assumptions), judgement.ruling
    baseline = baseline_of(judgement.process, assumptions)
    if baseline is None or isinstance(case, NotAssessed):
        return _cost(case, None, None, ())
    terms = _terms(baseline, judgement.wave, ruling, engagement, assumptions)
    if judgement.recommendation in SOURCED:
        chosen = replace(terms, moved_share=judgement.share)
        other, other_label = _alternative(chosen, judgement, engagement, assumptions)
        return _cost(case, other, other_label, _drivers(ruling, chosen, judgement.wave, assumptions))
    missing = _missing(ruling)
    if missing is not None:
        return _cost(case, missing, "sourced all the same", ())
    part = judgement.provisional or Recommendation.OUTSOURCE
    sourced = replace(terms, moved_share=share_of(part, assumptions) or 1.0)
    label = "in a captive centre" if judgement.site.form is Form.CAPTIVE else "sourced all the same"
    return _cost(case, money_case(sourced), label, _drivers(ruling, sourced, judgement.wave, assumptions))


def _missing(ruling: Ruling) -> NotAssessed | None:
    """Return why sourcing cannot be priced, None where it can."""
    if ruling.nature.kind is None:
        return _NO_CLASS
    return None if ruling.decision.has_place else _NO_PLACE


def _alternative(
    chosen: Terms, judgement: Judgement, engagement: Engagement, assumptions: Assumptions
) -> tuple[MoneyCase | None, str | None]:
    """Return the money of the next best option: all of it where a part moves, else a provider at home."""
    ruling = judgement.ruling
    if judgement.recommendation is Recommendation.SELECTIVE:
        return money_case(replace(chosen, moved_share=1.0)), "all of it sourced"
    if ruling.site.rate_ratio == 1:
        return None, None
    at_home = replace(ruling, site=replace(ruling.site, rate_ratio=1.0))
    terms = _terms(chosen.baseline, judgement.wave, at_home, engagement, assumptions)
    return money_case(replace(terms, moved_share=chosen.moved_share)), "a provider at home"


def price_ratio(
    site: Site, nature: NatureClass | None, assumptions: Assumptions, *, has_several_providers: bool
) -> float:
    """Return a provider's charge for one unit of avoidable in-house cost, at today's prices.

    (labour share x rate ratio x (1 - efficiency) + (1 - labour share)) x (1 + margin), and the premium on top where
    several providers share the work.
    """
    labour = assumptions.value("labour_share")
    efficiency = assumptions.for_class("provider_efficiency", nature)
    margin = assumptions.value("provider_margin")
    premium = assumptions.value("multi_source_premium") if has_several_providers else 0.0
    return (labour * site.rate_ratio * (1 - efficiency) + (1 - labour)) * (1 + margin) * (1 + premium)


def _terms(baseline: Decimal, wave: int, ruling: Ruling, engagement: Engagement, assumptions: Assumptions) -> Terms:
    """Gather the terms; work that has no wave is priced as if it went with the last."""
    nature = ruling.nature.kind
    several = ruling.decision.uses_several_providers
    inflation = assumptions.value("price_inflation")
    productivity = assumptions.for_class("committed_productivity", nature)
    return Terms(
        baseline=baseline,
        avoidable_share=assumptions.for_class("avoidable_share", nature),
        moved_share=1.0,
        price_ratio=price_ratio(ruling.site, nature, assumptions, has_several_providers=several),
        governance_share=assumptions.for_class("governance_share", nature),
        one_off_share=assumptions.value("selection_share")
        + assumptions.for_class("transition_share", nature)
        + assumptions.value("severance_share"),
        baseline_growth=assumptions.value("baseline_growth"),
        price_growth=(1 + inflation) * (1 - productivity) - 1,
        live_month=live_month_of(wave, assumptions),
        horizon_years=engagement.horizon_years,
        discount_rate=engagement.discount_rate,
        currency=engagement.currency,
    )


def live_month_of(wave: int, assumptions: Assumptions) -> int:
    """Return the month after the decision in which the provider of a wave takes over."""
    return round(assumptions.value(_live_parameter(wave)))


def _live_parameter(wave: int) -> str:
    return f"wave{wave or _LAST_WAVE}_live_month"


def _drivers(ruling: Ruling, terms: Terms, wave: int, assumptions: Assumptions) -> tuple[Driver, ...]:
    return drivers_of(ruling, terms, _live_parameter(wave), assumptions)


def _cost(
    case: MoneyCase | NotAssessed,
    what_if: MoneyCase | NotAssessed | None,
    label: str | None,
    drivers: tuple[Driver, ...],
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
        baseline=case
        if isinstance(case, NotAssessed)
        else Baseline(total=case.baseline_annual, source="as entered", components=()),
    )


def _baseline(case: MoneyCase | NotAssessed) -> Baseline | NotAssessed:
    if isinstance(case, NotAssessed):
        return case
    return Baseline(total=case.baseline_annual, source="as entered", components=())
