"""The ways of lines across the cover, and where between them the open ends of those that wait find room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.report.figures.cover_lines import CoverLine
from reportgen.report.figures.svg import path_data

EDGE = 128.0
LEFT, RETAINED_TO = 20.0, 66.0
_STRAIGHT_FROM = 172.0
_BEND = 0.46
_WAITING_TO, _BEFORE_EDGE = 123.5, 1.2
_FIRST_END = 90.0  # mm from the left, well past the ends of what is retained
_STEP = 0.5
_APART = 0.4
_CLOSEST = 0.8
_PLACES = tuple(_FIRST_END - 4 + step * _STEP for step in range(int((EDGE - _FIRST_END + 4) / _STEP) + 1))
_HALVINGS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The way of a line that bends at `bend_from` mm, to where it leaves the page."""

    line: CoverLine
    bend_from: float
    width: float

    @property
    def d(self) -> str:
        """Return the way as the data of a path."""
        reach, y, y_right = self._reach, self.line.y, self._y_right
        return path_data(
            "M", LEFT, y, "H", self.bend_from,
            "C", self.bend_from + reach, y, _STRAIGHT_FROM - reach, y_right, _STRAIGHT_FROM, y_right,
            "H", self.width + 1,
        )  # fmt: skip

    def y_at(self, x: float) -> float:
        """Return how far down the middle of the line is at `x`, in mm."""
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            t = (low + high) / 2
            low, high = (t, high) if self._x(t) < x else (low, t)
        return self.line.y + (self._y_right - self.line.y) * low * low * (3 - 2 * low)

    @property
    def _reach(self) -> float:
        return (_STRAIGHT_FROM - self.bend_from) * _BEND

    @property
    def _y_right(self) -> float:
        return self.line.y if self.line.y_right is None else self.line.y_right

    def _x(self, t: float) -> float:
        """Return where the bend is after the share `t` of it."""
        s = 1 - t
        return (
            s**3 * self.bend_from
            + 3 * s * s * t * (self.bend_from + self._reach)
            + 3 * s * t * t * (_STRAIGHT_FROM - self._reach)
            + t**3 * _STRAIGHT_FROM
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnd:
    """The ring at the end of a line that waits, in mm."""

    line: CoverLine
    x: float
    r: float


def open_ends(lines: Sequence[CoverLine], courses: Sequence[Course], pitch: float) -> Iterator[OpenEnd]:
    """Yield the open ends, each as near the edge as no course runs through it; where none is free, at the edge.

    Where lines are closer together than `_CLOSEST`, some 150 of them, none is, and nothing is looked for.
    """
    ways = [_Way.of(course) for course in courses] if pitch >= _CLOSEST else []
    for line in lines:
        if line.item.fate in ("fix", "assess"):
            r = max(min(1.6, max(0.4, 0.45 * pitch)), line.thickness / 2 + 0.25)
            nearest = min(_WAITING_TO, EDGE - _BEFORE_EDGE - r)
            passed = [one for way in ways if (one := way.near(line.y, r + _APART)) is not None]
            yield OpenEnd(line=line, x=_free_place(nearest, r, passed), r=r)


@dataclass(frozen=True, slots=True)
class _Way:
    """How far down a course is at each place, times `sign`, so that it never falls; `half` is half its thickness."""

    sign: int
    heights: tuple[float, ...]
    half: float

    @classmethod
    def of(cls, course: Course) -> _Way:
        """Look where a course is."""
        heights = [course.y_at(x) for x in _PLACES]
        sign = 1 if heights[-1] >= heights[0] else -1
        return cls(sign, tuple(sign * one for one in heights), course.line.thickness / 2)

    def near(self, y: float, room: float) -> tuple[float, float] | None:
        """Return from where to where the course is within `room` of a height, in mm; None where it never is."""
        first = bisect_right(self.heights, self.sign * y - room - self.half)
        last = bisect_left(self.heights, self.sign * y + room + self.half) - 1
        if first > last and not 0 < first < len(_PLACES):
            return None
        return _PLACES[min(first, last)], _PLACES[max(first, last)]


def _free_place(nearest: float, r: float, passed: Sequence[tuple[float, float]]) -> float:
    """Return the place nearest to the edge whose ring reaches none of these stretches, else the nearest of all."""
    x = nearest
    for start, end in sorted(passed, key=lambda one: -one[1]):
        if start - r <= x <= end + r:
            x = start - r - _STEP
    return x if x >= _FIRST_END else nearest
