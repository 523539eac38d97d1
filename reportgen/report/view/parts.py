"""The pieces pages are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from reportgen.model.verdict import NatureClass, NotAssessed
from reportgen.report.figures.text_metrics import text_width
from reportgen.report.words.typed import visible

_VALUE_PT, _COLUMN_MM = 24.0, 39.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """The head of a section: its number and name in the rail, its message as the title.

    `running` is what the running head says; `bookmark` is the entry in the reader's outline.
    """

    number: str
    name: str
    running: str
    bookmark: str
    title: str
    standfirst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number to remember, with what it counts; `style` is "value", or "value long" where it is set smaller to fit."""

    value: str
    label: str

    @property
    def style(self) -> str:
        """Return how large the value is set."""
        wide = text_width(visible(self.value), size=_VALUE_PT, weight=300, typeface="serif")
        return "value" if wide <= _COLUMN_MM else "value long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A label such as "Figure 2" with its finding, a unit line and the anchor that links lead to."""

    label: str
    finding: str
    unit: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A figure ready to place, with its caption and source note; `height` is that of the drawing in mm.

    `numbers` are what it shows as rows of text, the heads first.
    """

    caption: Caption
    svg: Markup
    source: str = ""
    height: float = 0.0
    numbers: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One of a few numbered statements: a mark, a lead in bold, and the rest."""

    mark: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """The class of a process as a small label; `style` names its look."""

    label: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to an anchor in the report."""

    text: str
    anchor: str


@dataclass(slots=True)
class Numbering:
    """Numbers figures and tables in the order the pages are composed.

    `ways` leads to the table of all ways to run each process, None where it is not printed.
    """

    figures: int = 0
    tables: int = 0
    anchors: list[str] = field(default_factory=list)
    ways: Link | None = None

    def figure(self, finding: str, unit: str = "") -> Caption:
        """Number the next figure."""
        self.figures += 1
        return self._caption("Figure", self.figures, finding, unit)

    def table(self, finding: str, unit: str = "") -> Caption:
        """Number the next table."""
        self.tables += 1
        return self._caption("Table", self.tables, finding, unit)

    @property
    def next_table(self) -> str:
        """Return what the next table will be called: "Table 3"."""
        return f"Table {self.tables + 1}"

    def ahead(self) -> Numbering:
        """Return what numbers those that come next, elsewhere."""
        return Numbering(figures=self.figures, tables=self.tables, ways=self.ways)

    def catch_up(self, ahead: Numbering) -> None:
        """Go on after those that were numbered elsewhere."""
        self.figures, self.tables = ahead.figures, ahead.tables
        self.anchors += ahead.anchors

    def _caption(self, kind: str, number: int, finding: str, unit: str) -> Caption:
        anchor = f"{kind.lower()}-{number}"
        self.anchors.append(anchor)
        return Caption(label=f"{kind} {number}", finding=finding, unit=unit, anchor=anchor)


def worded(rows: Sequence[Sequence[str]], words: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return what a figure shows with the states it draws as marks put in words."""
    return tuple(tuple(words.get(cell, cell) for cell in row) for row in rows)


def chip(nature: NatureClass | NotAssessed) -> Chip:
    """Return the chip of a class; a process that could not be classed has one of its own."""
    if isinstance(nature, NotAssessed):
        return Chip(label="n/a", style="unknown")
    label = "Hybrid" if nature is NatureClass.HYBRID else nature.value
    return Chip(label=label, style=nature.value.lower())


def joined(items: Sequence[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    if len(items) < 2:  # noqa: PLR2004 - one or none needs no joining
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
