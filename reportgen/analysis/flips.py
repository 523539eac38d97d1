"""The smallest changes of an entered rating that change the class or the recommendation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.analysis.indices import SCALE_HIGH, SCALE_LOW
from reportgen.analysis.scales import KNOWLEDGE
from reportgen.analysis.variants import Variants
from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.classification import Flip
from reportgen.model.verdict import NatureClass, Recommendation

_CLASS_FLIPS = 3
_RATED_GROUPS = ("sourceability", "risk", "nature")


def class_flips(variants: Variants, now: NatureClass) -> tuple[Flip, ...]:
    """Return the changes that change the class of now, three at most."""
    return _smallest(
        variants,
        _entered(variants, tuple(variants.scales.weights[KNOWLEDGE])),
        lambda criterion, rating: str(variants.nature(criterion, rating).kind),
        str(now),
        limit=_CLASS_FLIPS,
    )


def recommendation_flip(variants: Variants, now: Recommendation) -> Flip | None:
    """Return the change that changes the recommendation of now, None where no single one does."""
    criteria = variants.scales.knowledge.criteria
    flips = _smallest(
        variants,
        _entered(variants, [key for group in _RATED_GROUPS for key in criteria if criteria[key].group == group]),
        lambda criterion, rating: str(variants.settlement(criterion, rating).recommendation),
        str(now),
        limit=1,
    )
    return flips[0] if flips else None


def _entered(variants: Variants, considered: Sequence[str]) -> list[Criterion]:
    used = variants.judged.used
    return [variants.scales.knowledge.criteria[key] for key in considered if key in used and not used[key].inferred]


def _smallest(
    variants: Variants,
    open_criteria: Sequence[Criterion],
    outcome: Callable[[str, int], str],
    now: str,
    *,
    limit: int,
) -> tuple[Flip, ...]:
    """Find changes whose outcome is not the one of now, at most one a criterion, the smallest first."""
    flips: dict[str, Flip] = {}
    for step in range(1, SCALE_HIGH - SCALE_LOW + 1):
        for criterion in open_criteria:
            if criterion.id in flips:
                continue
            rating = round(variants.judged.used[criterion.id].value)
            for needed in _within_scale(rating - step, rating + step):
                result = outcome(criterion.id, needed)
                if result != now:
                    flips[criterion.id] = Flip(
                        criterion=criterion.id, label=criterion.name, rating=rating, needed=needed, result=result
                    )
                    break
            if len(flips) == limit:
                return tuple(flips.values())
    return tuple(flips.values())


def _within_scale(*ratings: int) -> Iterator[int]:
    return (rating for rating in ratings if SCALE_LOW <= rating <= SCALE_HIGH)
