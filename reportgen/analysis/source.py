"""Whether, how, where and when to source a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.classify import Nature, band_name
from reportgen.analysis.gates import Decision, Facts, decided
from reportgen.analysis.indices import Index, Rating, weighted_index
from reportgen.analysis.place import Site, chosen_site, form_and_distance, has_place_left, home_site
from reportgen.analysis.pricing import priced
from reportgen.analysis.reasons import counter_argument, reasons_for
from reportgen.analysis.sensitivity import smallest_flips
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.weights import weights_of
from reportgen.model.assessment import (
    Classification,
    Flip,
    Form,
    HybridKind,
    NatureClass,
    NotAssessed,
    Place,
    Recommendation,
    Sourcing,
    Tier,
)
from reportgen.model.engagement import Engagement, Process

AUTOMATE_FROM = 70.0
_PARTLY_FROM = 40.0
_SEPARABLE = 2
_COUPLED = 4
_NOTHING_RATED = "No sourceability criterion is rated."
_SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingScale:
    """What every verdict of an engagement is made with."""

    engagement: Engagement
    knowledge: Knowledge
    weights: Mapping[str, float]
    nature_weights: Mapping[str, float]

    def index(self, ratings: Mapping[str, Rating]) -> Index:
        """Compute the sourceability index."""
        return weighted_index("sourceability", ratings, self.knowledge.criteria, self.weights)

    def blank_share(self, ratings: Mapping[str, Rating]) -> float:
        """Return the share of the weight of both indices that was not entered, 0-1."""
        whole = sum(self.weights.values()) + sum(self.nature_weights.values())
        entered = sum(
            weight
            for weights in (self.weights, self.nature_weights)
            for key, weight in weights.items()
            if key in ratings and not ratings[key].inferred
        )
        return max(0.0, 1 - entered / whole)

    @property
    def accepted_risk(self) -> int:
        """Return the highest residual score the client accepts."""
        return self.knowledge.appetite_limits[self.engagement.risk_appetite.value]


def hypothetical_site(process: Process, nature: Nature, scale: SourcingScale) -> Site:
    """Return where and by whom the work would be done if it were sourced, before any gate."""
    suggestion = form_and_distance(nature.ratings, scale.knowledge)
    if suggestion[0] is Form.IN_HOUSE:
        suggestion = (Form.CAPTIVE, Place.ONSHORE)
    return chosen_site(
        suggestion,
        scale.engagement.home_country,
        process.permitted_countries,
        class_of(nature.classification),
        scale.knowledge,
    )


def class_of(classification: Classification) -> NatureClass | None:
    """Return the class, None where it was not assessed."""
    return None if isinstance(classification.nature, NotAssessed) else classification.nature


def ruled(
    process: Process, nature: Nature, ratings: Mapping[str, Rating], residual: int | None, scale: SourcingScale
) -> Decision:
    """Apply bands and gates to a set of ratings."""
    index = scale.index(ratings).value
    base = _base(index, scale.knowledge)
    facts = Facts(
        process=process,
        ratings=ratings,
        base=base,
        blank_share=scale.blank_share(ratings),
        residual=residual,
        accepted=scale.accepted_risk,
        is_separable=_is_separable(nature.classification, ratings),
        places_left=has_place_left(scale.engagement.home_country, process.permitted_countries, scale.knowledge),
    )
    return decided(facts, scale.knowledge)


def _base(index: float | None, knowledge: Knowledge) -> Recommendation:
    if index is None:
        return Recommendation.RETAIN
    return Recommendation(band_name(index, knowledge.sourceability_bands))


def _is_separable(classification: Classification, ratings: Mapping[str, Rating]) -> bool:
    """Support work splits off where the process mixes two kinds of work, or stands apart from what stays."""
    coupling = ratings.get("interdependence")
    return classification.hybrid_kind is HybridKind.MIXED or (coupling is not None and coupling.value <= _SEPARABLE)


def sourced(
    process: Process, nature: Nature, site: Site, residual: int | None, tier: Tier | None, scale: SourcingScale
) -> tuple[Sourcing, Decision]:
    """Reach the verdict on one process."""
    knowledge, ratings = scale.knowledge, nature.ratings
    index = scale.index(ratings)
    decision = ruled(process, nature, ratings, residual, scale)
    recommendation = Recommendation(process.override) if process.override else decision.recommendation
    moves = recommendation in _SOURCED
    where = site if moves else home_site(scale.engagement.home_country, knowledge)
    price = priced(class_of(nature.classification), process, ratings, knowledge)
    fit = weighted_index(
        "automation_fit", ratings, knowledge.criteria, weights_of("automation_fit", knowledge.criteria, {})
    )
    verdict = Sourcing(
        recommendation=recommendation,
        provisional_recommendation=decision.provisional if recommendation is Recommendation.ASSESS_FURTHER else None,
        engine_recommendation=decision.recommendation,
        overridden=process.override is not None,
        override_reason=process.override_reason,
        index=NotAssessed(reason=_NOTHING_RATED) if index.value is None else index.value,
        index_coverage=index.coverage,
        contributions=index.contributions,
        gates=decision.outcomes,
        form=where.form,
        place=where.place,
        location=where.country,
        location_name=where.country_name,
        price_model=price.model,
        price_model_name=price.name,
        price_model_reason=price.reason,
        sourced_share=_share(recommendation, scale),
        wave=_wave(recommendation, nature.classification, ratings, tier) if moves else 0,
        reasons=reasons_for(recommendation, index.contributions, decision.outcomes, knowledge.criteria),
        counter_argument=counter_argument(recommendation, index.contributions, index.value, knowledge.criteria),
        flip=_flip(process, nature, residual, scale),
        automation_fit=NotAssessed(reason="No digital criterion is rated.") if fit.value is None else fit.value,
        in_house_alternative=_in_house(fit.value, class_of(nature.classification)),
    )
    return verdict, decision


def _share(recommendation: Recommendation, scale: SourcingScale) -> float:
    if recommendation is Recommendation.OUTSOURCE:
        return 1.0
    if recommendation is Recommendation.SELECTIVE:
        given = (
            scale.engagement.assumptions.get("selective_share") or scale.knowledge.parameters["selective_share"].value
        )
        return given.likely if given else 0.0
    return 0.0


def _wave(
    recommendation: Recommendation, classification: Classification, ratings: Mapping[str, Rating], tier: Tier | None
) -> int:
    """Order by difficulty (practitioner convention): knowledge work, protection, coupling and splitting each add."""
    kind = {NatureClass.KPO: 2, NatureClass.HYBRID: 1}.get(class_of(classification) or NatureClass.HYBRID, 0)
    protection = {Tier.CRITICAL: 2, Tier.SIGNIFICANT: 1}.get(tier or Tier.STANDARD, 0)
    coupling = ratings.get("interdependence")
    coupled = int(coupling is not None and coupling.value >= _COUPLED)
    difficulty = kind + protection + coupled + int(recommendation is Recommendation.SELECTIVE)
    return 1 if difficulty <= 1 else 2 if difficulty <= 3 else 3  # noqa: PLR2004 - the convention above


def _flip(process: Process, nature: Nature, residual: int | None, scale: SourcingScale) -> Flip | None:
    considered = tuple(dict.fromkeys((*scale.weights, "business_criticality")))
    flips = smallest_flips(
        nature.ratings,
        scale.knowledge.criteria,
        considered,
        lambda ratings: ruled(process, nature, ratings, residual, scale).recommendation.value,
        limit=1,
    )
    return flips[0] if flips else None


def _in_house(fit: float | None, nature: NatureClass | None) -> str:
    if fit is None:
        return "Automating it in-house was not rated: rate the three digital criteria to compare."
    if fit >= AUTOMATE_FROM and nature is NatureClass.BPO:
        return (
            f"Automate first: with an automation fit of {fit:.0f} the routine part may not need a provider at all; "
            "otherwise keep the contract short and share the gain."
        )
    if fit >= AUTOMATE_FROM:
        return f"Automation fit is {fit:.0f}: have the inputs prepared by software before an expert sees them."
    if fit >= _PARTLY_FROM:
        return f"Automation fit is {fit:.0f}: improving it in-house is a fair alternative for part of the work."
    return f"Automation fit is {fit:.0f}: automating it in-house is no alternative for now."
