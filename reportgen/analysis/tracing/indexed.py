"""The nodes of an index: its parts as printed, their weights after renormalising, and their sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.analysis.tracing.expressions import ONE, minus, over
from reportgen.analysis.tracing.formulas import HUNDRED, added, multiplied
from reportgen.analysis.tracing.subject import Subject
from reportgen.analysis.tracing.weights import weight_ids
from reportgen.model.classification import Contribution
from reportgen.model.trace import Constant, Expression, FigureId, Node, Step

RULE = "1"
_STEPS = Constant(4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A criterion's part of an index: where it stands in the results, and the id of the rating that it counts."""

    path: str
    criterion: str
    label: str
    rating: float
    rating_id: FigureId
    weight: float
    points: float
    is_reversed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An index to be traced: its name among the scales, where its value stands, and its parts."""

    index: str
    path: str
    label: str
    value: float
    parts: tuple[Part, ...]


def parts_of(subject: Subject, base: str, contributions: Sequence[Contribution]) -> tuple[Part, ...]:
    """Return the parts of an index as the results list them under `base`."""
    return tuple(
        Part(
            path=f"{base}.contributions[{place}]",
            criterion=one.criterion,
            label=one.label,
            rating=one.rating,
            rating_id=subject.id(f"given.{one.criterion}"),
            weight=one.weight,
            points=one.points,
            is_reversed=one.reversed,
        )
        for place, one in enumerate(contributions)
    )


def index_nodes(subject: Subject, scored: Scored) -> Iterator[Step]:
    """Yield the value of an index and all it is made from, down to ratings and weights."""
    whole = subject.id(f"working.{scored.index}.rated_weight")
    weights = weight_ids(subject.scales, scored.index)
    rated = added(weights[one.criterion] for one in scored.parts)
    yield subject.step(
        whole.path,
        f"Weight that is rated: {scored.label.lower()}",
        subject.scales.rated_weight(scored.index, [one.criterion for one in scored.parts]),
        rated,
        unit="share",
        rule=RULE,
    )
    for one in scored.parts:
        yield from _part(subject, one, weights[one.criterion], whole)
    points = added(subject.id(f"{one.path}.points") for one in scored.parts)
    yield subject.step(scored.path, scored.label, scored.value, points, unit="points", rule=RULE)


def _part(subject: Subject, one: Part, weight: FigureId, whole: FigureId) -> Iterator[Step]:
    yield subject.step(f"{one.path}.rating", one.label, one.rating, one.rating_id, unit="step", rule=RULE)
    yield subject.step(
        f"{one.path}.weight",
        f"Share of weight: {one.label}",
        one.weight,
        over(weight, whole),
        unit="share",
        rule=RULE,
    )
    yield subject.step(
        f"{one.path}.points",
        f"Points of {one.label}",
        one.points,
        multiplied(HUNDRED, subject.id(f"{one.path}.weight"), counted_share(one)),
        unit="points",
        rule=RULE,
        note="A high rating lowers this index, so the rating counts turned round." if one.is_reversed else "",
    )


def counted_share(one: Part) -> Expression:
    """Return a rating as it counts, 0-1: (rating - 1) / 4, turned round where a high rating lowers the index."""
    share = over(minus(one.rating_id, ONE), _STEPS)
    return minus(ONE, share) if one.is_reversed else share


def coverage_node(
    subject: Subject, path: str, label: str, value: float, index: str, entered: Iterable[str]
) -> Iterator[Node]:
    """Yield the share of an index's weight that was entered."""
    ids = weight_ids(subject.scales, index)
    weights = added(ids[key] for key in entered)
    note = "Only what was entered in the workbook counts."
    yield subject.step(path, label, value, weights, unit="share", rule="2", note=note)
