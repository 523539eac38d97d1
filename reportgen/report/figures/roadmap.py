"""When what moves, quarter by quarter, and the gates that can stop it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.report.figures.label_row import Slot, every, spread
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Circle, Drawing, Figure, Line, Mark, Path, Rect, Text, diamond, figure
from reportgen.report.figures.text_metrics import fitted, text_width, wrapped

RowKind = Literal["wave", "fix"]

_GROUP_WIDTH, _LEFT, _MOST_LEFT = 19.5, 62.0, 78.0
_HEAD = 11.2
_ROW, _TALLEST_ROW, _BAR = 5.6, 7.0, 3.8
_MOST_TALL = 24
_GROUP_GAP = 3.4
_FOOT = 8.6
_DISC = 2.9
_LABEL, _GROUP, _TICK = 7.4, 8.6, 7.0
_QUARTER, _YEAR = 3, 12
_DIAMOND = 1.6
_LEADING = 2.9
_AIR = 1.6  # that the name of a quarter has between its lines


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapRow:
    """A bar; times are months from the start. A fix ends at `handover_end`, a wave is steady from `parallel_end`."""

    group: str
    label: str
    kind: RowKind
    handover_start: float
    handover_end: float
    parallel_end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A decision at a month from the start."""

    label: str
    month: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    row: RoadmapRow
    y: float
    opens_group: bool


def roadmap(
    rows: Sequence[RoadmapRow],
    gates: Sequence[Gate],
    palette: Palette,
    *,
    start: dt.date,
    months: int,
    width: float = 170.0,
    most_tall: int = _MOST_TALL,
) -> Figure:
    """Draw the bars from `start` to the end of the quarter in which `months` months from it are over.

    To `most_tall` rows are tall enough for names of two lines.
    """
    months = _to_quarter_end(start, months)
    pitch = _pitch(len(rows), most_tall)
    across = LinearScale(low=0, high=months, start=_left(rows, pitch), end=width - 0.3)
    placed = tuple(_placed(rows, pitch))
    foot = (placed[-1].y + pitch / 2 + _GROUP_GAP / 2) if placed else _HEAD + pitch
    marks: list[Mark] = [*_calendar(start, months, across, foot, palette)]
    marks += _group_marks(placed, pitch, across(0), width, palette)
    for one in placed:
        marks += _bar_marks(one, across, months, palette)
    marks += _gate_marks(gates, across, months, foot, palette)
    height = foot + (_FOOT if gates else 0.6)
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt=_said(rows, gates),
        table=tuple(_table(rows)),
    )


def _first_quarter(start: dt.date) -> int:
    """Return how many months of its quarter are left at the start."""
    return _QUARTER - (start.month - 1) % _QUARTER


