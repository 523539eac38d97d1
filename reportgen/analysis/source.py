"""The verdict on one process: whether, how, where and when to source it, and why."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.assumptions import Assumptions
from reportgen.analysis.gates import Decision
from reportgen.analysis.in_house import in_house_alternative
from reportgen.analysis.indices import Index
from reportgen.analysis.place import Site, home_site
from reportgen.analysis.pricing import priced
from reportgen.analysis.ratings import Judged
from reportgen.analysis.reasons import arguments_beyond_ratings, counter_argument, reasons_for
from reportgen.analysis.ruling import Ruling, smallest_flip
from reportgen.analysis.scales import AUTOMATION, SOURCEABILITY, Scales
from reportgen.analysis.waves import wave_of
from reportgen.model.assessment import Form, NotAssessed, Recommendation, Sourcing

SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)
_CAPTIVE_FROM_FTE = 50


def sourced(judged: Judged, ruling: Ruling, scales: Scales, assumptions: Assumptions) -> Sourcing:
    """Reach the verdict; the analyst's override stands, with the engine's own recommendation beside it."""
    process, decision = judged.process, ruling.decision
    recommendation = Recommendation(process.override) if process.override else decision.recommendation
    provisional = _provisional(recommendation, decision)
    index, fit = _sourceability(judged, scales), scales.value(AUTOMATION, judged.used)
    where = final_site(recommendation, judged, ruling, scales)
    price = priced(ruling.nature.kind, process, judged.used, scales.knowledge)
    beyond = arguments_beyond_ratings(process, judged.used, ruling)
    tier, moves = ruling.protection.tier, recommendation in SOURCED
    return Sourcing(
        recommendation=recommendation,
        provisional_recommendation=provisional,
        engine_recommendation=decision.recommendation,
        overridden=process.override is not None,
        override_reason=process.override_reason,
        index=_missing_index(judged) if index.value is None else index.value,
        index_coverage=judged.sourceability_coverage,
        contributions=index.contributions,
        gates=decision.outcomes,
        form=where.form,
        place=where.place,
        location=where.country,
        location_name=where.country_name,
        price_model=price.model,
        price_model_name=price.name,
        price_model_reason=price.reason,
        sourced_share=share_of(recommendation, assumptions),
        wave=wave_of(recommendation, ruling.nature.kind, where.form, tier, judged.used) if moves else 0,
        reasons=reasons_for(provisional or recommendation, index, decision, scales.knowledge),
        counter_argument=counter_argument(provisional or recommendation, index, beyond, scales.knowledge),
        flip=None if process.override else smallest_flip(judged, scales),
        automation_fit=NotAssessed(reason="No digital criterion is rated.") if fit is None else fit,
        in_house_alternative=in_house_alternative(fit, ruling.nature.leaning),
    )


def final_site(recommendation: Recommendation, judged: Judged, ruling: Ruling, scales: Scales) -> Site:
    """Return where the work is done under a recommendation: at the site if it moves, else at home.

    Work that no provider offers goes to a captive centre where the index speaks for moving it, a team of 50 or more
    makes a centre worth building, and a cheaper place is left (practitioner convention).
    """
    if recommendation in SOURCED:
        return ruling.site
    has_no_market = any(gate.id == "G5" and gate.decided for gate in ruling.decision.outcomes)
    is_large = judged.process.fte is not None and judged.process.fte >= _CAPTIVE_FROM_FTE
    wants_to_move = ruling.decision.base is Recommendation.OUTSOURCE and ruling.site.rate_ratio < 1
    if recommendation is Recommendation.RETAIN and has_no_market and is_large and wants_to_move:
        return replace(ruling.site, form=Form.CAPTIVE)
    return home_site(scales.engagement.home_country, scales.knowledge)


def share_of(recommendation: Recommendation, assumptions: Assumptions) -> float:
    """Return the part of the avoidable cost that moves, 0-1."""
    if recommendation is Recommendation.SELECTIVE:
        return assumptions.value("selective_share")
    return 1.0 if recommendation is Recommendation.OUTSOURCE else 0.0


def _provisional(recommendation: Recommendation, decision: Decision) -> Recommendation | None:
    """Return what the engine would say with more evidence, or what it says where the analyst asks for more."""
    if recommendation is not Recommendation.ASSESS_FURTHER:
        return None
    return decision.provisional or decision.recommendation


def _sourceability(judged: Judged, scales: Scales) -> Index:
    if not judged.is_sourceability_known:
        return Index(value=None, coverage=judged.sourceability_coverage)
    return scales.index(SOURCEABILITY, judged.used)


def _missing_index(judged: Judged) -> NotAssessed:
    if judged.sourceability_coverage == 0:
        return NotAssessed(reason="No sourceability criterion is rated.")
    share = round(judged.sourceability_coverage * 100)
    return NotAssessed(reason=f"Only {share} % of the weight of the sourceability criteria is rated.")
