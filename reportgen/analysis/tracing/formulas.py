"""Formulas of scores in short, beside those of `expressions`: rows of terms, steps, counts and rules."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.analysis.tracing.expressions import NOTHING, ONE, rounded_to, summed, times
from reportgen.model.money import minor_unit
from reportgen.model.trace import Constant, Expression, Operation, Operator

HUNDRED = Constant(100.0)


def added(terms: Iterable[Expression]) -> Expression:
    """Return the sum of some terms, 0 where there is none."""
    return summed(tuple(terms))


def multiplied(*factors: Expression) -> Expression:
    """Return the product of some factors, 1 where there is none."""
    made: Expression = ONE
    for factor in factors:
        made = times(made, factor)
    return made


def nearest(amount: Expression) -> Operation:
    """Return the nearest whole number, halves up."""
    return Operation(Operator.NEAREST, (amount,))


def greatest(*amounts: Expression) -> Expression:
    """Return the greatest of some amounts."""
    return _chosen(Operator.GREATEST, amounts)


def least(*amounts: Expression) -> Expression:
    """Return the least of some amounts."""
    return _chosen(Operator.LEAST, amounts)


def counted(ones: Iterable[Expression]) -> Operation:
    """Return how many there are."""
    return Operation(Operator.COUNT, tuple(ones))


def by_rule(*premises: Expression) -> Operation:
    """Return what follows from some premises by a rule that the method writes out."""
    return Operation(Operator.RULE, premises)


def to_minor_unit(amount: Expression, currency: str) -> Expression:
    """Return an amount rounded to the currency's minor unit."""
    return rounded_to(amount, float(minor_unit(currency)))


def _chosen(operator: Operator, amounts: tuple[Expression, ...]) -> Expression:
    if not amounts:
        return NOTHING
    return amounts[0] if len(amounts) == 1 else Operation(operator, amounts)
