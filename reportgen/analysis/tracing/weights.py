"""What each criterion weighs in an index: as delivered, or as the Criteria sheet changes it."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from reportgen.analysis.scales import (
    AUTOMATION,
    EXPOSURE,
    IMPACT,
    KNOWLEDGE,
    LIKELIHOOD,
    OPERATIONAL,
    SOURCEABILITY,
    STRUCTURAL,
    Scales,
)
from reportgen.analysis.tracing.expressions import over
from reportgen.analysis.tracing.formulas import added
from reportgen.analysis.tracing.subject import SHARED
from reportgen.knowledge.rating_facts import Criterion
from reportgen.knowledge.weights import first_index, given_weights, is_changed
from reportgen.model.trace import FigureId, Given, Node, Origin, Step

_SAME = 1e-12
_INDICES = {
    KNOWLEDGE: "the knowledge index",
    SOURCEABILITY: "sourceability",
    OPERATIONAL: "operational risk",
    STRUCTURAL: "structural risk",
    IMPACT: "impact",
    LIKELIHOOD: "likelihood",
    AUTOMATION: "automation fit",
    EXPOSURE: "exposure to automation",
}
_RULE = "1"


def weight_ids(scales: Scales, index: str) -> dict[str, FigureId]:
    """Return by criterion the figure that it counts with in an index, before anything is left out."""
    kind = "given" if _sums_to_one(scales, index) else "working"
    return {key: FigureId(SHARED, f"{kind}.weights.{index}.{key}") for key in scales.weights[index]}


def weight_nodes(scales: Scales, index: str) -> Iterator[Node]:
    """Yield the weights of an index; where the given ones do not sum to 1 each is taken as a share of their sum."""
    given = _given(scales, index)
    for key, weight in given.items():
        yield _weight(scales, index, scales.knowledge.criteria[key], weight)
    if not _sums_to_one(scales, index):
        ids, used = {key: FigureId(SHARED, f"given.weights.{index}.{key}") for key in given}, weight_ids(scales, index)
        for key, share in scales.weights[index].items():
            yield Step(
                id=used[key],
                label=f"Weight of {scales.knowledge.criteria[key].name} in {_INDICES[index]}, of all",
                value=share,
                unit="share",
                rule=_RULE,
                formula=over(ids[key], added(ids.values())),
            )


def _given(scales: Scales, index: str) -> dict[str, float]:
    return given_weights(index, scales.knowledge.criteria, scales.engagement.criteria_weights)


def _sums_to_one(scales: Scales, index: str) -> bool:
    return abs(fsum(_given(scales, index).values()) - 1) < _SAME


def _weight(scales: Scales, index: str, criterion: Criterion, weight: float) -> Given:
    changed = scales.engagement.criteria_weights
    is_ours = is_changed(index, criterion, changed) and changed[criterion.id] == weight
    stands = is_ours or (criterion.id not in changed and index == first_index(criterion))
    origin = criterion.origin
    return Given(
        id=FigureId(SHARED, f"given.weights.{index}.{criterion.id}"),
        label=f"Weight of {criterion.name} in {_INDICES[index]}",
        value=weight,
        unit="share",
        origin=Origin.CELL if is_ours else Origin.KNOWLEDGE,
        source="Criteria sheet" if is_ours else f"Delivered weight ({origin.basis}); {origin.source}",
        cell=scales.engagement.cells.get(criterion.id) if stands else None,
    )
