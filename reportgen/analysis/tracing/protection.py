"""The nodes of how a process is protected: the printed risk, its tier, what is open, and what would be enough."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.maturity import working_today
from reportgen.analysis.reduction import reduction_of
from reportgen.analysis.tiers import raised_by
from reportgen.analysis.tracing.controlled import control_nodes, control_path
from reportgen.analysis.tracing.formulas import by_rule
from reportgen.analysis.tracing.gaps import gap_nodes
from reportgen.analysis.tracing.gates import accepted_nodes
from reportgen.analysis.tracing.givens import edge_given, known_given
from reportgen.analysis.tracing.measures import Measures, measure_nodes
from reportgen.analysis.tracing.risk import Risk, graded_nodes, lowered_nodes, risk_nodes, risk_of
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.model.protection import Assurance
from reportgen.model.trace import FigureId, Node
from reportgen.model.verdict import NotAssessed, Tier

_RULE = "7"
_TODAY = "working.today"
_SCORE = "security.residual.score"


def protection_nodes(subject: Subject) -> Iterator[Node]:
    """Yield the figures of a process's protection."""
    yield from accepted_nodes(subject.scales)
    accepted = FigureId(SHARED, "working.accepted")
    label = "Residual score that the client accepts"
    yield subject.step("security.accepted", label, subject.one.security.accepted, accepted, rule=_RULE)
    risk = risk_of("security", subject, subject.protection)
    if risk is None:
        yield from control_nodes(subject, "security", [need.control for need in subject.protection.needs], None)
    else:
        yield from risk_nodes(subject, risk)
        yield from _tier(subject, risk)
        yield from _today(subject, risk)
        yield from gap_nodes(subject)
        yield from _ways(subject)
    if subject.one.security.assurance is not None:
        yield from _assurance(subject, subject.one.security.assurance)


def _tier(subject: Subject, risk: Risk) -> Iterator[Node]:
    """Yield the tier: by the inherent score, or set at the least by the class of data or methods."""
    edges = [edge_given("tier", band, "") for band in subject.knowledge.tier_bands[1:]]
    yield from edges
    floor = raised_by(risk.inherent, risk.protection.facts, subject.knowledge)
    facts = []
    if floor is not None:
        label = f"Least tier for {floor.why}"
        facts = [known_given(f"tier_floors.{floor.fact}", label, floor.at_least.value, "Tiers of the method")]
    yield from facts
    said = ", ".join(f"{band.name} from {band.low:g}" for band in subject.knowledge.tier_bands)
    because = f"; {subject.one.security.tier_because}" if subject.one.security.tier_because else ""
    yield subject.step(
        "security.tier",
        "Tier of protection",
        risk.tier.value,
        by_rule(subject.id("security.inherent.score"), *(edge.id for edge in edges), *(fact.id for fact in facts)),
        rule=_RULE,
        note=f"{said}{because}.",
    )


def _today(subject: Subject, risk: Risk) -> Iterator[Node]:
    """Yield the risk with the measures as they work today."""
    today = subject.one.security.today
    if isinstance(today, NotAssessed):
        return
    controls = tuple(need.control for need in subject.protection.needs)
    working = working_today(controls, subject.process, subject.scales)
    measures = Measures(
        base="security",
        path=_TODAY,
        controls=controls,
        counts={
            one.id: subject.id(f"{control_path('security', place)}.maturity") for place, one in enumerate(controls)
        },
        reduction=reduction_of(controls, working, subject.knowledge),
        when=" today",
    )
    yield from measure_nodes(subject, measures)
    yield from lowered_nodes(subject, risk, "today", _TODAY, today)


def _ways(subject: Subject) -> Iterator[Node]:
    """Yield the risk that each way out of too high a risk would leave."""
    for place, way in enumerate(subject.one.security.ways):
        premise = by_rule(subject.id(_SCORE), subject.id("security.accepted"))
        formulas = {"likelihood": premise, "impact": premise}
        note = f"If {way.text}: the whole chain is run again."
        yield from graded_nodes(subject, f"security.ways[{place}].result", "Remaining", way.result, formulas, note=note)


def _assurance(subject: Subject, one: Assurance) -> Iterator[Node]:
    """Yield how often a review is due and how soon a breach is reported, by tier."""
    tier = subject.one.security.tier
    name = Tier.STANDARD.value if isinstance(tier, NotAssessed) else tier.value
    rows = (
        ("review_months", "Months between reviews", one.review_months, "months"),
        ("notice_hours", "Hours in which a breach is reported", one.notice_hours, "hours"),
    )
    for key, label, value, unit in rows:
        if value is None:
            continue
        known = known_given(f"tiers.{name}.{key}", f"{label}, at {name} protection", value, "Tiers of the method", unit)
        yield known
        premises = (known.id,) if isinstance(tier, NotAssessed) else (subject.id("security.tier"), known.id)
        yield subject.step(f"security.assurance.{key}", label, value, by_rule(*premises), unit=unit, rule=_RULE)
