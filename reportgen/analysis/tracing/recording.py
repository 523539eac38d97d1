"""Numbers that keep the formula they came from, and the book in which those with a name are written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportgen.analysis.money.numbers import Noted, NotedCondition
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.named import NAMED, Name, Reach, label_of, path_of, said
from reportgen.model.trace import Constant, Expression, FigureId, Given, Node, Operation, Operator, Step, Value


@dataclass(slots=True, kw_only=True)
class Book:
    """Nodes by id, in the order in which they were written, and their ids by process.

    `process` and `way` say what is being worked out now: a process's ID, and the beginning of the paths that belong to
    one of its ways alone. `kept` is not "" while something is worked out that all processes share.
    """

    currency: str
    nodes: dict[FigureId, Node] = field(default_factory=dict)
    of_process: dict[str, list[FigureId]] = field(default_factory=dict)
    process: str = ""
    way: str = ""
    kept: str = ""
    _noted: list[dict[FigureId, Node]] = field(default_factory=list)

    def begin(self) -> None:
        """Begin anew, with nothing written."""
        self.nodes, self.of_process = {}, {}

    @property
    def is_noting(self) -> bool:
        """Return whether what is written now is noted."""
        return bool(self._noted)

    @contextmanager
    def noting(self) -> Iterator[dict[FigureId, Node]]:
        """Note what is written meanwhile, also what stands there already."""
        noted: dict[FigureId, Node] = {}
        self._noted.append(noted)
        yield noted
        self._noted.pop()

    @contextmanager
    def about(self, *, process: str | None = None, way: str | None = None, kept: str | None = None) -> Iterator[None]:
        """Set what is being worked out, for a while."""
        before = self.process, self.way, self.kept
        self.process = self.process if process is None else process
        self.way = self.way if way is None else way
        self.kept = self.kept if kept is None else kept
        yield
        self.process, self.way, self.kept = before

    def write(self, node: Node) -> FigureId:
        """Write a node down and return its id; what stands there stays."""
        if node.id not in self.nodes:
            self.nodes[node.id] = node
            self.of_process.setdefault(node.id.process, []).append(node.id)
        for noted in self._noted:
            noted.setdefault(node.id, self.nodes[node.id])
        return node.id

    def leaf(self, node: Given) -> Followed:
        """Write down what was given and return its number."""
        return Followed.at(float(node.value), self.write(node), self)

    def figure(self, path: str, label: str, value: Value, formula: Expression, *, rule: str, **more: str) -> FigureId:
        """Write down a figure of the process that is worked out now and return its id; money unless `unit` is given."""
        unit, note = more.get("unit", self.currency), more.get("note", "")
        name = FigureId(self.process, path)
        return self.write(Step(id=name, label=label, value=value, unit=unit, rule=rule, formula=formula, note=note))

    def step(self, name: Name, number: Followed) -> float:
        """Write a number down under a name that the formulas gave it; a bare constant or another's id has no need."""
        if not isinstance(number.formula, Operation):
            return number
        named = NAMED[str(name[0])]
        process, start = self._place(named.reach)
        path = FigureId(process, f"working.{start}{path_of(name)}")
        if path in self.nodes:
            return Followed.at(float(number), self.write(self.nodes[path]), self)
        node = Step(
            id=path,
            label=label_of(name) + (self._whose() if process == "" else ""),
            value=float(number),
            unit=self.currency if named.unit == "money" else named.unit,
            rule=named.rule,
            formula=number.formula,
            note=named.note,
        )
        return Followed.at(float(number), self.write(node), self)

    def _whose(self) -> str:
        """Return which of several numbers of one name this is: of which wave, after which months."""
        return "".join(f", {said(part)}" for part in self.kept.split(".")[1:] if part and not part.isdigit())

    def _place(self, reach: Reach) -> tuple[str, str]:
        if reach is Reach.SHARED:
            return "", ""
        if self.kept:
            return "", self.kept
        return self.process, self.way if reach is Reach.WAY else ""


