"""Why, and what speaks against it, in sentences built from the contributions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.indices import normalised
from reportgen.knowledge.facts import Criterion
from reportgen.model.assessment import Contribution, GateOutcome, Recommendation

_NEUTRAL = 0.5
_HIGH = 4
_LOW = 2
_REASONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pull:
    """How far a rating moves the index from the middle, in points; above 0 towards sourcing."""

    contribution: Contribution
    points: float


def reasons_for(
    recommendation: Recommendation,
    contributions: Sequence[Contribution],
    gates: Sequence[GateOutcome],
    criteria: Mapping[str, Criterion],
) -> tuple[str, ...]:
    """Return the three strongest reasons: the gates that apply, the deciding one first, then the strongest ratings."""
    by_gate = [f"{gate.name}: {gate.because}" for gate in sorted(gates, key=lambda gate: not gate.decided)]
    ranked = [_sentence(pull, criteria) for pull in _pulls(contributions, towards=_is_sourced(recommendation))]
    return tuple([*by_gate, *ranked][:_REASONS])


def counter_argument(
    recommendation: Recommendation,
    contributions: Sequence[Contribution],
    index: float | None,
    criteria: Mapping[str, Criterion],
) -> str:
    """Return the strongest fact against the recommendation."""
    against = _pulls(contributions, towards=not _is_sourced(recommendation))
    if against:
        return _sentence(against[0], criteria)
    if index is None:
        return "nothing was rated on how readily it can be bought, so the case against is as open as the case for"
    weakest = min(_all_pulls(contributions), key=lambda pull: abs(pull.points))
    return f"no rating speaks against it; the weakest support is {weakest.contribution.label.lower()}"


def _is_sourced(recommendation: Recommendation) -> bool:
    return recommendation in {Recommendation.OUTSOURCE, Recommendation.SELECTIVE}


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
    return sorted(chosen, key=lambda pull: (-abs(pull.points), pull.contribution.criterion))


def _sentence(pull: _Pull, criteria: Mapping[str, Criterion]) -> str:
    part = pull.contribution
    criterion = criteria[part.criterion]
    meaning = phrase(criterion, part.rating)
    given = "likely" if part.inferred else "rated"
    return f"{meaning} ({_in_sentence(criterion.name)} {given} {part.rating:.0f} of 5)"


def _in_sentence(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def phrase(criterion: Criterion, rating: float) -> str:
    """Return what a rating means: the high or low phrase at the ends, the anchor in the middle."""
    if rating >= _HIGH:
        return criterion.high_phrase
    if rating <= _LOW:
        return criterion.low_phrase
    anchor = criterion.anchors[round(rating) - 1]
    return anchor[:1].lower() + anchor[1:]
