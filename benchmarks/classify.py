"""How often the class told from text alone is the one that most published service lists give, beside simpler ways.

    python benchmarks/classify.py [LABELLED.csv] [BOOTSTRAPS]

LABELLED.csv has the columns id, name, function, description, label (BPO or KPO) and flag; rows flagged as definition
conflicts are scored apart. What learns from the labels is scored by nested cross-validation: five outer folds, the
strength of regularisation chosen on inner folds, near-duplicate names always on one side. The product never sees the
labels; it is scored as shipped, and again after every reference process, statement and term that nearly repeats a
labelled name was taken out and the text model fitted anew. Intervals are 95 % bootstraps over groups of names.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GridSearchCV, GroupKFold
from sklearn.pipeline import make_pipeline

from reportgen.analysis.indices import Rating
from reportgen.analysis.infer import Inference, Wanted, inferred
from reportgen.analysis.scales import KNOWLEDGE, scales_of
from reportgen.knowledge.catalogues import load
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement, Process
from training.examples import examples_of
from training.regression import fitted, space_of

_LABELLED = Path(__file__).parents[2] / "shared" / "data" / "labelled_processes.csv"
_ALIKE = 88
_OUTER, _INNER = 5, 4
_STRENGTHS = [0.3, 1.0, 3.0, 10.0, 30.0]
_BINS = 10
_COVERED = 0.8
_UNSURE = 0.5
_ROUTINE_WORDS = [
    "entry",
    "processing",
    "support",
    "data",
    "call",
    "desk",
    "help",
    "billing",
    "payroll",
    "administration",
    "booking",
    "order",
    "scanning",
    "transcription",
    "maintenance",
    "update",
    "claims",
    "enquiries",
    "mail",
]
_EXPERT_WORDS = [
    "analysis",
    "analytics",
    "research",
    "legal",
    "advice",
    "design",
    "model",
    "modelling",
    "engineering",
    "patent",
    "strategy",
    "consulting",
    "forecast",
    "statistical",
    "valuation",
    "development",
    "investment",
    "risk",
]

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A labelled process."""

    name: str
    function: str
    description: str
    is_kpo: bool
    is_conflict: bool


@dataclass(frozen=True)
class Way:
    """A way to tell the class: the probability of KPO of each row, NaN where it refuses."""

    name: str
    probabilities: Numbers


