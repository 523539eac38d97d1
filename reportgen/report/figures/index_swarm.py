"""All processes on the knowledge index, a lane for each kind of evidence, discs side by side where scores tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.map_zones import LOWER, UPPER
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Box, Circle, Drawing, Figure, Line, Mark, Path, Rect, Text, dot, figure
from reportgen.report.figures.text_metrics import size_in_mm, wrapped
from reportgen.report.words.formats import processes

_LEFT, _RIGHT = 27.0, 3.0
_HEAD, _FOOT = 5.6, 9.6
_LANE_PADDING = 1.6
_LABEL, _LEADING = 7.6, 3.2
_NUMBER = 6.4
_RADIUS = 2.15
_DENSE_RADII = (1.1, 0.8, 0.5, 0.35, 0.25)
_APART = 0.35
_LEAST_LANE = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SwarmItem:
    """A process at its index 0-100; `lane` counts the kinds of evidence from the top, `is_firm` fills the disc."""

    number: int
    index: float
    lane: int
    is_firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Disc:
    item: SwarmItem
    x: float
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Discs by lane, from the floor of each lane up, and the lanes' own places."""

    lanes: tuple[Box, ...]
    discs: tuple[_Disc, ...]
    radius: float

    @property
    def height(self) -> float:
        return (self.lanes[-1].bottom if self.lanes else _HEAD) + _FOOT

    def y(self, disc: _Disc) -> float:
        """Return the middle of a disc."""
        floor = self.lanes[disc.item.lane].bottom - _LANE_PADDING - self.radius
        return floor - disc.level * (2 * self.radius + _APART)


def index_swarm(
    items: Sequence[SwarmItem],
    palette: Palette,
    *,
    lanes: Sequence[str],
    bands: tuple[str, str, str],
    text: Callable[[float], str] = str,
    width: float = 170.0,
    highest: float = 96.0,
) -> Figure:
    """Draw the discs; where numbered ones would stand higher than `highest` mm, draw smaller ones without numbers.

    Args:
        items: the processes that have an index.
        palette: the colours.
        lanes: what each lane is called, from the top.
        bands: what the three bands are called, from the left.
        text: writes an index for the table.
        width: of the drawing, mm.
        highest: that numbered discs may make the drawing, mm.
    """
    scale = LinearScale(low=0, high=100, start=_LEFT, end=width - _RIGHT)
    layout = _laid_out(items, scale, len(lanes), _RADIUS, width)
    is_dense = layout.height > highest
    for radius in _DENSE_RADII if is_dense else ():
        layout = _laid_out(items, scale, len(lanes), radius, width)
        if layout.height <= highest:
            break
    marks = [*_frame(layout, scale, lanes, bands, palette)]
    marks += _dense_discs(layout, palette) if is_dense else _numbered_discs(layout, palette)
    drawing = Drawing(width=width, height=layout.height, marks=tuple(marks))
    alt = f"{processes(len(items))} on the knowledge index from 0 to 100: {', '.join(bands)}"
    return figure(drawing, alt=alt, table=tuple(_table(items, lanes, text)), is_dense=is_dense)


def _laid_out(items: Sequence[SwarmItem], scale: LinearScale, lanes: int, radius: float, width: float) -> _Layout:
    boxes, discs, top = [], [], _HEAD
    for lane in range(lanes):
        members = _stacked([item for item in items if item.lane == lane], scale, 2 * radius + _APART)
        levels = 1 + max((disc.level for disc in members), default=0)
        height = max(_LEAST_LANE, levels * (2 * radius + _APART) + 2 * _LANE_PADDING)
        boxes.append(Box(left=0, top=top, right=width, bottom=top + height))
        discs += members
        top += height
    return _Layout(lanes=tuple(boxes), discs=tuple(discs), radius=radius)


def _stacked(items: Sequence[SwarmItem], scale: LinearScale, pitch: float) -> list[_Disc]:
    """Put each disc at its score, on the lowest level where it touches no other."""
    ends: list[float] = []
    discs = []
    for item in sorted(items, key=lambda one: (one.index, one.number)):
        x = scale(min(100.0, max(0.0, item.index)))
        level = next((level for level, end in enumerate(ends) if x - end >= pitch), len(ends))
        ends[level : level + 1] = [x]
        discs.append(_Disc(item=item, x=x, level=level))
    return discs


