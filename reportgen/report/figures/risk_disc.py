"""The tier of a risk as a disc; the word stands beside it, so colour is never alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Circle, Drawing, Figure, figure

RiskTier = Literal["low", "medium", "high", "none"]
SIZE = 3.2
LOW_TO = 5
MEDIUM_TO = 9
_STROKE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskColours:
    """How a tier is painted, and how text on it is."""

    fill: str
    stroke: str
    text: str


def risk_colours(tier: RiskTier, palette: Palette) -> RiskColours:
    """Return the colours of a tier; a risk that was not assessed is an open disc."""
    fills = {
        "low": RiskColours(fill=palette.risk_low, stroke=palette.risk_low_stroke, text=palette.ink),
        "medium": RiskColours(fill=palette.risk_medium, stroke=palette.risk_medium_stroke, text=palette.ink),
        "high": RiskColours(fill=palette.risk_high, stroke=palette.risk_high_stroke, text=palette.white),
        "none": RiskColours(fill=palette.white, stroke=palette.ink_3, text=palette.ink),
    }
    return fills[tier]


def tier_of(score: float) -> RiskTier:
    """Return the tier of a score: low to 5, medium to 9, high above."""
    return "low" if score <= LOW_TO else "medium" if score <= MEDIUM_TO else "high"


def tier_name(tier: RiskTier) -> str:
    """Return the tier as a word."""
    return "Not assessed" if tier == "none" else tier.capitalize()


def risk_disc(palette: Palette, *, tier: RiskTier) -> Figure:
    """Draw a disc of 3.2 mm."""
    colours = risk_colours(tier, palette)
    disc = Circle(
        x=SIZE / 2, y=SIZE / 2, r=(SIZE - _STROKE) / 2, fill=colours.fill, stroke=colours.stroke, stroke_width=_STROKE
    )
    name = tier_name(tier)
    return figure(
        Drawing(width=SIZE, height=SIZE, marks=(disc,)), alt=f"Risk: {name.lower()}", table=(("Risk",), (name,))
    )
