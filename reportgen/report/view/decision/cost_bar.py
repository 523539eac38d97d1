"""The parts of the cost bar on the decision page, which add up as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.report.figures.cost_by_verdict import VerdictKind
from reportgen.report.view.context import Context
from reportgen.report.view.decision.lists import page_scale
from reportgen.report.view.marks import kind_of
from reportgen.report.view.summary import Summary, cost_of
from reportgen.report.view.verdicts.costs import costs_of

_SOURCED: tuple[tuple[str, VerdictKind, str], ...] = (
    ("Source, BPO", "bpo", "sourced_BPO"),
    ("Source, hybrid", "hybrid", "sourced_HYBRID"),
    ("Source, KPO", "kpo", "sourced_KPO"),
)
_NOT_SOURCED: tuple[tuple[str, VerdictKind, str], ...] = (
    ("Fix first", "fix", "to_stabilise"),
    ("Assess further", "assess", "to_assess"),
    ("Retain", "retain", "retained"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostPart:
    """A part that costs something: its exact cost, what is printed of it, and the name of its figure in a trace."""

    label: str
    kind: VerdictKind
    figure: str
    cost: Decimal
    text: str


def cost_parts(context: Context, summary: Summary) -> tuple[CostPart, ...]:
    """Return the parts in the unit of the page where they add up in it; one that is nought is told in a smaller one."""
    others = (summary.to_stabilise, summary.to_assess, summary.retained)
    kinds = [[one for one in summary.sourced if kind_of(one) == kind] for _, kind, _ in _SOURCED]
    groups = (*kinds, *others)
    costs = [cost_of(members) for members in groups]
    scale = context.formats.adding(page_scale(context, summary), (costs[: len(kinds)], costs))
    formats, printed = context.formats.in_scale(scale), costs_of(groups, scale).amounts
    parts: Sequence[tuple[tuple[str, VerdictKind, str], Sequence[ProcessAssessment], Decimal]] = tuple(
        zip((*_SOURCED, *_NOT_SOURCED), groups, printed, strict=True)
    )
    return tuple(
        CostPart(
            label=f"{label}, {len(members)}",
            kind=kind,
            figure=figure,
            cost=cost,
            text=formats.compact(told) if told else context.formats.compact(cost),
        )
        for (label, kind, figure), members, told in parts
        if members and (cost := cost_of(members)) > 0
    )
