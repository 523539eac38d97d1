"""Lines of a grid, which make way for the words that stand across them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Line, Text

_CLEAR = 0.4
_WIDTH = 0.2


def upright_line(x: float, top: float, foot: float, texts: Sequence[Text], palette: Palette) -> Iterator[Line]:
    """Draw a hairline from top to foot, but for the stretches where a text stands across it."""
    boxes = (text.box for text in texts)
    taken = [(box.top, box.bottom) for box in boxes if box.left - _CLEAR < x < box.right + _CLEAR]
    for start, end in stretches(top, foot, taken, gap=_CLEAR):
        yield Line(x1=x, y1=start, x2=x, y2=end, stroke=palette.hair, stroke_width=_WIDTH)


def level_line(y: float, left: float, right: float, texts: Sequence[Text], palette: Palette) -> Iterator[Line]:
    """Draw a hairline from left to right, but for the stretches where a text stands across it."""
    boxes = (text.box for text in texts)
    taken = [(box.left, box.right) for box in boxes if box.top - _CLEAR < y < box.bottom + _CLEAR]
    for start, end in stretches(left, right, taken, gap=_CLEAR):
        yield Line(x1=start, y1=y, x2=end, y2=y, stroke=palette.hair, stroke_width=_WIDTH)


def stretches(
    start: float, end: float, taken: Sequence[tuple[float, float]], *, gap: float
) -> Iterator[tuple[float, float]]:
    """Yield what is left of a stretch, `gap` clear of what is taken."""
    for low, high in sorted(place for place in taken if place[0] < end):
        if low - gap > start:
            yield start, min(low - gap, end)
        start = max(start, high + gap)
    if end > start:
        yield start, end
