"""On which page each element with an id stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.report.figure_anchors import FIGURE_ANCHOR


def pages_of(pages: Sequence[Any]) -> dict[str, int]:
    """Return the page of each element with an id; those of figures are then forgotten, since no link leads to them."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for name in page.anchors:
            found.setdefault(name, number)
        page.anchors = {name: place for name, place in page.anchors.items() if not name.startswith(FIGURE_ANCHOR)}
    return found
