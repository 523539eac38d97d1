"""Risks before and after the measures: two grids of likelihood and impact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.heat_steps import step_of, text_on
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Drawing, Figure, Mark, Rect, Text, figure

_AXIS, _BETWEEN = 7.4, 6.0
_HEAD, _FOOT = 5.4, 8.8
_GAP = 0.5
_NUMBER, _COUNT, _WORD, _TICK = 7.2, 9.0, 6.4, 7.0
_LEADING = 3.1
_ALL_NUMBERS = 4
_MOST_NUMBERS = 9
_LONG_NUMBER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatEntry:
    """A process and its (likelihood, impact) before and after, each 1-5."""

    number: int
    before: tuple[float, float]
    after: tuple[float, float]


def heat_maps(entries: Sequence[HeatEntry], palette: Palette, *, width: float = 136.0) -> Figure:
    """Draw both grids side by side."""
    side = (width - 2 * _AXIS - _BETWEEN) / 2
    before = [(entry.number, entry.before) for entry in entries]
    after = [(entry.number, entry.after) for entry in entries]
    marks = [
        *_grid("Before measures", before, _AXIS, side, palette),
        *_grid("After measures", after, 2 * _AXIS + side + _BETWEEN, side, palette),
    ]
    return figure(
        Drawing(width=width, height=_HEAD + side + _FOOT, marks=tuple(marks)),
        alt=f"Likelihood and impact of {len(entries)} processes before and after the measures; severe is 15 or more",
        table=(
            ("No.", "Likelihood before", "Impact before", "Likelihood after", "Impact after"),
            *((str(one.number), *(f"{value:g}" for value in (*one.before, *one.after))) for one in entries),
        ),
    )


def _grid(
    title: str, places: Sequence[tuple[int, tuple[float, float]]], left: float, side: float, palette: Palette
) -> Iterator[Mark]:
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (likelihood, impact) in places:
        cells[_level(likelihood), _level(impact)].append(number)
    pitch = (side + _GAP) / 5
    yield Text(x=left, y=2.8, text=title, size=8.2, weight=600, fill=palette.ink)
    for likelihood in range(1, 6):
        y = _HEAD + (5 - likelihood) * pitch
        yield _tick(str(likelihood), left - 1.6, y + pitch / 2 + 0.6, palette, anchor="end")
        for impact in range(1, 6):
            numbers = sorted(cells.get((likelihood, impact), ()))
            yield from _cell(numbers, likelihood * impact, left + (impact - 1) * pitch, y, pitch - _GAP, palette)
    foot = _HEAD + side
    for impact in range(1, 6):
        yield _tick(str(impact), left + (impact - 0.5) * pitch - _GAP / 2, foot + 3.6, palette, anchor="middle")
    yield _title("Impact →", left, foot + 7.6, palette)
    yield _title("Likelihood →", left - _AXIS + 2.4, foot, palette, upward=True)


def _level(value: float) -> int:
    return min(5, max(1, round(value)))


def _cell(numbers: Sequence[int], score: int, x: float, y: float, side: float, palette: Palette) -> Iterator[Mark]:
    step = step_of(score)
    yield Rect(x=x, y=y, width=side, height=side, fill=palette.heat[step])
    colour = text_on(step, palette)
    per_row = 2 if len(numbers) <= _ALL_NUMBERS or max(numbers) >= _LONG_NUMBER else 3
    if len(numbers) > (_MOST_NUMBERS if per_row == 3 else 6):  # noqa: PLR2004 - three rows fit
        yield from _counted(len(numbers), x + side / 2, y + side / 2, colour)
        return
    rows = [numbers[start : start + per_row] for start in range(0, len(numbers), per_row)]
    top = y + side / 2 - (len(rows) - 1) * _LEADING / 2 + 0.85
    for index, row in enumerate(rows):
        for column, number in enumerate(row):
            offset = (column - (len(row) - 1) / 2) * side / per_row * (0.86 if per_row == 2 else 0.92)  # noqa: PLR2004
            yield Text(
                x=x + side / 2 + offset,
                y=top + index * _LEADING,
                text=str(number),
                size=_NUMBER,
                weight=600,
                fill=colour,
                anchor="middle",
            )


def _counted(count: int, x: float, y: float, colour: str) -> Iterator[Text]:
    """Say how many there are, where their numbers would not fit."""
    yield Text(x=x, y=y + 0.2, text=str(count), size=_COUNT, weight=600, fill=colour, anchor="middle")
    yield Text(x=x, y=y + 3.2, text="processes", size=_WORD, fill=colour, anchor="middle")


def _tick(text: str, x: float, y: float, palette: Palette, *, anchor: str) -> Text:
    return Text(x=x, y=y, text=text, size=_TICK, fill=palette.ink_2, anchor="end" if anchor == "end" else "middle")


def _title(text: str, x: float, y: float, palette: Palette, *, upward: bool = False) -> Text:
    return Text(x=x, y=y, text=text, size=7.2, weight=600, fill=palette.ink_2, upward=upward)
