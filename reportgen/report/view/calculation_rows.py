"""Rows of the calculations: figures that are worked out alike stand in one row, each with its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Step, Trace
from reportgen.report.formats import Formats, sentence_start
from reportgen.report.view.calculation_text import Told

_PLACE = re.compile(r"\[\d+\]")
_YEAR = re.compile(r"cash_flows\[\d+\]|working\..*\[\d+\]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """One figure of a row: what tells it from the others, the numbers put in, and its value."""

    anchor: str
    name: str
    numbers: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationRow:
    """Figures worked out by one formula; `rule` is the section of the method, `source` names cells and defaults."""

    label: str
    how: str
    worked: tuple[Worked, ...]
    rule: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Makes rows from the nodes of a trace; `lines` gives their anchors."""

    trace: Trace
    formats: Formats
    lines: Mapping[FigureId, str]

    @property
    def told(self) -> Told:
        """Return what writes formulas."""
        return Told(self.trace.nodes, self.formats)

    def of(self, nodes: Iterable[Node]) -> Iterator[CalculationRow]:
        """Gather figures into rows, in the order of the first of each."""
        families: dict[tuple[object, ...], list[Node]] = {}
        for node in nodes:
            families.setdefault(_family(node), []).append(node)
        for family in families.values():
            yield self._row(family)

    def _row(self, family: Sequence[Node]) -> CalculationRow:
        common, own = _told_apart([node.label for node in family])
        first = max(family, key=lambda node: len(self._operands(node)))
        is_year = all(_YEAR.search(node.id.path) for node in family)
        worked = tuple(
            Worked(
                anchor=self.lines[node.id],
                name=name,
                numbers="" if is_year and node is not first else self._numbers(node),
                value=self.told.value(node),
            )
            for name, node in zip(own, family, strict=True)
        )
        return CalculationRow(
            label=sentence_start(common),
            how=self._how(first),
            worked=worked,
            rule=first.rule if isinstance(first, Step) else "",
            source="; ".join(dict.fromkeys(said for node in family for said in self._sources(node))),
        )

    def _how(self, node: Node) -> str:
        if isinstance(node, Given):
            return ""
        said = self.told.in_names(node.formula)
        return f"{said}. {node.note}" if node.note else said

    def _numbers(self, node: Node) -> str:
        return "" if isinstance(node, Given) else self.told.in_numbers(node.formula)

    def _operands(self, node: Node) -> tuple[FigureId, ...]:
        return self.trace.operands(node) if isinstance(node, Step) else ()

    def _sources(self, node: Node) -> Iterator[str]:
        """Yield the cells or defaults of what a figure is made from, but for what all processes share."""
        if isinstance(node, Given):
            yield _source(node)
        for operand in self._operands(node):
            found = self.trace.nodes[operand]
            if isinstance(found, Given) and operand.process:
                yield _source(found)


def _source(given: Given) -> str:
    return str(given.cell) if given.cell else given.source


def _family(node: Node) -> tuple[object, ...]:
    """Return what figures that are worked out alike have in common."""
    pattern = _PLACE.sub("[]", node.id.path)
    if isinstance(node, Given):
        start = node.id.path.rsplit(".", 1)[0]
        return (start if start.count(".") else node.id.path, node.source if node.cell is None else "")
    return (pattern, node.rule, node.note, _shape(node.formula))


def _shape(formula: Expression) -> object:
    if isinstance(formula, FigureId):
        return "·"
    if isinstance(formula, Constant):
        return formula.value
    return (formula.operator.value, *(_shape(one) for one in formula.operands))


def _told_apart(labels: Sequence[str]) -> tuple[str, list[str]]:
    """Return the words that labels have in common at their start and end, and those in which each differs."""
    if len(labels) == 1:
        return labels[0], [""]
    words = [label.split(" ") for label in labels]
    start = _alike(words)
    end = min(_alike([list(reversed(one)) for one in words]), min(map(len, words)) - start)
    own = [" ".join(one[start : len(one) - end]) for one in words]
    first = words[0]
    common = [*first[:start], *(["…"] if start and end else []), *first[len(first) - end :]]
    return " ".join(common) or labels[0], own


def _alike(words: Sequence[Sequence[str]]) -> int:
    count = 0
    for column in zip(*words, strict=False):
        if len(set(column)) > 1:
            break
        count += 1
    return count
