"""How a figure was worked out: its rule, the formula over what it is made from, and where each number came from.

A trace is a graph. Its nodes are `Given` (nobody worked it out here: a cell, a default, the draws) and `Step` (worked
out from other nodes); each has a `FigureId`. A step's formula is a small tree over the ids of its operands, so it can
be printed with names, printed with the numbers put in, and evaluated again.

Ids and formulas are tuples: a report on a hundred processes has hundreds of thousands of them, and looks up each many
times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from sys import intern
from typing import NamedTuple, Self, TypeAlias

from reportgen.model.finding import CellRef

Value: TypeAlias = float | Decimal | str | bool


class _Names(NamedTuple):
    process: str
    path: str


class FigureId(_Names):
    """Names a node: `process` is the process's ID, "" for the portfolio and for what all processes share.

    `path` is the path of the value in the results, such as "cost.npv" or "cost.cash_flows[2].net" (in the portfolio
    "npv"). What the results do not hold stands under "working.", what was given under "given.". The paths of one
    process are those of the next, so each is in memory once.
    """

    __slots__ = ()

    def __new__(cls, process: str, path: str) -> Self:
        """Name a node."""
        return tuple.__new__(cls, (process, intern(path)))


class Origin(StrEnum):
    """Who gave a number that was not worked out."""

    CELL = "cell"
    INFERRED = "inferred"
    DEFAULT = "default"
    PRESET = "preset"
    COUNTRY = "country"
    SECTOR = "sector"
    KNOWLEDGE = "knowledge"
    DRAWS = "draws"


class Operator(StrEnum):
    """What a formula does with its operands; those from IRR on are procedures that the method describes.

    ROUND breaks ties to even, as amounts are rounded; NEAREST is the nearest whole number, halves up, as steps are.
    """

    ADD = "+"
    SUBTRACT = "−"
    MULTIPLY = "×"
    DIVIDE = "/"
    POWER = "^"
    LEAST = "min"
    GREATEST = "max"
    ROUND = "round"
    ABOVE = ">"
    BELOW = "<"
    AT_MOST = "≤"
    NEAREST = "nearest"
    CHOOSE = "if"
    IRR = "irr"
    PAYBACK = "payback"
    BREAK_EVEN = "break-even"
    PERCENTILE = "percentile"
    SHARE_OF_DRAWS = "share of draws"
    SPREAD = "standard deviation"
    COUNT = "count"
    RULE = "rule"


class Constant(NamedTuple):
    """A number that belongs to the formula itself, such as the 12 months of a year."""

    value: float


class Operation(NamedTuple):
    """An operator over operands, in order.

    ROUND has the amount and the place (0.01); CHOOSE the condition (ABOVE, BELOW, AT_MOST), then, else; PAYBACK the
    month of going live, then the flows from year 0 on; IRR the flows; SHARE_OF_DRAWS the draws, the plan they lie
    around and the saving to be reached, without which any above nothing counts. ADD to DIVIDE work from the left.
    """

    operator: Operator
    operands: tuple[Expression, ...]


Expression: TypeAlias = "FigureId | Constant | Operation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value that was not worked out: `source` says in a short phrase where it comes from.

    `cell` is None where no cell holds it. `unit` is "" for plain numbers, an ISO 4217 code for money, "share",
    "months", "years", "points", "step" (a rating of 1 to 5), "people", "units" and the like.
    """

    id: FigureId
    label: str
    value: Value
    unit: str
    origin: Origin
    source: str
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A value worked out by a rule; `rule` is the section of docs/method.md, such as "6.3".

    `note` says in a sentence what the formula cannot: why a rule applies, or how a procedure goes.
    """

    id: FigureId
    label: str
    value: Value
    unit: str
    rule: str
    formula: Expression
    note: str = ""


Node: TypeAlias = Given | Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All nodes by id; every id in a formula is a key, and no node is made from itself.

    `keep` is called when the pages are composed: what these asked for may then be kept for other runs.
    """

    nodes: Mapping[FigureId, Node]
    keep: Callable[[], None] = lambda: None

    def operands(self, step: Step) -> tuple[FigureId, ...]:
        """Return the ids a step's formula names, in order, each once."""
        found = dict[FigureId, None]()
        _gather(step.formula, found)
        return tuple(found)


Tracing: TypeAlias = Callable[[], Trace | None]
"""Makes a trace when it is needed, so that whoever asks for a report does not hold it until the report is laid out."""


def no_trace() -> None:
    """Make none."""


def _gather(expression: Expression, found: dict[FigureId, None]) -> None:
    if isinstance(expression, FigureId):
        found[expression] = None
    elif isinstance(expression, Operation):
        for operand in expression.operands:
            _gather(operand, found)
