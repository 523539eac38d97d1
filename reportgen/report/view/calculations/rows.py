"""Rows of the calculations: the figures that one line works out, each with its formula and the numbers put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Operation, Operator, Step, Trace
from reportgen.report.calculation.choices import is_choice
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.view.calculations.indices import RULE as INDEX_RULE
from reportgen.report.view.calculations.indices import IndexLine, is_index
from reportgen.report.view.calculations.line_anchors import line_named
from reportgen.report.view.calculations.sums import worked_out
from reportgen.report.view.calculations.text import Told, alike, cell_of, shared_words
from reportgen.report.view.uncertainty.words import odds
from reportgen.report.words.formats import NO_BREAK_SPACE, in_sentence, sentence_start
from reportgen.report.words.sentences import in_locale, typographic

_NAMES = {
    "given": "From the workbook",
    "cost-baseline-annual": "Cost a year today",
    "risk": "Risk",
    "side": "Side of the border",
    "outcomes": "How sure the net saving is",
    "break-even-price": "Break-even price",
    "break-even-volume": "Break-even volume",
    "price": "Price",
    "return": "Return",
    "unit-cost": "Cost of a good unit",
    "classification-flips": "Nearest other class",
    "sourcing-flip": "Nearest other verdict",
    "sourcing-question": "Question worth asking",
}
_TAKEN = "Given by the method"
_LONG = re.compile(r"^Net saving that (.+) of the outcomes( fall short of)$")
_OPTION = re.compile(r": An? ")
_SHARE = ": share of today’s cost"
_DRAWN = frozenset({Operator.PERCENTILE, Operator.SHARE_OF_DRAWS})


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationRow:
    """Figures worked out together, with the formula and the numbers put in; `source` is the rule and its notes."""

    anchor: str
    label: str
    worked: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A row whose notes have no numbers yet, which depend on the rows before it; `rules` name sections."""

    anchor: str
    label: str
    worked: str
    rules: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Makes rows from the nodes of a trace; `lines` gives the row of each, `called` what a process is named by."""

    trace: Trace
    told: Told
    lines: Mapping[FigureId, str]
    called: Mapping[str, str]

    def of(self, nodes: Iterable[Node]) -> Iterator[DraftRow]:
        """Gather figures into rows, in the order of the first of each."""
        families: dict[str, list[Node]] = {}
        before: dict[FigureId, Node] = {}
        for node in nodes:
            families.setdefault(self.lines[node.id], []).append(node)
        for anchor, family in families.items():
            yield self._row(anchor, family, before)
            before |= {self.origin(node).id: node for node in reversed(family)}

    def _row(self, anchor: str, family: Sequence[Node], before: Mapping[FigureId, Node]) -> DraftRow:
        """Write a line; `before` are the figures of the lines above, by what they are worked out as."""
        index = next((node for node in family if is_index(node, self.trace)), None)
        if isinstance(index, Step):
            worked = IndexLine(trace=self.trace, told=self.told).written(index)
            rules = _sections((index.rule,))
            return DraftRow(anchor=anchor, label=index.label, worked=worked, rules=rules, notes=(INDEX_RULE,))
        if all(isinstance(node, Given) for node in family):
            values = (f"{node.label} {self.told.value(node)}{cell_of(node)}" for node in family)
            given = _NAMES["given"] if any(cell_of(node) for node in family) else _TAKEN
            return DraftRow(anchor=anchor, label=given, worked="; ".join(values), rules="", notes=())
        own = self._worked_here(family)
        name = line_named(anchor, _NAMES)
        common, names = (
            (name, [self._called(name, node) for node in own]) if name else told_apart([_label(n) for n in own])
        )
        steps = [node for node in map(self.origin, own) if isinstance(node, Step)]
        return DraftRow(
            anchor=anchor,
            label=typographic(sentence_start(in_printed_words(common))),
            worked=typographic(in_printed_words("; ".join(self._texts(own, names, common, before)))),
            rules=_sections(one.rule for one in steps),
            notes=tuple(dict.fromkeys(one.note for one in steps)),
        )

    def _called(self, name: str, node: Node) -> str:
        """Return what a figure of a line with a name of its own is called, "" where that is the line's."""
        label = in_locale(_LONG.sub(r"\1\2", node.label).removesuffix(_SHARE), self.told.formats)
        said = label if isinstance(node, Given) else in_sentence(label)
        return "" if node.label == name else _not_doubled(name, said)

    def _worked_here(self, family: Sequence[Node]) -> list[Node]:
        """Return the figures of a line without those that another tells: inputs of its formula, and the same again."""
        origins = [self.origin(node) for node in family]
        used = {figure for one in origins for figure in self._operands(one)}
        kept: dict[FigureId, Node] = {}
        for node, origin in zip(family, origins, strict=True):
            if isinstance(origin, Given) and origin.id in used:
                continue
            if origin.id not in kept or self.told.final(node) != self.told.final(origin):
                kept[origin.id] = node
        return list(kept.values()) or list(family)

    def origin(self, node: Node) -> Node:
        """Return the figure that another merely repeats or tells in another form, itself where it is worked out.

        One of another process is not followed further.
        """
        while isinstance(node, Step) and (repeated := _repeated(worked_out(node))) is not None:
            other = self.trace.nodes[repeated]
            if is_choice(node.formula) and _bare(other.label) != _bare(node.label):
                break
            is_of_another = other.id.process not in {"", node.id.process}
            node = other
            if is_of_another:
                break
        return node

    def _texts(
        self, nodes: Sequence[Node], names: Sequence[str], common: str, before: Mapping[FigureId, Node]
    ) -> Iterable[str]:
        """Write out the figures of a line; a formula is written with names the first time it comes in its form."""
        texts: dict[str, list[str]] = {}
        told, known = set[object](), {node.id for node in nodes if not isinstance(node, Given)}
        for node, name in zip(nodes, names, strict=True):
            origin = self.origin(node)
            form = _form(origin.formula) if isinstance(origin, Step) else None
            same = before.get(origin.id) if isinstance(origin, Step) else None
            text = (
                self._worked(node, origin, None if form in told else known) if same is None else self._again(node, same)
            )
            text = text.replace(f": {common}", "").removeprefix(f"{in_sentence(common)}: ")
            told.add(form)
            texts.setdefault(text, []).extend([name] if name and name not in texts.get(text, ()) else [])
        return _as_alternatives([(", ".join(called), text) for text, called in texts.items()])

    def _worked(self, node: Node, origin: Node, known: set[FigureId] | None) -> str:
        """Write a figure's formula and its value, and how else it is told; without names if `known` is None."""
        exact, said = self.told.final(origin), self.told.final(node)
        value = exact if exact == said else f"{exact}, told as {said}"
        if not isinstance(origin, Step):
            return f"{value}{cell_of(origin)}"
        if origin.id.process not in {"", node.id.process}:
            return f"{in_sentence(origin.label)} of {self.called[origin.id.process]} {value}"
        if is_choice(origin.formula):
            return self._chosen(origin, value, known)
        operator = origin.formula.operator if isinstance(origin.formula, Operation) else None
        if operator is Operator.COUNT or isinstance(origin.formula, Constant):
            return value
        if operator in _DRAWN:
            draws, plan, *least = (self.told.value(self.trace.nodes[one]) for one in self.trace.operands(origin))
            reached = "".join(f", to reach {amount}" for amount in least)
            if operator is Operator.SHARE_OF_DRAWS and origin.value in {0.0, 1.0}:
                value = odds(self.told.formats, float(origin.value))
            return f"{value} ({draws} draws around the plan of {plan}{reached})" if known is not None else value
        formula = worked_out(origin)
        return f"{self.told.in_numbers(formula) if known is None else self.told.named(formula, known)} = {value}"

    def _chosen(self, origin: Step, value: str, known: set[FigureId] | None) -> str:
        """Write what follows by a rule with its reason, else with the numbers that it was chosen from."""
        reason = self.told.reason(origin, set() if known is None else known)
        if reason:
            between = " " if reason.startswith("instead") else ", "
            return f"{value}{between}{reason}"
        return f"{value}, {self.told.in_numbers(origin.formula)}" if self.trace.operands(origin) else value

    def _again(self, node: Node, same: Node) -> str:
        """Write a figure that a line above has worked out already."""
        exact, said = self.told.final(self.origin(node)), self.told.final(node)
        told = "" if exact == said else f", told as {said}"
        return f"{_OPTION.sub(_small, in_sentence(same.label))} {exact}, as above{told}"

    def _operands(self, node: Node) -> tuple[FigureId, ...]:
        return self.trace.operands(node) if isinstance(node, Step) else ()


