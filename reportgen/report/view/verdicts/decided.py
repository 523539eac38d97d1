"""What set a verdict, and whether work moves in spite of its money."""

from __future__ import annotations

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.report.view.wording import is_sourced

SCORES = "the scores"


def decided_by(one: ProcessAssessment) -> str:
    """Name what set the verdict: the analyst, a gate by its id, or the scores."""
    if one.sourcing.overridden:
        return "the analyst"
    gates = [gate.id for gate in one.sourcing.gates if gate.decided]
    return f"gate {gates[0]}" if gates else SCORES


def is_at_a_loss(one: ProcessAssessment) -> bool:
    """Return whether a process moves although that loses money in net present value."""
    case = one.cost.case
    return is_sourced(one) and isinstance(case, MoneyCase) and case.npv < 0
