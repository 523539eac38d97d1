"""Logistic regressions over the features of texts, with probabilities as targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from reportgen.analysis.features import features, function_features
from reportgen.analysis.text_model import function_part, part_of, shares_of
from reportgen.knowledge.text_model_facts import BusinessWeights, TextModel, Weights
from training.examples import Example

STRENGTH = 10.0
_NAME_SHARE, _DESCRIPTION_SHARE, _FUNCTION_SHARE = 0.6, 1.4, 0.5
_FULL_DESCRIPTION = 5.0
_LEAST_TEXTS = {"c:": 3, "b:": 2}
_DECIMALS = 3


@dataclass(frozen=True, kw_only=True)
class Space:
    """The examples as rows over their features; `blank` knows how rare each feature is, and nothing else."""

    examples: Sequence[Example]
    blank: TextModel
    matrix: csr_matrix


def space_of(examples: Sequence[Example]) -> Space:
    """Count the features of all examples, once for all fits."""
    blank = _blank(examples)
    return Space(examples=examples, blank=blank, matrix=_matrix(examples, blank))


def fitted(space: Space, chosen: NDArray[np.bool_]) -> TextModel:
    """Fit both regressions to some of the examples; slopes and the constants of refusal stay at one and nothing."""
    examples = [one for one, is_chosen in zip(space.examples, chosen, strict=True) if is_chosen]
    matrix = space.matrix[chosen]
    kpo = _regression(matrix, [one.kpo or 0.0 for one in examples], [one.kpo_weight for one in examples])
    process = _regression(matrix, [float(one.process) for one in examples], [one.process_weight for one in examples])
    pulls = zip(space.blank.weights.items(), kpo.coef_[0], process.coef_[0], strict=True)
    return replace(
        space.blank,
        weights={
            key: Weights(
                rarity=weights.rarity,
                kpo=round(float(for_kpo), _DECIMALS),
                process=round(float(for_process), _DECIMALS),
            )
            for (key, weights), for_kpo, for_process in pulls
        },
        kpo_intercept=round(float(kpo.intercept_[0]), _DECIMALS),
        process_intercept=round(float(process.intercept_[0]), _DECIMALS),
    )


def _blank(examples: Sequence[Example]) -> TextModel:
    """Return a model that knows only how rare each feature is among the examples."""
    documents: Counter[str] = Counter()
    for one in examples:
        for found in (features(one.name), features(one.description), function_features(one.function)):
            documents.update(found.keys())
    kept = sorted(key for key, count in documents.items() if count >= _LEAST_TEXTS.get(key[:2], 1))
    return TextModel(
        weights={
            key: Weights(rarity=round(log(1 + len(examples) / documents[key]), _DECIMALS), kpo=0.0, process=0.0)
            for key in kept
        },
        business=BusinessWeights(**dict.fromkeys((field.name for field in fields(BusinessWeights)), 0.0)),
        unknown_rarity=round(log(1 + len(examples)), _DECIMALS),
        kpo_intercept=0.0,
        process_intercept=0.0,
        name_share=_NAME_SHARE,
        description_share=_DESCRIPTION_SHARE,
        function_share=_FUNCTION_SHARE,
        full_description=_FULL_DESCRIPTION,
        slope_name=1.0,
        slope_described=1.0,
    )


def _matrix(examples: Sequence[Example], blank: TextModel) -> csr_matrix:
    keys = {key: place for place, key in enumerate(blank.weights)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, one in enumerate(examples):
        parts = part_of(one.name, blank), part_of(one.description, blank), function_part(one.function, blank)
        joined: dict[str, float] = {}
        for part, share in zip(parts, shares_of(parts[0], parts[1], blank), strict=True):
            for key, value in part.values.items():
                joined[key] = joined.get(key, 0.0) + share * value / part.length
        rows.extend([row] * len(joined))
        columns.extend(keys[key] for key in joined)
        values.extend(joined.values())
    return csr_matrix((values, (rows, columns)), (len(examples), len(keys)))


def _regression(matrix: csr_matrix, shares: Sequence[float], weights: Sequence[float]) -> LogisticRegression:
    """Fit to shares 0-1: each example counts once for yes by its share, and once for no by the rest."""
    yes, weight = np.array(shares), np.array(weights)
    counts = weight > 0
    chosen = matrix[counts]
    return LogisticRegression(C=STRENGTH, max_iter=2_000, tol=1e-5).fit(
        vstack([chosen, chosen]),
        np.repeat([1, 0], int(counts.sum())),
        sample_weight=np.concatenate([(weight * yes)[counts], (weight * (1 - yes))[counts]]),
    )


def odds(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log odds of probabilities strictly between 0 and 1."""
    return np.log(probabilities / (1 - probabilities))
