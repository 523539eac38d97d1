"""From a judgement to what is to be priced: the work, and the deal at a place."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.components import entered_of
from reportgen.analysis.money.work import Deal, Quote, Scope, Work
from reportgen.analysis.place import Site
from reportgen.model.engagement import Engagement, Process, QuoteBasis, RiskMethod
from reportgen.model.verdict import Form, Place, Recommendation

LAST_WAVE = 3


def live_parameter(wave: int) -> str:
    """Return the id of the month in which a wave is live; work that has no wave goes with the last."""
    return f"wave{wave or LAST_WAVE}_live_month"


def work_of(judgement: Judgement, engagement: Engagement) -> Work:
    """Return the work of a process as the formulas see it."""
    process = judgement.process
    return Work(
        entered=entered_of(process),
        nature=judgement.ruling.nature.kind,
        fte=None if process.fte is None else float(process.fte),
        volume=None if process.annual_volume is None else float(process.annual_volume),
        capital=0.0 if process.avoided_capital is None else float(process.avoided_capital),
        years=engagement.horizon_years,
    )


def scope_of(recommendation: Recommendation) -> Scope:
    """Return how much of the work a recommendation moves."""
    return Scope.SELECTIVE if recommendation is Recommendation.SELECTIVE else Scope.WHOLE


def deal_of(judgement: Judgement, engagement: Engagement) -> Deal:
    """Return the deal that the recommendation makes, or would make if the work were sourced all the same."""
    deal = deal_at(judgement.ruling.site, judgement, engagement)
    is_captive = deal.is_abroad and Form.CAPTIVE in (judgement.site.form, judgement.ruling.site.form)
    return replace(
        deal,
        is_captive=is_captive,
        quote=None if is_captive else quote_of(judgement.process, engagement),
    )


def deal_at(site: Site, judgement: Judgement, engagement: Engagement) -> Deal:
    """Return the deal at some place, at what it should cost there; at home it is one with a provider."""
    is_abroad = site.place is not Place.ONSHORE
    return Deal(
        work=work_of(judgement, engagement),
        scope=scope_of(judgement.provisional or judgement.recommendation),
        rate_ratio=site.rate_ratio,
        is_abroad=is_abroad,
        is_captive=is_abroad and site.form is Form.CAPTIVE,
        has_several_providers=judgement.ruling.decision.uses_several_providers,
        model=judgement.pricing.model,
        live=live_parameter(judgement.wave),
        is_biased=engagement.risk_method is RiskMethod.OPTIMISM_BIAS,
    )


def quote_of(process: Process, engagement: Engagement) -> Quote | None:
    """Return the price quoted, in the engagement's currency; None without one, or without what it counts in."""
    if process.quoted_price is None or process.quote_basis is None or not counts(process, process.quote_basis):
        return None
    foreign = process.quote_currency not in (None, engagement.currency)
    rate = engagement.exchange_rates.get(process.quote_currency or "") if foreign else 1
    if rate is None:
        return None
    return Quote(price=float(process.quoted_price * rate), basis=process.quote_basis, is_foreign=foreign)


def counts(process: Process, basis: QuoteBasis) -> bool:
    """Tell whether a row gives what a quote counts in, and more than none: units, or people."""
    if basis is QuoteBasis.UNIT:
        return bool(process.annual_volume)
    return basis is QuoteBasis.YEAR or bool(process.fte)
