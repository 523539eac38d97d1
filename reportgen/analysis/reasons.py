"""Why, and what speaks against it, in sentences built from the contributions.

Related ratings are told together, and a fact that a gate has told is not told again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.gates import Decision
from reportgen.analysis.indices import Index, Rating
from reportgen.analysis.pulls import all_pulls, grouped, pulls, strength, told
from reportgen.analysis.ruling import Ruling
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, Scales, band_name
from reportgen.analysis.tiers import raised_by
from reportgen.analysis.wording import in_sentence
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.points import points_told
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Recommendation, Tier

_HIGH = 4
_REASONS = 3
_DRIVERS = 2
_SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)
_GRAVE = (Tier.SIGNIFICANT, Tier.CRITICAL)
_IN_WORDS = {
    "OUTSOURCE": "which speaks for a provider",
    "SELECTIVE": "which speaks for sourcing a part",
    "RETAIN": "which speaks for keeping it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BeyondRatings:
    """Arguments against moving work, the strongest first: those before any rating, those before weak ratings only."""

    weighty: tuple[str, ...] = ()
    lesser: tuple[str, ...] = ()


def reasons_for(
    recommendation: Recommendation, index: Index, ratings: Mapping[str, Rating], decision: Decision, scales: Scales
) -> tuple[str, ...]:
    """Return the three strongest reasons: the gates that apply, the deciding one first, then the strongest ratings.

    Where the risk has to be treated first, the ratings that raise it most go before the others. Where too few ratings
    point the way of the recommendation, the index itself stands in.
    """
    knowledge = scales.knowledge
    gates = sorted(decision.outcomes, key=lambda gate: not gate.decided)
    by_gate = [f"{gate.name}: {gate.because}" for gate in gates]
    by_risk = _by_risk(ratings, scales) if any(gate.id == "G7" and gate.decided for gate in gates) else []
    ranked = pulls(index.contributions, upwards=recommendation in _SOURCED)
    groups = grouped([pull for pull in ranked if pull.contribution.criterion not in decision.told])
    by_rating = [told(group, knowledge) for group in groups]
    return tuple([*by_gate, *by_risk, *by_rating, *_by_index(index, knowledge)][:_REASONS])


def _by_risk(ratings: Mapping[str, Rating], scales: Scales) -> list[str]:
    """Return the ratings that raise impact and likelihood most, in one sentence."""
    parts = [part for name in (IMPACT, LIKELIHOOD) for part in scales.index(name, ratings).contributions]
    raising = pulls(parts, upwards=True)[:_DRIVERS]
    return [told(raising, scales.knowledge)] if raising else []


def counter_argument(
    recommendation: Recommendation,
    index: Index,
    beyond_ratings: BeyondRatings,
    decision: Decision,
    knowledge: Knowledge,
) -> str:
    """Return the strongest fact against the recommendation, and beside it the strongest rating that pulls far.

    For work that moves: foreign law over personal or restricted data, grave risk, the strongest rating that pulls the
    index by at least 3 points against it, foreign law over other data, a weaker rating, else the weakest support. For
    work that stays: the strongest rating, else the weakest support. A loss of money goes before all of them (weighing).
    """
    if index.value is None:
        return "nothing was rated on how readily it can be bought, so the case against is as open as the case for"
    moves = recommendation in _SOURCED
    against = [
        pull
        for pull in pulls(index.contributions, upwards=not moves)
        if pull.contribution.criterion not in decision.told
    ]
    beyond = beyond_ratings if moves else BeyondRatings()
    limit = knowledge.threshold("strong_argument")
    strong = [told([pull], knowledge) for pull in against if strength(pull) >= limit]
    weak = [told([pull], knowledge) for pull in against[len(strong) :]]
    ranked = [*beyond.weighty, *strong, *beyond.lesser, *weak]
    if not ranked:
        return _weakest_support(index)
    beside = [text for text in strong[:1] if text != ranked[0]]
    return "; besides, ".join([ranked[0], *beside])


def _weakest_support(index: Index) -> str:
    weakest = min(all_pulls(index.contributions), key=lambda pull: (abs(pull.points), pull.contribution.criterion))
    return f"no rating speaks against it; the weakest support is {in_sentence(weakest.contribution.label)}"


def arguments_beyond_ratings(
    process: Process, ratings: Mapping[str, Rating], ruling: Ruling, knowledge: Knowledge
) -> BeyondRatings:
    """Return what speaks against moving the work that no rating of sourceability tells: foreign law, grave risk."""
    inherent, site = ruling.protection.inherent, ruling.site
    guarded = _guarded_data(process, ratings)
    abroad = name_in_sentence(site.country, site.country_name)
    foreign = (
        (f"{guarded or 'the data'} would be handled in {abroad}, under foreign law",)
        if site.exposure >= knowledge.exposure_steps["foreign_law"]
        else ()
    )
    grave = (_grave(inherent, ruling, knowledge),) if inherent is not None and ruling.protection.tier in _GRAVE else ()
    return BeyondRatings(weighty=(*foreign, *grave)) if guarded else BeyondRatings(weighty=grave, lesser=foreign)


def _grave(inherent: RiskScore, ruling: Ruling, knowledge: Knowledge) -> str:
    """Say that a failure would be grave: by the score, or by what sets the tier above it."""
    floor = raised_by(inherent, ruling.protection.facts, knowledge)
    if floor is None:
        return f"a failure would be grave: the inherent risk is {inherent.score} of 25"
    return f"whatever its likelihood, a failure would be grave with {floor.why} at stake"


def _guarded_data(process: Process, ratings: Mapping[str, Rating]) -> str:
    """Name the data that law or the client guards, "" where there is none."""
    if process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}:
        return "personal data"
    sensitivity = ratings.get("data_sensitivity")
    return "restricted data" if sensitivity is not None and sensitivity.value >= _HIGH else ""


def _by_index(index: Index, knowledge: Knowledge) -> list[str]:
    if index.value is None:
        return []
    bands = knowledge.sourceability_bands
    points = points_told(index.value, [band.low for band in bands])
    return [f"the sourceability index is {points} of 100, {_IN_WORDS[band_name(index.value, bands)]}"]
