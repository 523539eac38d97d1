"""A small map that shows where one process stands among all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Anchor, Box, Circle, Drawing, Figure, Line, Mark, Path, Rect, Text, dot, figure

_THRESHOLDS = (40.0, 60.0)
_INSET = 2.4
_DOT = 0.75
_DOT_OF_MANY = 0.5
_MANY = 100
_OWN = 1.75
_NUMBER_SIZE = 7.6
_CLEARANCE = 0.8
_HALF_FIGURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatorPoint:
    """A process by its printed number and its two indices, each 0-100."""

    number: int
    knowledge: float
    sourceability: float


def locator(
    points: Sequence[LocatorPoint], palette: Palette, *, highlighted: int, width: float = 53.6, height: float = 30.0
) -> Figure:
    """Draw all processes as dots and the one numbered `highlighted` as a disc with its number.

    Knowledge runs across and sourceability up, both 0-100; dashes mark the thresholds of 40 and 60. Where no point
    bears the number, only the others are drawn.
    """
    across = LinearScale(low=0, high=100, start=_INSET, end=width - _INSET)
    up = LinearScale(low=0, high=100, start=height - _INSET, end=_INSET)
    own = next((point for point in points if point.number == highlighted), None)
    radius = _DOT if len(points) <= _MANY else _DOT_OF_MANY
    others = [(across(point.knowledge), up(point.sourceability)) for point in points if point is not own]
    marks: list[Mark] = [Rect(x=0, y=0, width=width, height=height, fill=palette.p06)]
    for value in _THRESHOLDS:
        marks.append(_dashes(palette, x1=across(value), x2=across(value), y1=0, y2=height))
        marks.append(_dashes(palette, x1=0, x2=width, y1=up(value), y2=up(value)))
    if others:
        marks.append(Path(d=" ".join(dot(x, y, radius) for x, y in others), fill=palette.as_is[1]))
    if own is not None:
        marks += _own_marks(own, across(own.knowledge), up(own.sourceability), palette, (width, height), others)
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)), alt=_alt(own, len(points)), table=_table(own)
    )


def _dashes(palette: Palette, *, x1: float, x2: float, y1: float, y2: float) -> Line:
    return Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=palette.p55, stroke_width=0.2, dash="1 0.8")


def _own_marks(
    own: LocatorPoint,
    x: float,
    y: float,
    palette: Palette,
    size: tuple[float, float],
    others: Sequence[tuple[float, float]],
) -> tuple[Mark, ...]:
    """Return the disc and its number, which stands where it covers the fewest dots, on a plate if it covers any."""
    disc = Circle(x=x, y=y, r=_OWN, fill=palette.primary, stroke=palette.p06, stroke_width=0.35)
    frame = Box(left=0, top=0, right=size[0], bottom=size[1])
    covered, number = min(
        (
            (_covered(text.box, others) + (0 if frame.holds(text.box) else _MANY), text)
            for text in _numbers(own, x, y, palette)
        ),
        key=lambda pair: pair[0],
    )
    if not covered:
        return disc, number
    box = number.box
    plate = Rect(
        x=box.left - 0.3,
        y=box.top - 0.3,
        width=number.width + 0.6,
        height=number.y - box.top + 0.6,
        fill=palette.p06,
    )
    return plate, disc, number


def _covered(box: Box, others: Sequence[tuple[float, float]]) -> int:
    return sum(1 for other in others if box.distance(*other) < _DOT)


def _numbers(own: LocatorPoint, x: float, y: float, palette: Palette) -> Iterator[Text]:
    """Yield the number at the right, left, top and foot of its disc and at the four slants."""
    reach, slant = _OWN + _CLEARANCE, _OWN * 0.7 + _CLEARANCE
    spots: tuple[tuple[float, float, Anchor], ...] = (
        (x + reach, y + _HALF_FIGURE, "start"),
        (x - reach, y + _HALF_FIGURE, "end"),
        (x, y - reach, "middle"),
        (x, y + reach + 2 * _HALF_FIGURE, "middle"),
        (x + slant, y - slant, "start"),
        (x + slant, y + slant + 2 * _HALF_FIGURE, "start"),
        (x - slant, y - slant, "end"),
        (x - slant, y + slant + 2 * _HALF_FIGURE, "end"),
    )
    for left, base, anchor in spots:
        yield Text(
            x=left, y=base, text=str(own.number), size=_NUMBER_SIZE, weight=600, anchor=anchor, fill=palette.primary
        )


def _alt(own: LocatorPoint | None, count: int) -> str:
    if own is None:
        return f"Map of {count} processes by knowledge and sourceability"
    return (
        f"Process {own.number} among {count}: knowledge {own.knowledge:.0f} and sourceability "
        f"{own.sourceability:.0f}, each 0–100"
    )


def _table(own: LocatorPoint | None) -> tuple[tuple[str, ...], ...]:
    head = ("No.", "Knowledge", "Sourceability")
    if own is None:
        return (head,)
    return head, (str(own.number), f"{own.knowledge:.0f}", f"{own.sourceability:.0f}")
