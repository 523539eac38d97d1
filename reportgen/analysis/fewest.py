"""Which of many changes of measures bring a residual risk down far enough: the fewest found, and none not needed.

On each axis the change that helps most is made first, then the next; of the two rows of changes the fewest that are
enough together are taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.reduction import AXES
from reportgen.analysis.risk import axis_left, lowered, remaining_with
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.protection import RiskScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
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


def fewest(plan: Plan, changes: Mapping[str, float], target: int, *, limit: int) -> dict[str, float]:
    """Return the fewest changes found that bring the score to a target together, {} where `limit` of them do not."""
    if plan.result(changes).score > target:
        return {}
    rows: dict[str, list[str]] = {axis: [] for axis in AXES}
    for most in range(1, limit + 1):
        for axis, row in rows.items():
            best = plan.next_best(axis, {key: changes[key] for key in row}, changes)
            row.extend([] if best is None else [best])
        for first in range(most, -1, -1):
            made = {key: changes[key] for key in (*rows["likelihood"][:first], *rows["impact"][: most - first])}
            if plan.result(made).score <= target:
                return _needed(plan, made, target)
    return {}


def _needed(plan: Plan, made: Mapping[str, float], target: int) -> dict[str, float]:
    """Leave out the changes without which the others are still enough."""
    kept = dict(made)
    for key in made:
        others = {other: value for other, value in kept.items() if other != key}
        if plan.result(others).score <= target:
            kept = others
    return kept
