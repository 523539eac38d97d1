"""Rows of the calculations: the figures of a list, worked out alike, stand in one row, each with its numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.trace import FigureId, Given, Node, Operation, Operator, Step, Trace
from reportgen.report.formats import sentence_start
from reportgen.report.view.calculation_sources import Sources
from reportgen.report.view.calculation_text import Told, alike, in_printed_words, shared_words

_NOTHING_SHARED = "Terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationRow:
    """Figures worked out by one rule, with the formula and the numbers put in, and where these come from."""

    anchor: str
    label: str
    worked: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Makes rows from the nodes of a trace; `lines` gives the row of each, `own_lines` are figures that have one."""

    trace: Trace
    told: Told
    sources: Sources
    own_lines: Collection[FigureId]
    lines: Mapping[FigureId, str]

    def of(self, nodes: Iterable[Node]) -> Iterator[CalculationRow]:
        """Gather figures into rows, in the order of the first of each."""
        families: dict[str, list[Node]] = {}
        for node in nodes:
            families.setdefault(self.lines[node.id], []).append(node)
        for anchor, family in families.items():
            yield self._row(anchor, family)

    def _row(self, anchor: str, family: Sequence[Node]) -> CalculationRow:
        if all(isinstance(node, Given) for node in family):
            worked = "; ".join(f"{node.label} {self.told.value(node)}" for node in family)
            source = self.sources.said([node.id for node in family], self.own_lines)
            return CalculationRow(anchor=anchor, label="As given", worked=worked, source=source)
        origins = [self._origin(node) for node in family]
        common, own = told_apart([node.label for node in family])
        fullest = max(range(len(family)), key=lambda place: len(self._operands(origins[place])))
        worked = "; ".join(
            self._worked(name, node, origin, is_named=place == fullest)
            for place, (name, node, origin) in enumerate(zip(own, family, origins, strict=True))
        )
        parts = (
            self._rule(origins),
            *self._notes(origins),
            self.sources.said([one.id for one in origins], self.own_lines),
        )
        return CalculationRow(
            anchor=anchor,
            label=sentence_start(in_printed_words(common)),
            worked=in_printed_words(worked),
            source="; ".join(filter(None, parts)),
        )

    def _origin(self, node: Node) -> Node:
        """Return the node that a figure merely repeats, itself where it is worked out."""
        while isinstance(node, Step) and isinstance(node.formula, FigureId):
            node = self.trace.nodes[node.formula]
        return node

    def _worked(self, name: str, node: Node, origin: Node, *, is_named: bool) -> str:
        """Write what tells a figure from the others of its row, its formula and its value."""
        parts = [f"{name}:"] if name else []
        if isinstance(origin, Step) and not _is_count(origin):
            tell = self.told.named if is_named else self.told.in_numbers
            parts.append(f"{tell(origin.formula)} =")
        return " ".join([*parts, self.told.final(node)])

    def _rule(self, origins: Sequence[Node]) -> str:
        rules = dict.fromkeys(one.rule for one in origins if isinstance(one, Step))
        return f"§ {', '.join(rules)}" if rules else ""

    def _notes(self, origins: Sequence[Node]) -> Iterable[str]:
        return dict.fromkeys(self.sources.note(one.note) for one in origins if isinstance(one, Step))

    def _operands(self, node: Node) -> tuple[FigureId, ...]:
        return self.trace.operands(node) if isinstance(node, Step) else ()


def _is_count(step: Step) -> bool:
    return isinstance(step.formula, Operation) and step.formula.operator is Operator.COUNT


def told_apart(labels: Sequence[str]) -> tuple[str, list[str]]:
    """Return the words that labels have in common, and those in which each differs."""
    words = [label.split(" ") for label in labels]
    if len(set(labels)) == 1:
        return labels[0], [""] * len(labels)
    start = alike(words)
    end = min(alike([one[::-1] for one in words]), min(map(len, words)) - start)
    own = [" ".join(one[start : len(one) - end]).strip(" :") for one in words]
    return shared_words(words).rstrip(" :").removesuffix(" of") or _NOTHING_SHARED, own
