"""The five steps of a risk score, 1 to 25, and how each is painted."""

from __future__ import annotations

from reportgen.report.figures.palette import Palette

UPPER_BOUNDS = (3.0, 6.0, 11.0, 14.0, 25.0)
SEVERE = 15
_DARK_FROM = 3


def step_of(score: float) -> int:
    """Return the step of a score, 0 the mildest to 4 severe (15 or more)."""
    return next((step for step, bound in enumerate(UPPER_BOUNDS[:-1]) if score < bound + 0.5), len(UPPER_BOUNDS) - 1)


def text_on(step: int, palette: Palette) -> str:
    """Return the colour of text on a step."""
    return palette.white if step >= _DARK_FROM else palette.ink
