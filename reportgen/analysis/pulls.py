"""How far each rating pulls an index from its middle, and what that means in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analysis.indices import normalised
from reportgen.analysis.wording import condition, in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.classification import Contribution

_NEUTRAL = 0.5
_HIGH = 4
_LOW = 2
_MIDDLE = 3
_DECIMALS = 9
_TOGETHER = 2
_RELATED = (
    frozenset({"strategic_importance", "relative_capability"}),
    frozenset({"supplier_market_depth", "opportunism_exposure"}),
    frozenset({"measurability", "codifiability"}),
    frozenset({"process_stability", "documentation"}),
    frozenset({"volume_repeatability", "demand_variability"}),
    frozenset({"judgement", "analytical_complexity"}),
    frozenset({"domain_expertise", "credential_requirement"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """How far a rating moves its index from the middle, in points; above 0 raises it."""

    contribution: Contribution
    points: float


def all_pulls(contributions: Sequence[Contribution]) -> list[Pull]:
    """Return the pull of every rating."""
    return [
        Pull(
            contribution=part,
            points=100 * part.weight * (normalised(part.rating, is_reversed=part.reversed) - _NEUTRAL),
        )
        for part in contributions
    ]


def pulls(contributions: Sequence[Contribution], *, upwards: bool) -> list[Pull]:
    """Return the ratings that pull one way, the strongest first."""
    chosen = [pull for pull in all_pulls(contributions) if (pull.points > 0) is upwards and pull.points != 0]
    return sorted(chosen, key=lambda pull: (-strength(pull), pull.contribution.criterion))


def strength(pull: Pull) -> float:
    """Return how far a rating pulls either way, in points."""
    return round(abs(pull.points), _DECIMALS)


def grouped(ranked: Sequence[Pull]) -> list[tuple[Pull, ...]]:
    """Join each pull with the next related one, so that what belongs together is said in one sentence."""
    left, groups = list(ranked), []
    while left:
        first = left.pop(0)
        related = [pull for pull in left if _are_related(first, pull)][: _TOGETHER - 1]
        left = [pull for pull in left if pull not in related]
        groups.append((first, *related))
    return groups


def _are_related(one: Pull, other: Pull) -> bool:
    pair = {one.contribution.criterion, other.contribution.criterion}
    return any(pair <= group for group in _RELATED)


def told(group: Sequence[Pull], knowledge: Knowledge) -> str:
    """Return what ratings mean, with the ratings: "a, and b (x rated 5, y rated 2 of 5)"."""
    meaning = ", and ".join(phrase(knowledge.criteria[pull.contribution.criterion], pull, knowledge) for pull in group)
    return f"{meaning} ({', '.join(_rated(pull.contribution) for pull in group)} of 5)"


def _rated(part: Contribution) -> str:
    return f"{in_sentence(part.label)} {'likely' if part.inferred else 'rated'} {part.rating:.0f}"


def phrase(criterion: Criterion, pull: Pull, knowledge: Knowledge) -> str:
    """Return what a rating means: the high or low phrase at the ends, the middle step as a condition or anchor."""
    rating = pull.contribution.rating
    step = round(rating)
    if step >= _HIGH:
        return criterion.high_phrase
    if step <= _LOW:
        return criterion.low_phrase
    if criterion.id in knowledge.conditions:
        return condition(criterion.id, _MIDDLE, knowledge, at_least=rating > _MIDDLE)
    return f"{in_sentence(criterion.name)} stands in the middle: {in_sentence(criterion.anchors[_MIDDLE - 1])}"