def _frame(
    layout: _Layout, scale: LinearScale, lanes: Sequence[str], bands: tuple[str, str, str], palette: Palette
) -> Iterator[Mark]:
    floor = layout.lanes[-1].bottom if layout.lanes else _HEAD
    edges = ((0.0, LOWER, palette.p06), (LOWER, UPPER, palette.paper), (UPPER, 100.0, palette.p14))
    for (low, high, fill), name in zip(edges, bands, strict=True):
        left = scale(low) - (_RADIUS + 0.6 if low == 0 else 0)
        right = scale(high) + (_RIGHT if high == 100 else 0)  # noqa: PLR2004 - the end of the scale
        yield Rect(x=left, y=_HEAD, width=right - left, height=floor - _HEAD, fill=fill)
        middle = (scale(low) + scale(high)) / 2
        yield Text(x=middle, y=3.6, text=name, size=_LABEL, weight=600, fill=palette.primary, anchor="middle")
    for score in (LOWER, UPPER):
        x = scale(score)
        yield Line(x1=x, y1=_HEAD, x2=x, y2=floor, stroke=palette.primary, stroke_width=0.25, dash="1 0.8")
    for lane, name in zip(layout.lanes, lanes, strict=True):
        yield from _lane_marks(lane, name, palette)
    yield from _axis(scale, floor, palette)


def _lane_marks(lane: Box, name: str, palette: Palette) -> Iterator[Mark]:
    yield Line(x1=0, y1=lane.bottom, x2=lane.right, y2=lane.bottom, stroke=palette.rule, stroke_width=0.2)
    lines = wrapped(name, _LEFT - _RADIUS - 2, lines=2, size=_LABEL, weight=600)
    for index, line in enumerate(lines):
        y = lane.bottom - 2.4 - (len(lines) - 1 - index) * _LEADING
        yield Text(x=0, y=y, text=line, size=_LABEL, weight=600, fill=palette.ink)


def _axis(scale: LinearScale, floor: float, palette: Palette) -> Iterator[Mark]:
    for score in range(0, 101, 20):
        x = scale(score)
        yield Line(x1=x, y1=floor, x2=x, y2=floor + 1.0, stroke=palette.ink_2, stroke_width=0.2)
        yield Text(x=x, y=floor + 4.0, text=str(score), size=7.0, fill=palette.ink_2, anchor="middle")
    left, right = scale(0), scale(100)
    yield Text(x=left, y=floor + 8.6, text="Knowledge index: rules", size=7.2, weight=600, fill=palette.ink)
    yield Text(x=right, y=floor + 8.6, text="judgement →", size=7.2, weight=600, fill=palette.ink, anchor="end")


def _numbered_discs(layout: _Layout, palette: Palette) -> Iterator[Mark]:
    for disc in layout.discs:
        firm = disc.item.is_firm
        y = layout.y(disc)
        yield Circle(
            x=disc.x,
            y=y,
            r=layout.radius - 0.1,
            fill=palette.primary if firm else palette.white,
            stroke=palette.primary,
            stroke_width=0.35,
        )
        yield Text(
            x=disc.x,
            y=y + 0.33 * size_in_mm(_NUMBER),
            text=str(disc.item.number),
            size=_NUMBER,
            weight=600,
            fill=palette.white if firm else palette.primary,
            anchor="middle",
        )


def _dense_discs(layout: _Layout, palette: Palette) -> Iterator[Mark]:
    """Draw all filled dots as one element and all open ones as another."""
    for firm, fill in ((True, palette.primary), (False, palette.white)):
        discs = [disc for disc in layout.discs if disc.item.is_firm is firm]
        if discs:
            path = " ".join(dot(disc.x, layout.y(disc), layout.radius * 0.9) for disc in discs)
            yield Path(d=path, fill=fill, stroke=palette.primary, stroke_width=layout.radius * 0.2)


def _table(items: Sequence[SwarmItem], lanes: Sequence[str], text: Callable[[float], str]) -> Iterator[tuple[str, ...]]:
    yield "No.", "Knowledge index", "Evidence", "Holds in nine of ten weightings"
    for item in items:
        yield (
            str(item.number),
            text(item.index),
            lanes[item.lane],
            "yes" if item.is_firm else "no",
        )
