"""Which processes matter most: those that cost most a year, of equal cost those with the higher risk."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RiskScore
from reportgen.report.view.summary import baseline_of

DEAREST = "with the highest cost a year and, where that is equal, the higher risk before measures"


def mattering_most(processes: Sequence[ProcessAssessment], count: int | None) -> tuple[ProcessAssessment, ...]:
    """Return so many processes, None for all, in the order given.

    What has a cost comes before what has none; where cost and risk are equal, the order given decides.
    """
    if count is None:
        return tuple(processes)
    ranked = sorted(range(len(processes)), key=lambda place: (*_weight(processes[place]), place))
    return tuple(processes[place] for place in sorted(ranked[:count]))


def _weight(one: ProcessAssessment) -> tuple[Decimal, int]:
    cost, inherent = baseline_of(one), one.security.inherent
    risk = inherent.score if isinstance(inherent, RiskScore) else 0
    return Decimal(1) if cost is None else -cost, -risk
