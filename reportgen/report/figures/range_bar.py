"""A small drawing for the decision page: from a poor outcome to a good one, and where the plan lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.axis import padded
from reportgen.report.figures.label_row import Slot, spread
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Drawing, Figure, Line, Mark, Path, Rect, Text, diamond, figure
from reportgen.report.figures.text_metrics import text_width

_HEIGHT, _MIDDLE = 19.0, 9.4
_BAND, _TICK = 4.4, 6.2
_SIZE, _SMALLEST = 7.2, 6.4
_GAP = 1.6
_INSET = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RangePoint:
    """A named amount, with its text."""

    name: str
    amount: float
    amount_text: str


def range_bar(
    low: RangePoint, middle: RangePoint, high: RangePoint, plan: RangePoint, palette: Palette, *, width: float = 53.6
) -> Figure:
    """Draw the band from low to high, the middle as a stroke and the plan as a diamond; names above, amounts below."""
    points = (low, middle, high, plan)
    least, most = padded(min(one.amount for one in points), max(one.amount for one in points))
    across = LinearScale(low=least, high=most, start=_INSET, end=width - _INSET)
    left, right = across(low.amount), across(high.amount)
    x = across(middle.amount)
    marks: list[Mark] = [
        Line(x1=0, y1=_MIDDLE, x2=width, y2=_MIDDLE, stroke=palette.rule, stroke_width=0.4),
        Rect(x=left, y=_MIDDLE - _BAND / 2, width=right - left, height=_BAND, fill=palette.gain_p30),
        Rect(x=x - 0.5, y=_MIDDLE - _TICK / 2, width=1.0, height=_TICK, fill=palette.gain),
        Path(d=diamond(across(plan.amount), _MIDDLE, 1.9), fill=palette.white, stroke=palette.signal, stroke_width=0.6),
    ]
    marks += _labels(points, across, palette, width)
    alt = "Net saving: " + ", ".join(f"{one.name} {one.amount_text}" for one in points)
    rows = tuple((one.name, one.amount_text) for one in points)
    return figure(Drawing(width=width, height=_HEIGHT, marks=tuple(marks)), alt=alt, table=(("Point", "Amount"), *rows))


def _told(points: Sequence[RangePoint], width: float) -> Sequence[RangePoint]:
    """Return the points whose words fit side by side at the smallest size: without the middle one, if need be."""
    low, middle, high, plan = points
    choices = ((low, middle, high, plan), (low, high, plan), (low, high))
    return next((some for some in choices if _length(some, _SMALLEST) <= width), (plan,))


def _length(points: Sequence[RangePoint], size: float) -> float:
    return sum(_wider(one, size) + _GAP for one in points) - _GAP


def _labels(points: Sequence[RangePoint], across: LinearScale, palette: Palette, width: float) -> Iterator[Text]:
    """Write name and amount of each point in one column, the columns as near their points as they can stand."""
    plan, points = points[-1], _told(points, width)
    size = _fitting(points, width)
    widths = [_wider(one, size) for one in points]
    slots = [Slot(centre=across(one.amount), width=wide) for one, wide in zip(points, widths, strict=True)]
    for one, left, wide in zip(points, spread(slots, low=0, high=width, gap=_GAP), widths, strict=True):
        is_plan = one is plan
        name, amount = (palette.signal, palette.signal) if is_plan else (palette.ink_2, palette.ink)
        x = left + wide / 2
        yield Text(x=x, y=4.2, text=one.name, size=size, weight=600 if is_plan else 400, fill=name, anchor="middle")
        yield Text(x=x, y=_MIDDLE + 7.4, text=one.amount_text, size=size, weight=600, fill=amount, anchor="middle")


def _fitting(points: Sequence[RangePoint], width: float) -> float:
    """Return the size at which the columns stand side by side."""
    size = _SIZE
    while size > _SMALLEST and _length(points, size) > width:
        size = max(_SMALLEST, size - 0.2)
    return size


def _wider(one: RangePoint, size: float) -> float:
    return max(text_width(text, size=size, weight=600) for text in (one.name, one.amount_text))
