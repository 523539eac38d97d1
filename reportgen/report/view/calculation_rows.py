"""Rows of the calculations: figures that are worked out alike stand in one row, each with its numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.trace import FigureId, Given, Node, Step, Trace
from reportgen.report.formats import Formats, sentence_start
from reportgen.report.view.calculation_sources import Sources
from reportgen.report.view.calculation_text import Told

_PLACE = re.compile(r"\[\d+\]")


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
    """Makes rows from the nodes of a trace; `lines` gives their anchors, `own_lines` are the figures that have one."""

    trace: Trace
    sources: Sources
    own_lines: Collection[FigureId]
    formats: Formats
    lines: Mapping[FigureId, str]

    @property
    def told(self) -> Told:
        """Return what writes formulas."""
        return Told(self.trace.nodes, self.formats)

    def of(self, nodes: Iterable[Node]) -> Iterator[CalculationRow]:
        """Gather figures into rows, in the order of the first of each."""
        families: dict[tuple[str, ...], list[Node]] = {}
        for node in nodes:
            families.setdefault(_family(node, self._origin(node)), []).append(node)
        for family in families.values():
            yield self._row(family)

    def _origin(self, node: Node) -> Node:
        """Return the node that a figure merely repeats, itself where it is worked out."""
        while isinstance(node, Step) and isinstance(node.formula, FigureId):
            node = self.trace.nodes[node.formula]
        return node

    def _row(self, family: Sequence[Node]) -> CalculationRow:
        origins = [self._origin(node) for node in family]
        is_given = all(isinstance(origin, Given) for origin in origins)
        common, own = ("As given", [node.label for node in family]) if is_given else told_apart(family)
        first = max(origins, key=lambda node: len(self._operands(node)))
        worked = (
            Worked(anchor=self.lines[node.id], name=name, numbers=self._numbers(origin), value=self.told.value(node))
            for name, node, origin in zip(own, family, origins, strict=True)
        )
        return CalculationRow(
            label=sentence_start(common),
            how=self._how(first),
            worked=tuple(worked),
            rule=first.rule if isinstance(first, Step) else "",
            source=self.sources.said([node.id for node in origins], self.own_lines),
        )

    def _how(self, node: Node) -> str:
        if isinstance(node, Given):
            return ""
        return " ".join((self.told.in_names(node.formula), self.sources.note(node.note))).strip()

    def _numbers(self, node: Node) -> str:
        return "" if isinstance(node, Given) else self.told.in_numbers(node.formula)

    def _operands(self, node: Node) -> tuple[FigureId, ...]:
        return self.trace.operands(node) if isinstance(node, Step) else ()


def _family(node: Node, origin: Node) -> tuple[str, ...]:
    """Return what figures that are worked out alike have in common."""
    return (_PLACE.sub("[]", node.id.path), origin.rule) if isinstance(origin, Step) else ("given",)


def told_apart(family: Sequence[Node]) -> tuple[str, list[str]]:
    """Return the words that the labels of figures have in common, and those in which each differs."""
    words = [node.label.split(" ") for node in family]
    if len(words) == 1:
        return family[0].label, [""]
    start = _alike(words)
    end = min(_alike([one[::-1] for one in words]), min(map(len, words)) - start)
    own = [" ".join(one[start : len(one) - end]).strip(" :") for one in words]
    first = words[0]
    common = " ".join([*first[:start], *first[len(first) - end :]])
    return common or first[0], own


def _alike(words: Sequence[Sequence[str]]) -> int:
    """Return with how many equal words all begin."""
    return next((place for place, column in enumerate(zip(*words, strict=False)) if len(set(column)) > 1), 0)
