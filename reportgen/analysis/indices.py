"""Weighted indices from ratings, each with the contributions that sum to it.

index = 100 * sum(w * x) / sum(w) over the criteria that have a rating; x = (rating - 1) / 4, turned round to 1 - x
where a high rating lowers the index. A missing rating is left out and never replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import fsum

from reportgen.knowledge.facts import Criterion
from reportgen.model.assessment import Contribution
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


def weighted_index(
    index: str, ratings: Mapping[str, Rating], criteria: Mapping[str, Criterion], weights: Mapping[str, float]
) -> Index:
    """Compute an index over what is rated, renormalising the weights."""
    reverses = reversed_in(index, criteria)
    value = index_value(ratings, weights, reverses)
    if value is None:
        return Index(value=None, coverage=0.0)
    whole = fsum(weights[key] for key in weights if key in ratings)
    parts = tuple(
        _contribution(index, criteria[key], ratings[key], weights[key] / whole) for key in weights if key in ratings
    )
    return Index(value=value, coverage=coverage_of(ratings, weights), contributions=parts)


def reversed_in(index: str, criteria: Mapping[str, Criterion]) -> frozenset[str]:
    """Return the criteria whose high rating lowers an index."""
    return frozenset(key for key, one in criteria.items() if index in one.reversed_in)


def index_value(ratings: Mapping[str, Rating], weights: Mapping[str, float], reverses: Collection[str]) -> float | None:
    """Compute an index without its contributions, None when nothing is rated; high ratings of `reverses` lower it.

    Nine decimals are kept, so that an index meant to lie on the edge of a band does lie there.
    """
    rated = [key for key in weights if key in ratings]
    whole = fsum([weights[key] for key in rated])
    if whole <= 0:
        return None
    points = [weights[key] * normalised(ratings[key].value, is_reversed=key in reverses) for key in rated]
    return round(100 * fsum(points) / whole, _DECIMALS)


def coverage_of(ratings: Mapping[str, Rating], weights: Mapping[str, float]) -> float:
    """Return the share of the weight that is rated, 0-1."""
    rated = fsum([weight for key, weight in weights.items() if key in ratings])
    return min(1.0, round(rated / fsum(weights.values()), _DECIMALS))


def entered_only(ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """Return the ratings that the analyst entered."""
    return {key: rating for key, rating in ratings.items() if not rating.inferred}


def _contribution(index: str, criterion: Criterion, rating: Rating, weight: float) -> Contribution:
    is_reversed = index in criterion.reversed_in
    return Contribution(
        criterion=criterion.id,
        label=criterion.name,
        rating=rating.value,
        weight=weight,
        points=100 * weight * normalised(rating.value, is_reversed=is_reversed),
        reversed=is_reversed,
        inferred=rating.inferred,
        cell=rating.cell,
    )


def changed(ratings: Mapping[str, Rating], criterion: str, value: int) -> dict[str, Rating]:
    """Return the ratings with one of them changed."""
    return {**ratings, criterion: Rating(value=value, cell=ratings[criterion].cell)}
