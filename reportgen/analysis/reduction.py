"""The arithmetic of a residual risk, written out so that a reader can follow it by hand.

Of each axis 1 - product of (1 - counted) is taken away, but never more than all but the least share that is left;
counted = effect * (1/2)^n for the n-th further family, and effect joins the measures of a family in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportgen.analysis.risk import joined_effect, remaining_with
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.facts import Knowledge
from reportgen.model.protection import FamilyEffect, Reduction

AXES = ("likelihood", "impact")


def reduction_of(controls: Sequence[Control], working: Mapping[str, float], knowledge: Knowledge) -> Reduction:
    """Return how measures that work as far as `working` says lower a risk."""
    left = remaining_with(controls, working, knowledge)
    least = knowledge.threshold("least_risk_left")
    shares = {"likelihood": left.likelihood, "impact": left.impact}
    return Reduction(
        effects=tuple(effect for axis in AXES for effect in _effects(axis, controls, working, knowledge)),
        likelihood_left=left.likelihood,
        impact_left=left.impact,
        at_floor=tuple(axis for axis in AXES if shares[axis] <= least),
    )


def _effects(
    axis: str, controls: Sequence[Control], working: Mapping[str, float], knowledge: Knowledge
) -> list[FamilyEffect]:
    """Return the families of an axis, the strongest first, each with what it counts for after those before it."""
    further = knowledge.threshold("further_measure")
    families: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for control in controls:
        if control.acts_on == axis:
            families[control.family].append((control.effectiveness * working.get(control.id, 0.0), control.id))
    joined = {family: joined_effect((effect for effect, _ in found), further) for family, found in families.items()}
    ordered = sorted(families, key=lambda family: (-joined[family], family))
    return [
        FamilyEffect(
            axis=axis,
            family=family,
            measures=tuple(key for _, key in sorted(families[family], key=lambda one: (-one[0], one[1]))),
            effect=joined[family],
            counted=joined[family] * further**place,
        )
        for place, family in enumerate(ordered)
    ]
