"""How far a rating may move before the recommendation turns.

A rating is first moved to the end of its scale; only where that turns the recommendation is the nearest step that does
so looked for. Single moves are looked up among the process's variants, several together run the whole chain again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.analysis.indices import SCALE_HIGH, SCALE_LOW, Rating
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.ruling import Ruling, ruled
from reportgen.analysis.scales import IMPACT, LIKELIHOOD, SOURCEABILITY, Scales
from reportgen.analysis.variants import Variants
from reportgen.model.verdict import Recommendation

Accepts = Callable[[Recommendation], bool]
_MOST_TOGETHER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A step of one entered rating that turns the recommendation; `ruling` is what follows then."""

    criterion: str
    rating: int
    needed: int
    ruling: Ruling

    @property
    def distance(self) -> int:
        """Return how many steps away the turn is."""
        return abs(self.needed - self.rating)

    @property
    def rises(self) -> bool:
        """Return whether the rating would have to rise."""
        return self.needed > self.rating


def view_of(ruling: Ruling) -> Recommendation:
    """Return what the engine recommends; where evidence is missing, what it says provisionally."""
    return ruling.decision.provisional or ruling.decision.recommendation


def steps_towards_sourcing(scales: Scales) -> dict[str, int]:
    """Return the criteria that sourceability and risk are made from, and which way each speaks for moving work."""
    sourceable = {key: -1 if key in scales.reverses[SOURCEABILITY] else 1 for key in scales.weights[SOURCEABILITY]}
    risky = dict.fromkeys((*scales.weights[IMPACT], *scales.weights[LIKELIHOOD]), -1)
    return {**risky, **sourceable}


def turns(judgement: Judgement, steps: Mapping[str, int], variants: Variants, accepts: Accepts) -> list[Turn]:
    """Return the nearest turn of each entered rating in its direction, the nearest and then the heaviest first.

    `accepts` says which recommendations count as a turn; where today's does already, there is none.
    """
    if accepts(view_of(judgement.ruling)):
        return []
    scales = variants.scales
    entered = [key for key in steps if _is_entered(judgement, key)]
    relevant = [key for key in entered if key in scales.weights[SOURCEABILITY]]
    risky = [key for key in entered if key not in scales.weights[SOURCEABILITY]]
    if accepts(view_of(ruled_with(judgement, {key: _end(steps[key]) for key in risky}, scales))):
        relevant += risky
    found = [turn for key in relevant if (turn := _turn(judgement, key, steps[key], variants, accepts)) is not None]
    weights = scales.weights[SOURCEABILITY]
    return sorted(found, key=lambda one: (one.distance, -weights.get(one.criterion, 0.0), one.criterion))


def joint_turn(judgement: Judgement, moves: Mapping[str, int], scales: Scales, accepts: Accepts) -> dict[str, int]:
    """Return moves, in their order, that turn the recommendation together, but not if any one of them is left out.

    The last goes no further than it must. Empty where the first six do not, or none is needed.
    """
    if accepts(view_of(judgement.ruling)):
        return {}
    made: dict[str, int] = {}
    for key, value in [*moves.items()][:_MOST_TOGETHER]:
        made[key] = value
        if accepts(view_of(ruled_with(judgement, made, scales))):
            return _eased(judgement, _needed(judgement, made, scales, accepts), scales, accepts)
    return {}


def _needed(judgement: Judgement, made: Mapping[str, int], scales: Scales, accepts: Accepts) -> dict[str, int]:
    """Leave out the moves without which the others still turn the recommendation, the first ones first."""
    kept = dict(made)
    for key in made:
        if accepts(view_of(ruled_with(judgement, _without(kept, key), scales))):
            kept = _without(kept, key)
    return kept


def _without(made: Mapping[str, int], left_out: str) -> dict[str, int]:
    return {key: value for key, value in made.items() if key != left_out}


def _eased(judgement: Judgement, made: Mapping[str, int], scales: Scales, accepts: Accepts) -> dict[str, int]:
    """Return the moves with the last at the nearest step that still turns the recommendation."""
    last, end = list(made.items())[-1]
    rating = round(judgement.judged.used[last].value)
    step = 1 if end > rating else -1
    for value in range(rating + step, end, step):
        if accepts(view_of(ruled_with(judgement, {**made, last: value}, scales))):
            return {**made, last: value}
    return dict(made)


def ruled_with(judgement: Judgement, moves: Mapping[str, int], scales: Scales) -> Ruling:
    """Return what follows where some ratings are others."""
    used = judgement.judged.used
    moved = {key: Rating(value=value, cell=used[key].cell if key in used else None) for key, value in moves.items()}
    return ruled(judgement.judged, {**used, **moved}, scales)


def _is_entered(judgement: Judgement, key: str) -> bool:
    rating = judgement.judged.used.get(key)
    return rating is not None and not rating.inferred


def _end(step: int) -> int:
    return SCALE_HIGH if step > 0 else SCALE_LOW


def _turn(judgement: Judgement, key: str, step: int, variants: Variants, accepts: Accepts) -> Turn | None:
    rating, end = round(judgement.judged.used[key].value), _end(step)
    if rating == end or not accepts(variants.settlement(key, end).advice):
        return None
    values = range(rating + step, end + step, step)
    needed = next(value for value in values if accepts(variants.settlement(key, value).advice))
    ruling = ruled_with(judgement, {key: needed}, variants.scales)
    return Turn(criterion=key, rating=rating, needed=needed, ruling=ruling)