def _sections(rules: Iterable[str]) -> str:
    """Name sections of the method, each once; "" for none."""
    named = ", ".join(dict.fromkeys(rules))
    return f"§{NO_BREAK_SPACE}{named}" if named else ""


def _as_alternatives(told: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Write figures after what they are called; those of one name are alternatives: "an answer of 4 or 5"."""
    of_a_name: dict[str, list[str]] = {}
    for place, (name, text) in enumerate(told):
        of_a_name.setdefault(name or str(place), []).append(text)
    names = [name for name, _ in told]
    for name, texts in of_a_name.items():
        said = " or ".join(texts)
        yield f"{name}: {said}" if name in names else said


def _not_doubled(name: str, said: str) -> str:
    """Return what a figure is called without the words that its line's name has just said."""
    first = alike([in_sentence(name).split(" "), said.split(" ")])
    return " ".join(said.split(" ")[first:])


def _small(found: re.Match[str]) -> str:
    return found[0].lower()


def _label(node: Node) -> str:
    return node.label


def _bare(label: str) -> str:
    """Return a label without the side of it that a chance is told of."""
    return label.replace("KPO", "BPO")


def _repeated(formula: Expression) -> FigureId | None:
    """Return the one figure that a formula repeats, or tells by a rule in another form."""
    if isinstance(formula, FigureId):
        return formula
    if is_choice(formula) and len(formula.operands) == 1:
        (only,) = formula.operands
        return only if isinstance(only, FigureId) else None
    return None


def _form(formula: Expression) -> object:
    """Return the form of a formula: its operators, however many operands a row has; rules are all of their own."""
    if is_choice(formula):
        return formula
    if isinstance(formula, Operation):
        return formula.operator, frozenset(_form(one) for one in formula.operands)
    return type(formula)


def told_apart(labels: Sequence[str]) -> tuple[str, list[str]]:
    """Return the words that labels have in common, and those in which each differs."""
    words = [label.split(" ") for label in labels]
    if len(set(labels)) == 1:
        return labels[0], [""] * len(labels)
    start = alike(words)
    end = min(alike([one[::-1] for one in words]), min(map(len, words)) - start)
    own = [" ".join(one[start : len(one) - end]).strip(" :") for one in words]
    common = shared_words(words).rstrip(" :").removesuffix(" of")
    return (common, own) if common else (labels[0], ["", *labels[1:]])
