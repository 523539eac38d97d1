"""Discs on a map: as large as their cost, each at its true place unless another disc stands there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.report.figures.svg import Box

GAP, GAP_OF_MANY = 0.4, 0.2
MANY = 100
_RING, _ARC = 0.35, 0.6  # steps of the search, in radii
_PATCH = 2.0
_FARTHEST = 90.0
_OTHER_ZONE = 4.0
_TOLERATED_MOVE = 3.0
_FAR_AT_MOST = 12  # one in twelve may lie farther off before all shrink
_MAXIMA = ((12, 6.6), (30, 6.2), (45, 5.6), (70, 5.0), (MANY, 4.4))
_MAXIMUM_OF_MANY = 2.8
_SHRINK = 0.9
_LEAST_SHARE = 0.7


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


def smallest_radius(numbers: Sequence[int]) -> float:
    """Return the radius in which the longest number still fits."""
    digits = max((len(str(number)) for number in numbers), default=1)
    return {1: 1.45, 2: 1.7}.get(digits, 1.98 + 0.6 * (digits - 3))


def settled(
    places: Sequence[Place], frame: Box, zone: Zone, keep_clear: Sequence[Box] = ()
) -> tuple[tuple[Bubble, ...], Sizes]:
    """Return discs clear of each other, the largest first, as large as leaves nearly all at their true place.

    Args:
        places: where the processes belong.
        frame: what no moved disc may leave.
        zone: tells which zone a point is in; a disc moves to another zone only if its own is far fuller.
        keep_clear: boxes no disc may cover.
    """
    smallest = smallest_radius([place.number for place in places])
    largest_cost = max((place.cost for place in places if place.cost is not None), default=0.0)
    maximum = next((size for count, size in _MAXIMA if len(places) <= count), _MAXIMUM_OF_MANY)
    least = max(smallest, maximum * _LEAST_SHARE) if len(places) <= MANY else maximum
    while True:
        per_root = maximum / math.sqrt(largest_cost) if largest_cost > 0 else 0.0
        sizes = Sizes(per_root=per_root, smallest=smallest)
        grid = _Grid(
            cell=2 * max(maximum, smallest) + GAP,
            gap=GAP if len(places) <= MANY else GAP_OF_MANY,
            keep_clear=tuple(keep_clear),
        )
        bubbles = _apart([_bubble(place, sizes) for place in places], grid, frame, zone)
        far = sum(1 for bubble in bubbles if bubble.displacement > _TOLERATED_MOVE)
        if far * _FAR_AT_MOST <= len(places) or maximum <= least or largest_cost <= 0:
            return bubbles, sizes
        maximum = max(least, maximum * _SHRINK)


def _bubble(place: Place, sizes: Sizes) -> Bubble:
    return Bubble(
        number=place.number,
        true_x=place.x,
        true_y=place.y,
        x=place.x,
        y=place.y,
        r=sizes.radius(place.cost),
    )


def _apart(bubbles: Sequence[Bubble], grid: _Grid, frame: Box, zone: Zone) -> tuple[Bubble, ...]:
    """Set the discs down one by one, each at the free place nearest to its own."""
    started: dict[tuple[int, int], float] = {}
    for bubble in sorted(bubbles, key=lambda one: (-one.r, one.number)):
        patch = (round(bubble.true_x / _PATCH), round(bubble.true_y / _PATCH))
        found = _nearest_free(bubble, grid, frame, zone, start=started.get(patch, 0.0))
        started[patch] = max(0.0, found.displacement - 2 * _PATCH)
        grid.add(found)
    return tuple(grid.discs)


def _nearest_free(bubble: Bubble, grid: _Grid, frame: Box, zone: Zone, *, start: float) -> Bubble:
    home = zone(bubble.true_x, bubble.true_y)
    best, best_cost = bubble, math.inf
    distance = start
    while distance < min(best_cost, _FARTHEST):
        for x, y in _ring(bubble, distance):
            is_inside = distance == 0 or frame.holds(_square(x, y, bubble.r))
            if is_inside and grid.is_free(x, y, bubble.r):
                cost = distance + (0.0 if zone(x, y) == home else _OTHER_ZONE)
                if cost < best_cost:
                    best, best_cost = replace(bubble, x=x, y=y), cost
        distance += _RING * bubble.r
    return best


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
    """The discs set down so far, found by neighbourhood, and boxes that stay clear."""

    def __init__(self, cell: float, gap: float, keep_clear: tuple[Box, ...]) -> None:
        self._cell = cell
        self._gap = gap
        self._keep_clear = keep_clear
        self._cells: defaultdict[tuple[int, int], list[Bubble]] = defaultdict(list)
        self.discs: list[Bubble] = []

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
