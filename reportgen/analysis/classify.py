"""The classification of a process: BPO, KPO or a hybrid of a kind, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import exp

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.flips import class_flips
from reportgen.analysis.heard import Heard, heard_in
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.nature import leaning_of, spread_of
from reportgen.analysis.ratings import Judged
from reportgen.analysis.scales import KNOWLEDGE
from reportgen.analysis.sensitivity import drawn_indices, share_in_band
from reportgen.analysis.variants import Variants
from reportgen.knowledge.facts import Knowledge
from reportgen.model.classification import Classification
from reportgen.model.engagement import Process
from reportgen.model.memory import basis, once
from reportgen.model.verdict import Evidence, HybridKind, NatureClass, NotAssessed

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
    heard = _heard(judged.process, scales.knowledge, with_words=suggestion is not None)
    return Classification(
        nature=nature.kind,
        hybrid_kind=_hybrid_kind(
            nature.kind,
            is_mixed=nature.is_mixed if suggestion is None else suggestion.is_mixed,
            is_stable=stability >= scales.knowledge.threshold("stable_share"),
        ),
        leaning=leaning_of(index.value),
        knowledge_index=index.value,
        probability_kpo=probability_of(
            index.value, draws, judged, slope=scales.knowledge.threshold("probability_slope")
        ).value,
        evidence=judged.evidence,
        coverage=judged.nature_coverage,
        spread=spread_of(variants.indices.parts[KNOWLEDGE].values()),
        stability=stability,
        contributions=index.contributions,
        resembles=suggestion.resembles if suggestion else (),
        flips=class_flips(variants, nature.kind),
        text_probability=heard.probability_kpo if suggestion is None else suggestion.probability_kpo,
        speaking=heard.speaking,
    )


def _heard(process: Process, knowledge: Knowledge, *, with_words: bool) -> Heard:
    """Return what a process's text adds, which stays the same while the text does."""
    text = process.name, process.plain_description, process.function
    hear = partial(heard_in, process, knowledge.text_model, with_words=with_words)
    return once("heard", basis(knowledge.sha256, text, with_words), hear, lasts=True)


def _hybrid_kind(kind: NatureClass, *, is_mixed: bool, is_stable: bool) -> HybridKind | None:
    if kind is not NatureClass.HYBRID:
        return None
    if is_mixed:
        return HybridKind.MIXED
    return HybridKind.INTERMEDIATE if is_stable else HybridKind.BOUNDARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """How the probability of KPO comes about, each 0-1.

    `drawn` is the mean of the logistic curve over the weight draws, `exact` the curve at the index itself, `by_ratings`
    the one of them that stands on the side of the leaning. `value` is what is printed.
    """

    drawn: float
    exact: float
    by_ratings: float
    value: float


def probability_of(index: float, draws: NDArray[np.float64], judged: Judged, *, slope: float) -> Probability:
    """Map the distance of the index from 50 to a probability, on the side the process leans to.

    A logistic curve with a slope in points (threshold probability_slope), averaged over the weight draws. Where the
    text had to help, it counts for the part of the weight that was not entered.
    """
    drawn = float(np.mean(1 / (1 + np.exp(-(draws - 50) / slope))))
    exact = 1 / (1 + exp(-(index - 50) / slope))
    is_kpo = leaning_of(index) is NatureClass.KPO
    agreed = drawn if (drawn >= _EVEN) is is_kpo else exact
    if judged.is_nature_entered or judged.inference is None:
        return Probability(drawn=drawn, exact=exact, by_ratings=agreed, value=agreed)
    entered = judged.nature_coverage
    joined = entered * agreed + (1 - entered) * judged.inference.probability_kpo
    value = joined if (joined >= _EVEN) is is_kpo else agreed
    return Probability(drawn=drawn, exact=exact, by_ratings=agreed, value=value)


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
