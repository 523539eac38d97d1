"""Waves: what is prepared and moves when, and the checkpoint of each."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.assumptions import Assumptions, class_parameter
from reportgen.analysis.checkpoint import checkpoint_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import ProcessAssessment, WavePlan
from reportgen.model.losses import loss_of
from reportgen.model.verdict import NotAssessed, Recommendation


def planned(
    processes: Sequence[ProcessAssessment], assumptions: Assumptions, knowledge: Knowledge, *, home: str | None = None
) -> tuple[WavePlan, ...]:
    """Plan wave 0 (put in order) and the waves that move work, in order; `home` is where work is done if none says."""
    plans, preparing = [], round(knowledge.threshold("preparing_months"))
    fixing = [one for one in processes if one.sourcing.recommendation is Recommendation.STABILISE]
    if fixing:
        plans.append(
            WavePlan(
                wave=0,
                name="Put in order",
                process_ids=tuple(one.process.id for one in fixing),
                start_month=0,
                live_month=preparing,
                end_month=preparing,
                parallel_until=(preparing,) * len(fixing),
                gate="Documented, stable and within the risk appetite: then the process is scored again.",
            )
        )
    before = 0
    for wave in sorted({one.sourcing.wave for one in processes if one.sourcing.wave}):
        members = [one for one in processes if one.sourcing.wave == wave]
        live = round(assumptions.value(f"wave{wave}_live_month"))
        until = tuple(live + round(assumptions.value(parallel_parameter(one))) for one in members)
        plans.append(
            WavePlan(
                wave=wave,
                name=f"Wave {wave}",
                process_ids=tuple(one.process.id for one in members),
                start_month=round(assumptions.value(f"wave{wave}_start_month")),
                live_month=live,
                end_month=max(until),
                parallel_until=until,
                gate=checkpoint_of(before, members, home, knowledge),
            )
        )
        before = before if loss_of(members) else wave
    return tuple(plans)


def parallel_parameter(one: ProcessAssessment) -> str:
    """Return the id of how long both teams work side by side on a process, the same that the money is made of."""
    nature = one.classification.nature
    return class_parameter("parallel_months", None if isinstance(nature, NotAssessed) else nature)
