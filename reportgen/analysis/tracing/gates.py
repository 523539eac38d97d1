"""The nodes of the gates that apply, each with the facts that it looks at."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.scales import Scales
from reportgen.analysis.tracing.expressions import ONE, minus, over
from reportgen.analysis.tracing.formulas import added, by_rule
from reportgen.analysis.tracing.givens import field_given, known_given, rating_given, threshold_given
from reportgen.analysis.tracing.risk import other_risk, risk_nodes
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.model.sourcing import GateOutcome
from reportgen.model.trace import Constant, FigureId, Given, Node, Origin, Step

_RULE = "4"
_TWO = Constant(2.0)
_RATINGS = {
    "G2": ("strategic_importance", "relative_capability"),
    "G4": ("business_criticality", "opportunism_exposure", "supplier_market_depth"),
    "G5": ("supplier_market_depth",),
    "G6": ("documentation", "process_stability"),
}
_LIMITS = {
    "G2": ("crown_importance", "crown_capability"),
    "G4": ("no_exit_criticality", "no_exit_exposure", "several_providers_depth"),
    "G5": ("no_market_depth",),
    "G6": ("disorder",),
    "G8": ("blank_share",),
}
_FIELDS = {"G1": "non_delegable", "G3": "permitted_countries"}


def gate_id(gate: str) -> str:
    """Return the path of a gate."""
    return f"working.gates.{gate}"


def gate_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the gates that apply to a process."""
    for gate in subject.one.sourcing.gates:
        facts = list(_facts(subject, gate.id))
        yield from facts
        yield subject.step(
            gate_id(gate.id),
            f"Gate {gate.id}, {gate.name[:1].lower()}{gate.name[1:]}",
            True,  # noqa: FBT003 - the value of the figure
            by_rule(*(one.id for one in facts if _is_premise(one, gate.id))),
            rule=_RULE,
            note=_said(gate),
        )


def _said(gate: GateOutcome) -> str:
    return f"{gate.because[:1].upper()}{gate.because[1:]}. Effect: {gate.effect}"


def _facts(subject: Subject, gate: str) -> Iterator[Node]:
    for key in _RATINGS.get(gate, ()):
        if key in subject.judgement.judged.used:
            yield rating_given(subject, key)
    for name in _LIMITS.get(gate, ()):
        yield threshold_given(name, subject.knowledge)
    if gate in _FIELDS:
        yield field_given(subject, _FIELDS[gate])
    if gate == "G8":
        yield _blank(subject)
    if gate == "G7":
        yield from _residual(subject)


def _is_premise(one: Node, gate: str) -> bool:
    """Return whether a gate looks at a figure itself, not only at what it is made from."""
    return gate != "G7" or one.id.path == "working.accepted" or one.id.path.endswith(".residual.score")


def _blank(subject: Subject) -> Step:
    """Return the share of the weight of both indices that is blank."""
    covered = added((subject.id("classification.coverage"), subject.id("sourcing.index_coverage")))
    judged = subject.judgement.judged
    blank = 1 - (judged.nature_coverage + judged.sourceability_coverage) / 2
    label = "Share of the weight that is blank"
    formula = minus(ONE, over(covered, _TWO))
    return subject.step("working.blank_share", label, blank, formula, unit="share", rule=_RULE)


def _residual(subject: Subject) -> Iterator[Node]:
    """Yield the residual risk that the work would have if it were sourced, and the one that is accepted."""
    yield from accepted_nodes(subject.scales)
    risk = other_risk(subject, subject.judgement.ruling.protection)
    if risk is not None:
        yield from risk_nodes(subject, risk)


def accepted_nodes(scales: Scales) -> Iterator[Node]:
    """Yield the residual score that the client accepts, by its appetite."""
    appetite, cell = scales.engagement.risk_appetite, scales.engagement.cells.get("risk_appetite")
    given = Given(
        id=FigureId(SHARED, "given.risk_appetite"),
        label="Risk appetite",
        value=appetite.value,
        unit="",
        origin=Origin.CELL if cell else Origin.DEFAULT,
        source="Engagement sheet" if cell else "Default of the workbook",
        cell=cell,
    )
    limit = known_given(
        f"appetite.{appetite.value}",
        f"Residual score accepted with {appetite.value} appetite",
        scales.accepted,
        "Appetite of the method (practitioner convention)",
    )
    yield from (given, limit)
    yield Step(
        id=FigureId(SHARED, "working.accepted"),
        label="Residual score that the client accepts",
        value=scales.accepted,
        unit="",
        rule=_RULE,
        formula=by_rule(given.id, limit.id),
    )
