"""What every process of an engagement is measured with: the weights of each index, and the bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.indices import Index, Rating, coverage_of, index_value, reversed_in, weighted_index
from reportgen.knowledge.facts import Band, Knowledge
from reportgen.knowledge.weights import weights_of
from reportgen.model.engagement import Engagement

KNOWLEDGE = "knowledge_index"
SOURCEABILITY = "sourceability"
OPERATIONAL = "operational_risk"
STRUCTURAL = "structural_risk"
IMPACT = "inherent_impact"
LIKELIHOOD = "inherent_likelihood"
AUTOMATION = "automation_fit"
_INDICES = (KNOWLEDGE, SOURCEABILITY, OPERATIONAL, STRUCTURAL, IMPACT, LIKELIHOOD, AUTOMATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The engagement's scales.

    `weights` gives for each index the share of each criterion, summing to 1, `reverses` the criteria whose high rating
    lowers it; `maturity` pairs the controls in place with their maturity, 0-1.
    """

    engagement: Engagement
    knowledge: Knowledge
    weights: Mapping[str, Mapping[str, float]]
    reverses: Mapping[str, frozenset[str]]
    maturity: tuple[tuple[str, float], ...]

    def index(self, name: str, ratings: Mapping[str, Rating]) -> Index:
        """Compute an index with its contributions."""
        return weighted_index(name, ratings, self.knowledge.criteria, self.weights[name])

    def value(self, name: str, ratings: Mapping[str, Rating]) -> float | None:
        """Compute an index alone, None when nothing is rated."""
        return index_value(ratings, self.weights[name], self.reverses[name])

    def coverage(self, name: str, ratings: Mapping[str, Rating]) -> float:
        """Return the share of an index's weight that is rated, 0-1."""
        return coverage_of(ratings, self.weights[name])


def scales_of(engagement: Engagement, knowledge: Knowledge) -> Scales:
    """Return the scales, with the weights that the workbook changed."""
    criteria = knowledge.criteria
    return Scales(
        engagement=engagement,
        knowledge=knowledge,
        weights={name: weights_of(name, criteria, engagement.criteria_weights) for name in _INDICES},
        reverses={name: reversed_in(name, criteria) for name in _INDICES},
        maturity=tuple((one.control_id, one.maturity) for one in engagement.controls),
    )


def band_name(value: float, bands: Sequence[Band]) -> str:
    """Return the name of the band a value falls in; the last includes its end."""
    for band in bands:
        if value < band.high:
            return band.name
    return bands[-1].name
