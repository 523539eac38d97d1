"""How far something is there, as small marks in a matrix: disc, ringed dot, half a disc, open ring, and a speck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from reportgen.report.figures.palette import Palette, tint
from reportgen.report.figures.svg import Path, dot, path_data

State: TypeAlias = Literal["whole", "dotted", "half", "none", "blank"]
STATES: tuple[State, ...] = ("blank", "none", "half", "dotted", "whole")
RADIUS = 1.0
_SPECK, _STROKE = 0.18, 0.28
_DOT, _THIN = 0.4, 0.2  # of a ringed dot: the dot's share of the radius, and the ring's stroke


def state_marks(state: State, places: Sequence[tuple[float, float]], radius: float, palette: Palette) -> Iterator[Path]:
    """Draw the marks of one state, all of them as one path; nothing where there are no places.

    What is there is drawn as savings are: in red it would be taken for what is missing.
    """
    if not places:
        return
    if state == "blank":
        yield Path(d=" ".join(dot(x, y, _SPECK) for x, y in places), fill=palette.rule)
        return
    width = _THIN if state == "dotted" else _STROKE
    rings = " ".join(dot(x, y, radius - width / 2) for x, y in places)
    fill = palette.gain if state == "whole" else palette.white
    stroke = palette.signal if state == "none" else palette.gain
    yield Path(d=rings, fill=fill, stroke=stroke, stroke_width=width)
    if state == "dotted":
        yield Path(d=" ".join(dot(x, y, radius * _DOT) for x, y in places), fill=palette.gain)
    if state == "half":
        yield Path(d=" ".join(_left_half(x, y, radius) for x, y in places), fill=palette.gain)


def count_colours(palette: Palette) -> tuple[str, str, str, str]:
    """Return the colours of how many are in place, to show, partial and open."""
    return palette.gain, tint(palette.gain, 0.80), palette.ink_2, palette.signal


def _left_half(x: float, y: float, radius: float) -> str:
    return path_data("M", x, y - radius, "a", radius, radius, 0, 0, 0, 0, 2 * radius, "Z")
