"""Figures that the pages print and the results do not hold, worked out from those that they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.analysis.tracing.evaluate import evaluate
from reportgen.model.trace import Constant, Expression, FigureId, Node, Operation, Operator, Step, Value


@dataclass(slots=True, kw_only=True)
class PageBook:
    """Writes steps down over the nodes of a trace; a step whose operands are not all known is left out."""

    known: Mapping[FigureId, Node]
    currency: str
    nodes: dict[FigureId, Node] = field(default_factory=dict)

    def money(self, figure: FigureId, label: str, formula: Expression, rule: str = "6.7") -> None:
        """Write down an amount."""
        self.step(figure, label, formula, unit=self.currency, rule=rule)

    def share(self, figure: FigureId, label: str, formula: Expression, rule: str = "6.7", note: str = "") -> None:
        """Write down a share; a division by nothing has none."""
        self.step(figure, label, formula, unit="share", rule=rule, note=note)

    def count(self, figure: FigureId, label: str, counted: tuple[FigureId, ...], unit: str = "processes") -> None:
        """Write down how many there are."""
        self.write(figure, label, Operation(Operator.COUNT, counted), unit=unit, rule="4", value=len(counted))

    def step(self, figure: FigureId, label: str, formula: Expression, *, unit: str, rule: str, note: str = "") -> None:
        """Write down what a formula comes to."""
        found = {name: self.known.get(name) or self.nodes.get(name) for name in named_in(formula)}
        values = {name: node.value for name, node in found.items() if node is not None}
        if len(values) < len(found):
            return
        try:
            value = evaluate(formula, values)
        except ArithmeticError:
            return
        self.write(figure, label, formula, unit=unit, rule=rule, value=value, note=note)

    def write(
        self, figure: FigureId, label: str, formula: Expression, *, unit: str, rule: str, value: Value, note: str = ""
    ) -> None:
        """Write down a figure whose value is known."""
        self.nodes[figure] = Step(id=figure, label=label, value=value, unit=unit, rule=rule, formula=formula, note=note)


def named_in(formula: Expression) -> frozenset[FigureId]:
    """Return the figures that a formula names."""
    if isinstance(formula, FigureId):
        return frozenset((formula,))
    if isinstance(formula, Constant):
        return frozenset()
    return frozenset(name for one in formula.operands for name in named_in(one))
