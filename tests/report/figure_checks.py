"""What every drawing must hold to: text inside the picture, and no text on other text."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

from reportgen.report.figures.palette import Palette
from reportgen.report.figures.svg import Box, Drawing

PALETTE = Palette.from_primary("#0E4A5A")
FLOORS = (1, 6, 10, 15)


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the pairs of texts that overlap."""
    return [
        (one.text, other.text)
        for one, other in combinations(drawing.texts, 2)
        if one.text and other.text and one.box.overlaps(other.box)
    ]


def outside(drawing: Drawing, slack: float = 0.3) -> list[str]:
    """Return the texts that leave the picture by more than `slack` mm."""
    frame = Box(left=0, top=0, right=drawing.width, bottom=drawing.height)
    return [text.text for text in drawing.texts if not frame.holds(text.box, slack=slack)]


def is_sound(svg: str) -> bool:
    """Return whether the SVG is well-formed, names itself, and holds no number that cannot be drawn."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    numbers = [value for element in root.iter() for key, value in element.attrib.items() if key != "aria-label"]
    title = root.find("{http://www.w3.org/2000/svg}title")
    return (
        root[0] is title
        and bool(title.text)
        and root.get("role") == "img"
        and not any(word in ("nan", "inf", "-inf") for value in numbers for word in value.split())
    )
