"""Discs on a map: as large as their cost, each at its true place unless another disc stands there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.report.figures.svg import Box

GAP, GAP_OF_MANY = 0.4, 0.2
MANY = 100
TOLERATED_MOVE = 3.0
TIED_FROM = 0.4  # mm from the edge of a disc; a true place nearer than that needs no tie
_MOVED = 0.3
_MOVE_OF_NUMBERED = 8.0  # 5 to 6 points of the scales
_STEP, _ARC = 0.12, 0.3  # of the search, in radii
_COARSER = 4  # beyond `_MOVE_OF_NUMBERED`
_FEW = 70
_MAXIMA = ((12, 6.6), (30, 6.2), (45, 5.6), (70, 5.0), (MANY, 4.4))
_MAXIMUM_OF_MANY = 2.8
_SHRINK = 0.9
_LEAST_MAXIMUM = 2.5
_RADIUS_IN_CROWD = 1.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """A disc in mm: its true place, and where it is drawn."""

    number: int
    true_x: float
    true_y: float
    x: float
    y: float
    r: float

    @property
    def displacement(self) -> float:
        """Return how far the disc is drawn from its true place."""
        return math.hypot(self.x - self.true_x, self.y - self.true_y)


def moved(bubbles: Sequence[Bubble]) -> tuple[int, ...]:
    """Return the numbers of the discs that are drawn beside their true place."""
    return tuple(sorted(bubble.number for bubble in bubbles if bubble.displacement > _MOVED))


Tie = tuple[float, float, float, float]


def tie(bubble: Bubble, bubbles: Sequence[Bubble]) -> Tie | None:
    """Return the line from a disc's edge to its true place; None where a disc lies on that or between."""
    if bubble.displacement < bubble.r + TIED_FROM:
        return None
    share = bubble.r / bubble.displacement
    x = bubble.x + (bubble.true_x - bubble.x) * share
    y = bubble.y + (bubble.true_y - bubble.y) * share
    line = (x, y, bubble.true_x, bubble.true_y)
    is_hidden = any(_distance(one.x, one.y, line) < one.r + TIED_FROM for one in bubbles if one is not bubble)
    return None if is_hidden else line