def _to_quarter_end(start: dt.date, months: int) -> int:
    """Return so many months and those that end the last quarter, of which none is drawn cut off."""
    first = _first_quarter(start)
    return first + max(0, -(-(months - first) // _QUARTER) * _QUARTER)


def label_in_room(label: str, count: int, *, most_tall: int = _MOST_TALL) -> str:
    """Cut a label to the most room there can be before the bars of so many rows."""
    pitch = _pitch(count, most_tall)
    return " ".join(_label_lines(label, _LEFT if pitch >= _TALLEST_ROW else _MOST_LEFT, pitch))


def _pitch(count: int, most_tall: int) -> float:
    return _ROW if count > most_tall else _TALLEST_ROW


def _left(rows: Sequence[RoadmapRow], pitch: float) -> float:
    """Return where the bars begin: names that have one line each get the room they need, within bounds."""
    if pitch >= _TALLEST_ROW:
        return _LEFT
    widest = max((text_width(row.label, size=_LABEL) for row in rows), default=0.0)
    return min(_MOST_LEFT, max(_LEFT, _GROUP_WIDTH + widest + 2))


def _placed(rows: Sequence[RoadmapRow], pitch: float) -> Iterator[_Placed]:
    y = _HEAD + _GROUP_GAP / 2
    group = None
    for row in rows:
        opens_group = row.group != group
        if opens_group and group is not None:
            y += _GROUP_GAP
        group = row.group
        yield _Placed(row=row, y=y + pitch / 2, opens_group=opens_group)
        y += pitch


def _calendar(start: dt.date, months: int, across: LinearScale, foot: float, palette: Palette) -> Iterator[Mark]:
    """Draw the quarters counted from the calendar, the years above them, and a line under the head.

    A quarter or year of which too little is left at the start is named before its line.
    """
    quarter_width = across(_QUARTER) - across(0)
    name_step = every(text_width("Q4", size=_TICK) + 0.8, quarter_width)
    begins = [0, *range(_first_quarter(start), months, _QUARTER)]
    for index, month in enumerate(begins):
        absolute = start.month - 1 + month
        year, quarter = start.year + absolute // _YEAR, (absolute % _YEAR) // _QUARTER + 1
        x, end = across(month), across(begins[index + 1] if index + 1 < len(begins) else months)
        opens_year = month == 0 or quarter == 1
        stroke, thick = (palette.rule, 0.3) if opens_year else (palette.hair, 0.2)
        yield Line(x1=x, y1=1.0 if opens_year else _HEAD, x2=x, y2=foot, stroke=stroke, stroke_width=thick)
        name = Text(x=(x + end) / 2, y=8.9, text=f"Q{quarter}", size=_TICK, fill=palette.ink_2, anchor="middle")
        is_wide = end - x >= name.width + _AIR
        if is_wide and (quarter - 1) % name_step == 0:
            yield name
        elif month == 0 and not is_wide:
            yield replace(name, x=x - _AIR / 2, anchor="end")
        if opens_year:
            year_end = across(min(months, month + _YEAR - absolute % _YEAR))
            head = Text(x=x + 1, y=3.9, text=str(year), size=_GROUP, weight=600, fill=palette.primary)
            if head.box.right < year_end:
                yield head
            elif month == 0:
                yield replace(head, x=x - _AIR / 2, anchor="end")
    yield Line(x1=0, y1=_HEAD, x2=across(months), y2=_HEAD, stroke=palette.ink, stroke_width=0.4)


def _group_marks(
    placed: Sequence[_Placed], pitch: float, left: float, width: float, palette: Palette
) -> Iterator[Mark]:
    for one in placed:
        if one.opens_group:
            colour = palette.signal if one.row.kind == "fix" else palette.primary
            name = fitted(one.row.group, _GROUP_WIDTH - 1.5, size=_GROUP, weight=600)
            yield Text(x=0, y=one.y + 1.0, text=name, size=_GROUP, weight=600, fill=colour)
            if one is not placed[0]:
                y = one.y - pitch / 2 - _GROUP_GAP / 2
                yield Line(x1=0, y1=y, x2=width, y2=y, stroke=palette.hair, stroke_width=0.2)
        yield from _label_marks(one, pitch, left, palette)
    if placed:
        y = placed[-1].y + pitch / 2 + _GROUP_GAP / 2
        yield Line(x1=0, y1=y, x2=width, y2=y, stroke=palette.rule, stroke_width=0.3)


def _label_marks(one: _Placed, pitch: float, left: float, palette: Palette) -> Iterator[Text]:
    """Name a row before the bars begin at `left`, on two lines where rows are tall enough for them."""
    lines = _label_lines(one.row.label, left, pitch)
    first = one.y + 0.9 - (len(lines) - 1) * _LEADING / 2
    for index, line in enumerate(lines):
        yield Text(x=_GROUP_WIDTH, y=first + index * _LEADING, text=line, size=_LABEL, fill=palette.ink)


def _label_lines(label: str, left: float, pitch: float) -> tuple[str, ...]:
    return wrapped(label, left - _GROUP_WIDTH - 2, lines=2 if pitch >= _TALLEST_ROW else 1, size=_LABEL)


def _bar_marks(one: _Placed, across: LinearScale, months: int, palette: Palette) -> Iterator[Mark]:
    row = one.row
    if row.kind == "fix":
        yield from _fix_marks(one, across, months, palette)
        return
    stretches = (
        (row.handover_start, row.handover_end, palette.p30),
        (row.handover_end, row.parallel_end, palette.p55),
        (row.parallel_end, float(months), palette.primary),
    )
    for begin, end, fill in stretches:
        x1, x2 = across(_within(begin, months)), across(_within(end, months))
        if x2 > x1:
            yield Rect(x=x1, y=one.y - _BAR / 2, width=x2 - x1, height=_BAR, fill=fill)


def _fix_marks(one: _Placed, across: LinearScale, months: int, palette: Palette) -> Iterator[Mark]:
    """Draw an outline, and a diamond where the process is rated again."""
    x1, x2 = across(_within(one.row.handover_start, months)), across(_within(one.row.handover_end, months))
    inset = 0.22
    yield Rect(
        x=x1 + inset,
        y=one.y - _BAR / 2 + inset,
        width=max(0.3, x2 - x1 - 2 * inset),
        height=_BAR - 2 * inset,
        fill=palette.white,
        stroke=palette.signal,
        stroke_width=2 * inset,
    )
    x = min(x2 + _DIAMOND + 0.4, across(months) - _DIAMOND)
    yield Path(d=diamond(x, one.y, _DIAMOND), fill=palette.signal)


def _within(month: float, months: int) -> float:
    return min(float(months), max(0.0, month))


def _gate_marks(
    gates: Sequence[Gate], across: LinearScale, months: int, foot: float, palette: Palette
) -> Iterator[Mark]:
    """Draw gates as lines through all bars, each with a disc below; discs move apart where gates are close."""
    if not gates:
        return
    y = foot + _FOOT - _DISC - 0.4
    places = [across(_within(gate.month, months)) for gate in gates]
    widths = [max(2 * _DISC, text_width(gate.label, size=6.9, weight=600) + 2.4) for gate in gates]
    slots = [Slot(centre=x, width=width) for x, width in zip(places, widths, strict=True)]
    lefts = spread(slots, low=_GROUP_WIDTH, high=across(months) + 0.3, gap=0.6)
    yield Text(x=0, y=y + 1.0, text="Checkpoints", size=_GROUP, weight=600, fill=palette.ink)
    for gate, x, own, left in zip(gates, places, widths, lefts, strict=True):
        middle = left + own / 2
        yield Line(x1=x, y1=_HEAD, x2=x, y2=foot + 0.9, stroke=palette.ink, stroke_width=0.4)
        yield Line(x1=x, y1=foot + 0.9, x2=middle, y2=y, stroke=palette.ink, stroke_width=0.4)
        if own > 2 * _DISC:
            yield Rect(x=left, y=y - _DISC, width=own, height=2 * _DISC, radius=_DISC, fill=palette.ink)
        else:
            yield Circle(x=middle, y=y, r=_DISC, fill=palette.ink)
        yield Text(x=middle, y=y + 0.85, text=gate.label, size=6.9, weight=600, fill=palette.white, anchor="middle")


def _said(rows: Sequence[RoadmapRow], gates: Sequence[Gate]) -> str:
    bars = "; ".join(f"{row.group}, {row.label}: from month {row.handover_start:.0f}" for row in rows)
    named = ", ".join(f"{gate.label} in month {gate.month:.0f}" for gate in gates)
    return f"Roadmap. {bars}." + (f" Checkpoints: {named}." if gates else "")


def _table(rows: Sequence[RoadmapRow]) -> Iterator[tuple[str, ...]]:
    yield "Group", "What", "Preparation from month", "Parallel from month", "Steady or done from month"
    for row in rows:
        times = (row.handover_start, row.handover_end, row.parallel_end)
        yield (row.group, row.label, *(f"{time:.0f}" for time in times))
