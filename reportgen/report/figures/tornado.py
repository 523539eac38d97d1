"""What moves a result most: a bar for each driver, from its low to its high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.axis import SIZE, AmountText, Tick, axis_ticks, padded, to_marks
from reportgen.report.figures.grid_lines import upright_line
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Rect, Text, figure
from reportgen.report.figures.text_metrics import text_width, wrapped

_NAMES, _NAME_SIZE, _NAME_LEADING = 60.0, 7.4, 2.9
_PITCH, _PITCH_OF_TWO_LINES = 6.1, 6.9
_BAR = 4.0
_TOP = 7.0
_FOOT = 6.0
_GAP = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoRow:
    """A driver: its own values at both ends as text, and the result with it there, in any one unit."""

    label: str
    low_text: str
    high_text: str
    at_low: float
    at_high: float
    at_low_text: str
    at_high_text: str

    @property
    def ends(self) -> tuple[tuple[float, str], tuple[float, str]]:
        """Return result and driver's value at the worse end, then at the better one."""
        low, high = (self.at_low, self.low_text), (self.at_high, self.high_text)
        return (low, high) if self.at_low <= self.at_high else (high, low)


def tornado(
    rows: Sequence[TornadoRow],
    palette: Palette,
    *,
    base: float,
    base_text: str,
    text: AmountText,
    width: float = 170.0,
) -> Figure:
    """Draw the drivers in the order given; what is worse than `base` is in the signal's colour, to the left.

    Args:
        rows: the drivers.
        palette: the report's colours.
        base: the result with every driver as likely.
        base_text: what stands under its line.
        text: writes a mark of the result's axis.
        width: in mm.
    """
    names = [wrapped(row.label, _NAMES - 2, lines=2, size=_NAME_SIZE) for row in rows]
    pitch = _PITCH_OF_TWO_LINES if any(len(lines) > 1 for lines in names) else _PITCH
    foot = _TOP + pitch * len(rows)
    across = _across(rows, base, width, text)
    marks: list[Mark] = []
    for place, (row, lines) in enumerate(zip(rows, names, strict=True)):
        middle = _TOP + (place + 0.5) * pitch
        marks += _name(lines, middle, palette)
        marks += _bars(row, base, across, middle, palette)
        marks += _values(row, base, across, middle, palette)
    marks += _base(base_text, across(base), foot, width, palette)
    written = [mark for mark in marks if isinstance(mark, Text)]
    grid = _grid(axis_ticks(across, text), across, foot, width, written, palette)
    return figure(
        Drawing(width=width, height=foot + _FOOT, marks=(*grid, *marks)),
        alt=f"{base_text}. " + "; ".join(_told(row) for row in rows),
        table=(("Driver", "Low", "High", "Result at low", "Result at high"), *(_table_row(row) for row in rows)),
    )


def _across(rows: Sequence[TornadoRow], base: float, width: float, text: AmountText) -> LinearScale:
    """Return the result's scale, from mark to mark, with room for the drivers' values at both sides."""
    results = [base, *(result for row in rows for result, _ in row.ends)]
    low, high = padded(min(results), max(results))
    worse = max((text_width(row.ends[0][1], size=SIZE) for row in rows), default=0.0)
    better = max((text_width(row.ends[1][1], size=SIZE) for row in rows), default=0.0)
    across = LinearScale(low=low, high=high, start=_NAMES + worse + 2 * _GAP, end=width - better - 2 * _GAP)
    return to_marks(across, axis_ticks(across, text))


def _grid(
    ticks: Sequence[Tick], across: LinearScale, foot: float, width: float, written: Sequence[Text], palette: Palette
) -> Iterator[Mark]:
    for tick in ticks:
        x = across(tick.amount)
        yield from upright_line(x, _TOP - 2.2, foot, written, palette)
        placed = min(x, width - text_width(tick.text, size=SIZE) / 2)
        yield Text(x=placed, y=2.8, text=tick.text, size=SIZE, fill=palette.ink_2, anchor="middle")


def _name(lines: Sequence[str], middle: float, palette: Palette) -> Iterator[Text]:
    first = middle + 0.9 - (len(lines) - 1) * _NAME_LEADING / 2
    for place, line in enumerate(lines):
        yield Text(x=0, y=first + place * _NAME_LEADING, text=line, size=_NAME_SIZE, fill=palette.ink)


def _bars(row: TornadoRow, base: float, across: LinearScale, middle: float, palette: Palette) -> Iterator[Rect]:
    """Draw a bar from the base to each end, the longer first so that both show where they lie on one side."""
    for result, _ in sorted(row.ends, key=lambda end: -abs(end[0] - base)):
        if result != base:
            left, right = sorted((across(base), across(result)))
            fill = palette.signal if result < base else palette.gain
            yield Rect(x=left, y=middle - _BAR / 2, width=right - left, height=_BAR, fill=fill)


def _values(row: TornadoRow, base: float, across: LinearScale, middle: float, palette: Palette) -> Iterator[Text]:
    (worse, worse_text), (better, better_text) = row.ends
    left, right = across(min(worse, base)) - _GAP, across(max(better, base)) + _GAP
    y = middle + 0.9
    yield Text(x=left, y=y, text=worse_text, size=SIZE, fill=palette.ink_2, anchor="end")
    yield Text(x=right, y=y, text=better_text, size=SIZE, fill=palette.ink_2)


def _base(text: str, x: float, foot: float, width: float, palette: Palette) -> Iterator[Mark]:
    yield Line(x1=x, y1=_TOP - 2.2, x2=x, y2=foot + 0.8, stroke=palette.ink, stroke_width=0.35)
    half = text_width(text, size=SIZE, weight=600) / 2
    placed = min(max(x, half), width - half)
    yield Text(x=placed, y=foot + 4.2, text=text, size=SIZE, weight=600, fill=palette.ink, anchor="middle")


def _told(row: TornadoRow) -> str:
    return f"{row.label}: {row.at_low_text} at {row.low_text}, {row.at_high_text} at {row.high_text}"


def _table_row(row: TornadoRow) -> tuple[str, ...]:
    return (row.label, row.low_text, row.high_text, row.at_low_text, row.at_high_text)
