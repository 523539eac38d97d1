"""A value as one bar beside its number, for a column of a table."""

from __future__ import annotations

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Drawing, Figure, Rect, figure

_HEIGHT = 2.4
_THINNEST = 0.35


def value_bar(value: float, most: float, text: str, palette: Palette, *, width: float = 25.0) -> Figure:
    """Draw a value as a share of `most`, the longest bar of the column; `text` writes it."""
    length = max(_THINNEST, width * value / most) if most > 0 else _THINNEST
    return figure(
        Drawing(
            width=width, height=_HEIGHT, marks=(Rect(x=0, y=0, width=length, height=_HEIGHT, fill=palette.primary),)
        ),
        alt=text,
        table=(("Value",), (text,)),
    )
