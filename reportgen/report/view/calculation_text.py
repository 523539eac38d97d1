"""Formulas and their values in words and numbers, as the calculations print them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from reportgen.model.trace import Constant, Expression, FigureId, Node, Operation, Operator, Value
from reportgen.report.formats import Formats

_DIGITS = 4
_HUNDRED = 100
_MOST_NAMES, _MOST_NUMBERS = 4, 12
_SIGNS = {
    Operator.ADD: (" + ", 1),
    Operator.SUBTRACT: (" − ", 1),
    Operator.MULTIPLY: (" × ", 2),
    Operator.DIVIDE: (" / ", 2),
    Operator.POWER: ("^", 3),
}
_PROCEDURES = {
    Operator.RULE: "from",
    Operator.CHOOSE: "one of",
    Operator.LEAST: "least of",
    Operator.GREATEST: "most of",
}


@dataclass(frozen=True, slots=True)
class Told:
    """Writes formulas over the nodes of a trace, with names or with the numbers put in."""

    nodes: Mapping[FigureId, Node]
    formats: Formats

    def in_names(self, formula: Expression) -> str:
        """Write a formula with the names of its operands."""
        return self._said(formula, self._name, 0)

    def in_numbers(self, formula: Expression) -> str:
        """Write a formula with the numbers put in."""
        return self._said(formula, self._number, 0)

    def value(self, node: Node) -> str:
        """Write the value of a node in its unit."""
        return written(self.formats, node.value, node.unit)

    def _name(self, figure: FigureId) -> str:
        label = self.nodes[figure].label
        return label if label[:2].isupper() else label[:1].lower() + label[1:]

    def _number(self, figure: FigureId) -> str:
        return self.value(self.nodes[figure])

    def _said(self, formula: Expression, leaf: Callable[[FigureId], str], outer: int) -> str:
        if isinstance(formula, FigureId):
            return leaf(formula)
        if isinstance(formula, Constant):
            return self.formats.number(formula.value, _decimals(formula.value))
        if formula.operator is Operator.ROUND:
            return self._said(formula.operands[0], leaf, outer)
        if formula.operator is Operator.COUNT:
            return f"count of {len(formula.operands)}"
        if formula.operator not in _SIGNS:
            name = _PROCEDURES.get(formula.operator, formula.operator.value)
            return f"{name} ({'; '.join(self._parts(formula, leaf, 0))})"
        sign, rank = _SIGNS[formula.operator]
        said = sign.join(self._parts(formula, leaf, rank))
        return f"({said})" if rank < outer else said

    def _parts(self, formula: Operation, leaf: Callable[[FigureId], str], rank: int) -> Sequence[str]:
        """Write the operands; in names, of many alike only the first and the last."""
        bound = rank + (formula.operator in {Operator.SUBTRACT, Operator.DIVIDE, Operator.POWER})
        said = [self._said(one, leaf, bound if place else rank) for place, one in enumerate(formula.operands)]
        most = _MOST_NAMES if leaf == self._name else _MOST_NUMBERS
        return [*said[: most - 2], "…", said[-1]] if len(said) > most else said


def written(formats: Formats, value: Value, unit: str) -> str:
    """Write a value with its unit: money, a share as a percentage, else a number."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if len(unit) == 3 and unit.isupper():  # noqa: PLR2004 - an ISO 4217 code
        return formats.signed(formats.number(abs(value), 0 if not value or abs(value) >= _HUNDRED else 2), value)
    if unit == "share":
        return formats.percent(float(value), _percent_decimals(float(value)))
    return formats.number(value, _decimals(float(value)))


def _percent_decimals(share: float) -> int:
    points = round(share * _HUNDRED, 1)
    return 0 if points.is_integer() else 1


def _decimals(value: float | Decimal) -> int:
    """Return how many decimals show four digits, none more than the number has."""
    if not value:
        return 0
    most = max(0, _DIGITS - 1 - floor(log10(abs(value))))
    return next((few for few in range(most) if round(float(value), few) == round(float(value), most)), most)
