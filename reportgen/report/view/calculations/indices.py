"""An index in one line: what each criterion adds to it, from its rating and its share of the weight."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.trace import FigureId, Node, Operation, Operator, Step, Trace
from reportgen.report.view.calculations.text import Told, cell_of

_LOWEST, _HIGHEST, _STEPS, _HUNDRED = 1, 5, 4, 100
RULE = (
    "Each criterion adds its points, written as its share of the weight in points × the steps of its rating from the "
    "lower end of the scale / 4; where a high rating lowers the index the steps count from the upper end."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """Writes an index out, over the nodes of a trace."""

    trace: Trace
    told: Told

    def written(self, index: Step) -> str:
        """Return the points of each criterion and their sum."""
        parts = [self._part(self.trace.nodes[figure]) for figure in self.trace.operands(index)]
        return f"{'; '.join(parts)}; together {self.told.final(index)}"

    def _part(self, points: Node) -> str:
        """Return a criterion with the cell of its rating: "Codifiability (G6) 10 × 3/4 = 7.5"."""
        if not isinstance(points, Step):
            return f"{points.label} {self.told.value(points)}"
        start, value = points.id.path.removesuffix(".points"), self.told.value(points)
        rating, weight = (self._of(points.id.process, f"{start}.{name}") for name in ("rating", "weight"))
        given = self.trace.nodes[self.trace.operands(rating)[0]]
        step = float(rating.value)
        steps = _HIGHEST - step if is_turned(points) else step - _LOWEST
        share, counted = (self.told.plain(number) for number in (float(weight.value) * _HUNDRED, steps))
        return f"{rating.label}{cell_of(given)} {share} × {counted}/{_STEPS} = {value}"

    def _of(self, process: str, path: str) -> Step:
        node = self.trace.nodes[FigureId(process, path)]
        if not isinstance(node, Step):
            raise TypeError(f"{path} is given, where it is worked out from the workbook")
        return node


def is_index(node: Node, trace: Trace) -> bool:
    """Tell whether a figure is the sum of the points of criteria that are rated."""
    parts = trace.operands(node) if isinstance(node, Step) else ()
    return bool(parts) and all(
        one.path.endswith(".points")
        and FigureId(one.process, f"{one.path.removesuffix('.points')}.rating") in trace.nodes
        for one in parts
    )


def is_turned(points: Step) -> bool:
    """Tell whether the rating counts from the upper end of its scale."""
    formula = points.formula
    factors = formula.operands if isinstance(formula, Operation) and formula.operator is Operator.MULTIPLY else ()
    return any(isinstance(one, Operation) and one.operator is Operator.SUBTRACT for one in factors)
