"""Weighted indices from ratings, each with the contributions that sum to it.

index = 100 * sum(w * x) / sum(w) over the criteria that have a rating; x = (rating - 1) / 4, turned round to 1 - x
where a high rating lowers the index. A missing rating is left out and never replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum

from reportgen.knowledge.rating_facts import Criterion
from reportgen.model.classification import Contribution
from reportgen.model.finding import CellRef

SCALE_LOW = 1
SCALE_HIGH = 5
_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating as used: 1-5, entered with its cell, or inferred."""

    value: float
    inferred: bool = False
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index 0-100, None when nothing is rated; `coverage` is the share of the weight that is rated."""

    value: float | None
    coverage: float
    contributions: tuple[Contribution, ...] = field(default=())


def normalised(rating: float, *, is_reversed: bool) -> float:
    """Scale a rating 1-5 to 0-1, turned round where asked."""
    share = (rating - SCALE_LOW) / (SCALE_HIGH - SCALE_LOW)
    return 1 - share if is_reversed else share


def shares_of(
    ratings: Mapping[str, Rating], weights: Mapping[str, float], reverses: Collection[str]
) -> dict[str, float]:
    """Return the normalised ratings of an index's criteria, 0-1, turned round where they lower it."""
    return {key: normalised(ratings[key].value, is_reversed=key in reverses) for key in weights if key in ratings}


def index_of(shares: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """Compute an index from the normalised ratings of its criteria, None when nothing of weight is rated."""
    return index_from([weights[key] * share for key, share in shares.items()], rated_weight(shares, weights))


def index_from(points: Iterable[float], whole: float) -> float | None:
    """Compute an index from what its criteria add to it and the weight that is rated.

    Nine decimals are kept, so that an index meant to lie on the edge of a band does lie there.
    """
    return round(100 * fsum(points) / whole, _DECIMALS) if whole > 0 else None


def rated_weight(rated: Collection[str], weights: Mapping[str, float]) -> float:
    """Return the summed weight of what is rated."""
    return fsum([weights[key] for key in rated])


def weighted_index(
    ratings: Mapping[str, Rating],
    criteria: Mapping[str, Criterion],
    weights: Mapping[str, float],
    reverses: Collection[str],
) -> Index:
    """Compute an index over what is rated, renormalising the weights; high ratings of `reverses` lower it."""
    shares = shares_of(ratings, weights, reverses)
    value = index_of(shares, weights)
    if value is None:
        return Index(value=None, coverage=0.0)
    whole = rated_weight(shares, weights)
    parts = tuple(
        _contribution(criteria[key], ratings[key], weights[key] / whole, share, is_reversed=key in reverses)
        for key, share in shares.items()
    )
    return Index(value=value, coverage=coverage_of(shares, weights), contributions=parts)


def reversed_in(index: str, criteria: Mapping[str, Criterion]) -> frozenset[str]:
    """Return the criteria whose high rating lowers an index."""
    return frozenset(key for key, one in criteria.items() if index in one.reversed_in)


def coverage_of(rated: Collection[str], weights: Mapping[str, float]) -> float:
    """Return the share of the weight that is rated, 0-1."""
    covered = [weight for key, weight in weights.items() if key in rated]
    if len(covered) == len(weights):
        return 1.0
    return min(1.0, round(fsum(covered) / fsum(weights.values()), _DECIMALS))


def entered_only(ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """Return the ratings that the analyst entered."""
    return {key: rating for key, rating in ratings.items() if not rating.inferred}


def _contribution(
    criterion: Criterion, rating: Rating, weight: float, share: float, *, is_reversed: bool
) -> Contribution:
    return Contribution(
        criterion=criterion.id,
        label=criterion.name,
        rating=rating.value,
        weight=weight,
        points=100 * weight * share,
        reversed=is_reversed,
        inferred=rating.inferred,
        cell=rating.cell,
    )
