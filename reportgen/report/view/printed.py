"""Numbers on the pages that know which figure they print, and lead to its line among the calculations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any

from markupsafe import Markup, escape

from reportgen.model.assessment import Assessment
from reportgen.model.business_case import OptionKind
from reportgen.model.trace import FigureId, Node, Step, Trace
from reportgen.report.figure_anchors import FIGURE_ANCHOR
from reportgen.report.view.calculations.line_anchors import anchor_of
from reportgen.report.view.mattering import mattering_most
from reportgen.report.view.reading_order import Selection

CALCULATIONS = "calculations"
_TODAY = "cost.baseline_annual"
_ELEMENT = re.compile(r'<(?:a|span) class="figure" id="(f-\d+-\d+)"[^>]*>([^<]*)<')


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A figure to be found in a text: its path, and how its value is written.

    `before` and `after` are patterns of what stands right beside it. `process` is not None where it belongs to another
    process than the text, "" where all processes share it.
    """

    path: str
    written: Callable[[Any], str]
    before: str = ""
    after: str = ""
    process: str | None = None

    def within(self, process: str) -> FigureId:
        """Return the figure, in a text of a process."""
        return FigureId(process if self.process is None else self.process, self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A wanted figure that the trace has, as it is written."""

    figure: FigureId
    written: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A figure as printed. `anchor` is the id of the element that holds it, `is_drawn` tells that this is a drawing."""

    id: FigureId
    text: str
    anchor: str
    is_drawn: bool = False


@dataclass(slots=True)
class Printed:
    """Marks the figures of a trace in what is printed, and lists them in the order in which the pages are composed.

    `lines` gives the anchor of a figure's line among the calculations, {} where these are not printed: then a mark is
    a mere span. Without a trace nothing is marked. `numbers` of processes make the marks of each be counted apart, so
    that one mark more in a text leaves the texts of others as they are.
    """

    trace: Trace | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[FigureId, str] = field(default_factory=dict)
    figures: list[PrintedFigure] = field(default_factory=list)
    _marks: Counter[int] = field(default_factory=Counter)

    def sought(self, process: str, wanted: Iterable[Wanted]) -> tuple[Sought, ...]:
        """Return those of the wanted figures that there are, in texts of a process."""
        found = ((one, figure, self._value(figure)) for one in wanted for figure in (one.within(process),))
        return tuple(
            Sought(figure=figure, written=one.written(value), before=one.before, after=one.after)
            for one, figure, value in found
            if value is not None
        )

    def marked(self, text: str, process: str, sought: Iterable[Sought]) -> str:
        """Return a text with the figures in it marked; each is looked for once, before those that come later.

        A text that is HTML already stays as it is.
        """
        if isinstance(text, Markup):
            return text
        found = _found(text, sought)
        if not found:
            return text
        pieces, done = [], 0
        for start, end, figure in found:
            pieces += [escape(text[done:start]), self._element(figure, text[start:end], process)]
            done = end
        return Markup().join([*pieces, escape(text[done:])])

    def drawn(self, anchor: str, process: str, wanted: Iterable[Wanted]) -> None:
        """List figures that a drawing shows, whose element has the id `anchor`."""
        for one in wanted:
            figure = one.within(process)
            value = self._value(figure)
            if value is not None and value != 0 and one.written(value):  # a drawing shows nothing for nought
                said = PrintedFigure(id=figure, text=one.written(value), anchor=anchor, is_drawn=True)
                self.figures.append(said)

    def marks_of(self, process: str) -> int:
        """Return how many marks there are so far in texts of a process."""
        return self._marks[self.numbers.get(process, 0)]

    def ahead(self) -> Printed:
        """Return what marks those that come next, elsewhere."""
        return Printed(trace=self.trace, numbers=self.numbers, lines=self.lines, _marks=Counter(self._marks))

    def catch_up(self, process: str, figures: Iterable[PrintedFigure], marks: int) -> None:
        """Go on after figures that were marked elsewhere, in texts of a process that has so many marks now."""
        self.figures.extend(figures)
        self._marks[self.numbers.get(process, 0)] = marks

    def _value(self, figure: FigureId) -> Any:
        node = self.trace.nodes.get(figure) if self.trace is not None else None
        return None if node is None else node.value

    def _element(self, figure: FigureId, text: str, process: str) -> Markup:
        number = self.numbers.get(process, 0)
        self._marks[number] += 1
        anchor = f"{FIGURE_ANCHOR}{number}-{self._marks[number]}"
        self.figures.append(PrintedFigure(id=figure, text=text, anchor=anchor))
        line = self.lines.get(figure)
        if line is None:
            return Markup('<span class="figure" id="{}">{}</span>').format(anchor, text)
        return Markup('<a class="figure" id="{}" href="#{}">{}</a>').format(anchor, line, text)


def _found(text: str, sought: Iterable[Sought]) -> Sequence[tuple[int, int, FigureId]]:
    taken: list[tuple[int, int, FigureId]] = []
    for one in sought:
        place = _place(text, one, taken) if one.written in text else None
        if place is not None:
            taken.append((*place, one.figure))
    return sorted(taken)


def _place(text: str, one: Sought, taken: Sequence[tuple[int, int, FigureId]]) -> tuple[int, int] | None:
    """Return where a figure stands in a text, apart from larger numbers and from what is taken."""
    done, start = 0, text.find(one.written)
    while start >= 0:
        end = start + len(one.written)
        if _before(one.before).search(text, done, start) and _after(one.after).match(text, end):
            if all(end <= first or start >= last for first, last, _ in taken):
                return start, end
            done = end
        start = text.find(one.written, max(done, start + 1))
    return None


@lru_cache(maxsize=1_024)
def _before(pattern: str) -> re.Pattern[str]:
    """Return what matches up to a figure, after what stands before it."""
    return re.compile(rf"(?:{pattern})(?<![\w.,])\Z")


@lru_cache(maxsize=1_024)
def _after(pattern: str) -> re.Pattern[str]:
    """Return what matches from the end of a figure, with what stands after it."""
    return re.compile(rf"(?!\w|[.,]\d|%)(?:{pattern})")


def printed_for(trace: Trace | None, assessment: Assessment, selection: Selection) -> Printed:
    """Return what marks the figures of a report; the provider pack has none."""
    if trace is None or selection.is_for_providers:
        return Printed()
    ids = [one.process.id for one in sorted(assessment.processes, key=lambda one: one.process.row)]
    numbers = {"": 0} | {one: place for place, one in enumerate(ids, start=1)}
    detailed = {"", *(one.process.id for one in mattering_most(assessment.processes, selection.profiles))}
    lines: Mapping[FigureId, str] = {}
    if selection.prints(CALCULATIONS):
        lines = _lines(trace, assessment, {one: number for one, number in numbers.items() if one in detailed})
    return Printed(trace=trace, lines=lines, numbers=numbers)


@dataclass(frozen=True, slots=True)
class _Lines(Mapping[FigureId, str]):
    """The anchor of every figure of a trace that belongs to the portfolio or to a numbered process.

    Each is worked out when somebody asks: few of the figures are printed. `repeating` gives those that another's line
    tells.
    """

    nodes: Mapping[FigureId, Node]
    numbers: Mapping[str, int]
    repeating: Mapping[FigureId, FigureId]

    def __getitem__(self, figure: FigureId) -> str:
        if figure not in self.nodes:
            raise KeyError(figure)
        return anchor_of(self.repeating.get(figure, figure).path, self.numbers[figure.process])

    def __iter__(self) -> Iterator[FigureId]:
        return (figure for figure in self.nodes if figure.process in self.numbers)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _lines(trace: Trace, assessment: Assessment, numbers: Mapping[str, int]) -> Mapping[FigureId, str]:
    """Return an anchor for every figure of the portfolio and of the processes that are printed, by their numbers."""
    return _Lines(trace.nodes, numbers, _rated(trace, assessment) | _as_is(assessment))


def _rated(trace: Trace, assessment: Assessment) -> dict[FigureId, FigureId]:
    """Return by rating as entered the part of an index that counts it: the line of the index tells its cell."""
    named = (
        FigureId(one.process.id, f"{index}.contributions[{place}].rating")
        for one in assessment.processes
        for index, parts in (("classification", one.classification), ("sourcing", one.sourcing))
        for place in range(len(parts.contributions))
    )
    ratings = [one for one in map(trace.nodes.get, named) if isinstance(one, Step)]
    return {one.formula: one.id for one in reversed(ratings) if isinstance(one.formula, FigureId)}


def _as_is(assessment: Assessment) -> dict[FigureId, FigureId]:
    """Return by the steady year of going on as it is the cost of today, which it repeats."""
    return {
        FigureId(one.process.id, f"cost.options[{place}].case.outsourced_annual"): FigureId(one.process.id, _TODAY)
        for one in assessment.processes
        for place, option in enumerate(one.cost.options)
        if option.kind is OptionKind.AS_IS
    }


def marked_in(html: str) -> dict[str, str]:
    """Return the words of the figures that are marked in some HTML, by their anchors."""
    return {anchor: unescape(text) for anchor, text in _ELEMENT.findall(html)}


def found_in(marked: Mapping[str, str], figures: Iterable[PrintedFigure]) -> tuple[PrintedFigure, ...]:
    """Return the figures that are marked in a document, in its words; what the templates left out is left out."""
    return tuple(
        one if one.is_drawn else PrintedFigure(id=one.id, text=marked[one.anchor], anchor=one.anchor)
        for one in figures
        if one.is_drawn or one.anchor in marked
    )
