"""The trace of a figure laid out as a tree, or some figures as a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reportgen.model.trace import FigureId, Given, Node, Operation, Operator, Step, Trace
from reportgen.pipeline.explanation import Branch, Listed
from reportgen.report.calculation.lines import line_of, named, reason, valued
from reportgen.report.words.formats import Formats

_TELLING = 3


@dataclass(slots=True)
class Teller:
    """Tells a figure once: where it comes again it is only named. Those of others than `process` say whose they are."""

    process: str
    trace: Trace
    formats: Formats
    _told: set[FigureId] = field(default_factory=set)

    def told(self, one: FigureId, depth: int | None) -> Branch:
        """Return a figure with what it is made from, `depth` levels down, all where that is None.

        What was given stands beside what is made from it even where nothing deeper is told.
        """
        node = _itself(self.trace.nodes[one], self.trace)
        line = replace(line_of(node, self.trace, self.formats), label=named(one, self.process, self.trace))
        if isinstance(node, Given):
            return Branch(id=one, node=node, line=line)
        operands = self.trace.operands(node)
        if node.id in self._told:
            return Branch(id=one, node=node, line=line, is_told=bool(operands))
        self._told.add(node.id)
        if depth == 0:
            return Branch(id=one, node=node, line=line, is_cut=bool(operands))
        below = None if depth is None else depth - 1
        return Branch(id=one, node=node, line=line, branches=tuple(self.told(operand, below) for operand in operands))


def _itself(node: Node, trace: Trace) -> Node:
    """Return the figure that one of the same name merely repeats, else the figure itself."""
    while isinstance(node, Step) and isinstance(node.formula, FigureId):
        other = trace.nodes[node.formula]
        if (other.label, other.value) != (node.label, node.value):
            break
        node = other
    return node


def listed(ids: Iterable[FigureId], trace: Trace, formats: Formats) -> tuple[Listed, ...]:
    """Return figures in a line each."""
    return tuple(
        Listed(
            id=one,
            node=trace.nodes[one],
            line=line_of(trace.nodes[one], trace, formats),
            inputs=_inputs(trace.nodes[one], trace, formats),
        )
        for one in ids
    )


def _inputs(node: Node, trace: Trace, formats: Formats) -> str:
    """Name the inputs of a figure that tell most: the greatest terms of a sum, else the first that it is made from."""
    if isinstance(node, Given):
        return str(node.cell) if node.cell else node.source
    if isinstance(node.formula, FigureId):
        return _inputs(trace.nodes[node.formula], trace, formats)
    if why := reason(node, trace, formats):
        return why
    said = [f"{named(one, node.id.process, trace)} {valued(one, trace, formats)}" for one in _telling(node, trace)]
    more = len(trace.operands(node)) - len(said)
    return ", ".join(said) + (f" and {more} more" if said and more > 0 else "")


def _telling(step: Step, trace: Trace) -> tuple[FigureId, ...]:
    operands, formula = trace.operands(step), step.formula
    if isinstance(formula, Operation) and formula.operator is Operator.ADD:
        operands = tuple(sorted(operands, key=lambda one: -_size(trace.nodes[one])))
    if isinstance(formula, Operation) and formula.operator is Operator.COUNT:
        return ()
    return operands[:_TELLING]


def _size(node: Node) -> float:
    return 0.0 if isinstance(node.value, (str, bool)) else abs(float(node.value))
