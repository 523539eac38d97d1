"""What each place would save: the whole of what moves as bars, then each process as a row of three panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Rect, Text, figure
from reportgen.report.figures.text_metrics import fitted, text_width

_WIDTH = 170.0
_SIZE, _HEAD_SIZE = 7.4, 7.8
_HEAD, _BAR = 5.6, 2.5
PITCH = 4.6
_NUMBER, _NAME_GAP, _PANEL_GAP = 6.0, 4.0, 3.0
_LEAST_NAME, _MOST_NAME = 44.0, 62.0
_LABEL_GAP = 0.9
_THINNEST = 0.35
_TOTAL_PITCH, _TOTAL_BAR = 7.0, 4.6
_TOTAL_FROM, _TOTAL_TO, _REMARK_FROM = 44.0, 104.0, 120.0
PLACES = ("Onshore", "Nearshore", "Offshore")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCell:
    """What a process would save at a place; `amount` None where it is barred, which `text` then says in words."""

    amount: float | None
    text: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A process with its three places, onshore first; `label` is its name as it is printed beside the bars."""

    number: int
    name: str
    cells: tuple[PlaceCell, PlaceCell, PlaceCell]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTotal:
    """What all that moves would save at one place; `remark` says how that compares."""

    label: str
    amount: float
    text: str
    remark: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """Where a place's bars stand: its left edge, width and pitch of rows; how far zero and amounts lie from it."""

    left: float
    width: float
    pitch: float
    scale: LinearScale

    def x(self, amount: float) -> float:
        return self.left + self.scale(amount)


def place_comparison(
    rows: Sequence[PlaceRow], palette: Palette, *, whole: Sequence[PlaceRow] | None = None, pitch: float = PITCH
) -> Figure:
    """Draw a row for each process, a bar in each place's panel on one scale, the chosen place filled.

    `whole` are the rows of all parts, which share names' room and scale, where one figure is drawn in parts; `pitch` is
    the height of a row in mm.
    """
    panels = _panels(whole or rows, pitch)
    marks: list[Mark] = [*_heads(panels, palette)]
    for index, row in enumerate(rows):
        marks += _row_marks(row, _HEAD + index * pitch, panels, palette)
    return figure(
        Drawing(width=_WIDTH, height=_HEAD + len(rows) * pitch + 0.4, marks=tuple(marks)),
        alt=_alt(rows),
        table=(("No.", "Process", *PLACES, "Chosen"), *map(_table_row, rows)),
    )


def _alt(rows: Sequence[PlaceRow]) -> str:
    """Say how often each place is chosen, and what the first and the last process would save there."""
    chosen = [sum(1 for row in rows if row.cells[index].is_chosen) for index in range(len(PLACES))]
    counts = ", ".join(f"{place.lower()} for {count}" for place, count in zip(PLACES, chosen, strict=True))
    ends = dict.fromkeys(row for row in (*rows[:1], *rows[-1:]))
    told = "; ".join(f"No. {row.number}: {', '.join(map(_said, row.cells))}" for row in ends)
    return f"What each of {len(rows)} processes would save onshore, nearshore and offshore; chosen: {counts}; {told}"


def _extent(rows: Sequence[PlaceRow]) -> tuple[float, float]:
    """Return the lowest and the highest amount, zero included."""
    amounts = [cell.amount for row in rows for cell in row.cells if cell.amount is not None]
    return min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)


def _text_room(rows: Sequence[PlaceRow]) -> float:
    """Return the width of the widest amount in mm."""
    texts = [cell.text for row in rows for cell in row.cells if cell.amount is not None]
    return max((text_width(text, size=_SIZE, weight=600) for text in texts), default=0.0)


def _name_room(rows: Sequence[PlaceRow]) -> float:
    """Return the width of the widest name in mm, within bounds."""
    return max(_LEAST_NAME, *(text_width(_label(row), size=_SIZE) for row in rows), _LEAST_NAME)


def _panels(rows: Sequence[PlaceRow], pitch: float) -> tuple[_Panel, ...]:
    """Lay the three panels beside the names, each with room for the widest amount after its longest bar."""
    first = _NUMBER + _name_room(rows) + _NAME_GAP
    width = (_WIDTH - first - 2 * _PANEL_GAP) / len(PLACES)
    low, high = _extent(rows)
    room = width - _text_room(rows) - 2 * _LABEL_GAP
    scale = LinearScale(low=low, high=high if high > low else low + 1, start=0, end=room)
    return tuple(
        _Panel(left=first + index * (width + _PANEL_GAP), width=width, pitch=pitch, scale=scale)
        for index in range(len(PLACES))
    )


def _heads(panels: Sequence[_Panel], palette: Palette) -> Iterator[Mark]:
    for panel, place in zip(panels, PLACES, strict=True):
        x = min(panel.x(0), panel.left + panel.width - text_width(place, size=_HEAD_SIZE, weight=600))
        yield Text(x=x, y=3.2, text=place, size=_HEAD_SIZE, weight=600, fill=palette.ink)
    yield Line(x1=0, y1=_HEAD - 0.6, x2=_WIDTH, y2=_HEAD - 0.6, stroke=palette.ink, stroke_width=0.3)


