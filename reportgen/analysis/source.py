"""The verdict on one process written out: whether, how, where and when to source it, and why."""

from __future__ import annotations

from reportgen.analysis.circumstances import circumstances_of
from reportgen.analysis.flips import recommendation_flip
from reportgen.analysis.in_house import automates_first, in_house_alternative
from reportgen.analysis.indices import Index
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.lifting import with_lifting
from reportgen.analysis.place import chosen_site, site_cell, suggested
from reportgen.analysis.questions import question_of
from reportgen.analysis.ratings import Judged
from reportgen.analysis.reasons import arguments_beyond_ratings, counter_argument, reasons_for
from reportgen.analysis.regimes import bans_of, removed_by
from reportgen.analysis.scales import AUTOMATION, SOURCEABILITY, Scales
from reportgen.analysis.variants import Variants
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.model.sourcing import Sourcing
from reportgen.model.verdict import Form, NotAssessed, Place


def sourced(judgement: Judgement, variants: Variants) -> Sourcing:
    """Write the verdict out; under an override the engine's own recommendation stands beside it."""
    process, judged, ruling, scales = judgement.process, judgement.judged, judgement.ruling, variants.scales
    index, fit = _sourceability(judged, scales), scales.value(AUTOMATION, judged.used)
    price = judgement.pricing
    beyond = arguments_beyond_ratings(process, judged.used, ruling, scales.knowledge)
    argued = judgement.provisional or judgement.recommendation
    return Sourcing(
        recommendation=judgement.recommendation,
        provisional_recommendation=judgement.provisional,
        engine_recommendation=ruling.decision.recommendation,
        overridden=process.override is not None,
        override_reason=process.override_reason,
        index=_missing_index(judged) if index.value is None else index.value,
        index_coverage=judged.sourceability_coverage,
        contributions=index.contributions,
        gates=with_lifting(judgement, scales),
        form=judgement.site.form,
        place=judgement.site.place,
        location=judgement.site.country,
        location_name=judgement.site.country_name,
        site_reason=_site_reason(judgement, scales),
        country_reason="" if judgement.site.form is Form.IN_HOUSE else _country_reason(judgement, scales.knowledge),
        price_model=price.model,
        price_model_name=price.name,
        price_model_reason=price.reason,
        sourced_share=judgement.share,
        wave=judgement.wave,
        reasons=reasons_for(argued, index, judged.used, ruling.decision, scales),
        counter_argument=counter_argument(argued, index, beyond, ruling.decision, scales.knowledge),
        flip=None if process.override else recommendation_flip(variants, ruling.decision.recommendation),
        automation_fit=NotAssessed(reason="No digital criterion is rated.") if fit is None else fit,
        in_house_alternative=in_house_alternative(fit, ruling.nature.kind, scales.knowledge, moves=judgement.is_moved),
        automate_first=automates_first(fit, ruling.nature.kind, scales.knowledge),
        question=question_of(judgement, variants),
    )


def _site_reason(judgement: Judgement, scales: Scales) -> str:
    """Say why it is done by whom and how far away, "" where it stays with the client's own team."""
    if judgement.site.form is Form.IN_HOUSE:
        return ""
    cell, place = site_cell(judgement.judged.used, scales), judgement.site.place
    if cell.operational == cell.structural:
        risks = f"operational and structural risk are both {cell.operational}"
    else:
        risks = f"operational risk is {cell.operational} and structural risk {cell.structural}"
    nearer = "" if place is cell.distance else f"; no cheaper country that may be used lies {cell.distance.value}"
    country = _country_reason(judgement, scales.knowledge)
    chosen = f"; {country}" if country else ""
    return f"{risks}: {cell.ground}{nearer}{chosen}{_ruled_out(judgement, scales)}"


def _ruled_out(judgement: Judgement, scales: Scales) -> str:
    """Say which country would have been taken, had no rules taken it out, "" where none."""
    process, engagement, knowledge = judgement.process, scales.engagement, scales.knowledge
    bans = {ban.country: ban for ban in bans_of(circumstances_of(process, engagement), knowledge)}
    if not bans:
        return ""
    suggestion, kind = suggested(judgement.judged.used, scales), judgement.ruling.nature.kind
    free = chosen_site(suggestion, engagement.home_country, process.permitted_countries, kind, knowledge)
    ban = bans.get(free.country)
    if ban is None:
        return ""
    return f"; {name_in_sentence(free.country, free.country_name)} is {removed_by(ban)}"


def _country_reason(judgement: Judgement, knowledge: Knowledge) -> str:
    """Say why this country of those at its distance; "" where the work stays in the country."""
    site = judgement.site
    if site.place is Place.ONSHORE:
        return ""
    countries = "permitted countries" if judgement.process.permitted_countries else "countries"
    lowest = f"{name_in_sentence(site.country, site.country_name)} has the lowest rate of the"
    if site.place is Place.NEARSHORE:
        return f"{lowest} near {countries} whose law is closest"
    rank, first = knowledge.locations[site.country].gsli_rank, knowledge.threshold("first_ranks")
    if rank is not None and rank <= first:
        return f"{lowest} {countries} that Kearney ranks among its first {first:.0f}"
    return f"{lowest} {countries} that come into question"


def _sourceability(judged: Judged, scales: Scales) -> Index:
    if not judged.is_sourceability_known:
        return Index(value=None, coverage=judged.sourceability_coverage)
    return scales.index(SOURCEABILITY, judged.used)


def _missing_index(judged: Judged) -> NotAssessed:
    if judged.sourceability_coverage == 0:
        return NotAssessed(reason="No sourceability criterion is rated.")
    share = round(judged.sourceability_coverage * 100)
    return NotAssessed(reason=f"Only {share} % of the weight of the sourceability criteria is rated.")
