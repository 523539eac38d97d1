"""Formulas of the calculations in writing, short enough for a column: long rows lose their middle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Operation, Operator, Step, Value
from reportgen.report.calculation.choices import is_choice, premises_of, reason_of
from reportgen.report.calculation.expressions import written
from reportgen.report.calculation.values import in_formula, is_currency, with_unit
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.view.calculations.gathering import gathered
from reportgen.report.view.calculations.settled import LARGE
from reportgen.report.view.calculations.sums import without_cents
from reportgen.report.words.formats import Formats, in_sentence

_OF_A_YEAR = re.compile(r"\b(of|in) year \d+\b")
_SHORT_TEXT = 16  # what is longer stands in its cell
_TRIALS = "working.break_even."  # a note tells what they are
_MOST_NAMES, _MOST_NUMBERS = 4, 12
_MOST_DECIMALS = 4


def not_settled(_: Node) -> None:
    """Say that nothing is settled about an amount."""


@dataclass(frozen=True, slots=True)
class Told:
    """Writes formulas over the nodes of a trace, with names or with the numbers put in.

    `tabled` gives the name of the row of a table in which a figure stands, `amount` what is printed of an amount that
    is settled already.
    """

    nodes: Mapping[FigureId, Node]
    formats: Formats
    tabled: Mapping[FigureId, str] = field(default_factory=dict)
    amount: Callable[[Node], Decimal | None] = not_settled

    def named(self, formula: Expression, known: set[FigureId]) -> str:
        """Write a formula with names and numbers; a long row has the words that its names share, then numbers.

        Figures that are `known` need no name, and are known from then on.
        """
        formula = gathered(formula, self.tabled)
        known.update(_months(formula))
        if _longest(formula) <= _MOST_NAMES:
            return written(_short(formula), self._naming(known), self.formats)
        labels = [node.label for one in _figures(formula) if (node := self.nodes.get(one)) is not None]
        return ": ".join(filter(None, (_name_of_all(labels), self.in_numbers(formula))))

    def reason(self, step: Step, known: set[FigureId]) -> str:
        """Write why a figure that follows by a rule is what it is, "" where that is no sentence."""
        if not is_choice(step.formula):
            return ""
        premises = premises_of(step.formula, self.nodes.get)

        def cell(one: Node) -> str:
            return "" if one.id in known else cell_of(one)

        return reason_of(step, premises, self.value, cell)

    def in_numbers(self, formula: Expression) -> str:
        """Write a formula with the numbers put in."""
        return written(_short(gathered(formula, self.tabled)), self._number, self.formats)

    def final(self, node: Node) -> str:
        """Write the value of a node to stand at the end of its line, with its unit."""
        return with_unit(self._told(node), node.unit, self.formats)

    def value(self, node: Node) -> str:
        """Write the value of a node in its unit, amounts of three digits and more without their minor unit."""
        return in_formula(self._told(node), node.unit, self.formats)

    def plain(self, value: float) -> str:
        """Write a number that has no unit."""
        return in_formula(round(value, _MOST_DECIMALS), "", self.formats)

    def _told(self, node: Node) -> Value:
        """Return a value as a line tells it: a larger amount whole, a verdict by the name it is printed under."""
        if isinstance(node.value, str):
            return in_printed_words(node.value)
        if not is_currency(node.unit):
            return node.value
        settled = self.amount(node)
        if settled is None and abs(float(node.value)) >= LARGE:
            return round(float(node.value)) if isinstance(node.value, float) else round(Decimal(node.value))
        return node.value if settled is None else settled

    def _naming(self, known: set[FigureId]) -> Callable[[FigureId], str]:
        """Return what writes figures with their names, and those that are known with their values alone."""

        def say(figure: FigureId) -> str:
            is_known = figure in known or figure.path.startswith(_TRIALS)
            text = self._number(figure) if is_known else self._both(figure)
            known.add(figure)
            return text

        return say

    def _both(self, figure: FigureId) -> str:
        node = self.nodes.get(figure)
        if node is None:
            return figure.path
        cell = cell_of(node)
        is_long = bool(cell) and isinstance(node.value, str) and len(node.value) > _SHORT_TEXT
        return f"{in_sentence(node.label)}{'' if is_long else f' {self.value(node)}'}{cell}"

    def _number(self, figure: FigureId) -> str:
        node = self.nodes.get(figure)
        return figure.path if node is None else self.value(node)


def cell_of(node: Node) -> str:
    """Return the cell in which a value stands, in brackets; one of a process's own row needs no sheet."""
    if not isinstance(node, Given) or node.cell is None:
        return ""
    return f" ({node.cell.cell if node.id.process else node.cell})"


def _name_of_all(labels: Sequence[str]) -> str:
    """Return what the figures of a long row are called together, "" where their names only end alike."""
    if len(set(labels)) > 1:
        labels = [_OF_A_YEAR.sub(r"\1 each year", one) for one in labels]
    words = [one.split(" ") for one in labels]
    return in_sentence(shared_words(words)).rstrip(":") if alike(words) else ""


def shared_words(labels: Sequence[Sequence[str]]) -> str:
    """Return the words with which all of some labels begin and end, with a mark for those between that differ."""
    start = alike(labels)
    end = min(alike([one[::-1] for one in labels]), min(map(len, labels)) - start)
    first = labels[0]
    between = ["…"] if start and end and any(len(one) > start + end for one in labels) else []
    return " ".join([*first[:start], *between, *first[len(first) - end :]])


def alike(words: Sequence[Sequence[str]]) -> int:
    """Return with how many equal words all begin."""
    columns = enumerate(zip(*words, strict=False))
    return next((place for place, column in columns if len(set(column)) > 1), min(map(len, words)))


def _figures(formula: Expression) -> Iterator[FigureId]:
    if isinstance(formula, FigureId):
        yield formula
    elif isinstance(formula, Operation):
        for operand in formula.operands:
            yield from _figures(operand)


def _months(formula: Expression) -> Iterator[FigureId]:
    """Yield the month in which a move that pays back is live: the formula says what it is."""
    if isinstance(formula, Operation) and formula.operator is Operator.PAYBACK:
        yield from _figures(formula.operands[0])


def _longest(formula: Expression) -> int:
    """Return how many operands the longest row of a formula has."""
    if not isinstance(formula, Operation) or formula.operator is Operator.COUNT:
        return 1
    return max(len(formula.operands), *map(_longest, formula.operands)) if formula.operands else 1


def _short(formula: Expression) -> Expression:
    """Return a formula without rounding to the cent, counts as their number, and rows of so many operands at most."""
    if isinstance(formula, FigureId | Constant):
        return formula
    if (whole := without_cents(formula)) is not formula:
        return _short(whole)
    if formula.operator is Operator.COUNT:
        return FigureId("", f"count of {len(formula.operands)}")
    operands = [_short(one) for one in formula.operands]
    if len(operands) > _MOST_NUMBERS:
        operands = [*operands[: _MOST_NUMBERS - 2], FigureId("", "…"), operands[-1]]
    return Operation(formula.operator, tuple(operands))
