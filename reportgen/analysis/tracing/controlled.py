"""The nodes of the measures of a process, one by one: how far each works, and how far it counts once agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.analysis.maturity import working_today
from reportgen.analysis.risk import agreed
from reportgen.analysis.tracing.formulas import greatest
from reportgen.analysis.tracing.givens import field_given, known_given
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.origin import with_basis
from reportgen.model.trace import FigureId, Given, Node, Origin
from reportgen.model.verdict import Tier

_RULE = "7"


def maturity_given(subject: Subject, control: Control, working: float) -> Given:
    """Return how far a measure works today: by the process's own cell, by the Controls sheet, or not at all."""
    if subject.process.control_maturity is not None:
        return field_given(subject, "control_maturity")
    cell = subject.scales.engagement.cells.get(control.id)
    is_said = control.id in dict(subject.scales.maturity)
    return Given(
        id=FigureId(SHARED, f"given.controls.{control.id}.maturity"),
        label=f"Maturity of {_by_catalogue(subject, control)}",
        value=working,
        unit="share",
        origin=Origin.CELL if cell or is_said else Origin.DEFAULT,
        source="Controls sheet" if is_said else "Not on the Controls sheet, so it counts as absent",
        cell=cell,
    )


def control_nodes(subject: Subject, base: str, controls: Sequence[Control], tier: Tier | None) -> Iterator[Node]:
    """Yield how far each measure works today and what it takes; with a tier, how far it counts once it is agreed."""
    working = working_today(controls, subject.process, subject.scales)
    for place, control in enumerate(controls):
        yield from _control(subject, control_path(base, place), control, working[control.id])
        if tier is not None:
            counting = agreed([control], working, tier, subject.knowledge)[control.id]
            yield from _agreed(subject, control_path(base, place), control, counting, tier)


def control_path(base: str, place: int) -> str:
    """Return where a measure of a process stands."""
    return f"{base}.controls[{place}]"


def _by_catalogue(subject: Subject, control: Control) -> str:
    """Return what a measure is called where processes share what is told of it, whoever does the work of each."""
    return subject.knowledge.controls[control.id].name


def _control(subject: Subject, path: str, control: Control, working: float) -> Iterator[Node]:
    today = maturity_given(subject, control, working)
    effect = known_given(
        f"controls.{control.id}.effectiveness",
        f"Effectiveness of {_by_catalogue(subject, control)}",
        control.effectiveness,
        with_basis(control.origin.source, control.origin.basis),
        "share",
    )
    yield from (today, effect)
    label, name = f"Maturity of {control.name}", f"Effectiveness of {control.name}"
    yield subject.step(f"{path}.maturity", label, today.value, today.id, unit="share", rule=_RULE)
    yield subject.step(f"{path}.effectiveness", name, control.effectiveness, effect.id, unit="share", rule=_RULE)


def _agreed(subject: Subject, path: str, control: Control, counting: float, tier: Tier) -> Iterator[Node]:
    promise = known_given(
        f"tiers.{tier.value}.agreed",
        f"Maturity of a measure that is agreed, at {tier.value} protection",
        subject.knowledge.assurances[tier].agreed,
        "Tiers of the method (practitioner convention)",
        "share",
    )
    yield promise
    yield subject.step(
        agreed_path(path),
        f"{control.name} as it counts once agreed",
        counting,
        greatest(promise.id, subject.id(f"{path}.maturity")),
        unit="share",
        rule=_RULE,
    )


def agreed_path(path: str) -> str:
    """Return where it stands how far a measure counts once it is agreed."""
    return f"{path if path.startswith('working.') else f'working.{path}'}.agreed"
