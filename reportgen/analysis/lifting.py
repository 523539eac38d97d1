"""Gates with the measure or the change that lifts them, where there is one.

A residual risk that keeps work in its place is told its ways out among the premises (see remedies), so the gate itself
names them only where the recommendation is another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.scales import Scales
from reportgen.analysis.ways import ways_of
from reportgen.knowledge.control_facts import Control
from reportgen.model.engagement import PersonalData
from reportgen.model.sourcing import GateOutcome
from reportgen.model.verdict import Form, NatureClass, Recommendation

_PERSONAL = frozenset((PersonalData.PERSONAL, PersonalData.SPECIAL))


def with_lifting(judgement: Judgement, scales: Scales) -> tuple[GateOutcome, ...]:
    """Return the gates that apply, each with what lifts it after its reason."""
    return tuple(_told(outcome, judgement, scales) for outcome in judgement.ruling.decision.outcomes)


def _told(outcome: GateOutcome, judgement: Judgement, scales: Scales) -> GateOutcome:
    lift = _LIFTS[outcome.id](judgement, scales) if outcome.id in _LIFTS else ""
    because = f"{outcome.because}; {lift}" if lift else outcome.because
    return replace(outcome, because=because, effect=_effect(outcome, judgement, scales))


def _effect(outcome: GateOutcome, judgement: Judgement, scales: Scales) -> str:
    """Return what a gate does, as it is where the client's own centre does the work."""
    gate = scales.knowledge.gates[outcome.id]
    if judgement.site.form is Form.CAPTIVE:
        return gate.effect_own_centre or outcome.effect
    is_kept = judgement.recommendation is Recommendation.RETAIN and judgement.process.current_provider is not None
    return (gate.effect_at_provider if is_kept else "") or outcome.effect


def _by_less_risk(judgement: Judgement, scales: Scales) -> str:
    """Name the first way out of a residual risk that is too high."""
    if judgement.recommendation is Recommendation.STABILISE:
        return ""
    ways = ways_of(judgement.ruling.protection, scales)
    return f"it would be enough that {ways[0].text}" if ways else ""


def _by_an_exit(_: Judgement, scales: Scales) -> str:
    """Name the measure that gives a way back from a provider: dependence below the gate's limit."""
    return f"“{_lifting('G4', scales)[0].name}” lifts this once it shows a way back"


def _by_data_without_names(judgement: Judgement, scales: Scales) -> str:
    """Name the measure that takes personal data out of the work, where that is what has to stay."""
    process, decision = judgement.process, judgement.ruling.decision
    if process.personal_data in _PERSONAL:
        control = _suited(_lifting("G3", scales), judgement.ruling.nature.leaning)
        return f"if the limit is about the data, “{control.name}” could open other places"
    if decision.has_place:
        return ""
    free = ", one that the law leaves open," if decision.is_barred else ""
    return f"a permitted country with known providers{free} would lift this"


def _suited(controls: list[Control], leaning: NatureClass | None) -> Control:
    emphasis = "kpo" if leaning is NatureClass.KPO else "bpo"
    return next((control for control in controls if control.emphasis == emphasis), controls[0])


def _lifting(gate: str, scales: Scales) -> list[Control]:
    return [scales.knowledge.controls[key] for key in scales.knowledge.gates[gate].lifting]


_LIFTS: Mapping[str, Callable[[Judgement, Scales], str]] = {
    "G3": _by_data_without_names,
    "G4": _by_an_exit,
    "G7": _by_less_risk,
}
