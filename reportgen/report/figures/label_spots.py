"""Where a name can stand beside its disc: round it, and slid along it off the lines that part the map's zones."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.report.figures.bubbles import Bubble
from reportgen.report.figures.svg import Anchor, Box

CLEARANCE = 0.9
OFF_LEVEL, OFF_UPRIGHT = 1.2, 1.0  # from a border: of a level one a half below a name, a third above
_ROUNDING = 1e-6
_LEAST, _MOST = 0.6, 1.7  # between a name that was slid and its disc
_PER_MM = 0.3  # what sliding costs


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelForm:
    """One way to write a name: its lines and their widths in mm, the height of a line, and what choosing it costs.

    `apart` is room at the end of the longest line that no other name may take.
    """

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    leading: float
    cost: float = 0.0
    apart: float = 0.0

    @property
    def width(self) -> float:
        """Return the width of the whole name."""
        return max(self.widths) + self.apart

    @property
    def height(self) -> float:
        """Return the height of the whole name."""
        return self.leading * len(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place for a name: what all of it and what each line covers, the side its lines start from, what it costs."""

    lines: tuple[str, ...]
    box: Box
    rows: tuple[Box, ...]
    anchor: Anchor
    cost: float

    def distance(self, bubble: Bubble) -> float:
        """Return how far the name stands from the edge of a disc, line by line on average: as it is read."""
        return sum(row.distance(bubble.x, bubble.y) for row in self.rows) / len(self.rows) - bubble.r

    def gap(self, bubble: Bubble) -> float:
        """Return how far the nearest line stands from the edge of a disc."""
        return min(row.distance(bubble.x, bubble.y) for row in self.rows) - bubble.r


def spots(
    bubble: Bubble, form: LabelForm, *, horizontals: Sequence[float], verticals: Sequence[float]
) -> Iterator[Spot]:
    """Yield the places for a name at a disc; where a border would run through it, also those just off the border."""
    for spot in _round(bubble, form):
        yield spot
        for other in _slid(spot, horizontals, verticals):
            if _LEAST <= other.gap(bubble) <= _MOST:
                yield other


def strikes(row: Box, y: float) -> bool:
    """Return whether a level line runs through a line of text or touches it."""
    return row.top - OFF_LEVEL / 3 < y < row.bottom + OFF_LEVEL / 2


def crosses(row: Box, x: float) -> bool:
    """Return whether an upright line runs through a line of text or so near that both are one to the eye."""
    off = OFF_UPRIGHT - _ROUNDING
    return row.left - off < x < row.right + off


def _slid(spot: Spot, horizontals: Sequence[float], verticals: Sequence[float]) -> Iterator[Spot]:
    """Move a name along each axis, and along both, to either side of the borders that it meets."""
    box = spot.box
    down = [
        shift
        for y in horizontals
        if strikes(box, y)
        for shift in (y - OFF_LEVEL / 2 - box.bottom, y + OFF_LEVEL / 3 - box.top)
    ]
    across = [
        shift
        for x in verticals
        if crosses(box, x)
        for shift in (x - OFF_UPRIGHT - box.right, x + OFF_UPRIGHT - box.left)
    ]
    for dx in (0.0, *across):
        for dy in (0.0, *down):
            if dx or dy:
                yield replace(
                    spot,
                    box=_moved(box, dx, dy),
                    rows=tuple(_moved(row, dx, dy) for row in spot.rows),
                    cost=spot.cost + _PER_MM * math.hypot(dx, dy),
                )


def _moved(box: Box, dx: float, dy: float) -> Box:
    return Box(left=box.left + dx, top=box.top + dy, right=box.right + dx, bottom=box.bottom + dy)


def _round(bubble: Bubble, form: LabelForm) -> Iterator[Spot]:
    """Yield the places round a disc: beside it, over and under it, at its corners, and what lies between."""
    reach = bubble.r + CLEARANCE
    slant = bubble.r * math.sqrt(0.5) + CLEARANCE
    width, height = form.width, form.height
    x, y = bubble.x, bubble.y
    right, left, above, below = x + reach, x - reach - width, y - reach - height, y + reach
    places: tuple[tuple[float, float, Anchor, float], ...] = (
        (right, y - height / 2, "start", 0.0),
        (left, y - height / 2, "end", 0.6),
        (x - width / 2, below, "middle", 1.0),
        (x - width / 2, above, "middle", 1.1),
        (x + slant, y - slant - height + 1, "start", 1.4),
        (x + slant, y + slant - 1, "start", 1.4),
        (x - slant - width, y - slant - height + 1, "end", 1.8),
        (x - slant - width, y + slant - 1, "end", 1.8),
        (right, y - height, "start", 1.2),
        (right, y, "start", 1.2),
        (left, y - height, "end", 1.6),
        (left, y, "end", 1.6),
        (x - bubble.r, below, "start", 1.5),
        (x - bubble.r, above, "start", 1.6),
        (x + bubble.r - width, below, "end", 1.9),
        (x + bubble.r - width, above, "end", 2.0),
        (right, y - 0.75 * height, "start", 0.9),
        (right, y - 0.25 * height, "start", 0.9),
        (left, y - 0.75 * height, "end", 1.3),
        (left, y - 0.25 * height, "end", 1.3),
        (x - 0.75 * width, below, "middle", 1.7),
        (x - 0.25 * width, below, "middle", 1.6),
        (x - 0.75 * width, above, "middle", 1.8),
        (x - 0.25 * width, above, "middle", 1.7),
        (x - 0.95 * width, below, "end", 2.2),
        (x - 0.05 * width, below, "start", 2.1),
        (x - 0.95 * width, above, "end", 2.3),
        (x - 0.05 * width, above, "start", 2.2),
    )
    for start, top, anchor, cost in places:
        box = Box(left=start, top=top, right=start + width, bottom=top + height)
        rows = tuple(_rows(form, box, anchor))
        yield Spot(lines=form.lines, box=box, rows=rows, anchor=anchor, cost=cost + form.cost)


def _rows(form: LabelForm, box: Box, anchor: Anchor) -> Iterator[Box]:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    for index, width in enumerate(form.widths):
        left = box.left + share * (form.width - width)
        top = box.top + index * form.leading
        yield Box(left=left, top=top, right=left + width, bottom=top + form.leading)
