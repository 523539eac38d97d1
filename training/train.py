"""Make the text model: python -m training.train [DIRECTORY].

Reads the catalogue and the texts beside this file, fits the two regressions, finds the slopes and the constants of
refusal on texts left out, and writes text_model.csv and text_model.toml into the directory (by default into the
product's own data). Same texts and libraries, same files.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from reportgen.knowledge.criteria import load_criteria
from reportgen.knowledge.facts import ReferenceProcess
from reportgen.knowledge.pricing import load_price_models
from reportgen.knowledge.reading import DATA
from reportgen.knowledge.taxonomy import load_functions, load_reference_processes
from reportgen.knowledge.text_model import BUSINESS, CONSTANTS, WEIGHTS
from reportgen.knowledge.text_model_facts import BusinessWeights, TextModel
from training.examples import examples_of
from training.held_out import HeldOut, held_out
from training.regression import fitted, odds, space_of

_MEANINGS = {
    "unknown_rarity": "rarity of a word the model does not know",
    "kpo_intercept": "log odds of KPO of a text that says nothing",
    "process_intercept": "log odds of business work of a text that says nothing",
    "name_share": "how much the name counts beside a description",
    "description_share": "how much the description counts beside a name",
    "function_share": "how much the function counts",
    "full_description": "words from which on a description counts in full; a shorter one leaves its part to the name",
    "slope_name": "calibration of the log odds of KPO, name alone",
    "slope_described": "calibration of the log odds of KPO, with a description",
    "business_intercept": "log odds of business work where all signs are 0",
    "business_words": "weight of the log odds by the words",
    "business_strange": "weight of the share of strange words",
    "business_strange_name": "weight of the share of strange words in the name",
    "business_weakest": "weight of the pull of the word that speaks most against business work",
    "business_chatter": "weight of the share of small talk in the name",
    "business_nearest": "weight of the likeness of the nearest reference process",
    "business_near": "weight of the mean likeness of the five nearest",
    "business_length": "weight of the logarithm of the number of words",
}
_REFUSAL_WEIGHTS = {"nonsense": 10.0, "odd": 3.0, "catalogue": 0.5, "statement": 0.3, "title": 0.3, "filler": 0.3}
_REFUSED_OF_REAL = 0.015
_HEAD = """# Constants of the text model, made by `python -m training.train`: do not edit by hand.

[origin]
basis = "practitioner convention"
reviewed = "2026-11"
source = "Fitted to the reference catalogue and to the texts in training/; shares and strength chosen on texts left out"

[units]
value = "pure number"
"""


def trained() -> TextModel:
    """Fit the whole model."""
    catalogue = _catalogue()
    space = space_of(examples_of(catalogue))
    seen = list(held_out(space, catalogue))
    model = fitted(space, np.ones(len(space.examples), dtype=bool))
    return replace(
        model,
        slope_name=_slope([one for one in seen if not one.example.description]),
        slope_described=_slope([one for one in seen if one.example.description]),
        business=_business(seen),
    )


def _catalogue() -> tuple[ReferenceProcess, ...]:
    """Load the catalogue alone: the rest of the knowledge holds the very model that is being made."""
    return load_reference_processes(
        DATA, criteria=load_criteria(DATA), price_models=load_price_models(DATA), functions=load_functions(DATA)
    )


def _slope(seen: Sequence[HeldOut]) -> float:
    """Return the factor of the log odds that makes the likelihood of what most lists say greatest.

    The catalogue holds the share of lists that say KPO; the probability is that of the majority of three lists.
    """
    known = [one for one in seen if one.example.kpo is not None and one.example.kind not in {"title", "filler"}]
    said = odds(np.clip([one.reading.probability_kpo for one in known], 1e-6, 1 - 1e-6))
    share = np.array([one.example.kpo for one in known])
    market = share**2 * (3 - 2 * share)
    weight = np.array([one.example.kpo_weight for one in known])

    def loss(slope: float) -> float:
        return float((weight * (np.logaddexp(0, slope * said) - market * slope * said)).sum())

    return round(float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x), 2)


def _business(seen: Sequence[HeldOut]) -> BusinessWeights:
    """Fit what tells business work from other text, its edge so that few reference processes are refused."""
    matrix = np.array([one.signs for one in seen])
    labels = [one.example.process for one in seen]
    weights = [_REFUSAL_WEIGHTS[one.example.kind] for one in seen]
    regression = LogisticRegression(C=10.0, max_iter=2_000, tol=1e-8).fit(matrix, labels, sample_weight=weights)
    said = regression.decision_function(matrix)
    real = [value for value, one in zip(said, seen, strict=True) if one.example.kind == "catalogue"]
    edge = float(np.quantile(real, _REFUSED_OF_REAL))
    names = [field.name for field in fields(BusinessWeights) if field.name != "intercept"]
    weights = [round(float(value), 3) for value in regression.coef_[0]]
    return BusinessWeights(
        intercept=round(float(regression.intercept_[0]) - edge, 3), **dict(zip(names, weights, strict=True))
    )


def write(model: TextModel, directory: Path) -> None:
    """Write both files of the model."""
    with (directory / WEIGHTS).open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(["feature", "rarity", "kpo", "process"])
        rows.writerows([key, one.rarity, one.kpo, one.process] for key, one in model.weights.items())
    business = {f"{BUSINESS}{name}": value for name, value in asdict(model.business).items()}
    constants = {name: getattr(model, name) for name in _MEANINGS if name not in business} | business
    entries = [
        f'\n[[constant]]\nid = "{name}"\nvalue = {value}\nmeaning = "{_MEANINGS[name]}"\n'
        for name, value in constants.items()
    ]
    (directory / CONSTANTS).write_text(_HEAD + "".join(entries), encoding="utf-8")


if __name__ == "__main__":
    write(trained(), Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
