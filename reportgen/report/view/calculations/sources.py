"""Where the calculations start from: cells of a process's row, and what all processes share, gathered by source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from reportgen.model.trace import FigureId, Given, Node, Step, Trace
from reportgen.report.view.process_numbers import listed
from reportgen.report.view.run_on import lowered

_RANGES = (".low", ".high")
_MOST_CELLS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSource:
    """What all processes share from one source, under a number that rows refer to."""

    number: int
    given: tuple[Given, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What figures start from: cells and defaults of their processes, in words, and the paths of what all share."""

    own: str
    shared: tuple[str, ...]


@dataclass(slots=True)
class Sources:
    """Finds what figures are made from, and numbers what is shared in the order in which it is first used."""

    trace: Trace
    notes: dict[str, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)
    _shared: dict[str, dict[FigureId, Given]] = field(default_factory=dict)
    _leaves: dict[FigureId, tuple[FigureId, ...]] = field(default_factory=dict)

    def start_of(self, figures: Iterable[FigureId]) -> Start:
        """Return what figures start from."""
        given = _each_once(map(self._found, figures))
        own, shared = dict[str, None](), list[str]()
        for leaf in given:
            node = self.trace.nodes[leaf]
            if isinstance(node, Given) and leaf.process:
                own[str(node.cell) if node.cell else node.source] = None
            elif isinstance(node, Given):
                shared.append(leaf.path)
        return Start(own="; ".join(_cells(own)), shared=tuple(shared))

    def said(self, start: Start) -> str:
        """Name what figures start from, what is shared by number."""
        numbers = {self._number(one) for one in start.shared}
        return "; ".join(filter(None, (start.own, f"S{listed(numbers)}" if numbers else "")))

    def rules(self, sections: str, notes: Iterable[str]) -> str:
        """Name the rules of a row: sections of the method, and by number the notes that are printed once for all."""
        numbers = (f"N{self.notes.setdefault(text, len(self.notes) + 1)}" for text in notes if text)
        return "; ".join(filter(None, (sections, *numbers)))

    def shared(self) -> tuple[SharedSource, ...]:
        """Return what has been referred to so far, by number."""
        return tuple(
            SharedSource(number=number, given=tuple(self._shared[source].values()), source=source)
            for source, number in self._numbers.items()
        )

    def _number(self, path: str) -> int:
        if path not in self._known:
            self._known[path] = self._numbered(self.trace.nodes[FigureId("", path)])
        return self._known[path]

    def _numbered(self, given: Node) -> int:
        if not isinstance(given, Given):
            raise TypeError(f"{given.id.path} is worked out, where it is given")
        sheet = given.cell.sheet if given.cell else ""
        source = given.source if sheet in given.source else f"{sheet} sheet: {given.source}"
        self._shared.setdefault(source, {})[given.id] = given
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def _found(self, figure: FigureId) -> tuple[FigureId, ...]:
        """Return the leaves of a figure; operands of the portfolio that are a process's have a block of their own."""
        node = self.trace.nodes[figure]
        if isinstance(node, Given):
            return (figure,)
        return _each_once(self._all(one) for one in self.trace.operands(node) if one.process in {"", figure.process})

    def _all(self, figure: FigureId) -> tuple[FigureId, ...]:
        """Return all leaves of a figure, but for the ends of ranges."""
        if figure.path.endswith(_RANGES):
            return ()
        if figure not in self._leaves:
            node = self.trace.nodes[figure]
            below = map(self._all, self.trace.operands(node)) if isinstance(node, Step) else ((figure,),)
            self._leaves[figure] = _each_once(below)
        return self._leaves[figure]


def _each_once(several: Iterable[Iterable[FigureId]]) -> tuple[FigureId, ...]:
    """Return the figures of several rows, each once, in order."""
    return tuple(dict.fromkeys(chain.from_iterable(several)))


def _cells(sources: Iterable[str]) -> list[str]:
    """Write cells of one sheet after its name: "Processes!F6, G6"; of more than anybody looks up, how many they are.

    What is no cell follows, in words.
    """
    sheets: dict[str, list[str]] = {}
    others: list[str] = []
    for source in sorted(sources, key=_in_order):
        sheet, mark, cell = source.rpartition("!")
        if mark:
            sheets.setdefault(sheet, []).append(cell)
        else:
            others.append(lowered(source))
    counted = (
        f"{sheet}!{', '.join(cells)}" if len(cells) <= _MOST_CELLS else f"{len(cells)} cells of {sheet}"
        for sheet, cells in sheets.items()
    )
    return [*counted, *others]


def _in_order(source: str) -> tuple[bool, str, int, str]:
    """Return by what sources are ordered: cells by their columns, then what is no cell."""
    sheet, mark, cell = source.rpartition("!")
    return not mark, sheet, len(cell), cell
