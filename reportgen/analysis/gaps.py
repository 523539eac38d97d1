"""Needed measures that do not operate yet, those first that lower the risk most for what they cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.analysis.risk import remaining_with
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.protection import OPERATING, Gap, RiskScore


def gaps_of(
    inherent: RiskScore, controls: Sequence[Control], working: Mapping[str, float], knowledge: Knowledge
) -> tuple[Gap, ...]:
    """Return the gaps by the risk that closing each alone takes away, a step of cost; `working` is the state today."""
    now = unrounded(inherent, controls, working, knowledge)
    open_ones = [control for control in controls if working[control.id] < OPERATING]
    found = [
        (control, now - unrounded(inherent, controls, {**working, control.id: OPERATING}, knowledge))
        for control in open_ones
    ]
    ranked = sorted(found, key=lambda one: (-one[1] / knowledge.cost_steps[one[0].cost_tier], one[0].rank, one[0].id))
    return tuple(
        Gap(
            id=control.id,
            name=control.name,
            maturity=working[control.id],
            reduces=max(0.0, reduces),
            cost_tier=control.cost_tier,
        )
        for control, reduces in ranked
    )


def unrounded(
    inherent: RiskScore, controls: Sequence[Control], working: Mapping[str, float], knowledge: Knowledge
) -> float:
    """Return the score 0-25 that measures leave, before each axis is rounded to a step."""
    left = remaining_with(controls, working, knowledge)
    return inherent.likelihood * left.likelihood * inherent.impact * left.impact
