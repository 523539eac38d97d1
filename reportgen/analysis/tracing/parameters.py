"""Parameters and rates as leaves: each with its cell in the workbook, or with who else gave it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from reportgen.analysis.assumptions import class_parameter
from reportgen.analysis.money.numbers import Made, Number, called
from reportgen.analysis.money.values import OWN
from reportgen.analysis.rates import rate_id
from reportgen.analysis.tracing.givens import ORIGINS
from reportgen.analysis.tracing.recording import Book, Followed
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.origin import with_basis
from reportgen.model.assessment import AssumptionUsed
from reportgen.model.trace import FigureId, Given, Node, Origin
from reportgen.model.verdict import NatureClass

_PARTS = 3


def unit_of(unit: str, currency: str) -> str:
    """Return the unit of a trace for that of a parameter."""
    if unit.startswith("currency"):
        return currency
    if unit in {"ratio", "0 or 1"}:
        return ""
    return next((word for word in ("share", "months", "years", "people", "hours") if unit.startswith(word)), unit)


def assumption_id(parameter: str) -> FigureId:
    """Return the id of a parameter's leaf."""
    return FigureId("", f"given.assumptions.{parameter}")


def assumption(one: AssumptionUsed, currency: str) -> Given:
    """Return the leaf of a parameter, at its likely value."""
    return Given(
        id=assumption_id(one.id),
        label=one.label,
        value=one.value.likely,
        unit=unit_of(one.unit, currency),
        origin=ORIGINS[one.given_by],
        source=_source(one),
        cell=one.cell,
    )


def _source(one: AssumptionUsed) -> str:
    """Return where a value comes from, and whether that is published; what the workbook gives, by its sheet."""
    if one.given_by != "workbook":
        return with_basis(one.source, one.basis)
    return one.source if one.cell is None else f"{one.cell.sheet} sheet"


def bounds(one: AssumptionUsed, currency: str) -> tuple[Given, Given]:
    """Return the low and the high of a parameter; of their cells we know only that they stand beside the likely one."""
    beside = f"; beside {one.cell}" if one.cell else ""
    low, high = (
        Given(
            id=FigureId("", f"given.assumptions.{one.id}.{end}"),
            label=f"{one.label}, {end}",
            value=getattr(one.value, end),
            unit=unit_of(one.unit, currency),
            origin=ORIGINS[one.given_by],
            source=f"{_source(one)}{beside}",
        )
        for end in ("low", "high")
    )
    return low, high


def rate_leaf(country: str, nature: NatureClass | None, value: float, knowledge: Knowledge) -> Given:
    """Return the leaf of a country's rate for the skills of a class; the United States count 100."""
    location, name = knowledge.locations[country], rate_id(country, nature)
    return Given(
        id=FigureId("", f"given.rates.{name}"),
        label=f"Rate in {name_in_sentence(country, location.name)}, {name.rpartition('_')[2]} work (United States 100)",
        value=value,
        unit="",
        origin=Origin.KNOWLEDGE,
        source=with_basis(location.origin.source, location.origin.basis),
    )


@dataclass(slots=True)
class FollowedNumbers:
    """The parameters as numbers that keep where they come from (see `numbers.Numbers`).

    What was worked out once is written down again where the book was begun anew.
    """

    used: Mapping[str, AssumptionUsed]
    book: Book
    _leaves: dict[str, tuple[Given, Followed]]
    _memory: dict[Hashable, tuple[tuple[Node, ...], Any]]
    _there: set[Hashable]

    def begin(self) -> None:
        """Begin the book anew."""
        self.book.begin()
        self._there.clear()

    def leaf(self, parameter: str) -> FigureId:
        """Write a parameter down and return its id."""
        return self.book.write(assumption(self.used[parameter], self.book.currency))

    def __getitem__(self, parameter: str) -> Number:
        """Return a parameter; KeyError where it has no value."""
        if parameter not in self._leaves:
            given = assumption(self.used[parameter], self.book.currency)
            self._leaves[parameter] = given, self.book.leaf(given)
        given, number = self._leaves[parameter]
        self.book.write(given)
        return number

    def optional(self, parameter: str) -> Number | None:
        """Return a parameter that may have no value."""
        return self[parameter] if parameter in self.used else None

    def for_class(self, parameter: str, nature: NatureClass | None) -> Number:
        """Return a parameter that differs by class."""
        return self[class_parameter(parameter, nature)]

    @property
    def own(self) -> Number:
        """Return the process's own chance, 1 in the plan."""
        own = self.optional(OWN)
        return 1.0 if own is None else own

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is made of parameters alone, worked out once for all processes under its key."""
        if key not in self._memory:
            parts = key if isinstance(key, tuple) else (key,)
            with self.book.about(kept=_kept(parts)), self.book.noting() as noted:
                first = _named(parts, make())
            self._memory[key] = tuple(noted.values()), first
        written, made = self._memory[key]
        if key not in self._there or self.book.is_noting:
            for node in written:
                self.book.write(node)
            self._there.add(key)
        return cast("Made", made)


def followed_numbers(used: Sequence[AssumptionUsed], book: Book) -> FollowedNumbers:
    """Return the parameters of an assessment as leaves, written down when they are first read."""
    return FollowedNumbers({one.id: one for one in used}, book, {}, {}, set())


def _kept(parts: tuple[Any, ...]) -> str:
    """Return where steps on the way stand: those of a hand-over are the same whichever year asks."""
    return ".".join([str(parts[0]).replace(" ", "_"), *(str(part) for part in parts[2:])]) + "."


def _named(parts: tuple[Any, ...], made: Any) -> Any:
    """Name what was made: each component of the loadings, a growth, or how far a hand-over is after some months."""
    if isinstance(made, dict):
        return {name: called(one, "loadings", name) for name, one in made.items()}
    if parts[0] == "handed over":
        return called(made, ("handed_over", "released", "gone")[len(parts) - _PARTS], *parts[1:])
    return called(made, *parts)