def _distance(x: float, y: float, line: Tie) -> float:
    """Return how far a point is from a stretch of line."""
    x1, y1, x2, y2 = line
    across, down = x2 - x1, y2 - y1
    along = ((x - x1) * across + (y - y1) * down) / ((across * across + down * down) or 1.0)
    share = min(1.0, max(0.0, along))
    return math.hypot(x - x1 - share * across, y - y1 - share * down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How cost becomes a radius: area is in proportion, but no disc is smaller than `smallest`."""

    per_root: float
    smallest: float

    def radius(self, cost: float | None) -> float:
        """Return the radius in mm; no cost gives the smallest disc."""
        root = math.sqrt(cost) if cost is not None and cost > 0 else 0.0
        return max(self.smallest, self.per_root * root)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one process belongs, in mm, and what it costs."""

    number: int
    x: float
    y: float
    cost: float | None


Zone = Callable[[float, float], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Upright and level lines, in mm, onto which no disc is moved."""

    verticals: tuple[float, ...] = ()
    horizontals: tuple[float, ...] = ()

    def are_clear_of(self, bubble: Bubble, x: float, y: float) -> bool:
        """Return whether a disc moved to a point covers no more of any line than at its true place."""
        pairs = ((x, bubble.true_x, self.verticals), (y, bubble.true_y, self.horizontals))
        return all(
            abs(at - line) > min(bubble.r, abs(true - line)) - 1e-9 for at, true, lines in pairs for line in lines
        )


_NO_THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """Where discs may stand, and how far apart."""

    frame: Box
    zone: Zone
    keep_clear: tuple[Box, ...]
    gap: float
    move: float = TOLERATED_MOVE
    thresholds: Thresholds = _NO_THRESHOLDS


def smallest_radius(numbers: Sequence[int]) -> float:
    """Return the radius in which the longest number still fits."""
    digits = max((len(str(number)) for number in numbers), default=1)
    return {1: 1.45, 2: 1.7}.get(digits, 1.98 + 0.6 * (digits - 3))


def settled(
    places: Sequence[Place],
    frame: Box,
    zone: Zone,
    keep_clear: Sequence[Box] = (),
    *,
    at_most: float = math.inf,
    thresholds: Thresholds = _NO_THRESHOLDS,
) -> tuple[tuple[Bubble, ...], Sizes] | None:
    """Return discs clear of each other, the largest first, as large as leaves all of them near their true place.

    None if even small discs would have to go farther than `TOLERATED_MOVE` or into another zone. On a map of few, a
    disc may go its own radius farther, so that processes with equal scores can stand side by side.

    Args:
        places: where the processes belong.
        frame: what no moved disc may leave.
        zone: tells which zone a point is in; no disc leaves its own.
        keep_clear: boxes no disc may cover.
        at_most: the radius of the largest disc, in mm.
        thresholds: lines onto which no disc is moved.
    """
    smallest = smallest_radius([place.number for place in places])
    largest_cost = max((place.cost for place in places if place.cost is not None), default=0.0)
    maximum = min(at_most, next((size for count, size in _MAXIMA if len(places) <= count), _MAXIMUM_OF_MANY))
    least = max(smallest, _LEAST_MAXIMUM)
    rules = _Rules(
        frame=frame,
        zone=zone,
        keep_clear=tuple(keep_clear),
        gap=GAP if len(places) <= MANY else GAP_OF_MANY,
        thresholds=thresholds,
    )
    while True:
        per_root = maximum / math.sqrt(largest_cost) if largest_cost > 0 else 0.0
        sizes = Sizes(per_root=per_root, smallest=smallest)
        grid = _Grid(cell=2 * max(maximum, smallest) + GAP, gap=rules.gap, keep_clear=rules.keep_clear)
        slack = 1.0 if len(places) <= _FEW else 0.0
        if _apart([_bubble(place, sizes) for place in places], grid, rules, radii=slack):
            return tuple(grid.discs), sizes
        if maximum <= least or largest_cost <= 0:
            return None
        maximum = max(least, maximum * _SHRINK)


def numbered(
    places: Sequence[Place],
    frame: Box,
    zone: Zone,
    keep_clear: Sequence[Box] = (),
    *,
    move: float = _MOVE_OF_NUMBERED,
    thresholds: Thresholds = _NO_THRESHOLDS,
) -> tuple[tuple[Bubble, ...], Sizes] | None:
    """Return discs of one size, just large enough for their numbers, which may go farther than those sized by cost.

    None if that does not set them apart within `move` mm of their places, or if they are more than `MANY`.
    """
    if len(places) > MANY:
        return None
    sizes = Sizes(per_root=0.0, smallest=smallest_radius([place.number for place in places]))
    rules = _Rules(
        frame=frame,
        zone=zone,
        keep_clear=tuple(keep_clear),
        gap=GAP_OF_MANY,
        move=move,
        thresholds=thresholds,
    )
    grid = _Grid(cell=2 * sizes.smallest + GAP, gap=rules.gap, keep_clear=rules.keep_clear)
    if _apart([_bubble(place, sizes) for place in places], grid, rules, radii=0.0):
        return tuple(grid.discs), sizes
    return None


def crowded(places: Sequence[Place]) -> tuple[tuple[Bubble, ...], Sizes]:
    """Return small discs of one size, each at its true place, whatever it overlaps."""
    sizes = Sizes(per_root=0.0, smallest=_RADIUS_IN_CROWD)
    return tuple(_bubble(place, sizes) for place in places), sizes


def _bubble(place: Place, sizes: Sizes) -> Bubble:
    return Bubble(
        number=place.number,
        true_x=place.x,
        true_y=place.y,
        x=place.x,
        y=place.y,
        r=sizes.radius(place.cost),
    )


def _apart(bubbles: Sequence[Bubble], grid: _Grid, rules: _Rules, *, radii: float) -> bool:
    """Set the discs down one by one, each at the free place nearest to its own; False where one finds none."""
    for bubble in sorted(bubbles, key=lambda one: (-one.r, one.number)):
        found = _nearest_free(bubble, grid, rules, reach=rules.move + radii * bubble.r)
        if found is None:
            return False
        grid.add(found)
    return True


def _nearest_free(bubble: Bubble, grid: _Grid, rules: _Rules, *, reach: float) -> Bubble | None:
    home = rules.zone(bubble.true_x, bubble.true_y)
    alike = bubble.true_x, bubble.true_y, bubble.r
    distance = grid.filled.get(alike, 0.0)
    while distance <= reach:
        for x, y in _ring(bubble, distance):
            may_stand = distance == 0 or (
                rules.frame.holds(_square(x, y, bubble.r)) and rules.thresholds.are_clear_of(bubble, x, y)
            )
            if may_stand and rules.zone(x, y) == home and grid.is_free(x, y, bubble.r):
                grid.filled[alike] = distance
                return replace(bubble, x=x, y=y)
        distance += _STEP * bubble.r * (1 if distance < _MOVE_OF_NUMBERED else _COARSER)
    return None


def _square(x: float, y: float, r: float) -> Box:
    return Box(left=x - r, top=y - r, right=x + r, bottom=y + r)


def _ring(bubble: Bubble, distance: float) -> Iterator[tuple[float, float]]:
    if distance == 0:
        yield bubble.true_x, bubble.true_y
        return
    steps = max(8, int(math.tau * distance / (_ARC * bubble.r)))
    for step in range(steps):
        angle = math.tau * step / steps
        yield bubble.true_x + distance * math.cos(angle), bubble.true_y + distance * math.sin(angle)


class _Grid:
    """The discs set down so far, found by neighbourhood, and boxes that stay clear.

    `filled` tells of a place and a radius how far round it no room is left.
    """

    def __init__(self, cell: float, gap: float, keep_clear: tuple[Box, ...]) -> None:
        self._cell = cell
        self._gap = gap
        self._keep_clear = keep_clear
        self._cells: defaultdict[tuple[int, int], list[Bubble]] = defaultdict(list)
        self.discs: list[Bubble] = []
        self.filled: dict[tuple[float, float, float], float] = {}

    def add(self, bubble: Bubble) -> None:
        self._cells[self._index(bubble.x, bubble.y)].append(bubble)
        self.discs.append(bubble)

    def is_free(self, x: float, y: float, r: float) -> bool:
        if any(box.distance(x, y) < r + self._gap for box in self._keep_clear):
            return False
        column, row = self._index(x, y)
        for near_column in (column - 1, column, column + 1):
            for near_row in (row - 1, row, row + 1):
                for other in self._cells.get((near_column, near_row), ()):
                    reach = r + other.r + self._gap
                    if (x - other.x) ** 2 + (y - other.y) ** 2 < reach * reach - 1e-9:
                        return False
        return True

    def _index(self, x: float, y: float) -> tuple[int, int]:
        return math.floor(x / self._cell), math.floor(y / self._cell)
