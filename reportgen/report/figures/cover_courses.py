"""The ways of lines across the cover, and where between them the open ends of those that wait find room."""

from __future__ import annotations

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
    """Yield the open ends, each as near the edge as no course runs through it; where none is free, at the edge."""
    for line in lines:
        if line.item.fate in ("fix", "assess"):
            r = max(min(1.6, max(0.4, 0.45 * pitch)), line.thickness / 2 + 0.25)
            nearest = min(_WAITING_TO, EDGE - _BEFORE_EDGE - r)
            steps = range(int((nearest - _FIRST_END) / _STEP) + 1)
            places = (nearest - step * _STEP for step in steps)
            x = next((x for x in places if _is_free(x, line.y, r, courses)), nearest)
            yield OpenEnd(line=line, x=x, r=r)


def _is_free(x: float, y: float, r: float, courses: Sequence[Course]) -> bool:
    """Return whether a ring touches no course, at its middle and at both of its sides."""
    return not any(_touches(x, y, r, one) for one in courses)


def _touches(x: float, y: float, r: float, course: Course) -> bool:
    room = r + course.line.thickness / 2 + _APART
    below = [course.y_at(x + aside) - y for aside in (-r, 0.0, r)]
    return min(below) < room and max(below) > -room
