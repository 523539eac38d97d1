"""Contrast of colours after WCAG 2.2 (relative luminance), and darkening to reach it."""

from __future__ import annotations

import colorsys
import re

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
WHITE = "#FFFFFF"


def parsed(text: str) -> str | None:
    """Return "#RRGGBB" for a colour written as #abc or #aabbcc, else None."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])  # noqa: PLR2004 - rrggbb
    return f"#{digits.upper()}"


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, 0-1, of "#RRGGBB"."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 black to 1 white."""
    red, green, blue = (_linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG 2.2


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def darkened(colour: str, *, ratio: float) -> str:
    """Darken a colour, keeping its hue, until it stands against white with the ratio given."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    while contrast(colour, WHITE) < ratio and lightness > 0:
        lightness = max(0.0, lightness - 0.005)
        colour = "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour
