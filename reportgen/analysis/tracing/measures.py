"""The nodes of what measures leave of a risk: each family, and the two sides of the risk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.analysis.reduction import AXES
from reportgen.analysis.tracing.controlled import control_path
from reportgen.analysis.tracing.expressions import ONE, minus, power
from reportgen.analysis.tracing.formulas import greatest, multiplied
from reportgen.analysis.tracing.givens import threshold_given
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.knowledge.control_facts import Control
from reportgen.model.protection import FamilyEffect, Reduction
from reportgen.model.trace import Constant, Expression, FigureId, Node

FURTHER = FigureId(SHARED, "given.thresholds.further_measure")
LEAST_LEFT = FigureId(SHARED, "given.thresholds.least_risk_left")
_RULE = "7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of a process and what they leave.

    `path` is where the reduction stands, `base` where the measures stand, and `counts` names by measure the figure that
    says how far it counts. `when` finishes what the shares that are left are called: " today", or "".
    """

    base: str
    path: str
    controls: tuple[Control, ...]
    counts: Mapping[str, FigureId]
    reduction: Reduction
    when: str = ""


def measure_nodes(subject: Subject, one: Measures) -> Iterator[Node]:
    """Yield the families of measures and what is left on either side."""
    yield from (threshold_given(name, subject.knowledge) for name in ("further_measure", "least_risk_left"))
    for place, effect in enumerate(one.reduction.effects):
        yield from _family(subject, one, place, effect)
    for axis in AXES:
        yield _left(subject, one, axis)


def _family(subject: Subject, one: Measures, place: int, family: FamilyEffect) -> Iterator[Node]:
    """Yield what a family of measures takes, and what of it counts after the families before it."""
    path, label = f"{one.path}.effects[{place}]", f"{family.family.capitalize()} measures on {family.axis}"
    taken = taken_by(subject, one, family, one.counts)
    yield subject.step(f"{path}.effect", label, family.effect, taken, unit="share", rule=_RULE)
    before = sum(1 for each in one.reduction.effects[:place] if each.axis == family.axis)
    yield subject.step(
        f"{path}.counted",
        f"{label}, counted",
        family.counted,
        weakened(subject.id(f"{path}.effect"), before),
        unit="share",
        rule=_RULE,
    )


def taken_by(subject: Subject, one: Measures, family: FamilyEffect, counts: Mapping[str, FigureId]) -> Expression:
    """Return what a family takes, its strongest measure in full and each further one by half as much."""
    ids = [control.id for control in one.controls]
    effects = (
        multiplied(subject.id(f"{control_path(one.base, ids.index(measure))}.effectiveness"), counts[measure])
        for measure in family.measures
    )
    return minus(ONE, multiplied(*(minus(ONE, weakened(effect, rank)) for rank, effect in enumerate(effects))))


def weakened(effect: Expression, rank: int) -> Expression:
    """Return what counts of an effect that comes after others: all of the strongest, then a half, a quarter ..."""
    return effect if rank == 0 else multiplied(effect, power(FURTHER, Constant(float(rank))))


def _left(subject: Subject, one: Measures, axis: str) -> Node:
    counted = [
        subject.id(f"{one.path}.effects[{place}].counted")
        for place, effect in enumerate(one.reduction.effects)
        if effect.axis == axis
    ]
    value = one.reduction.likelihood_left if axis == "likelihood" else one.reduction.impact_left
    label = f"Share of {axis} that measures leave{one.when}"
    return subject.step(f"{one.path}.{axis}_left", label, value, left_by(counted), unit="share", rule=_RULE)


def left_by(counted: Iterable[Expression]) -> Expression:
    """Return the share that families leave of a side of a risk, never less than the least."""
    return greatest(LEAST_LEFT, multiplied(*(minus(ONE, one) for one in counted)))
