"""The nodes of what measures leave of a risk: each measure, each family, and the two sides of the risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.analysis.tracing.formulas import ONE, greatest, less, multiplied, raised
from reportgen.analysis.tracing.givens import field_given, known_given, threshold_given
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.knowledge.facts import Control
from reportgen.model.protection import FamilyEffect, Reduction
from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Origin
from reportgen.model.verdict import Tier

_RULE = "7"
_AXES = ("likelihood", "impact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of a process and what they leave: `path` is where the reduction stands.

    `counting` tells how far each measure counts, 0-1, by id, `working` how far it works today; where both are the same
    nothing is promised.
    """

    base: str
    path: str
    controls: tuple[Control, ...]
    reduction: Reduction
    counting: Mapping[str, float]
    working: Mapping[str, float]
    tier: Tier

    @property
    def is_today(self) -> bool:
        """Return whether measures count as they work today, without what is agreed."""
        return self.counting is self.working


def measure_nodes(subject: Subject, one: Measures) -> Iterator[Node]:
    """Yield the measures, the families and what is left on either side."""
    yield from (threshold_given(name, subject.knowledge) for name in ("further_measure", "least_risk_left"))
    for place, control in enumerate(one.controls):
        yield from _control(subject, one, place, control)
    for place, effect in enumerate(one.reduction.effects):
        yield from _family(subject, one, place, effect)
    for axis in _AXES:
        yield _left(subject, one, axis)


def maturity_given(subject: Subject, control: Control, working: float) -> Given:
    """Return how far a measure works today: by the process's own cell, by the Controls sheet, or not at all."""
    if subject.process.control_maturity is not None:
        return field_given(subject, "control_maturity")
    cell = subject.scales.engagement.cells.get(control.id)
    is_said = control.id in dict(subject.scales.maturity)
    return Given(
        id=FigureId(SHARED, f"given.controls.{control.id}.maturity"),
        label=f"Maturity of {control.name}",
        value=working,
        unit="share",
        origin=Origin.CELL if cell or is_said else Origin.DEFAULT,
        source="Controls sheet" if is_said else "Not on the Controls sheet, so it counts as absent",
        cell=cell,
    )


def _control(subject: Subject, one: Measures, place: int, control: Control) -> Iterator[Node]:
    """Yield how far a measure works, how far it counts once agreed, and what it takes."""
    path = f"{one.base}.controls[{place}]"
    today = maturity_given(subject, control, one.working[control.id])
    effect = known_given(
        f"controls.{control.id}.effectiveness",
        f"Effectiveness of {control.name}",
        control.effectiveness,
        f"{control.origin.source} ({control.origin.basis})",
        "share",
    )
    yield from (today, effect)
    label, name = f"Maturity of {control.name}", f"Effectiveness of {control.name}"
    yield subject.step(f"{path}.maturity", label, today.value, today.id, unit="share", rule=_RULE)
    yield subject.step(f"{path}.effectiveness", name, control.effectiveness, effect.id, unit="share", rule=_RULE)
    if not one.is_today:
        yield from _agreed(subject, one, path, control)


def _agreed(subject: Subject, one: Measures, path: str, control: Control) -> Iterator[Node]:
    promise = known_given(
        f"tiers.{one.tier.value}.agreed",
        f"Maturity of a measure that is agreed, at {one.tier.value} protection",
        subject.knowledge.assurances[one.tier].agreed,
        "Tiers of the method (practitioner convention)",
        "share",
    )
    yield promise
    yield subject.step(
        agreed_path(path),
        f"{control.name} as it counts once agreed",
        one.counting[control.id],
        greatest(promise.id, subject.id(f"{path}.maturity")),
        unit="share",
        rule=_RULE,
    )


def agreed_path(path: str) -> str:
    """Return where it stands how far a measure counts once it is agreed."""
    return f"{path if path.startswith('working.') else f'working.{path}'}.agreed"


def _family(subject: Subject, one: Measures, place: int, family: FamilyEffect) -> Iterator[Node]:
    """Yield what a family of measures takes, and what of it counts after the families before it."""
    path, ids = f"{one.path}.effects[{place}]", [control.id for control in one.controls]
    further = FigureId(SHARED, "given.thresholds.further_measure")
    taken = []
    for rank, measure in enumerate(family.measures):
        control = f"{one.base}.controls[{ids.index(measure)}]"
        counts = f"{control}.maturity" if one.is_today else agreed_path(control)
        taken.append(multiplied(subject.id(f"{control}.effectiveness"), subject.id(counts), *_weakened(further, rank)))
    label = f"{family.family.capitalize()} measures on {family.axis}"
    effect = less(ONE, multiplied(*(less(ONE, each) for each in taken)))
    yield subject.step(f"{path}.effect", label, family.effect, effect, unit="share", rule=_RULE)
    before = sum(1 for each in one.reduction.effects[:place] if each.axis == family.axis)
    yield subject.step(
        f"{path}.counted",
        f"{label}, counted",
        family.counted,
        multiplied(subject.id(f"{path}.effect"), *_weakened(further, before)),
        unit="share",
        rule=_RULE,
    )


def _weakened(further: FigureId, rank: int) -> tuple[Expression, ...]:
    """Return the factor of what comes after others: none for the strongest, then a half, a quarter ..."""
    return () if rank == 0 else (raised(further, Constant(float(rank))),)


def _left(subject: Subject, one: Measures, axis: str) -> Node:
    counted = [
        less(ONE, subject.id(f"{one.path}.effects[{place}].counted"))
        for place, effect in enumerate(one.reduction.effects)
        if effect.axis == axis
    ]
    value = one.reduction.likelihood_left if axis == "likelihood" else one.reduction.impact_left
    formula = greatest(FigureId(SHARED, "given.thresholds.least_risk_left"), multiplied(*counted))
    label = f"Share of {axis} that measures leave" + (" today" if one.is_today else "")
    return subject.step(f"{one.path}.{axis}_left", label, value, formula, unit="share", rule=_RULE)
