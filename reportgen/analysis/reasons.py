"""Why, and what speaks against it, in sentences built from the contributions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.gates import Decision
from reportgen.analysis.indices import Index, Rating, normalised
from reportgen.analysis.ruling import Ruling
from reportgen.analysis.scales import band_name
from reportgen.analysis.wording import in_sentence
from reportgen.knowledge.facts import Criterion, Knowledge
from reportgen.model.assessment import Contribution, Recommendation, Tier
from reportgen.model.engagement import PersonalData, Process

_NEUTRAL = 0.5
_HIGH = 4
_LOW = 2
_REASONS = 3
_SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)
_GRAVE = (Tier.SIGNIFICANT, Tier.CRITICAL)
_IN_WORDS = {
    "OUTSOURCE": "which speaks for a provider",
    "SELECTIVE": "which speaks for sourcing a part",
    "RETAIN": "which speaks for keeping it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pull:
    """How far a rating moves the index from the middle, in points; above 0 towards sourcing."""

    contribution: Contribution
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BeyondRatings:
    """Arguments against moving work, the strongest first: those before any rating, those before weak ratings only."""

    weighty: tuple[str, ...] = ()
    lesser: tuple[str, ...] = ()


def reasons_for(
    recommendation: Recommendation, index: Index, decision: Decision, knowledge: Knowledge
) -> tuple[str, ...]:
    """Return the three strongest reasons: the gates that apply, the deciding one first, then the strongest ratings.

    A rating that a gate speaks of is not said twice. Where fewer ratings point the way of the recommendation, the index
    itself stands in.
    """
    gates = sorted(decision.outcomes, key=lambda gate: not gate.decided)
    pulls = _pulls(index.contributions, towards=recommendation in _SOURCED)
    ranked = [_sentence(pull, knowledge) for pull in pulls if pull.contribution.criterion not in decision.told]
    by_gate = [f"{gate.name}: {gate.because}" for gate in gates]
    return tuple([*by_gate, *ranked, *_by_index(index, knowledge)][:_REASONS])


def counter_argument(
    recommendation: Recommendation, index: Index, beyond_ratings: BeyondRatings, knowledge: Knowledge
) -> str:
    """Return the strongest fact against the recommendation.

    For work that moves: foreign law over personal or restricted data, grave risk, the strongest rating that pulls the
    index by at least 3 points against it, foreign law over other data, a weaker rating, else the weakest support. For
    work that stays: the strongest rating, else the weakest support. A loss of money goes before all of them (weighing).
    """
    if index.value is None:
        return "nothing was rated on how readily it can be bought, so the case against is as open as the case for"
    moves = recommendation in _SOURCED
    against = _pulls(index.contributions, towards=not moves)
    strong = [
        _sentence(pull, knowledge)
        for pull in against
        if round(abs(pull.points), 9) >= knowledge.threshold("strong_argument")
    ]
    weak = [_sentence(pull, knowledge) for pull in against[len(strong) :]]
    beyond = beyond_ratings if moves else BeyondRatings()
    ranked = [*beyond.weighty, *strong, *beyond.lesser, *weak]
    if ranked:
        return ranked[0]
    weakest = min(_all_pulls(index.contributions), key=lambda pull: (abs(pull.points), pull.contribution.criterion))
    return f"no rating speaks against it; the weakest support is {in_sentence(weakest.contribution.label)}"


def arguments_beyond_ratings(
    process: Process, ratings: Mapping[str, Rating], ruling: Ruling, knowledge: Knowledge
) -> BeyondRatings:
    """Return what speaks against moving the work that no rating of sourceability tells: foreign law, grave risk."""
    inherent, site = ruling.protection.inherent, ruling.site
    guarded = _guarded_data(process, ratings)
    foreign = (
        (f"{guarded or 'the data'} would be handled in {site.country_name}, under a law that needs its own safeguards",)
        if site.exposure >= knowledge.exposure_steps["foreign_law"]
        else ()
    )
    grave = (
        (f"a failure would be grave: the inherent risk is {inherent.score} of 25",)
        if inherent is not None and ruling.protection.tier in _GRAVE
        else ()
    )
    return BeyondRatings(weighty=(*foreign, *grave)) if guarded else BeyondRatings(weighty=grave, lesser=foreign)


def _guarded_data(process: Process, ratings: Mapping[str, Rating]) -> str:
    """Name the data that law or the company guards, "" where there is none."""
    if process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}:
        return "personal data"
    sensitivity = ratings.get("data_sensitivity")
    return "restricted data" if sensitivity is not None and sensitivity.value >= _HIGH else ""


def _by_index(index: Index, knowledge: Knowledge) -> list[str]:
    if index.value is None:
        return []
    band = band_name(index.value, knowledge.sourceability_bands)
    return [f"the sourceability index is {index.value:.0f} of 100, {_IN_WORDS[band]}"]


def _all_pulls(contributions: Sequence[Contribution]) -> list[_Pull]:
    return [
        _Pull(
            contribution=part,
            points=100 * part.weight * (normalised(part.rating, is_reversed=part.reversed) - _NEUTRAL),
        )
        for part in contributions
    ]


def _pulls(contributions: Sequence[Contribution], *, towards: bool) -> list[_Pull]:
    chosen = [pull for pull in _all_pulls(contributions) if (pull.points > 0) is towards and pull.points != 0]
    return sorted(chosen, key=lambda pull: (-round(abs(pull.points), 9), pull.contribution.criterion))


def _sentence(pull: _Pull, knowledge: Knowledge) -> str:
    part = pull.contribution
    criterion = knowledge.criteria[part.criterion]
    given = "likely" if part.inferred else "rated"
    return f"{phrase(criterion, part.rating)} ({in_sentence(criterion.name)} {given} {part.rating:.0f} of 5)"


def phrase(criterion: Criterion, rating: float) -> str:
    """Return what a rating means: the high or low phrase at the ends, the anchor in the middle."""
    step = round(rating)
    if step >= _HIGH:
        return criterion.high_phrase
    if step <= _LOW:
        return criterion.low_phrase
    return in_sentence(criterion.anchors[step - 1])
