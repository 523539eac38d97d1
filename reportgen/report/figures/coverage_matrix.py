"""Which process has which measure: measures by process, a mark where one is needed, by how far it works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.report.figures.matrix_columns import LINE, NUMBER_SIZE, MatrixColumns
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.state_marks import RADIUS, STATES, State, count_colours, state_marks
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Path, Text, figure
from reportgen.report.figures.text_metrics import fitted, text_width

WIDTH = 170.0
PITCH, HEAD = 3.1, 9.4
_SIZE, _HEAD_SIZE = 7.0, 7.0
_FAMILY, _MOST_NAME = 17.0, 61.0
_WIDEST_COLUMN = 5.2
_AFTER = 1.5
_MARKS: dict[str, State] = {
    "in_place": "whole",
    "to_show": "dotted",
    "partial": "half",
    "missing": "none",
    "": "blank",
}
_TOTALS = ("in place", "to show", "partial", "open")
_HEADS = tuple((word,) for word in _TOTALS)
_ENDS = (8.6, 17.2, 25.8, 34.4)
_CLOSE_HEADS = (("in", "place"), ("to", "show"), ("partial",), ("open",))  # where many columns leave less room
_CLOSE_ENDS = (6.2, 12.4, 20.4, 26.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A measure. `states` has an entry for each column: in_place, to_show, partial, missing, "" where not needed."""

    family: str
    name: str
    states: tuple[str, ...]
    in_place: int
    to_show: int
    partial: int
    missing: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Return the counts in the order they are printed."""
        return self.in_place, self.to_show, self.partial, self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns(MatrixColumns):
    """The columns, and where the totals stand after them, in mm."""

    is_close: bool

    def total_x(self, index: int) -> float:
        ends = _CLOSE_ENDS if self.is_close else _ENDS
        return self.first + len(self.numbers) * self.pitch + _AFTER + ends[index]

    @property
    def end(self) -> float:
        return self.total_x(len(_TOTALS) - 1)


def coverage_matrix(numbers: Sequence[int], rows: Sequence[CoverageRow], palette: Palette) -> Figure:
    """Draw a row for each measure and a column for each process, with the totals of each row at its end."""
    columns = _columns(numbers, rows)
    marks: list[Mark] = [*_heads(columns, palette), *_families(rows, columns, palette)]
    for index, row in enumerate(rows):
        marks += _row_texts(row, index, columns, palette)
    marks += _state_marks(rows, columns, palette)
    return figure(
        Drawing(width=WIDTH, height=height_of(len(rows)), marks=tuple(marks)),
        alt=f"{len(rows)} measures for {len(numbers)} processes: {_in_all(rows)}",
        table=_table(numbers, rows),
    )


def _in_all(rows: Sequence[CoverageRow]) -> str:
    counts = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    return ", ".join(f"{count} {word}" for count, word in zip(counts, _TOTALS, strict=False))


def height_of(rows: int) -> float:
    """Return how high a drawing of so many measures is, in mm."""
    return HEAD + rows * PITCH + 0.6


def _table(numbers: Sequence[int], rows: Sequence[CoverageRow]) -> tuple[tuple[str, ...], ...]:
    return (
        ("Family", "Measure", *map(str, numbers), *_TOTALS),
        *((row.family, row.name, *row.states, *map(str, row.counts)) for row in rows),
    )


def _columns(numbers: Sequence[int], rows: Sequence[CoverageRow]) -> _Columns:
    widest = max((text_width(row.name, size=_SIZE) for row in rows), default=0.0)
    name = min(_MOST_NAME, widest + 2.0)
    room = WIDTH - _FAMILY - name - _AFTER
    is_close = room - _ENDS[-1] < _WIDEST_COLUMN * len(numbers)
    room -= _CLOSE_ENDS[-1] if is_close else _ENDS[-1]
    pitch = min(_WIDEST_COLUMN, room / max(1, len(numbers)))
    return _Columns(numbers=tuple(numbers), first=_FAMILY + name, pitch=pitch, is_close=is_close)


def _heads(columns: _Columns, palette: Palette) -> Iterator[Mark]:
    base = HEAD - 1.9
    yield Text(x=_FAMILY, y=base, text="Measure", size=_HEAD_SIZE, weight=600, fill=palette.ink_2)
    yield from columns.heads(base, palette, size=_HEAD_SIZE)
    for index, lines in enumerate(_CLOSE_HEADS if columns.is_close else _HEADS):
        for line, word in enumerate(reversed(lines)):
            yield Text(
                x=columns.total_x(index),
                y=base - line * LINE,
                text=word,
                size=NUMBER_SIZE,
                weight=600,
                fill=palette.ink_2,
                anchor="end",
            )
    yield Line(x1=0, y1=HEAD - 0.6, x2=columns.end, y2=HEAD - 0.6, stroke=palette.ink, stroke_width=0.3)


def _families(rows: Sequence[CoverageRow], columns: _Columns, palette: Palette) -> Iterator[Mark]:
    """Name each family at its first measure, a rule above it."""
    start = 0
    for family, members in groupby(rows, key=lambda row: row.family):
        top = HEAD + start * PITCH
        if start:
            yield Line(x1=0, y1=top, x2=columns.end, y2=top, stroke=palette.p30, stroke_width=0.25)
        text = fitted(family, _FAMILY - 1.0, size=_HEAD_SIZE, weight=600)
        yield Text(x=0, y=_base(start), text=text, size=_HEAD_SIZE, weight=600, fill=palette.primary)
        start += len(list(members))
    yield Line(
        x1=0, y1=HEAD + start * PITCH, x2=columns.end, y2=HEAD + start * PITCH, stroke=palette.ink, stroke_width=0.3
    )


def _base(index: int) -> float:
    return HEAD + (index + 0.5) * PITCH + 0.85


def _row_texts(row: CoverageRow, index: int, columns: _Columns, palette: Palette) -> Iterator[Text]:
    y = _base(index)
    name = fitted(row.name, columns.first - _FAMILY - 1.0, size=_SIZE)
    yield Text(x=_FAMILY, y=y, text=name, size=_SIZE, fill=palette.ink)
    for place, (count, colour) in enumerate(zip(row.counts, count_colours(palette), strict=True)):
        shown, fill = (str(count), colour) if count else ("–", palette.ink_3)
        yield Text(x=columns.total_x(place), y=y, text=shown, size=_SIZE, weight=600, fill=fill, anchor="end")


def _state_marks(rows: Sequence[CoverageRow], columns: _Columns, palette: Palette) -> Iterator[Path]:
    radius = min(RADIUS, columns.pitch / 2 - 0.2)
    for mark in STATES:
        places = [
            (columns.x(column), HEAD + (index + 0.5) * PITCH)
            for index, row in enumerate(rows)
            for column, found in enumerate(row.states)
            if _MARKS[found] == mark
        ]
        yield from state_marks(mark, places, radius, palette)
