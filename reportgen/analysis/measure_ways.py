"""Which measures would bring a residual risk within what the client accepts, if they were tested or added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.analysis.controls import could_be_added
from reportgen.analysis.fewest import Plan, fewest
from reportgen.analysis.maturity import working_today
from reportgen.analysis.risk import agreed, lowered, remaining_with
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.analysis.wording import joined
from reportgen.model.protection import RiskScore, Way

_TESTED = 1.0
_MOST = 4


def measure_ways(protection: Protection, scales: Scales) -> tuple[Way, ...]:
    """Return the few measures that are enough, and the test of all that are listed where that is enough.

    The test of all is left out where it takes in the few and leaves no lower score than they do.
    """
    tier = protection.tier
    if protection.inherent is None or tier is None:
        return ()
    listed = [need.control for need in protection.needs]
    more = could_be_added(protection.facts, protection.nature, protection.site.form, listed, scales.knowledge)
    plan = Plan(
        inherent=protection.inherent,
        controls=(*listed, *more),
        working=agreed(listed, working_today(listed, protection.process, scales), tier, scales.knowledge),
        knowledge=scales.knowledge,
    )
    tests = {control.id: _TESTED for control in listed if plan.working[control.id] < _TESTED}
    additions = agreed(more, {}, tier, scales.knowledge)
    few = fewest(plan, {**tests, **additions}, scales.accepted, limit=_MOST)
    result = plan.result(tests)
    every = Way(
        kind="measures",
        text=f"every one of the {len(listed)} measures is tested by somebody independent",
        result=result,
        measures=tuple(control.id for control in listed),
    )
    is_enough = len(few) < len(tests) and tests and result.score <= scales.accepted
    chosen = [_way(plan, few)] if few else []
    is_outdone = any(set(one.measures) <= set(every.measures) and one.result.score <= result.score for one in chosen)
    return (*chosen, *([every] if is_enough and not is_outdone else []))


def tested_residual(protection: Protection, scales: Scales) -> RiskScore | None:
    """Return the risk that would remain if every listed measure were independently tested."""
    if protection.inherent is None:
        return None
    listed = [need.control for need in protection.needs]
    return lowered(
        protection.inherent,
        remaining_with(listed, dict.fromkeys([one.id for one in listed], _TESTED), scales.knowledge),
    )


def _way(plan: Plan, made: Mapping[str, float]) -> Way:
    names = {control.id: f"“{control.name}”" for control in plan.controls}
    tested = [names[key] for key in made if key in plan.working]
    added = [names[key] for key in made if key not in plan.working]
    clauses = [
        *([f"{_measures(tested)} tested by somebody independent"] if tested else []),
        *([f"{_measures(added)} added"] if added else []),
    ]
    return Way(kind="measures", text=joined(clauses), result=plan.result(made), measures=tuple(made))


def _measures(names: Sequence[str]) -> str:
    """Return named measures as the subject of a clause, with its verb."""
    return f"the measure {names[0]} is" if len(names) == 1 else f"the measures {joined(names)} are"
