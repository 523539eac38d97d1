"""The ties of a map: from each disc that is drawn off its true place a line to that place, with a point there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.report.figures.bubbles import Bubble, Tie, tie
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Circle, Line, Mark


def ties(bubbles: Sequence[Bubble]) -> tuple[Tie, ...]:
    """Return the lines of all discs that have one."""
    return tuple(line for one in bubbles if (line := tie(one, bubbles)))


def tie_marks(lines: Sequence[Tie], palette: Palette) -> Iterator[Mark]:
    """Draw lines, each with a point at the true place."""
    for x1, y1, x, y in lines:
        yield Line(x1=x1, y1=y1, x2=x, y2=y, stroke=palette.ink_3, stroke_width=0.15)
        yield Circle(x=x, y=y, r=0.35, fill=palette.ink_3)
