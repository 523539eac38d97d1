"""Risks on grids of likelihood and impact: before measures, with today's, and with all that are listed agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.report.figures.heat_steps import SEVERE, step_of, text_on
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Path, Rect, Text, figure, path_data
from reportgen.report.figures.text_metrics import text_width
from reportgen.report.words.formats import processes

_HEAD, _FOOT = 5.4, 8.8
_GAP = 0.5
_NUMBER, _SMALL, _COUNT, _WORD, _TICK = 7.2, 6.4, 9.0, 6.4, 7.0
_TITLE, _BESIDE = 8.2, 7.4
_ROOMY = 10.0
_LEADING, _LEADING_OF_THREE = 3.1, 2.6  # three rows stand clear of the borders of their cell
_BETWEEN, _MARGIN = 1.1, 0.4  # of numbers beside each other, and at the borders of their cell
_FEW_ROWS, _MOST_ROWS = 2, 3
_LIMIT, _HALO = 0.6, 1.3
LEVELS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatEntry:
    """A process and its (likelihood, impact), each 1-5; `today` None where the measures of today are not known."""

    number: int
    before: tuple[float, float]
    after: tuple[float, float]
    today: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """How grids stand side by side: the room for an axis, between panels, and the offset of the upward title."""

    axis: float
    between: float
    title: float


_TWO = _Frame(axis=7.4, between=6.0, title=5.0)
_THREE = _Frame(axis=6.2, between=4.2, title=4.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    title: str
    places: Sequence[tuple[int, tuple[float, float]]]
    left: float
    side: float
    axis_title: float
    widest_title: float
    accepted: int | None

    @property
    def pitch(self) -> float:
        return (self.side + _GAP) / LEVELS


def heat_maps(
    entries: Sequence[HeatEntry],
    palette: Palette,
    *,
    floors: Sequence[float],
    width: float = 136.0,
    accepted: int | None = None,
) -> Figure:
    """Draw the grids side by side, three where every entry tells how it stands today, else two.

    `floors` are the lowest scores of the four bands, at which the tints change; `accepted` is the highest score that
    is accepted: a line parts the cells within it from those above.
    """
    grids = _grids(entries, width, accepted)
    marks = [mark for grid in grids for mark in _grid_marks(grid, floors, palette)]
    side = grids[0].side
    for grid in grids[1:] if len(grids) > 2 else ():  # noqa: PLR2004 - arrows tell the order of three
        marks += _arrow(grid.left - _THREE.axis - _THREE.between / 2, _HEAD + side / 2, palette)
    names = ", ".join(f"{grid.title.lower()} {_severe(grid)}" for grid in grids)
    limit = "" if accepted is None else f"; a line parts the scores to {accepted}, which are accepted, from those above"
    return figure(
        Drawing(width=width, height=_HEAD + side + _FOOT, marks=tuple(marks)),
        alt=f"Likelihood and impact of {processes(len(entries))}; severe, a score of 15 or more, are {names}{limit}",
        table=_table(entries),
    )


def has_full_cell(entries: Sequence[HeatEntry], *, width: float = 136.0) -> bool:
    """Return whether some cell holds more processes than have room by number, so that they are counted."""
    return any(
        not _fitting(sorted(numbers), grid.pitch - _GAP)
        for grid in _grids(entries, width, None)
        for numbers in _cells(grid).values()
    )


def _grids(entries: Sequence[HeatEntry], width: float, accepted: int | None) -> list[_Grid]:
    today = [(one.number, one.today) for one in entries if one.today is not None]
    panels: list[tuple[str, Sequence[tuple[int, tuple[float, float]]]]] = [
        ("Before measures", [(one.number, one.before) for one in entries]),
        *([("With today’s measures", today)] if entries and len(today) == len(entries) else []),
        ("Measures agreed", [(one.number, one.after) for one in entries]),
    ]
    frame = _THREE if len(panels) > 2 else _TWO  # noqa: PLR2004 - before, today, after
    room = (width - frame.between * (len(panels) - 1)) / len(panels)
    return [
        _Grid(
            title=title,
            places=places,
            left=index * (room + frame.between) + frame.axis,
            side=room - frame.axis,
            axis_title=frame.title,
            widest_title=max(text_width(name, size=_TITLE, weight=600) for name, _ in panels),
            accepted=accepted,
        )
        for index, (title, places) in enumerate(panels)
    ]


def _severe(grid: _Grid) -> int:
    return sum(1 for _, (likelihood, impact) in grid.places if _level(likelihood) * _level(impact) >= SEVERE)


def _table(entries: Sequence[HeatEntry]) -> tuple[tuple[str, ...], ...]:
    stages = ("before", "today", "after") if any(one.today for one in entries) else ("before", "after")
    heads = ("No.", *(f"{axis} {stage}" for stage in stages for axis in ("Likelihood", "Impact")))
    rows = (
        (str(one.number), *(f"{value:g}" for stage in stages for value in getattr(one, stage) or ())) for one in entries
    )
    return (heads, *rows)


def _grid_marks(grid: _Grid, floors: Sequence[float], palette: Palette) -> Iterator[Mark]:
    cells = _cells(grid)
    left, pitch = grid.left, grid.pitch
    yield Text(x=left, y=2.8, text=grid.title, size=_TITLE, weight=600, fill=palette.ink)
    for likelihood in range(1, LEVELS + 1):
        y = _HEAD + (LEVELS - likelihood) * pitch
        yield _tick(str(likelihood), left - 1.6, y + pitch / 2 + 0.6, palette, anchor="end")
        for impact in range(1, LEVELS + 1):
            numbers = sorted(cells.get((likelihood, impact), ()))
            step, x = step_of(likelihood * impact, floors), left + (impact - 1) * pitch
            yield from _cell(numbers, len(grid.places), step, x, y, pitch - _GAP, palette)
    yield from _limit(grid, palette)
    yield from _note(grid, palette)
    foot = _HEAD + grid.side
    for impact in range(1, LEVELS + 1):
        yield _tick(str(impact), left + (impact - 0.5) * pitch - _GAP / 2, foot + 3.6, palette, anchor="middle")
    yield _title("Impact →", left, foot + 7.6, palette)
    yield _title("Likelihood →", left - grid.axis_title, foot, palette, upward=True)


def _cells(grid: _Grid) -> Mapping[tuple[int, int], list[int]]:
    """Return the processes of each cell by number."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (likelihood, impact) in grid.places:
        cells[_level(likelihood), _level(impact)].append(number)
    return cells


