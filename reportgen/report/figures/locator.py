"""Where one process sits among all: the portfolio map as a thumbnail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.map_zones import LOWER, UPPER, zone_borders, zone_fills, zones
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Anchor, Box, Circle, Drawing, Figure, Mark, Path, Text, dot, figure

_MARGIN = 2.4
_DOT, _HIGHLIGHT = 0.75, 1.7
_SIZE = 7.8


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatorPoint:
    """A process by its scores, 0-100."""

    number: int
    knowledge: float
    sourceability: float


def locator(
    points: Sequence[LocatorPoint], palette: Palette, *, highlighted: int, width: float = 53.6, height: float = 30.0
) -> Figure:
    """Draw all as grey dots, and the one with the number `highlighted` large, if it has a place."""
    plot = Box(left=0, top=0, right=width, bottom=height)
    across = LinearScale(low=0, high=100, start=_MARGIN, end=width - _MARGIN)
    up = LinearScale(low=0, high=100, start=height - _MARGIN, end=_MARGIN)
    verticals, horizontals = (across(LOWER), across(UPPER)), (up(UPPER), up(LOWER))
    places = sorted({(round(across(one.knowledge), 1), round(up(one.sourceability), 1)) for one in points})
    marks: list[Mark] = [
        *zone_fills(zones(plot, verticals, horizontals, palette)),
        *zone_borders(plot, verticals, horizontals, palette, ()),
    ]
    if places:
        marks.append(Path(d=" ".join(dot(x, y, _DOT) for x, y in places), fill=palette.as_is[1]))
    one = next((point for point in points if point.number == highlighted), None)
    if one is not None:
        marks += _highlight(one, across(one.knowledge), up(one.sourceability), places, plot, palette)
    return figure(
        Drawing(width=width, height=height, marks=tuple(marks)),
        alt=_said(one, highlighted, len(points)),
        table=(
            ("No.", "Knowledge", "Sourceability"),
            *((str(point.number), f"{point.knowledge:.0f}", f"{point.sourceability:.0f}") for point in points),
        ),
    )


def _said(one: LocatorPoint | None, highlighted: int, count: int) -> str:
    if one is None:
        return f"Process {highlighted} has no place on the map of {count} processes"
    return f"Process {one.number} among {count}: knowledge {one.knowledge:.0f}, sourceability {one.sourceability:.0f}"


def _highlight(
    one: LocatorPoint, x: float, y: float, places: Sequence[tuple[float, float]], plot: Box, palette: Palette
) -> Iterator[Mark]:
    """Draw the disc, and its number on the side where it hides the fewest dots."""
    yield Circle(x=x, y=y, r=_HIGHLIGHT, fill=palette.primary, stroke=palette.white, stroke_width=0.35)
    sides: tuple[tuple[float, float, Anchor], ...] = (
        (x + 2.5, y + 0.95, "start"),
        (x - 2.5, y + 0.95, "end"),
        (x, y - 2.6, "middle"),
        (x, y + 4.3, "middle"),
    )
    texts = [
        Text(x=tx, y=ty, text=str(one.number), size=_SIZE, weight=600, fill=palette.primary, anchor=anchor)
        for tx, ty, anchor in sides
    ]
    yield min(texts, key=lambda text: _hidden(text.box, places, plot))


def _hidden(box: Box, places: Sequence[tuple[float, float]], plot: Box) -> int:
    dots = sum(1 for x, y in places if box.distance(x, y) < _DOT)
    return dots + (0 if plot.holds(box) else 1000)