class Followed(Noted):
    """A number with its formula. What comes of it and another is followed too."""

    __slots__ = ("book", "formula")
    formula: Expression
    book: Book

    @staticmethod
    def at(value: float, formula: Expression, book: Book) -> Followed:
        """Return a number with its formula."""
        made = Followed(value)
        made.formula, made.book = formula, book
        return made

    def _with(self, value: float, formula: Expression) -> Followed:
        return Followed.at(value, formula, self.book)

    def __add__(self, other: Any) -> Any:
        return self._with(float(self) + float(other), formulas.plus(self.formula, formula_of(other)))

    def __radd__(self, other: Any) -> Any:
        return self._with(float(other) + float(self), formulas.plus(formula_of(other), self.formula))

    def __sub__(self, other: Any) -> Any:
        return self._with(float(self) - float(other), formulas.minus(self.formula, formula_of(other)))

    def __rsub__(self, other: Any) -> Any:
        return self._with(float(other) - float(self), formulas.minus(formula_of(other), self.formula))

    def __mul__(self, other: Any) -> Any:
        return self._with(float(self) * float(other), formulas.times(self.formula, formula_of(other)))

    def __rmul__(self, other: Any) -> Any:
        return self._with(float(other) * float(self), formulas.times(formula_of(other), self.formula))

    def __truediv__(self, other: Any) -> Any:
        return self._with(float(self) / float(other), formulas.over(self.formula, formula_of(other)))

    def __rtruediv__(self, other: Any) -> Any:
        return self._with(float(other) / float(self), formulas.over(formula_of(other), self.formula))

    def __pow__(self, other: Any, _: Any = None) -> Any:
        return self._with(float(self) ** float(other), formulas.power(self.formula, formula_of(other)))

    def __neg__(self) -> Any:
        return self._with(-float(self), formulas.minus(formulas.NOTHING, self.formula))

    def __gt__(self, other: Any) -> Any:
        return Compared(Operator.ABOVE, self, other, holds=float(self) > float(other))

    def __lt__(self, other: Any) -> Any:
        return Compared(Operator.BELOW, self, other, holds=float(self) < float(other))

    def __le__(self, other: Any) -> Any:
        return Compared(Operator.AT_MOST, self, other, holds=float(self) <= float(other))

    def larger(self, other: float, *, is_first: bool) -> float:
        """Return the larger of itself and another; the formula has both but for a guard that does not bind."""
        return self._between(Operator.GREATEST, max, other, is_first=is_first)

    def smaller(self, other: float, *, is_first: bool) -> float:
        """Return the smaller of itself and another; the formula has both but for a guard that does not bind."""
        return self._between(Operator.LEAST, min, other, is_first=is_first)

    def _between(
        self, operator: Operator, choose: Callable[[float, float], float], other: float, *, is_first: bool
    ) -> float:
        ordered = (self, other) if is_first else (other, self)
        chosen = choose(float(ordered[0]), float(ordered[1]))
        both = tuple(formula_of(one) for one in ordered)
        if isinstance(formula_of(other), Constant) and chosen == float(self):
            return self
        return self._with(chosen, Operation(operator, both))

    def named(self, name: Name) -> float:
        """Write itself down under a name."""
        return self.book.step(name, self)


class Compared(NotedCondition):
    """Two numbers compared."""

    __slots__ = ("_formula", "_holds", "_one")

    def __init__(self, operator: Operator, one: Followed, other: float, *, holds: bool) -> None:
        """Keep the comparison and what came of it."""
        self._formula = Operation(operator, (one.formula, formula_of(other)))
        self._holds, self._one = holds, one

    def __bool__(self) -> bool:
        """Return what came of it."""
        return self._holds

    def choose(self, yes: float, no: float) -> float:
        """Return one of two numbers, with the condition and both in the formula."""
        formula = Operation(Operator.CHOOSE, (self._formula, formula_of(yes), formula_of(no)))
        return Followed.at(float(yes if self._holds else no), formula, self._one.book)


def formula_of(number: object) -> Expression:
    """Return the formula of a number; a plain one is a constant of the formula it stands in."""
    return number.formula if isinstance(number, Followed) else Constant(float(number))  # type: ignore[arg-type]
