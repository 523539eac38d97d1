"""Formulas in short: what the expressions of a trace are put together with."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.trace import Constant, Expression, Operation, Operator

NOUGHT, ONE, HUNDRED = Constant(0.0), Constant(1.0), Constant(100.0)


def added(terms: Iterable[Expression]) -> Expression:
    """Return the sum of some terms: the term itself where there is one, 0 where there is none."""
    return _joined(Operator.ADD, tuple(terms), NOUGHT)


def multiplied(*factors: Expression) -> Expression:
    """Return the product of some factors, 1 where there is none."""
    return _joined(Operator.MULTIPLY, factors, ONE)


def less(whole: Expression, part: Expression) -> Operation:
    """Return what is left of a whole without a part."""
    return Operation(Operator.SUBTRACT, (whole, part))


def divided(amount: Expression, by: Expression) -> Operation:
    """Return a quotient."""
    return Operation(Operator.DIVIDE, (amount, by))


def raised(base: Expression, exponent: Expression) -> Operation:
    """Return a power."""
    return Operation(Operator.POWER, (base, exponent))


def nearest(amount: Expression) -> Operation:
    """Return the nearest whole number, halves up."""
    return Operation(Operator.NEAREST, (amount,))


def greatest(*amounts: Expression) -> Expression:
    """Return the greatest of some amounts."""
    return _joined(Operator.GREATEST, amounts, NOUGHT)


def least(*amounts: Expression) -> Expression:
    """Return the least of some amounts."""
    return _joined(Operator.LEAST, amounts, NOUGHT)


def counted(ones: Iterable[Expression]) -> Operation:
    """Return how many there are."""
    return Operation(Operator.COUNT, tuple(ones))


def by_rule(*premises: Expression) -> Operation:
    """Return what follows from some premises by a rule that the method writes out."""
    return Operation(Operator.RULE, premises)


def _joined(operator: Operator, terms: tuple[Expression, ...], nothing: Constant) -> Expression:
    if not terms:
        return nothing
    return terms[0] if len(terms) == 1 else Operation(operator, terms)
