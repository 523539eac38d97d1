"""The classification of a process: BPO, KPO or a hybrid of a kind, with what it rests on."""

from __future__ import annotations

from math import exp

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.flips import class_flips
from reportgen.analysis.indices import Index
from reportgen.analysis.infer import Inference
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.nature import Nature, leaning_of, spread_of
from reportgen.analysis.ratings import Judged
from reportgen.analysis.scales import KNOWLEDGE
from reportgen.analysis.sensitivity import drawn_indices, share_in_band
from reportgen.analysis.variants import Variants
from reportgen.model.assessment import Classification, Evidence, HybridKind, NatureClass, NotAssessed

STABLE_FROM = 0.80
_SLOPE = 8.0
_LEAST_AGREEMENT = 0.05
_EVEN = 0.5
_NO_BUSINESS_PROCESS = (
    "Too few nature ratings are entered, and the name and description resemble no known business process; rate the "
    "seven nature criteria, or describe the work."
)


def classified(judgement: Judgement, variants: Variants, *, seed: int) -> Classification:
    """Classify a process from its ratings, or from its text where they carry less than 60 % of the weight.

    `seed` is that of the weight draws.
    """
    judged, nature, scales = judgement.judged, judgement.ruling.nature, variants.scales
    index = scales.index(KNOWLEDGE, judged.used)
    if nature.kind is None or index.value is None:
        return _unknown(judged)
    suggestion = None if judged.is_nature_entered else judged.inference
    draws = drawn_indices(index.contributions, seed)
    stability = share_in_band(draws, nature.kind.value, scales.knowledge.knowledge_bands)
    return Classification(
        nature=nature.kind,
        hybrid_kind=_hybrid_kind(nature, stability),
        leaning=leaning_of(index.value),
        knowledge_index=index.value,
        probability_kpo=_probability(index, draws, suggestion),
        evidence=judged.evidence,
        coverage=judged.nature_coverage,
        spread=spread_of(variants.indices.parts[KNOWLEDGE].values()),
        stability=stability,
        contributions=index.contributions,
        resembles=suggestion.resembles if suggestion else (),
        flips=class_flips(variants, nature.kind),
    )


def _hybrid_kind(nature: Nature, stability: float) -> HybridKind | None:
    if nature.kind is not NatureClass.HYBRID:
        return None
    if nature.is_mixed:
        return HybridKind.MIXED
    return HybridKind.BOUNDARY if stability < STABLE_FROM else HybridKind.INTERMEDIATE


def _probability(index: Index, draws: NDArray[np.float64], suggestion: Inference | None) -> float:
    """Map the distance of the index from 50 to a probability, on the side the process leans to.

    A logistic curve with a slope of 8 points (practitioner convention), averaged over the weight draws. For a class
    that was inferred, the distance from an even chance shrinks by the share of the neighbours' vote that agrees.
    """
    middle = index.value or 0.0
    drawn = float(np.mean(1 / (1 + np.exp(-(draws - 50) / _SLOPE))))
    exact = 1 / (1 + exp(-(middle - 50) / _SLOPE))
    is_kpo = leaning_of(middle) is NatureClass.KPO
    agreed = drawn if (drawn >= _EVEN) is is_kpo else exact
    if suggestion is None:
        return agreed
    vote = suggestion.vote_kpo if is_kpo else 1 - suggestion.vote_kpo
    return _EVEN + (agreed - _EVEN) * max(_LEAST_AGREEMENT, vote)


def _unknown(judged: Judged) -> Classification:
    missing = NotAssessed(reason=_NO_BUSINESS_PROCESS)
    return Classification(
        nature=missing,
        hybrid_kind=None,
        leaning=missing,
        knowledge_index=missing,
        probability_kpo=missing,
        evidence=Evidence.NONE,
        coverage=judged.nature_coverage,
        spread=missing,
        stability=missing,
    )
