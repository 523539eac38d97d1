"""The smallest changes of a rating that change a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.analysis.indices import SCALE_HIGH, SCALE_LOW, Rating, changed, entered_only
from reportgen.knowledge.facts import Criterion
from reportgen.model.assessment import Flip


def smallest_flips(
    ratings: Mapping[str, Rating],
    criteria: Mapping[str, Criterion],
    considered: tuple[str, ...],
    outcome: Callable[[Mapping[str, Rating]], str],
    *,
    limit: int,
) -> tuple[Flip, ...]:
    """Find single changes of an entered rating that change the outcome, at most one a criterion, the smallest first.

    `outcome` is applied to the changed ratings, so a flip that is reported really flips.
    """
    now, entered = outcome(ratings), entered_only(ratings)
    open_criteria = [criteria[key] for key in considered if key in entered]
    flips: list[Flip] = []
    for step in range(1, SCALE_HIGH - SCALE_LOW + 1):
        for criterion in tuple(open_criteria):
            flip = _flip_by(step, ratings, criterion, outcome, now)
            if flip is not None:
                flips.append(flip)
                open_criteria.remove(criterion)
            if len(flips) == limit:
                return tuple(flips)
    return tuple(flips)


def _flip_by(
    step: int,
    ratings: Mapping[str, Rating],
    criterion: Criterion,
    outcome: Callable[[Mapping[str, Rating]], str],
    now: str,
) -> Flip | None:
    rating = round(ratings[criterion.id].value)
    for needed in (rating - step, rating + step):
        if SCALE_LOW <= needed <= SCALE_HIGH:
            result = outcome(changed(ratings, criterion.id, needed))
            if result != now:
                return Flip(criterion=criterion.id, label=criterion.name, rating=rating, needed=needed, result=result)
    return None
