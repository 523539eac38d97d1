"""What every process of an engagement is measured with: the weights of each index, and the bands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.analysis.indices import (
    Index,
    Rating,
    coverage_of,
    index_of,
    normalised,
    rated_weight,
    reversed_in,
    shares_of,
    weighted_index,
)
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.rating_facts import Band, Criterion
from reportgen.knowledge.weights import weights_of
from reportgen.model.engagement import Engagement

KNOWLEDGE = "knowledge_index"
SOURCEABILITY = "sourceability"
OPERATIONAL = "operational_risk"
STRUCTURAL = "structural_risk"
IMPACT = "inherent_impact"
LIKELIHOOD = "inherent_likelihood"
AUTOMATION = "automation_fit"
EXPOSURE = "automation_exposure"
_INDICES = (KNOWLEDGE, SOURCEABILITY, OPERATIONAL, STRUCTURAL, IMPACT, LIKELIHOOD, AUTOMATION, EXPOSURE)
_INDEX_OF_GROUP = {"nature": KNOWLEDGE, "sourceability": SOURCEABILITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The engagement's scales.

    `weights` gives for each index the share of each criterion, summing to 1, `reverses` the criteria whose high rating
    lowers it; `maturity` pairs the controls in place with their maturity, 0-1. `by_weight` are the criteria, those
    that weigh most in the index of their group first; where a group has several, the greatest weight counts.
    `accepted` is the highest residual score that the client accepts.
    """

    engagement: Engagement
    knowledge: Knowledge
    weights: Mapping[str, Mapping[str, float]]
    reverses: Mapping[str, frozenset[str]]
    maturity: tuple[tuple[str, float], ...]
    by_weight: tuple[Criterion, ...]
    accepted: int

    def index(self, name: str, ratings: Mapping[str, Rating]) -> Index:
        """Compute an index with its contributions."""
        return weighted_index(ratings, self.knowledge.criteria, self.weights[name], self.reverses[name])

    def value(self, name: str, ratings: Mapping[str, Rating]) -> float | None:
        """Compute an index alone, None when nothing is rated."""
        return index_of(self.shares(name, ratings), self.weights[name])

    def shares(self, name: str, ratings: Mapping[str, Rating]) -> dict[str, float]:
        """Return the normalised ratings of an index's criteria, 0-1."""
        return shares_of(ratings, self.weights[name], self.reverses[name])

    def rated_weight(self, name: str, rated: Collection[str]) -> float:
        """Return the summed weight of those criteria of an index that are rated."""
        return rated_weight(rated, self.weights[name])

    def share(self, name: str, criterion: str, rating: float) -> float:
        """Return one rating as it counts in an index, 0-1."""
        return normalised(rating, is_reversed=criterion in self.reverses[name])

    def coverage(self, name: str, rated: Collection[str]) -> float:
        """Return the share of an index's weight that is rated, 0-1."""
        return coverage_of(rated, self.weights[name])


def scales_of(engagement: Engagement, knowledge: Knowledge) -> Scales:
    """Return the scales, with the weights that the workbook changed."""
    criteria = knowledge.criteria
    weights = {name: weights_of(name, criteria, engagement.criteria_weights) for name in _INDICES}
    return Scales(
        engagement=engagement,
        knowledge=knowledge,
        weights=weights,
        reverses={name: reversed_in(name, criteria) for name in _INDICES},
        maturity=tuple((one.control_id, one.maturity) for one in engagement.controls),
        by_weight=tuple(sorted(criteria.values(), key=lambda one: -_own_weight(one, weights))),
        accepted=knowledge.appetite_limits[engagement.risk_appetite.value],
    )


def without_processes(scales: Scales) -> Scales:
    """Return what one process is measured with: the scales, which then know of no other process."""
    return replace(scales, engagement=replace(scales.engagement, processes=()))


def _own_weight(criterion: Criterion, weights: Mapping[str, Mapping[str, float]]) -> float:
    own = _INDEX_OF_GROUP.get(criterion.group)
    counting = weights.values() if own is None else (weights[own],)
    return max(shares.get(criterion.id, 0.0) for shares in counting)


def band_name(value: float, bands: Sequence[Band]) -> str:
    """Return the name of the band a value falls in; the last includes its end."""
    for band in bands:
        if value < band.high:
            return band.name
    return bands[-1].name
