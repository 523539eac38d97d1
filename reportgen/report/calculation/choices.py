"""What follows by a rule, as a sentence: "since the recommendation is source in part and the wave is 2"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeGuard

from reportgen.model.trace import Expression, FigureId, Given, Node, Operation, Operator, Origin, Step
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.words.formats import in_sentence

_FEW = 4
_SHORT_TEXT = 16  # what is longer stands in its cell
_OTHERWISE = (".needed", "].answers[")

Say = Callable[[Node], str]


def is_choice(formula: Expression) -> TypeGuard[Operation]:
    """Tell whether a figure follows by a rule that no formula says."""
    return isinstance(formula, Operation) and formula.operator is Operator.RULE


def reason_of(step: Step, premises: Sequence[Node], value: Say, cell: Say) -> str:
    """Return why a figure is what it is, "" where it rests on nothing or on more than a sentence holds.

    `value` and `cell` write those of a premise; the cell is "" where it need not be told.
    """
    own = _own(premises)
    if not own or len(own) > _FEW:
        return ""
    if any(mark in step.id.path for mark in _OTHERWISE):
        rating, *about = own
        today = f"{value(rating)}{cell(rating)}"
        return f"instead of the {today} that gives {_listed([*map(value, about)])}" if about else f"instead of {today}"
    if any(_is_text(one) for one in own):
        return f"from {_listed([f'the {in_sentence(one.label)}{cell(one)}' for one in own])}"
    return f"since {_listed([_clause(one, value, cell) for one in own])}"


def _own(premises: Sequence[Node]) -> Sequence[Node]:
    """Return the premises of a rule without the limits that all processes share, if there are others."""
    own = [one for one in premises if not (isinstance(one, Given) and one.origin is Origin.KNOWLEDGE)]
    return own or premises


def _is_text(node: Node) -> bool:
    return isinstance(node.value, str) and len(node.value) > _SHORT_TEXT


def _clause(node: Node, value: Say, cell: Say) -> str:
    """Return a premise: "data sensitivity is 3 (T6)", "the wave is 2", "gate G6, fix first, applies"."""
    label = in_sentence(in_printed_words(node.label))
    if node.value is True:
        return f"{label}{',' if ',' in label else ''} applies{cell(node)}"
    article = "" if node.unit == "step" else "the "
    return f"{article}{label} is {value(node)}{cell(node)}"


def _listed(clauses: Sequence[str]) -> str:
    *before, last = clauses
    return f"{', '.join(before)} and {last}" if before else last


def premises_of(formula: Operation, nodes: Callable[[FigureId], Node | None]) -> tuple[Node, ...]:
    """Return the figures that a rule goes by."""
    found = (nodes(one) for one in formula.operands if isinstance(one, FigureId))
    return tuple(one for one in found if one is not None)
