"""Why, and what speaks against it, in sentences built from the contributions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.indices import Index, normalised
from reportgen.analysis.scales import band_name
from reportgen.knowledge.facts import Criterion, Knowledge
from reportgen.model.assessment import Contribution, GateOutcome, Recommendation

_NEUTRAL = 0.5
_HIGH = 4
_LOW = 2
_REASONS = 3
_SOURCED = (Recommendation.OUTSOURCE, Recommendation.SELECTIVE)
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


def reasons_for(
    recommendation: Recommendation, index: Index, gates: Sequence[GateOutcome], knowledge: Knowledge
) -> tuple[str, ...]:
    """Return the three strongest reasons: the gates that apply, the deciding one first, then the strongest ratings.

    Where fewer ratings point the way of the recommendation, the index itself stands in.
    """
    by_gate = [f"{gate.name}: {gate.because}" for gate in sorted(gates, key=lambda gate: not gate.decided)]
    towards = recommendation in _SOURCED
    ranked = [_sentence(pull, knowledge.criteria) for pull in _pulls(index.contributions, towards=towards)]
    return tuple([*by_gate, *ranked, *_by_index(index, knowledge)][:_REASONS])


def counter_argument(recommendation: Recommendation, index: Index, knowledge: Knowledge) -> str:
    """Return the strongest fact against the recommendation."""
    if index.value is None:
        return "nothing was rated on how readily it can be bought, so the case against is as open as the case for"
    against = _pulls(index.contributions, towards=recommendation not in _SOURCED)
    if against:
        return _sentence(against[0], knowledge.criteria)
    weakest = min(_all_pulls(index.contributions), key=lambda pull: (abs(pull.points), pull.contribution.criterion))
    return f"no rating speaks against it; the weakest support is {in_sentence(weakest.contribution.label)}"


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


def _sentence(pull: _Pull, criteria: Mapping[str, Criterion]) -> str:
    part = pull.contribution
    criterion = criteria[part.criterion]
    given = "likely" if part.inferred else "rated"
    return f"{phrase(criterion, part.rating)} ({in_sentence(criterion.name)} {given} {part.rating:.0f} of 5)"


def in_sentence(name: str) -> str:
    """Return a name with a small first letter, unless it begins with an abbreviation."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def phrase(criterion: Criterion, rating: float) -> str:
    """Return what a rating means: the high or low phrase at the ends, the anchor in the middle."""
    step = round(rating)
    if step >= _HIGH:
        return criterion.high_phrase
    if step <= _LOW:
        return criterion.low_phrase
    return in_sentence(criterion.anchors[step - 1])
