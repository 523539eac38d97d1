"""Rows of yearly figures that stand in a table are named in formulas, not written out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.model.trace import Expression, FigureId, Operation, Operator

_FLOWS = frozenset({Operator.ADD, Operator.IRR, Operator.PAYBACK})


def gathered(formula: Expression, tabled: Mapping[FigureId, str]) -> Expression:
    """Return a formula in which a row of figures of a table stands under its name; `tabled` gives that of each."""
    if not isinstance(formula, Operation):
        return formula
    first = formula.operands[:1] if formula.operator is Operator.PAYBACK else ()
    name = _common(formula.operands[len(first) :], tabled)
    if name and formula.operator in _FLOWS:
        row = FigureId("", f"the sum of {name}" if formula.operator is Operator.ADD else name)
        return row if formula.operator is Operator.ADD else Operation(formula.operator, (*first, row))
    if formula.operator is Operator.LEAST and (totals := _totals(formula.operands, tabled)):
        return FigureId("", f"the least of the running totals of {totals}")
    return Operation(formula.operator, tuple(gathered(one, tabled) for one in formula.operands))


def _common(operands: Sequence[Expression], tabled: Mapping[FigureId, str]) -> str:
    """Return the name of the row that all operands stand in, "" where there is none."""
    names = {tabled.get(one, "") if isinstance(one, FigureId) else "" for one in operands}
    return names.pop() if len(names) == 1 and len(operands) > 1 else ""


def _totals(operands: Sequence[Expression], tabled: Mapping[FigureId, str]) -> str:
    """Return the name of the row of which operands are the first figure and the sums from it on, "" if they are not."""
    sums = [one.operands if isinstance(one, Operation) else (one,) for one in operands]
    if [len(one) for one in sums] != list(range(1, len(sums) + 1)):
        return ""
    return _common(sums[-1], tabled)
