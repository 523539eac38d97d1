"""The zones of the portfolio map: their fills, their dashed borders, and their names where no disc stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.bubbles import Bubble
from reportgen.report.figures.grid_lines import stretches
from reportgen.report.figures.palette import Palette, tint
from reportgen.report.figures.svg import Box, Line, Mark, Rect, Text
from reportgen.report.figures.text_metrics import text_width

LOWER, UPPER = 40.0, 60.0
_SIZE, _WEIGHT = 9.0, 600
_HEIGHT = 3.4
_INSET = 2.1
_STEP = 3.0
_BREAK = 0.8
_CLEAR = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of the map with one meaning."""

    name: str
    box: Box
    fill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneName:
    """A zone's name and the space it covers."""

    name: str
    box: Box


def zones(
    plot: Box, verticals: tuple[float, float], horizontals: tuple[float, float], palette: Palette
) -> tuple[Zone, ...]:
    """Return the zones; `verticals` are the places of knowledge 40 and 60, `horizontals` of sourceability 60 and 40."""
    left, right = verticals
    high, low = horizontals

    def box(x1: float, y1: float, x2: float, y2: float) -> Box:
        return Box(left=x1, top=y1, right=x2, bottom=y2)

    between = tint(palette.primary, 0.10)
    return (
        Zone(name="Source as BPO", box=box(plot.left, plot.top, left, high), fill=palette.p06),
        Zone(name="Hybrid", box=box(left, plot.top, right, high), fill=between),
        Zone(name="Source as KPO", box=box(right, plot.top, plot.right, high), fill=palette.p14),
        Zone(name="Source in part", box=box(plot.left, high, plot.right, low), fill=palette.white),
        Zone(name="Retain", box=box(plot.left, low, plot.right, plot.bottom), fill=palette.paper),
    )


def zone_fills(parts: Sequence[Zone]) -> tuple[Mark, ...]:
    """Draw the fills."""
    return tuple(
        Rect(
            x=zone.box.left,
            y=zone.box.top,
            width=zone.box.right - zone.box.left,
            height=zone.box.bottom - zone.box.top,
            fill=zone.fill,
        )
        for zone in parts
    )


def zone_borders(
    plot: Box,
    verticals: Sequence[float],
    horizontals: Sequence[float],
    palette: Palette,
    names: Sequence[Box],
    *,
    foot: float | None = None,
) -> tuple[Mark, ...]:
    """Draw the thresholds, dashed, broken where a name stands across them; the upright ones down to `foot`.

    Without a `foot` they end at the lowest of the others.
    """
    end = max(horizontals) if foot is None else foot
    across = [
        _border(x1, y, x2, y, palette)
        for y in horizontals
        for x1, x2 in stretches(
            plot.left, plot.right, [(n.left, n.right) for n in names if n.top < y < n.bottom], gap=_BREAK
        )
    ]
    upright = [
        _border(x, y1, x, y2, palette)
        for x in verticals
        for y1, y2 in stretches(
            plot.top, end, [(n.top, n.bottom) for n in names if n.left - _BREAK < x < n.right + _BREAK], gap=_BREAK
        )
    ]
    return (*across, *upright)


def _border(x1: float, y1: float, x2: float, y2: float, palette: Palette) -> Line:
    return Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=palette.primary, stroke_width=0.25, dash="1 0.8")


def named_zones(parts: Sequence[Zone], bubbles: Sequence[Bubble], taken: Sequence[Box]) -> tuple[ZoneName, ...]:
    """Return where each name stands: in a corner, else along an edge, else where it hides least."""
    return tuple(ZoneName(name=zone.name, box=_free_box(zone, bubbles, taken)) for zone in parts)


def _free_box(zone: Zone, bubbles: Sequence[Bubble], taken: Sequence[Box]) -> Box:
    return min(_positions(zone), key=lambda box: _hidden(box, bubbles, taken))


def _positions(zone: Zone) -> Iterator[Box]:
    width = text_width(zone.name, size=_SIZE, weight=_WEIGHT)
    left, right = zone.box.left + _INSET, zone.box.right - _INSET - width
    top, bottom = zone.box.top + _INSET, zone.box.bottom - _INSET - _HEIGHT
    corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
    steps = max(0, int((right - left) / _STEP))
    edges = [(left + step * _STEP, y) for y in (top, bottom) for step in range(1, steps)]
    for x, y in (*corners, *edges):
        yield Box(left=x, top=y, right=x + width, bottom=y + _HEIGHT)


def is_hidden(name: ZoneName, bubbles: Sequence[Bubble]) -> bool:
    """Return whether a disc covers part of a name."""
    return any(name.box.distance(one.x, one.y) < one.r + _CLEAR / 2 for one in bubbles)


def _hidden(box: Box, bubbles: Sequence[Bubble], taken: Sequence[Box]) -> float:
    discs = sum(max(0.0, one.r + _CLEAR - box.distance(one.x, one.y)) for one in bubbles)
    return discs + sum(100.0 for other in taken if box.overlaps(other, gap=1.0))


def name_text(name: ZoneName, palette: Palette) -> Text:
    """Draw a zone's name."""
    return Text(
        x=name.box.left,
        y=name.box.bottom - 0.9,
        text=name.name,
        size=_SIZE,
        weight=_WEIGHT,
        fill=palette.primary,
    )
