"""Which body of rules reaches which process: rules by process, a mark where they apply, by who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.matrix_columns import NUMBER_SIZE, MatrixColumns
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.state_marks import RADIUS, STATES, State, state_marks
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Text, figure
from reportgen.report.figures.text_metrics import fitted, text_width

WIDTH = 170.0
_HEAD, _PITCH = 9.4, 3.8
_SIZE = 7.4
_MOST_NAME, _TOTAL, _WIDEST_COLUMN = 58.0, 12.0, 5.2


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A body of rules; `states` has an entry for each column, blank where it does not apply."""

    name: str
    states: tuple[State, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns(MatrixColumns):
    @property
    def end(self) -> float:
        return self.first + len(self.numbers) * self.pitch + _TOTAL


def rule_matrix(numbers: Sequence[int], rows: Sequence[RuleRow], palette: Palette) -> Figure:
    """Draw a row for each body of rules and a column for each process, with how many it reaches at the end."""
    columns = _columns(numbers, rows)
    marks: list[Mark] = [*_heads(columns, palette)]
    for index, row in enumerate(rows):
        marks += _row(row, index, columns, palette)
    for state in STATES:
        places = [
            (columns.x(column), _HEAD + (index + 0.5) * _PITCH)
            for index, row in enumerate(rows)
            for column, found in enumerate(row.states)
            if found == state
        ]
        marks += state_marks(state, places, min(RADIUS, columns.pitch / 2 - 0.2), palette)
    foot = _HEAD + len(rows) * _PITCH
    marks.append(Line(x1=0, y1=foot, x2=columns.end, y2=foot, stroke=palette.ink, stroke_width=0.3))
    return figure(
        Drawing(width=WIDTH, height=foot + 0.6, marks=tuple(marks)),
        alt=f"Which of {len(rows)} bodies of rules reaches how many of {len(numbers)} processes: "
        + ", ".join(f"{row.name} {row.total}" for row in rows),
        table=(
            ("Rules", *map(str, numbers), "Processes"),
            *((row.name, *row.states, str(row.total)) for row in rows),
        ),
    )


def _columns(numbers: Sequence[int], rows: Sequence[RuleRow]) -> _Columns:
    widest = max((text_width(row.name, size=_SIZE, weight=600) for row in rows), default=0.0)
    name = min(_MOST_NAME, max(widest, 20.0) + 3.0)
    pitch = min(_WIDEST_COLUMN, (WIDTH - name - _TOTAL) / max(1, len(numbers)))
    return _Columns(numbers=tuple(numbers), first=name, pitch=pitch)


def _heads(columns: _Columns, palette: Palette) -> Iterator[Mark]:
    base = _HEAD - 1.9
    yield Text(x=0, y=base, text="Rules", size=_SIZE, weight=600, fill=palette.ink_2)
    yield from columns.heads(base, palette, size=_SIZE)
    yield Text(x=columns.end, y=base, text="in all", size=NUMBER_SIZE, weight=600, fill=palette.ink_2, anchor="end")
    yield Line(x1=0, y1=_HEAD - 0.6, x2=columns.end, y2=_HEAD - 0.6, stroke=palette.ink, stroke_width=0.3)


def _row(row: RuleRow, index: int, columns: _Columns, palette: Palette) -> Iterator[Mark]:
    top = _HEAD + index * _PITCH
    if index:
        yield Line(x1=0, y1=top, x2=columns.end, y2=top, stroke=palette.hair, stroke_width=0.15)
    base = top + _PITCH / 2 + 0.9
    name = fitted(row.name, columns.first - 1.0, size=_SIZE, weight=600)
    yield Text(x=0, y=base, text=name, size=_SIZE, weight=600, fill=palette.primary)
    yield Text(x=columns.end, y=base, text=str(row.total), size=_SIZE, weight=600, fill=palette.ink, anchor="end")
