"""The indices of a process with one of its ratings changed, computed only where the rating counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.indices import Rating, index_from, index_of
from reportgen.analysis.scales import IMPACT, KNOWLEDGE, LIKELIHOOD, OPERATIONAL, SOURCEABILITY, STRUCTURAL, Scales

_INDICES = (KNOWLEDGE, SOURCEABILITY, OPERATIONAL, STRUCTURAL, IMPACT, LIKELIHOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexChanges:
    """The indices before any change.

    `parts` holds for each index the normalised ratings of its criteria, `points` these times their weights, `wholes`
    the weight that is rated, and `values` the index itself.
    """

    scales: Scales
    parts: Mapping[str, Mapping[str, float]]
    points: Mapping[str, Mapping[str, float]]
    wholes: Mapping[str, float]
    values: Mapping[str, float | None]

    def value(self, index: str, criterion: str, rating: int) -> float | None:
        """Return an index with one rating changed or filled in, None when nothing is rated."""
        weights, points = self.scales.weights[index], self.points[index]
        if criterion not in weights:
            return self.values[index]
        if criterion not in points:
            return index_of(self.shares(index, criterion, rating), weights)
        changed = {**points, criterion: weights[criterion] * self.scales.share(index, criterion, rating)}
        return index_from(changed.values(), self.wholes[index])

    def shares(self, index: str, criterion: str, rating: int) -> Mapping[str, float]:
        """Return the normalised ratings of an index's criteria with one rating changed or filled in."""
        if criterion not in self.scales.weights[index]:
            return self.parts[index]
        return {**self.parts[index], criterion: self.scales.share(index, criterion, rating)}


def index_changes(ratings: Mapping[str, Rating], scales: Scales) -> IndexChanges:
    """Prepare the changes of a process's ratings."""
    parts = {index: scales.shares(index, ratings) for index in _INDICES}
    points = {
        index: {key: scales.weights[index][key] * share for key, share in shares.items()}
        for index, shares in parts.items()
    }
    wholes = {index: scales.rated_weight(index, shares) for index, shares in parts.items()}
    values = {index: index_from(points[index].values(), whole) for index, whole in wholes.items()}
    return IndexChanges(scales=scales, parts=parts, points=points, wholes=wholes, values=values)
