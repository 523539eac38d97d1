"""The plain sums among the figures of a trace: results made by adding and subtracting nothing but amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.model.money import minor_unit
from reportgen.model.trace import Constant, Expression, FigureId, Node, Operation, Operator, Step
from reportgen.report.calculation.values import is_currency

_SIGNS = {Operator.ADD: 1, Operator.SUBTRACT: -1}
_SHORT = 1  # what terms are apart from their result for more than rounding
Signed = tuple[int, FigureId]


@dataclass(frozen=True, slots=True)
class Sums:
    """Finds the terms of figures, each once."""

    nodes: Mapping[FigureId, Node]
    _terms: dict[FigureId, tuple[Signed, ...]] = field(default_factory=dict)
    _origins: dict[FigureId, FigureId] = field(default_factory=dict)
    _amounts: dict[FigureId, tuple[Decimal, str]] = field(default_factory=dict)

    def terms(self, figure: FigureId) -> tuple[Signed, ...]:
        """Return the terms of a sum with their signs, each as the figure that it repeats; () for any other figure."""
        origin = self.origin(figure)
        found = self._terms.get(origin)
        if found is None:
            found = self._terms[origin] = self._found(origin)
        return found

    def origin(self, figure: FigureId) -> FigureId:
        """Return the figure of the same process that another merely repeats, itself where it repeats none."""
        found = self._origins.get(figure)
        if found is None:
            repeated = self.repeated(figure)
            is_own = repeated is not None and repeated.process == figure.process
            found = self._origins[figure] = self.origin(repeated) if repeated and is_own else figure
        return found

    def repeated(self, figure: FigureId) -> FigureId | None:
        """Return the figure that is all that another is made of, None for one that is worked out."""
        node = self.nodes.get(figure)
        formula = worked_out(node) if isinstance(node, Step) else None
        return formula if isinstance(formula, FigureId) and formula in self.nodes else None

    def exact(self, figure: FigureId) -> Decimal:
        """Return an amount with all its digits."""
        return self._amount(figure)[0]

    def unit(self, figure: FigureId) -> str:
        """Return the unit of an amount."""
        return self._amount(figure)[1]

    def _amount(self, figure: FigureId) -> tuple[Decimal, str]:
        found = self._amounts.get(figure)
        if found is None:
            node = self.nodes[figure]
            exact = node.value if isinstance(node.value, Decimal) else Decimal(repr(float(node.value)))
            found = self._amounts[figure] = exact, node.unit
        return found

    def _found(self, origin: FigureId) -> tuple[Signed, ...]:
        node = self.nodes.get(origin)
        formula = worked_out(node) if isinstance(node, Step) and is_currency(node.unit) else None
        if not isinstance(formula, Operation) or formula.operator not in _SIGNS:
            return ()
        signed = [(sign, one) for sign, one in _signed(formula) if one != Constant(0)]
        terms = [(sign, self.origin(one)) for sign, one in signed if isinstance(one, FigureId)]
        if len(terms) < len(signed) or any(self.unit(one) != self.unit(origin) for _, one in terms):
            return ()
        is_whole = abs(sum(sign * self.exact(one) for sign, one in terms) - self.exact(origin)) < _SHORT
        return tuple(terms) if is_whole else ()


def worked_out(step: Step) -> Expression:
    """Return the formula of a figure without its rounding to the minor unit of its currency."""
    formula = without_cents(step.formula)
    if is_currency(step.unit) and minor_unit(step.unit) == 1 and isinstance(formula, Operation):
        return formula.operands[0] if formula.operator is Operator.ROUND else formula
    return formula


def without_cents(formula: Expression) -> Expression:
    """Return a formula without its rounding to less than a whole unit."""
    while isinstance(formula, Operation) and formula.operator is Operator.ROUND and formula.operands[1] != Constant(1):
        formula = formula.operands[0]
    return formula


def _signed(formula: Expression, sign: int = 1) -> Iterator[tuple[int, Expression]]:
    """Yield the terms of a sum or a difference, and of those within it."""
    if not isinstance(formula, Operation) or formula.operator not in _SIGNS:
        yield sign, formula
        return
    first, *others = formula.operands
    yield from _signed(first, sign)
    for one in others:
        yield from _signed(one, sign * _SIGNS[formula.operator])
