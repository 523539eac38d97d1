"""Discs on a map: as large as their cost, each at its true place unless another disc stands there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.report.figures.svg import Box

GAP = 0.4
_RING = 0.5
_ARC = 0.9
_FARTHEST = 90.0
_OTHER_ZONE = 4.0
_TOLERATED_MOVE = 3.0
_MAXIMA = ((12, 7.2), (30, 6.4), (70, 5.0), (150, 3.6))
_MAXIMUM_OF_MANY = 2.8
_SHRINK = 0.9


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
    return {1: 1.45, 2: 1.7}.get(digits, 2.1 + 0.6 * (digits - 3))


def settled(places: Sequence[Place], frame: Box, zone: Zone) -> tuple[tuple[Bubble, ...], Sizes]:
    """Return discs that stay clear of each other, the largest first, as large as leaves nearly all in place."""
    smallest = smallest_radius([place.number for place in places])
    largest_cost = max((place.cost for place in places if place.cost is not None), default=0.0)
    maximum = next((size for count, size in _MAXIMA if len(places) <= count), _MAXIMUM_OF_MANY)
    best: tuple[tuple[Bubble, ...], Sizes] | None = None
    while best is None or maximum > smallest:
        sizes = Sizes(
            per_root=max(maximum, smallest) / math.sqrt(largest_cost) if largest_cost > 0 else 0.0, smallest=smallest
        )
        bubbles = _apart([_bubble(place, sizes) for place in places], frame, zone)
        if best is None or _farthest(bubbles) < _farthest(best[0]) - GAP:
            best = bubbles, sizes
        if _farthest(bubbles) <= _TOLERATED_MOVE or largest_cost <= 0:
            break
        maximum *= _SHRINK
    return best


def _farthest(bubbles: Sequence[Bubble]) -> float:
    return max((bubble.displacement for bubble in bubbles), default=0.0)


def _bubble(place: Place, sizes: Sizes) -> Bubble:
    return Bubble(
        number=place.number,
        true_x=place.x,
        true_y=place.y,
        x=place.x,
        y=place.y,
        r=sizes.radius(place.cost),
    )


def _apart(bubbles: Sequence[Bubble], frame: Box, zone: Zone) -> tuple[Bubble, ...]:
    """Set the discs down one by one, each at the free place nearest to its own."""
    grid = _Grid(cell=2 * max((bubble.r for bubble in bubbles), default=1.0) + GAP)
    started: dict[tuple[float, float], float] = {}
    for bubble in sorted(bubbles, key=lambda one: (-one.r, one.number)):
        place = (round(bubble.true_x, 1), round(bubble.true_y, 1))
        found = _nearest_free(bubble, grid, frame, zone, start=started.get(place, 0.0))
        started[place] = max(0.0, found.displacement - _RING)
        grid.add(found)
    return tuple(grid.discs)


def _nearest_free(bubble: Bubble, grid: _Grid, frame: Box, zone: Zone, *, start: float) -> Bubble:
    home = zone(bubble.true_x, bubble.true_y)
    best, best_cost = bubble, math.inf
    distance = start
    while distance < min(best_cost, _FARTHEST):
        for x, y in _ring(bubble, distance):
            cost = distance + (0.0 if zone(x, y) == home else _OTHER_ZONE)
            is_inside = distance == 0 or frame.holds(_square(x, y, bubble.r))
            if cost < best_cost and is_inside and grid.is_free(x, y, bubble.r):
                best, best_cost = replace(bubble, x=x, y=y), cost
        distance += _RING
    return best


def _square(x: float, y: float, r: float) -> Box:
    return Box(left=x - r, top=y - r, right=x + r, bottom=y + r)


def _ring(bubble: Bubble, distance: float) -> Iterator[tuple[float, float]]:
    if distance == 0:
        yield bubble.true_x, bubble.true_y
        return
    steps = max(8, int(math.tau * distance / _ARC))
    for step in range(steps):
        angle = math.tau * step / steps
        yield bubble.true_x + distance * math.cos(angle), bubble.true_y + distance * math.sin(angle)


class _Grid:
    """The discs set down so far, found by neighbourhood."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._cells: defaultdict[tuple[int, int], list[Bubble]] = defaultdict(list)
        self.discs: list[Bubble] = []

    def add(self, bubble: Bubble) -> None:
        self._cells[self._index(bubble.x, bubble.y)].append(bubble)
        self.discs.append(bubble)

    def is_free(self, x: float, y: float, r: float) -> bool:
        column, row = self._index(x, y)
        for near_column in (column - 1, column, column + 1):
            for near_row in (row - 1, row, row + 1):
                for other in self._cells.get((near_column, near_row), ()):
                    reach = r + other.r + GAP
                    if (x - other.x) ** 2 + (y - other.y) ** 2 < reach * reach - 1e-9:
                        return False
        return True

    def _index(self, x: float, y: float) -> tuple[int, int]:
        return math.floor(x / self._cell), math.floor(y / self._cell)
