"""The nodes of the roadmap: the months of each wave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.roadmap import parallel_parameter
from reportgen.analysis.scales import Scales
from reportgen.analysis.tracing.expressions import NOTHING
from reportgen.analysis.tracing.formulas import added, by_rule, greatest
from reportgen.analysis.tracing.givens import threshold_given
from reportgen.analysis.tracing.shared import shared
from reportgen.analysis.tracing.subject import SHARED, Subject
from reportgen.model.assessment import Assessment, WavePlan
from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Operation, Operator

_RULE = "5"
_MONTH = Constant(1.0)


def schedule_nodes(
    assessment: Assessment, subjects: Sequence[Subject], scales: Scales, parameters: Mapping[str, Given]
) -> Iterator[Node]:
    """Yield the number and the months of each wave, counted from the decision."""
    by_id = {one.process.id: one for one in subjects}
    for place, plan in enumerate(assessment.waves):
        members = [by_id[name] for name in plan.process_ids]
        path = "sourcing.wave" if plan.wave else "sourcing.recommendation"
        number = members[0].id(path) if plan.wave else by_rule(*(one.id(path) for one in members))
        yield shared(f"waves[{place}].wave", plan.name, plan.wave, number, rule=_RULE)
        if plan.wave:
            names = sorted({parallel_parameter(one.one) for one in members})
            yield from _moving(f"waves[{place}]", plan, [parameters[name] for name in names], parameters)
        else:
            yield from _preparing(f"waves[{place}]", plan, scales)


def _preparing(base: str, plan: WavePlan, scales: Scales) -> Iterator[Node]:
    given = threshold_given("preparing_months", scales.knowledge)
    yield given
    yield _month(f"{base}.start_month", f"{plan.name}: begins", plan.start_month, NOTHING)
    yield _month(f"{base}.live_month", f"{plan.name}: done", plan.live_month, _whole(given.id))
    yield _month(f"{base}.end_month", f"{plan.name}: ends", plan.end_month, _whole(given.id))


def _moving(base: str, plan: WavePlan, parallel: Sequence[Given], parameters: Mapping[str, Given]) -> Iterator[Node]:
    names = (f"wave{plan.wave}_start_month", f"wave{plan.wave}_live_month")
    start, live = (parameters[name] for name in names)
    yield from (start, live, *parallel)
    yield _month(f"{base}.start_month", f"{plan.name}: begins", plan.start_month, _whole(start.id))
    yield _month(f"{base}.live_month", f"{plan.name}: live", plan.live_month, _whole(live.id))
    end = added((FigureId(SHARED, f"{base}.live_month"), greatest(*(_whole(one.id) for one in parallel))))
    yield _month(f"{base}.end_month", f"{plan.name}: runs in parallel until", plan.end_month, end)


def _whole(months: FigureId) -> Expression:
    return Operation(Operator.ROUND, (months, _MONTH))


def _month(path: str, label: str, value: int, formula: Expression) -> Node:
    return shared(path, label, value, formula, unit="months", rule=_RULE)
