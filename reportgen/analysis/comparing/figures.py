"""The verdicts and figures that a reader is told of when they change, and how two results differ in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.model.comparison import Plain
from reportgen.model.paths import MISSING, leaves, value_at

_CELLS = ("cell", "cells")
_MINUTE = 1 / (366 * 24 * 60)
_FELT = {"years": _MINUTE, "share": 1e-6}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of the results that is told: its path, what it is called, and how it is written."""

    path: str
    label: str
    kind: str


_MONEY = (
    ("npv", "Net present value", "money"),
    ("net_saving", "Net saving over the horizon", "money"),
    ("baseline_annual", "Cost today, a year", "money"),
    ("outsourced_annual", "Cost as advised, a year", "money"),
    ("one_off", "One-off cost", "money"),
    ("payback_years", "Payback", "years"),
    ("irr", "Internal rate of return", "share"),
    ("savings_p10", "Saving, 1 in 10 below", "money"),
    ("savings_p50", "Saving, middle of the draws", "money"),
    ("savings_p90", "Saving, 1 in 10 above", "money"),
    ("probability_of_saving", "Probability of a saving", "share"),
)
_OF_A_PROCESS = (
    ("sourcing.recommendation", "Recommendation", "recommendation"),
    ("sourcing.provisional_recommendation", "Provisional recommendation", "recommendation"),
    ("classification.class", "Class", "choice"),
    ("classification.hybrid_kind", "Kind of hybrid", "choice"),
    ("sourcing.form", "Form", "choice"),
    ("sourcing.place", "Place", "choice"),
    ("sourcing.location", "Country", "country"),
    ("sourcing.price_model", "Price model", "choice"),
    ("sourcing.wave", "Wave", "count"),
    ("security.tier", "Security tier", "choice"),
    ("security.is_accepted", "Residual risk accepted", "choice"),
    ("classification.knowledge_index", "Knowledge index", "points"),
    ("classification.probability_kpo", "Probability of KPO", "share"),
    ("classification.evidence", "Evidence", "choice"),
    ("sourcing.index", "Sourceability index", "points"),
    ("sourcing.sourced_share", "Share sourced", "share"),
    ("security.inherent.score", "Inherent risk", "count"),
    ("security.residual.score", "Residual risk", "count"),
)
OF_A_PROCESS = (
    *(Figure(*one) for one in _OF_A_PROCESS),
    *(Figure(f"cost.{path}", label, kind) for path, label, kind in _MONEY),
)
OF_THE_PORTFOLIO = (
    Figure("process_count", "Processes", "count"),
    *(
        Figure(f"by_recommendation.{key}", f"Advised: {key}", "count")
        for key in ("OUTSOURCE", "SELECTIVE", "RETAIN", "STABILISE", "ASSESS_FURTHER")
    ),
    *(Figure(f"by_class.{key}", f"Class {key}", "count") for key in ("BPO", "KPO", "HYBRID")),
    *(Figure(*one) for one in _MONEY),
    Figure("coverage", "Share of cost assessed", "share"),
)


def figure_in(record: Mapping[str, Plain], figure: Figure) -> Plain:
    """Return a figure of a record, None where it does not apply there."""
    found = value_at(record, figure.path)
    return None if found is MISSING else found


def differing(
    old: Mapping[str, Plain], new: Mapping[str, Plain], figures: tuple[Figure, ...]
) -> Iterator[tuple[Figure, Plain, Plain]]:
    """Yield the figures in which two records differ."""
    for figure in figures:
        before, after = figure_in(old, figure), figure_in(new, figure)
        if before != after and not _is_rounding(figure, before, after):
            yield figure, before, after


def _is_rounding(figure: Figure, before: Plain, after: Plain) -> bool:
    """Return whether two numbers of years lie less than a minute apart, or two shares a millionth: nobody can tell."""
    if not isinstance(before, int | float) or not isinstance(after, int | float):
        return False
    return abs(before - after) < _FELT.get(figure.kind, 0)


def other_differences(old: Mapping[str, Plain], new: Mapping[str, Plain], figures: tuple[Figure, ...]) -> int:
    """Count the values in which two records differ beside the figures told, cells and names apart."""
    told = {figure.path for figure in figures} | {"id", "name"}
    before, after = (_told_apart(record) for record in (old, new))
    return sum(before.get(path, MISSING) != after.get(path, MISSING) for path in (before | after).keys() - told)


def _told_apart(record: Mapping[str, Plain]) -> dict[str, Plain]:
    found = leaves(record)
    return {path: value for path, value in found if path.rpartition(".")[2].partition("[")[0] not in _CELLS}
