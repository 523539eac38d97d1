"""Slanted lines that fill a rectangle: what was inferred, or does not hold, readable without colour."""

from __future__ import annotations

from reportgen.report.figures.svg import Box, path_data

PITCH = 1.1


def hatch(box: Box, *, pitch: float = PITCH) -> str:
    """Return the path of lines that rise at 45 degrees, `pitch` mm apart, none of which leaves the box.

    The lines stand at multiples of the pitch on the page, so that neighbouring boxes read as one pattern.
    """
    parts: list[str | float] = []
    first = int((box.left + box.top) // pitch) + 1
    last = int((box.right + box.bottom) // pitch)
    for step in range(first, last + 1):
        level = step * pitch
        left, right = max(box.left, level - box.bottom), min(box.right, level - box.top)
        if right > left:
            parts += ["M", left, level - left, "L", right, level - right]
    return path_data(*parts)
