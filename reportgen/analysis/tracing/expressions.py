"""Formulas put together as a reader would write them: without + 0 and × 1, and sums and products in one row."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.trace import Constant, Expression, Operation, Operator

NOTHING = Constant(0.0)
ONE = Constant(1.0)


def summed(terms: Sequence[Expression]) -> Expression:
    """Return the sum of terms; 0 where there are none."""
    made: Expression = NOTHING
    for term in terms:
        made = plus(made, term)
    return made


def rounded_to(amount: Expression, place: float) -> Expression:
    """Return an amount rounded to a place such as 0.01, ties to even."""
    return Operation(Operator.ROUND, (amount, Constant(place)))


def plus(one: Expression, other: Expression) -> Expression:
    """Return a sum."""
    if one == NOTHING:
        return other
    if other == NOTHING:
        return one
    subtracted = _negated(other)
    if subtracted is not None:
        return minus(one, subtracted)
    return _row(Operator.ADD, one, other)


def minus(one: Expression, other: Expression) -> Expression:
    """Return a difference."""
    return one if other == NOTHING else _row(Operator.SUBTRACT, one, other)


def times(one: Expression, other: Expression) -> Expression:
    """Return a product."""
    if NOTHING in (one, other):
        return NOTHING
    if one == ONE:
        return other
    return one if other == ONE else _row(Operator.MULTIPLY, one, other)


def over(one: Expression, other: Expression) -> Expression:
    """Return a quotient."""
    if one == NOTHING:
        return NOTHING
    return one if other == ONE else Operation(Operator.DIVIDE, (one, other))


def power(one: Expression, exponent: Expression) -> Expression:
    """Return a power."""
    if exponent == NOTHING:
        return ONE
    return one if exponent == ONE else Operation(Operator.POWER, (one, exponent))


def _negated(expression: Expression) -> Expression | None:
    """Return what is taken from 0, None where nothing is."""
    if not isinstance(expression, Operation) or expression.operator is not Operator.SUBTRACT:
        return None
    start, *taken = expression.operands
    return taken[0] if start == NOTHING and len(taken) == 1 else None


def _row(operator: Operator, one: Expression, other: Expression) -> Expression:
    """Return an operation; one that begins with the same goes on in its row, since it is worked out from the left."""
    if isinstance(one, Operation) and one.operator is operator and one.operands[0] != NOTHING:
        return Operation(operator, (*one.operands, other))
    return Operation(operator, (one, other))
