"""Which measures would bring a residual risk within what the client accepts, if they were tested or added.

On each axis the change that helps most is made first, then the next; of the two rows of changes the fewest that are
enough together are taken, and none that is not needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.controls import could_be_added
from reportgen.analysis.maturity import working_today
from reportgen.analysis.reduction import AXES
from reportgen.analysis.risk import lowered, planned, remaining_with
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.analysis.wording import joined
from reportgen.knowledge.facts import Control, Knowledge
from reportgen.model.protection import RiskScore, Way

_TESTED = 1.0
_MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A risk with measures that work as far as `working` says; those without an entry are not there."""

    inherent: RiskScore
    controls: tuple[Control, ...]
    working: Mapping[str, float]
    knowledge: Knowledge

    def result(self, made: Mapping[str, float]) -> RiskScore:
        """Return the risk that remains with some changes made."""
        return lowered(self.inherent, remaining_with(self.controls, {**self.working, **made}, self.knowledge))

    def left(self, axis: str, made: Mapping[str, float]) -> float:
        """Return the share 0-1 of an axis that is left with some changes made."""
        left = remaining_with(self.controls, {**self.working, **made}, self.knowledge)
        return left.likelihood if axis == "likelihood" else left.impact


def measure_ways(protection: Protection, scales: Scales) -> tuple[Way, ...]:
    """Return the few measures that are enough, and the test of all that are listed where that is enough."""
    if protection.inherent is None:
        return ()
    listed = [need.control for need in protection.needs]
    more = could_be_added(protection.facts, protection.nature, protection.site.form, listed, scales.knowledge)
    plan = _Plan(
        inherent=protection.inherent,
        controls=(*listed, *more),
        working=planned(listed, working_today(listed, protection.process, scales), scales.knowledge),
        knowledge=scales.knowledge,
    )
    tests = {control.id: _TESTED for control in listed if plan.working[control.id] < _TESTED}
    additions = planned(more, {}, scales.knowledge)
    few = _few(plan, {**tests, **additions}, scales.accepted)
    result = plan.result(tests)
    every = Way(
        kind="measures",
        text=f"every one of the {len(listed)} measures is tested by somebody independent",
        result=result,
        measures=tuple(control.id for control in listed),
    )
    is_needed = len(few) < len(tests) and tests and result.score <= scales.accepted
    return (*([_way(plan, few)] if few else []), *([every] if is_needed else []))


def tested_residual(protection: Protection, scales: Scales) -> RiskScore | None:
    """Return the risk that would remain if every listed measure were independently tested."""
    if protection.inherent is None:
        return None
    listed = [need.control for need in protection.needs]
    return lowered(
        protection.inherent,
        remaining_with(listed, dict.fromkeys([one.id for one in listed], _TESTED), scales.knowledge),
    )


def _few(plan: _Plan, changes: Mapping[str, float], accepted: int) -> dict[str, float]:
    """Return the fewest changes found that are enough together, {} where four are not."""
    if plan.result(changes).score > accepted:
        return {}
    rows = {axis: _row(plan, axis, changes) for axis in AXES}
    counts = [(first, second) for first in range(_MOST + 1) for second in range(_MOST + 1 - first)]
    for first, second in sorted(counts, key=lambda count: (sum(count), -count[0])):
        made = {key: changes[key] for key in (*rows["likelihood"][:first], *rows["impact"][:second])}
        if len(made) == first + second and plan.result(made).score <= accepted:
            return _needed(plan, made, accepted)
    return {}


def _row(plan: _Plan, axis: str, changes: Mapping[str, float]) -> list[str]:
    """Return the changes of an axis that help most, each after those before it."""
    able = sorted((one for one in plan.controls if one.acts_on == axis and one.id in changes), key=_order(plan))
    made: dict[str, float] = {}
    for _ in range(min(_MOST, len(able))):
        best = min(
            (one for one in able if one.id not in made),
            key=lambda one: plan.left(axis, {**made, one.id: changes[one.id]}),
        )
        made[best.id] = changes[best.id]
    return list(made)


def _order(plan: _Plan) -> Callable[[Control], tuple[int, int, str]]:
    """Return the order among changes that help alike: what costs less first."""
    return lambda control: (plan.knowledge.cost_steps[control.cost_tier], control.rank, control.id)


def _needed(plan: _Plan, made: Mapping[str, float], accepted: int) -> dict[str, float]:
    """Leave out the changes without which the others are still enough."""
    kept = dict(made)
    for key in made:
        others = {other: value for other, value in kept.items() if other != key}
        if plan.result(others).score <= accepted:
            kept = others
    return kept


def _way(plan: _Plan, made: Mapping[str, float]) -> Way:
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
