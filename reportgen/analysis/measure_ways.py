"""Which measures would bring a residual risk within what the client accepts, if they were tested or added.

On each axis the change that helps most is made first, then the next; of the two rows of changes the fewest that are
enough together are taken, and none that is not needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.controls import could_be_added
from reportgen.analysis.maturity import working_today
from reportgen.analysis.reduction import AXES
from reportgen.analysis.risk import agreed, axis_left, lowered, remaining_with
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.analysis.wording import joined
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
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

    def next_best(self, axis: str, made: Mapping[str, float], changes: Mapping[str, float]) -> str | None:
        """Return the change of an axis that helps most beside those made, None where none is left."""
        able = [one for one in self.controls if one.acts_on == axis and one.id in changes and one.id not in made]
        on_axis = [one for one in self.controls if one.acts_on == axis]
        working = {**self.working, **made}
        left = {one.id: axis_left(on_axis, axis, {**working, one.id: changes[one.id]}, self.knowledge) for one in able}
        steps = self.knowledge.cost_steps
        best = min(able, key=lambda one: (left[one.id], steps[one.cost_tier], one.rank, one.id), default=None)
        return None if best is None else best.id


def measure_ways(protection: Protection, scales: Scales) -> tuple[Way, ...]:
    """Return the few measures that are enough, and the test of all that are listed where that is enough.

    The test of all is left out where it takes in the few and leaves no lower score than they do.
    """
    tier = protection.tier
    if protection.inherent is None or tier is None:
        return ()
    listed = [need.control for need in protection.needs]
    more = could_be_added(protection.facts, protection.nature, protection.site.form, listed, scales.knowledge)
    plan = _Plan(
        inherent=protection.inherent,
        controls=(*listed, *more),
        working=agreed(listed, working_today(listed, protection.process, scales), tier, scales.knowledge),
        knowledge=scales.knowledge,
    )
    tests = {control.id: _TESTED for control in listed if plan.working[control.id] < _TESTED}
    additions = agreed(more, {}, tier, scales.knowledge)
    few = _few(plan, {**tests, **additions}, scales.accepted)
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


def _few(plan: _Plan, changes: Mapping[str, float], accepted: int) -> dict[str, float]:
    """Return the fewest changes found that are enough together, {} where four are not."""
    if plan.result(changes).score > accepted:
        return {}
    rows: dict[str, list[str]] = {axis: [] for axis in AXES}
    for most in range(1, _MOST + 1):
        for axis, row in rows.items():
            best = plan.next_best(axis, {key: changes[key] for key in row}, changes)
            row.extend([] if best is None else [best])
        for first in range(most, -1, -1):
            made = {key: changes[key] for key in (*rows["likelihood"][:first], *rows["impact"][: most - first])}
            if plan.result(made).score <= accepted:
                return _needed(plan, made, accepted)
    return {}


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
