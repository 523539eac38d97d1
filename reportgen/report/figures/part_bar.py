"""A part of a whole as a bar within a bar, for a column of a table."""

from __future__ import annotations

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Drawing, Figure, Rect, figure

_HEIGHT = 2.4


def part_bar(part: float, whole: float, most: float, text: str, palette: Palette, *, width: float = 25.0) -> Figure:
    """Draw a part, dark, of a whole, grey; `most` is the whole that takes the full width, and `text` writes both."""
    lengths = ((whole, palette.as_is[2]), (part, palette.primary))
    marks = (
        Rect(x=0, y=0, width=width * amount / most, height=_HEIGHT, fill=fill) for amount, fill in lengths if amount > 0
    )
    return figure(
        Drawing(width=width, height=_HEIGHT, marks=tuple(marks)), alt=text, table=(("Part of the whole",), (text,))
    )
