"""A formula worked out again, from the values of the nodes that it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import reduce
from math import floor
from operator import add, gt, le, lt, mul, sub, truediv
from typing import Any

from reportgen.analysis.discounting import internal_rate_of_return, payback_years
from reportgen.model.trace import Constant, Expression, FigureId, Operation, Operator, Value
from reportgen.model.verdict import NotAssessed

PROCEDURES = frozenset(
    {
        Operator.BREAK_EVEN,
        Operator.PERCENTILE,
        Operator.SHARE_OF_DRAWS,
        Operator.SPREAD,
        Operator.RULE,
    }
)
"""What cannot be worked out from operands alone: the method tells how it goes, the step's note in a sentence."""


class NotEvaluableError(ValueError):
    """A formula holds a procedure, or an operand that is no number."""


def evaluate(expression: Expression, values: Mapping[FigureId, Value]) -> float | Decimal:
    """Return what a formula comes to.

    Amounts that are Decimals are worked with exactly; a float among them counts as the decimal it is printed as.

    Args:
        expression: a step's formula.
        values: the values of the nodes that it names.

    Raises:
        NotEvaluableError: it holds one of `PROCEDURES`, or names a value that is no number.
        KeyError: it names a node that is not among the values.
    """
    if isinstance(expression, Constant):
        return expression.value
    if isinstance(expression, FigureId):
        return _number(expression, values[expression])
    if expression.operator in PROCEDURES:
        raise NotEvaluableError(f"{expression.operator.value} is a procedure, not a formula")
    if expression.operator is Operator.COUNT:
        return float(len(expression.operands))
    return _operated(expression, [evaluate(operand, values) for operand in expression.operands])


def is_evaluable(expression: Expression) -> bool:
    """Tell whether a formula holds no procedure."""
    if not isinstance(expression, Operation):
        return True
    return expression.operator not in PROCEDURES and all(is_evaluable(one) for one in expression.operands)


def _number(name: FigureId, value: Value) -> float | Decimal:
    if isinstance(value, str):
        raise NotEvaluableError(f"{name.path} is no number")
    return value


def _operated(operation: Operation, operands: list[float | Decimal]) -> float | Decimal:
    found: Any = _OPERATIONS[operation.operator](_alike(operands))
    if isinstance(found, NotAssessed):
        raise NotEvaluableError(found.reason)
    return found  # type: ignore[no-any-return]


def _alike(operands: Sequence[float | Decimal]) -> Sequence[Any]:
    """Return operands that may be worked with together: Decimals where one is."""
    if any(isinstance(one, Decimal) for one in operands):
        return [one if isinstance(one, Decimal) else Decimal(repr(float(one))) for one in operands]
    return operands


def _round(operands: Sequence[Any]) -> Decimal:
    amount, place = (one if isinstance(one, Decimal) else Decimal(repr(float(one))) for one in operands)
    return amount.quantize(place.normalize(), rounding=ROUND_HALF_EVEN)


def _nearest(operands: Sequence[Any]) -> int:
    """Return the nearest whole number, halves up."""
    half = Decimal("0.5") if isinstance(operands[0], Decimal) else 0.5
    whole: int = floor(operands[0] + half)
    return whole


def _irr(operands: Sequence[Any]) -> float | NotAssessed:
    return internal_rate_of_return([Decimal(one) for one in operands])


def _payback(operands: Sequence[Any]) -> float | NotAssessed:
    live, *flows = operands
    return payback_years([Decimal(one) for one in flows], live_month=float(live))


def _from_the_left(work: Callable[[Any, Any], Any]) -> Callable[[Sequence[Any]], Any]:
    return lambda operands: reduce(work, operands)


_OPERATIONS: Mapping[Operator, Callable[[Sequence[Any]], Any]] = {
    Operator.ADD: _from_the_left(add),
    Operator.SUBTRACT: _from_the_left(sub),
    Operator.MULTIPLY: _from_the_left(mul),
    Operator.DIVIDE: _from_the_left(truediv),
    Operator.POWER: _from_the_left(pow),
    Operator.LEAST: min,
    Operator.GREATEST: max,
    Operator.ROUND: _round,
    Operator.NEAREST: _nearest,
    Operator.ABOVE: _from_the_left(gt),
    Operator.BELOW: _from_the_left(lt),
    Operator.AT_MOST: _from_the_left(le),
    Operator.CHOOSE: lambda operands: operands[1] if operands[0] else operands[2],
    Operator.IRR: _irr,
    Operator.PAYBACK: _payback,
}
