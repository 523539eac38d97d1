"""The five steps of a risk score, 1 to 25, and how each is painted."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.report.figures.palette import Palette

SEVERE = 15
_DARK_FROM = 3


def step_of(score: float, floors: Sequence[float]) -> int:
    """Return the step of a score, 0 the mildest to 4 severe.

    Args:
        score: rounded before it is judged, as it is printed.
        floors: the lowest score of each of the four bands; the lowest band has two steps, every other has one.
    """
    lowest, *others = floors
    edges = ((lowest + others[0]) / 2, *(floor - 0.5 for floor in others))
    return sum(score >= edge for edge in edges)


def text_on(step: int, palette: Palette) -> str:
    """Return the colour of text on a step."""
    return palette.white if step >= _DARK_FROM else palette.ink
