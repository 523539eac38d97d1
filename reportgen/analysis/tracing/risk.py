"""The nodes of a risk: what each criterion adds, what sets the impact at the least, and what measures leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.analysis.maturity import working_today
from reportgen.analysis.reduction import reduction_of
from reportgen.analysis.risk import agreed, with_site
from reportgen.analysis.risk_parts import risk_parts
from reportgen.analysis.scales import IMPACT, LIKELIHOOD
from reportgen.analysis.security import Protection
from reportgen.analysis.tracing.controlled import agreed_path, control_nodes, control_path
from reportgen.analysis.tracing.expressions import NOTHING, ONE, over
from reportgen.analysis.tracing.floors import floor_nodes
from reportgen.analysis.tracing.formulas import HUNDRED, added, greatest, least, multiplied, nearest
from reportgen.analysis.tracing.givens import rating_given, site_given
from reportgen.analysis.tracing.indexed import Part, Scored, index_nodes
from reportgen.analysis.tracing.measures import Measures, measure_nodes
from reportgen.analysis.tracing.subject import Subject
from reportgen.knowledge.control_facts import Control
from reportgen.model.protection import RiskPart, RiskScore
from reportgen.model.trace import Constant, Expression, FigureId, Node
from reportgen.model.verdict import Tier

RULE = "7"
_FOUR = Constant(4.0)
_INDICES = {"likelihood": LIKELIHOOD, "impact": IMPACT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk to be traced: `base` is where it stands, "security" for the one that is printed."""

    base: str
    protection: Protection
    inherent: RiskScore
    residual: RiskScore
    parts: tuple[RiskPart, ...]
    tier: Tier


def risk_of(base: str, subject: Subject, protection: Protection) -> Risk | None:
    """Return the risk of a protection, None where no criterion of impact is rated."""
    if protection.inherent is None or protection.residual is None or protection.tier is None:
        return None
    parts = risk_parts(protection.process, protection.ratings, protection.site, subject.scales)
    return Risk(
        base=base,
        protection=protection,
        inherent=protection.inherent,
        residual=protection.residual,
        parts=parts,
        tier=protection.tier,
    )


def other_risk(subject: Subject, protection: Protection) -> Risk | None:
    """Return the risk that the gates look at: of the place where the work would be done if it were sourced."""
    is_printed = protection == subject.protection
    return risk_of("security" if is_printed else "working.if_sourced", subject, protection)


def risk_nodes(subject: Subject, risk: Risk) -> Iterator[Node]:
    """Yield the inherent and the residual risk with all they are made from."""
    for axis in _INDICES:
        yield from _axis(subject, risk, axis)
    yield from _without_weight(subject, risk)
    yield from floor_nodes(subject, risk.base, risk.parts, risk.protection)
    yield from _inherent(subject, risk)
    yield from control_nodes(subject, risk.base, _controls(risk), risk.tier)
    measures = _agreed_measures(subject, risk)
    yield from measure_nodes(subject, measures)
    yield from lowered_nodes(subject, risk, "residual", measures.path, risk.residual)


def _controls(risk: Risk) -> tuple[Control, ...]:
    return tuple(need.control for need in risk.protection.needs)


def _agreed_measures(subject: Subject, risk: Risk) -> Measures:
    """Return the measures as they count once they are agreed."""
    controls = _controls(risk)
    working = working_today(controls, risk.protection.process, subject.scales)
    counting = agreed(controls, working, risk.tier, subject.knowledge)
    paths = {one.id: agreed_path(control_path(risk.base, place)) for place, one in enumerate(controls)}
    return Measures(
        base=risk.base,
        path=f"{risk.base}.reduction",
        controls=controls,
        counts={one: subject.id(path) for one, path in paths.items()},
        reduction=reduction_of(controls, counting, subject.knowledge),
    )


def working_path(base: str, path: str) -> str:
    """Return where a figure stands that the results do not hold."""
    return f"{base if base.startswith('working.') else f'working.{base}'}.{path}"