def _level(value: float) -> int:
    return min(LEVELS, max(1, round(value)))


def _limit(grid: _Grid, palette: Palette) -> Iterator[Path]:
    """Part the cells whose score is accepted from those above, by a line in the gaps between them."""
    if grid.accepted is None or grid.accepted >= LEVELS * LEVELS:
        return
    parts: list[str | float] = []
    for likelihood in range(LEVELS, 0, -1):
        within = min(LEVELS, grid.accepted // likelihood)
        top = _HEAD + (LEVELS - likelihood) * grid.pitch - _GAP / 2
        edge = grid.left + within * grid.pitch - _GAP / 2
        if within and not parts:
            start = (grid.left, top) if likelihood < LEVELS else (edge, _HEAD)
            parts += ["M", *start]
        if within:
            parts += ["H", edge]
        if 0 < within < LEVELS:
            parts += ["V", min(top + grid.pitch, _HEAD + grid.side)]
    yield Path(d=path_data(*parts), stroke=palette.white, stroke_width=_HALO)
    yield Path(d=path_data(*parts), stroke=palette.ink, stroke_width=_LIMIT)


def _note(grid: _Grid, palette: Palette) -> Iterator[Text]:
    """Count, beside the title, the processes beyond the line."""
    if grid.accepted is None or grid.accepted >= LEVELS * LEVELS or not grid.places:
        return
    above = sum(1 for _, (one, other) in grid.places if _level(one) * _level(other) > grid.accepted)
    widest = max(
        text_width(f"{count} above the line", size=_BESIDE, weight=600) for count in ("none", len(grid.places))
    )
    line = " the line" if widest <= grid.side - grid.widest_title - 2.0 else ""  # in all grids or in none
    text = f"{above or 'none'} above{line}"
    yield Text(x=grid.left + grid.side, y=2.8, text=text, size=_BESIDE, weight=600, fill=palette.ink_2, anchor="end")


def _arrow(x: float, y: float, palette: Palette) -> Iterator[Mark]:
    yield Line(x1=x - 1.7, y1=y, x2=x + 1.2, y2=y, stroke=palette.ink_2, stroke_width=0.4)
    head = path_data("M", x + 0.6, y - 1.0, "L", x + 1.9, y, "L", x + 0.6, y + 1.0, "Z")
    yield Path(d=head, fill=palette.ink_2)


def _cell(
    numbers: Sequence[int], whole: int, step: int, x: float, y: float, side: float, palette: Palette
) -> Iterator[Mark]:
    yield Rect(x=x, y=y, width=side, height=side, fill=palette.heat[step])
    colour = text_on(step, palette)
    found = _fitting(numbers, side)
    if found is None:
        yield from _counted(len(numbers), whole, x + side / 2, y + side / 2, side, colour)
        return
    size, rows = found
    leading = _LEADING if len(rows) <= _FEW_ROWS else _LEADING_OF_THREE
    top = y + side / 2 - (len(rows) - 1) * leading / 2 + 0.85
    for index, row in enumerate(rows):
        for number, offset in zip(row, _offsets(row, size), strict=True):
            yield Text(
                x=x + side / 2 + offset,
                y=top + index * leading,
                text=str(number),
                size=size,
                weight=600,
                fill=colour,
                anchor="middle",
            )


def _fitting(numbers: Sequence[int], side: float) -> tuple[float, list[list[int]]] | None:
    """Return the size and the rows in which numbers stand clear of each other in a cell; None where it is too full."""
    for size, most in ((_NUMBER, _FEW_ROWS), (_NUMBER if side >= _ROOMY else _SMALL, _MOST_ROWS)):
        rows = _rows(numbers, size, side - 2 * _MARGIN)
        if len(rows) <= most:
            return size, rows
    return None


def _rows(numbers: Sequence[int], size: float, room: float) -> list[list[int]]:
    """Fill rows with numbers, each as far as it holds them."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and _row_width([*rows[-1], number], size) <= room:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _row_width(row: Sequence[int], size: float) -> float:
    return sum(_width(number, size) for number in row) + _BETWEEN * (len(row) - 1)


def _width(number: int, size: float) -> float:
    return text_width(str(number), size=size, weight=600)


def _offsets(row: Sequence[int], size: float) -> Iterator[float]:
    """Yield where the middle of each number stands, from the middle of the row."""
    start = -_row_width(row, size) / 2
    for number in row:
        width = _width(number, size)
        yield start + width / 2
        start += width + _BETWEEN


def _counted(count: int, whole: int, x: float, y: float, side: float, colour: str) -> Iterator[Text]:
    """Say how many there are, where their numbers would not fit."""
    word = "processes" if text_width("processes", size=_WORD) < side else f"of {whole}"
    yield Text(x=x, y=y + 0.2, text=str(count), size=_COUNT, weight=600, fill=colour, anchor="middle")
    yield Text(x=x, y=y + 3.2, text=word, size=_WORD, fill=colour, anchor="middle")


def _tick(text: str, x: float, y: float, palette: Palette, *, anchor: str) -> Text:
    return Text(x=x, y=y, text=text, size=_TICK, fill=palette.ink_2, anchor="end" if anchor == "end" else "middle")


def _title(text: str, x: float, y: float, palette: Palette, *, upward: bool = False) -> Text:
    return Text(x=x, y=y, text=text, size=7.2, weight=600, fill=palette.ink_2, upward=upward)