def main() -> None:
    """Score every way on names alone and on names with descriptions."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else _LABELLED
    bootstraps = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000  # noqa: PLR2004 - the second argument
    rows = list(_read(path))
    groups = _groups([row.name for row in rows])
    shipped = load()
    without = _without(shipped, rows)
    print(
        f"{len(rows)} labelled processes in {len(set(groups))} groups of alike names; catalogue of "
        f"{len(shipped.reference_processes)}, {len(without.reference_processes)} after taking out what repeats them."
    )
    for title, described in (("Name and function", False), ("Name, function and description", True)):
        ways = [*_baselines(rows, groups, described=described)]
        ways.append(Way("reportgen, repeats taken out", _product(rows, without, described=described)))
        ways.append(Way("reportgen, as shipped", _product(rows, shipped, described=described)))
        ways.append(Way("reportgen, no function given", _product(rows, shipped, described=described, function=False)))
        for subset, chosen in _subsets(rows):
            print(f"\n{title}: {subset} ({int(chosen.sum())})")
            _print_table(ways, rows, groups, chosen, bootstraps)


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Row(row["name"], row["function"], row["description"], row["label"] == "KPO", bool(row["flag"]))


def _groups(names: Sequence[str]) -> list[int]:
    """Number the names so that nearly the same ones share a number."""
    numbers: list[int] = []
    for place, name in enumerate(names):
        alike = (numbers[before] for before in range(place) if _is_alike(name, names[before]))
        numbers.append(next(alike, place))
    return numbers


def _is_alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one.lower(), other.lower()) >= _ALIKE


def _subsets(rows: Sequence[Row]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    conflict = np.array([row.is_conflict for row in rows])
    yield "all", np.ones(len(rows), dtype=bool)
    yield "without definition conflicts", ~conflict
    yield "definition conflicts", conflict


def _baselines(rows: Sequence[Row], groups: Sequence[int], *, described: bool) -> Iterator[Way]:
    """Yield what simpler ways say of rows they have not seen."""
    texts = [f"{row.name} {row.description}" if described else row.name for row in rows]
    yield Way("majority", _by_folds(rows, groups, lambda train, test: np.full(len(test), _share(rows, train))))
    yield Way("function alone", _by_folds(rows, groups, lambda train, test: _by_function(rows, train, test)))
    yield Way("keyword list", np.array([_by_keywords(text) for text in texts]))
    yield Way(
        "TF-IDF regression", _by_folds(rows, groups, lambda train, test: _tfidf(rows, texts, groups, train, test))
    )


def _by_folds(
    rows: Sequence[Row], groups: Sequence[int], say: Callable[[NDArray[np.int_], NDArray[np.int_]], Numbers]
) -> Numbers:
    found = np.zeros(len(rows))
    for train, test in GroupKFold(_OUTER).split(rows, groups=groups):
        found[test] = say(train, test)
    return found


def _share(rows: Sequence[Row], places: Sequence[int] | NDArray[np.int_]) -> float:
    return float(np.mean([rows[place].is_kpo for place in places]))


def _by_function(rows: Sequence[Row], train: NDArray[np.int_], test: NDArray[np.int_]) -> Numbers:
    """Return the share of KPO in the same function, held to that of all by one row."""
    base = _share(rows, train)
    found = []
    for place in test:
        same = [other for other in train if rows[other].function == rows[place].function]
        found.append((base + sum(rows[other].is_kpo for other in same)) / (1 + len(same)))
    return np.array(found)


def _by_keywords(text: str) -> float:
    words = text.lower().split()
    expert = sum(any(word.startswith(key[:6]) for word in words) for key in _EXPERT_WORDS)
    routine = sum(any(word.startswith(key[:6]) for word in words) for key in _ROUTINE_WORDS)
    return (1 + 2 * expert) / (2 + 2 * expert + 2 * routine)


def _tfidf(
    rows: Sequence[Row], texts: Sequence[str], groups: Sequence[int], train: NDArray[np.int_], test: NDArray[np.int_]
) -> Numbers:
    """Fit words and pairs with the function as one more word; the strength is chosen on inner folds."""
    whole = [f"{text} {'_'.join(row.function.split())}" for text, row in zip(texts, rows, strict=True)]
    labels = [rows[place].is_kpo for place in train]
    pipeline = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(max_iter=1_000))
    search = GridSearchCV(
        pipeline, {"logisticregression__C": _STRENGTHS}, cv=GroupKFold(_INNER), scoring="neg_brier_score"
    )
    search.fit([whole[place] for place in train], labels, groups=[groups[place] for place in train])
    return np.asarray(search.predict_proba([whole[place] for place in test])[:, 1])


def _without(knowledge: Knowledge, rows: Sequence[Row]) -> Knowledge:
    """Return the knowledge without what nearly repeats a labelled name, its text model fitted anew."""
    names = [row.name for row in rows]
    kept = tuple(
        entry
        for entry in knowledge.reference_processes
        if not any(_is_alike(own, name) for own in (entry.name, *entry.aliases) for name in names)
    )
    space = space_of([one for one in examples_of(kept) if not any(_is_alike(one.name, name) for name in names)])
    model = fitted(space, np.ones(len(space.examples), dtype=bool))
    shipped = knowledge.text_model
    calibrated = replace(
        model,
        business=shipped.business,
        slope_name=shipped.slope_name,
        slope_described=shipped.slope_described,
    )
    return replace(knowledge, reference_processes=kept, text_model=calibrated)


def _product(rows: Sequence[Row], knowledge: Knowledge, *, described: bool, function: bool = True) -> Numbers:
    """Return what the product says of a row without ratings, NaN where it takes it for no process."""
    nature = [key for key, one in knowledge.criteria.items() if one.group == "nature"]
    wanted = Wanted(nature=nature, others=(), index=_scales(knowledge))
    said = [
        inferred(
            Process(
                id="P",
                name=row.name,
                row=1,
                function=row.function if function else None,
                description=row.description if described else None,
            ),
            wanted,
            knowledge,
        )
        for row in rows
    ]
    return np.array([_probability(one) for one in said])


def _scales(knowledge: Knowledge) -> Callable[[Mapping[str, float]], float | None]:
    """Return the knowledge index of nature ratings, with the weights that no workbook has changed."""
    engagement = Engagement(client="", title="", date=date(2026, 1, 1), currency="EUR", processes=())
    scales = scales_of(engagement, knowledge)
    return lambda ratings: scales.value(KNOWLEDGE, {key: Rating(value=value) for key, value in ratings.items()})


def _probability(one: Inference | None) -> float:
    return float("nan") if one is None else one.probability_kpo


def _print_table(
    ways: Sequence[Way], rows: Sequence[Row], groups: Sequence[int], chosen: NDArray[np.bool_], bootstraps: int
) -> None:
    labels = np.array([row.is_kpo for row in rows])[chosen]
    named = np.array(groups)[chosen]
    print(f"{'':32}{'accuracy':>20}{'macro-F1':>10}{'Brier':>18}{'ECE':>8}{'at 80 %':>9}{'refused':>9}")
    for way in ways:
        said = way.probabilities[chosen]
        refused = int(np.isnan(said).sum())
        said = np.nan_to_num(said, nan=_UNSURE)
        accuracy = _interval(lambda p, y: float(np.mean((p >= _UNSURE) == y)), said, labels, named, bootstraps)
        brier = _interval(lambda p, y: float(np.mean((p - y) ** 2)), said, labels, named, bootstraps)
        f1 = f1_score(labels, said >= _UNSURE, average="macro")
        print(
            f"{way.name:32}{accuracy:>20}{f1:>10.3f}{brier:>18}{_calibration_error(said, labels):>8.3f}"
            f"{_at_coverage(said, labels):>9.3f}{refused:>9}"
        )


def _interval(
    score: Callable[[Numbers, NDArray[np.bool_]], float],
    said: Numbers,
    labels: NDArray[np.bool_],
    groups: NDArray[np.int_],
    bootstraps: int,
) -> str:
    """Return a score with its 95 % interval when groups are drawn again and again."""
    generator = np.random.default_rng(1)
    members = [np.flatnonzero(groups == group) for group in dict.fromkeys(groups.tolist())]
    drawn = []
    for _ in range(bootstraps):
        places = np.concatenate([members[at] for at in generator.integers(len(members), size=len(members))])
        drawn.append(score(said[places], labels[places]))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{score(said, labels):.3f} ({low:.2f}-{high:.2f})"


def _calibration_error(said: Numbers, labels: NDArray[np.bool_]) -> float:
    """Return the expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht 2015)."""
    bins = np.minimum((said * _BINS).astype(int), _BINS - 1)
    gaps = [np.mean(bins == at) * abs(said[bins == at].mean() - labels[bins == at].mean()) for at in set(bins.tolist())]
    return float(sum(gaps))


def _at_coverage(said: Numbers, labels: NDArray[np.bool_]) -> float:
    """Return the accuracy on the four fifths that it is surest of."""
    surest = np.argsort(-np.abs(said - _UNSURE), kind="stable")[: int(_COVERED * len(said))]
    return float(np.mean((said >= _UNSURE)[surest] == labels[surest]))


if __name__ == "__main__":
    main()
