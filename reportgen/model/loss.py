"""What a group of processes loses as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total


def loss_of(members: Sequence[ProcessAssessment]) -> Decimal:
    """Return what a wave loses as a whole in present value, nil where it pays or nothing is known of its money."""
    npv = total(one.cost.case.npv for one in members if isinstance(one.cost.case, MoneyCase))
    return max(Decimal(0), -npv)
