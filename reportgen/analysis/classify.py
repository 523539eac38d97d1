"""The nature of a process: BPO, KPO or a hybrid of a kind, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from statistics import pstdev

import numpy as np

from reportgen.analysis.indices import Index, Rating, normalised, weighted_index
from reportgen.analysis.infer import CatalogueIndex, Inference, inferred
from reportgen.analysis.sensitivity import drawn_indices, smallest_flips
from reportgen.knowledge.facts import Band, Criterion
from reportgen.model.assessment import Classification, Evidence, HybridKind, NatureClass, NotAssessed
from reportgen.model.engagement import Process

RATED_FROM = 0.90
PARTIAL_FROM = 0.60
MIXED_FROM = 0.30
STABLE_FROM = 0.80
_SLOPE = 8.0
_NO_BUSINESS_PROCESS = (
    "The name and description resemble no known business process and no rating was entered; rate the seven nature "
    "criteria, or describe the work."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """A classification, with all ratings it and later steps use: entered ones, and inferred where blank."""

    classification: Classification
    ratings: Mapping[str, Rating]
    inference: Inference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NatureScale:
    """Criteria, weights and bands of the knowledge index."""

    criteria: Mapping[str, Criterion]
    weights: Mapping[str, float]
    bands: Sequence[Band]
    seed: int

    def index(self, ratings: Mapping[str, Rating]) -> Index:
        """Compute the knowledge index."""
        return weighted_index("knowledge_index", ratings, self.criteria, self.weights)

    def nature(self, index: float) -> NatureClass:
        """Return the class an index falls in."""
        return NatureClass(band_name(index, self.bands))


def band_name(value: float, bands: Sequence[Band]) -> str:
    """Return the name of the band a value falls in; the last includes its end."""
    return next((band.name for band in bands if value < band.high), bands[-1].name)


def entered_ratings(process: Process) -> dict[str, Rating]:
    """Return what the analyst rated."""
    return {key: Rating(value=value, cell=process.cells.get(key)) for key, value in process.ratings.items()}


def classified(process: Process, scale: NatureScale, catalogue: CatalogueIndex) -> Nature:
    """Classify a process from its ratings, or from its text where they carry less than 60 % of the weight."""
    entered = entered_ratings(process)
    coverage = scale.index(entered).coverage
    if coverage >= PARTIAL_FROM:
        evidence = Evidence.RATED if coverage >= RATED_FROM else Evidence.PARTIAL
        return Nature(
            classification=_from_ratings(entered, scale, evidence, coverage, None), ratings=entered, inference=None
        )
    suggestion = inferred(process.name, process.description, catalogue)
    if suggestion is None:
        return Nature(classification=_unknown(coverage), ratings=entered, inference=None)
    filled = {
        **{key: Rating(value=value, inferred=True) for key, value in suggestion.ratings.items()},
        **entered,
    }
    found = _from_ratings(filled, scale, Evidence.INDICATIVE, coverage, suggestion)
    return Nature(classification=found, ratings=filled, inference=suggestion)


def _from_ratings(
    ratings: Mapping[str, Rating],
    scale: NatureScale,
    evidence: Evidence,
    coverage: float,
    suggestion: Inference | None,
) -> Classification:
    index = scale.index(ratings)
    value = index.value
    if value is None:
        return _unknown(coverage)
    draws = drawn_indices(index.contributions, scale.seed)
    nature = scale.nature(value)
    stability = float(np.mean([scale.nature(float(drawn)) is nature for drawn in draws]))
    spread = pstdev(normalised(part.rating, is_reversed=part.reversed) for part in index.contributions)
    probability = _probability(value, draws, suggestion)
    return Classification(
        nature=nature,
        hybrid_kind=_hybrid_kind(nature, spread, stability),
        leaning=NatureClass.KPO if probability >= 0.5 else NatureClass.BPO,  # noqa: PLR2004 - more likely than not
        knowledge_index=value,
        probability_kpo=probability,
        evidence=evidence,
        coverage=coverage,
        spread=spread,
        stability=stability,
        contributions=index.contributions,
        resembles=suggestion.resembles if suggestion else (),
        flips=smallest_flips(ratings, scale.criteria, tuple(scale.weights), lambda one: _class_of(one, scale), limit=3),
    )


def _class_of(ratings: Mapping[str, Rating], scale: NatureScale) -> str:
    value = scale.index(ratings).value
    return "" if value is None else scale.nature(value).value


def _hybrid_kind(nature: NatureClass, spread: float, stability: float) -> HybridKind | None:
    if nature is not NatureClass.HYBRID:
        return None
    if spread > MIXED_FROM:
        return HybridKind.MIXED
    return HybridKind.BOUNDARY if stability < STABLE_FROM else HybridKind.INTERMEDIATE


def _probability(index: float, draws: np.ndarray, suggestion: Inference | None) -> float:
    """Map the distance from 50 to a probability by a logistic curve, averaged over the weight draws.

    The slope of 8 points is practitioner convention. An inferred class gives the neighbours' vote half the say.
    """
    from_index = float(np.mean(1 / (1 + np.exp(-(draws - 50) / _SLOPE))))
    exact = 1 / (1 + exp(-(index - 50) / _SLOPE))
    agreed = from_index if (from_index >= 0.5) == (exact >= 0.5) else exact  # noqa: PLR2004 - more likely than not
    return agreed if suggestion is None else (agreed + suggestion.vote_kpo) / 2


def _unknown(coverage: float) -> Classification:
    missing = NotAssessed(reason=_NO_BUSINESS_PROCESS)
    return Classification(
        nature=missing,
        hybrid_kind=None,
        leaning=missing,
        knowledge_index=missing,
        probability_kpo=missing,
        evidence=Evidence.NONE,
        coverage=coverage,
        spread=missing,
        stability=missing,
    )
