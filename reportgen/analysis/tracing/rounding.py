"""Amounts rounded to the currency's minor unit, as formulas."""

from __future__ import annotations

from reportgen.model.money import minor_unit
from reportgen.model.trace import Constant, Expression, Operation, Operator


def to_minor_unit(amount: Expression, currency: str) -> Operation:
    """Return an amount rounded to the minor unit."""
    return Operation(Operator.ROUND, (amount, Constant(float(minor_unit(currency)))))
