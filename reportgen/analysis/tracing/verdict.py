"""The nodes of the verdict: sourceability, the gates that apply, and the recommendation that they leave."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.scales import AUTOMATION, SOURCEABILITY
from reportgen.analysis.tracing.asked import question_nodes
from reportgen.analysis.tracing.formulas import by_rule
from reportgen.analysis.tracing.gates import gate_id, gate_nodes
from reportgen.analysis.tracing.givens import edge_given, field_given
from reportgen.analysis.tracing.indexed import Scored, coverage_node, index_nodes, parts_of
from reportgen.analysis.tracing.nature import flip_nodes
from reportgen.analysis.tracing.subject import Subject
from reportgen.model.trace import FigureId, Node
from reportgen.model.verdict import NotAssessed

_RULE = "4"
_INDEX = "sourcing.index"


def verdict_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the figures of a process's verdict, but for place, wave and share."""
    one, entered = subject.one.sourcing, subject.process.ratings
    rated = [key for key in subject.scales.weights[SOURCEABILITY] if key in entered]
    label = "Weight of the sourceability ratings entered"
    yield from coverage_node(subject, "sourcing.index_coverage", label, one.index_coverage, SOURCEABILITY, rated)
    if not isinstance(one.index, NotAssessed):
        parts = parts_of(subject, "sourcing", one.contributions)
        scored = Scored(index=SOURCEABILITY, path=_INDEX, label="Sourceability", value=one.index, parts=parts)
        yield from index_nodes(subject, scored)
    yield from _automation(subject)
    yield from gate_nodes(subject)
    yield from _recommendation(subject)
    if one.flip is not None:
        yield from flip_nodes(subject, one.flip, "sourcing.flip", "sourcing.recommendation")
    yield from question_nodes(subject)


def _automation(subject: Subject) -> Iterator[Node]:
    fit = subject.one.sourcing.automation_fit
    if isinstance(fit, NotAssessed):
        return
    index = subject.scales.index(AUTOMATION, subject.judgement.judged.used)
    parts = parts_of(subject, "working.automation_fit", index.contributions)
    scored = Scored(index=AUTOMATION, path="sourcing.automation_fit", label="Automation fit", value=fit, parts=parts)
    yield from index_nodes(subject, scored)


def _recommendation(subject: Subject) -> Iterator[Node]:
    """Yield what the index says, what the gates make of it, and the analyst's override where there is one."""
    one, bands = subject.one.sourcing, subject.knowledge.sourceability_bands
    edges = [edge_given("sourceability", band) for band in bands[1:]]
    yield from edges
    yield from _by_index(subject, tuple(edge.id for edge in edges))
    base, gates = subject.id("working.recommendation.by_index"), [subject.id(gate_id(gate.id)) for gate in one.gates]
    decided = [gate for gate in one.gates if gate.decided]
    because = "; ".join(f"{gate.id} {gate.name} decides: {gate.because}" for gate in decided)
    yield subject.step(
        "sourcing.engine_recommendation" if one.overridden else "sourcing.recommendation",
        "Recommendation by scores and rules alone" if one.overridden else "Recommendation",
        one.engine_recommendation.value,
        by_rule(*gates, base),
        rule=_RULE,
        note=f"{because}." if because else "No gate decides, so the index does.",
    )
    if one.overridden:
        yield from _override(subject)
    if one.provisional_recommendation is not None:
        yield subject.step(
            "sourcing.provisional_recommendation",
            "Provisional recommendation",
            one.provisional_recommendation.value,
            by_rule(*gates, base),
            rule=_RULE,
            note="What the later gates or the index say while more evidence is gathered.",
        )


def _by_index(subject: Subject, edges: tuple[FigureId, ...]) -> Iterator[Node]:
    base, index = subject.judgement.ruling.decision.base, subject.one.sourcing.index
    is_known = not isinstance(index, NotAssessed)
    said = ", ".join(f"{band.name} from {band.low:g}" for band in subject.knowledge.sourceability_bands)
    premises = (subject.id(_INDEX), *edges) if is_known else (subject.id("sourcing.index_coverage"),)
    yield subject.step(
        "working.recommendation.by_index",
        "Recommendation of the index alone",
        base.value,
        by_rule(*premises),
        rule=_RULE,
        note=f"{said}." if is_known else "Too little is rated for an index, so the work stays.",
    )


def _override(subject: Subject) -> Iterator[Node]:
    one, entered = subject.one.sourcing, field_given(subject, "override")
    yield entered
    yield subject.step(
        "sourcing.recommendation",
        "Recommendation",
        one.recommendation.value,
        by_rule(entered.id, subject.id("sourcing.engine_recommendation")),
        rule=_RULE,
        note="The analyst's override stands." + (f" Reason: {one.override_reason}" if one.override_reason else ""),
    )