def _axis(subject: Subject, risk: Risk, axis: str) -> Iterator[Node]:
    """Yield the index of likelihood or of impact."""
    index = _INDICES[axis]
    parts = [(place, one) for place, one in enumerate(risk.parts) if one.axis == axis and _weighs(subject, one)]
    yield from (_rating(subject, risk, one) for _, one in parts)
    value = subject.scales.value(index, with_site(risk.protection.ratings, risk.protection.site))
    if value is None:
        return
    scored = Scored(
        index=index,
        path=working_path(risk.base, f"{axis}_index"),
        label=f"Index of {axis}",
        value=value,
        parts=tuple(_part(subject, risk, place, one) for place, one in parts),
    )
    yield from index_nodes(subject, scored)


def _weighs(subject: Subject, one: RiskPart) -> bool:
    """Return whether a part counts in the index of its axis, not only as the least that the impact is."""
    return one.criterion in subject.scales.weights[_INDICES[one.axis]]


def _rating(subject: Subject, risk: Risk, one: RiskPart) -> Node:
    if one.from_site:
        return site_given(subject, risk.protection.site, one.criterion)
    return rating_given(subject, one.criterion)


def _part(subject: Subject, risk: Risk, place: int, one: RiskPart) -> Part:
    return Part(
        path=f"{risk.base}.parts[{place}]",
        criterion=one.criterion,
        label=one.label,
        rating=one.rating,
        rating_id=_rating(subject, risk, one).id,
        weight=one.weight,
        points=one.points,
        is_reversed=one.criterion in subject.scales.reverses[_INDICES[one.axis]],
    )


def _without_weight(subject: Subject, risk: Risk) -> Iterator[Node]:
    """Yield the weight and the points, both 0, of what only sets the impact at the least."""
    note = "It sets the impact at the least and has no part in the index."
    for place, one in enumerate(risk.parts):
        if not _weighs(subject, one):
            for name in ("weight", "points"):
                label = f"{name.capitalize()} of {one.label}"
                yield subject.step(f"{risk.base}.parts[{place}].{name}", label, 0.0, NOTHING, rule=RULE, note=note)


def _inherent(subject: Subject, risk: Risk) -> Iterator[Node]:
    """Yield the position on the grid before measures."""
    least_of = [subject.id(f"{risk.base}.parts[{place}].least") for place, one in enumerate(risk.parts) if one.least]
    likelihood, impact = (_step(subject.id(working_path(risk.base, f"{axis}_index"))) for axis in _INDICES)
    formulas = {"likelihood": likelihood, "impact": greatest(impact, *least_of)}
    yield from graded_nodes(subject, f"{risk.base}.inherent", "Inherent", risk.inherent, formulas)


def _step(index: FigureId) -> Expression:
    return nearest(added((ONE, over(multiplied(_FOUR, index), HUNDRED))))


def lowered_nodes(subject: Subject, risk: Risk, name: str, left: str, value: RiskScore) -> Iterator[Node]:
    """Yield the position on the grid that measures leave; `left` is where the shares that are left stand."""
    formulas = {}
    for axis in _INDICES:
        level = subject.id(f"{risk.base}.inherent.{axis}")
        remaining = nearest(multiplied(level, subject.id(f"{left}.{axis}_left")))
        formulas[axis] = greatest(ONE, least(level, remaining))
    labels = {"residual": "Residual", "today": "Today's"}
    yield from graded_nodes(subject, f"{risk.base}.{name}", labels[name], value, formulas)


def graded_nodes(
    subject: Subject, path: str, label: str, value: RiskScore, formulas: Mapping[str, Expression], *, note: str = ""
) -> Iterator[Node]:
    """Yield likelihood, impact and score of a risk; `formulas` are those of the axes."""
    for axis, formula in formulas.items():
        level = value.likelihood if axis == "likelihood" else value.impact
        yield subject.step(f"{path}.{axis}", f"{label} {axis}", level, formula, unit="step", rule=RULE, note=note)
    both = multiplied(*(subject.id(f"{path}.{axis}") for axis in formulas))
    yield subject.step(f"{path}.score", f"{label} risk score", value.score, both, rule=RULE)