def _row_marks(row: PlaceRow, top: float, panels: Sequence[_Panel], palette: Palette) -> Iterator[Mark]:
    pitch = panels[0].pitch
    base = top + pitch / 2 + 0.9
    yield Text(x=0, y=base, text=str(row.number), size=_SIZE, fill=palette.ink_3)
    yield Text(x=_NUMBER, y=base, text=_label(row), size=_SIZE, fill=palette.ink)
    for panel, cell in zip(panels, row.cells, strict=True):
        yield from _cell_marks(cell, top, base, panel, palette)
    foot = top + pitch
    yield Line(x1=0, y1=foot, x2=_WIDTH, y2=foot, stroke=palette.hair, stroke_width=0.15)


def in_room(name: str) -> str:
    """Cut a name to the most room there can be beside the bars."""
    return fitted(name, _MOST_NAME, size=_SIZE)


def _label(row: PlaceRow) -> str:
    return row.label or in_room(row.name)


def _cell_marks(cell: PlaceCell, top: float, base: float, panel: _Panel, palette: Palette) -> Iterator[Mark]:
    if cell.amount is None:
        room = panel.left + panel.width - panel.x(0)
        x = panel.x(0) if text_width(cell.text, size=7.0) <= room else panel.left
        room += panel.x(0) - x
        yield Text(x=x, y=base, text=fitted(cell.text, room, size=7.0), size=7.0, fill=palette.ink_3)
        return
    zero, end = panel.x(0), panel.x(cell.amount)
    colour = palette.signal if cell.amount < 0 else palette.gain
    yield _bar((zero, end), top + (panel.pitch - _BAR) / 2, _BAR, colour, palette, is_filled=cell.is_chosen)
    yield Line(x1=zero, y1=top + 0.4, x2=zero, y2=top + panel.pitch - 0.4, stroke=palette.ink_2, stroke_width=0.2)
    yield Text(
        x=max(zero, end) + _LABEL_GAP,
        y=base,
        text=cell.text,
        size=_SIZE,
        weight=600 if cell.is_chosen else 400,
        fill=colour if cell.is_chosen or cell.amount < 0 else palette.ink,
    )


def _bar(ends: tuple[float, float], y: float, tall: float, colour: str, palette: Palette, *, is_filled: bool) -> Rect:
    """Return a bar between two ends, filled where its place is the chosen one, else outlined."""
    left, right = min(ends), max(ends)
    width = max(right - left, _THINNEST)
    if is_filled:
        return Rect(x=left, y=y, width=width, height=tall, fill=colour)
    return Rect(x=left, y=y, width=width, height=tall, fill=palette.white, stroke=colour, stroke_width=0.25)


def _table_row(row: PlaceRow) -> tuple[str, ...]:
    chosen = [place for place, cell in zip(PLACES, row.cells, strict=True) if cell.is_chosen]
    return str(row.number), row.name, *(cell.text for cell in row.cells), ", ".join(chosen)


def _said(cell: PlaceCell) -> str:
    return f"{cell.text}, chosen" if cell.is_chosen else cell.text


def place_totals(totals: Sequence[PlaceTotal], palette: Palette) -> Figure:
    """Draw a bar for the recommended places and one for each place that all would go to, with a remark."""
    amounts = [total.amount for total in totals]
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    scale = LinearScale(low=low, high=high if high > low else low + 1, start=_TOTAL_FROM, end=_TOTAL_TO)
    marks: list[Mark] = []
    for index, total in enumerate(totals):
        marks += _total_marks(total, index * _TOTAL_PITCH, scale, palette)
    height = len(totals) * _TOTAL_PITCH + 0.6
    marks.append(Line(x1=scale(0), y1=0, x2=scale(0), y2=height, stroke=palette.ink_2, stroke_width=0.3))
    return figure(
        Drawing(width=_WIDTH, height=height, marks=tuple(marks)),
        alt="Net saving of all that moves: " + "; ".join(f"{total.label} {total.text}" for total in totals),
        table=(("Place", "Net saving", "Compared"), *((one.label, one.text, one.remark) for one in totals)),
    )


def _total_marks(total: PlaceTotal, top: float, scale: LinearScale, palette: Palette) -> Iterator[Mark]:
    base, weight = top + _TOTAL_PITCH / 2 + 1.0, 600 if total.is_chosen else 400
    zero, end = scale(0), scale(total.amount)
    colour = palette.signal if total.amount < 0 else palette.gain
    label = fitted(total.label, _TOTAL_FROM - 2, size=_SIZE, weight=weight)
    yield Text(x=0, y=base, text=label, size=_SIZE, weight=weight, fill=palette.ink)
    y = top + (_TOTAL_PITCH - _TOTAL_BAR) / 2
    yield _bar((zero, end), y, _TOTAL_BAR, colour, palette, is_filled=total.is_chosen)
    text = fitted(total.text, _REMARK_FROM - max(zero, end) - 2, size=_SIZE, weight=600)
    yield Text(x=max(zero, end) + 1.2, y=base, text=text, size=_SIZE, weight=600, fill=colour)
    remark = fitted(total.remark, _WIDTH - _REMARK_FROM, size=7.0)
    yield Text(x=_REMARK_FROM, y=base, text=remark, size=7.0, fill=palette.ink_2)
