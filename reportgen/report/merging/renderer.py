"""What draws the parts of a report: this process, and others that help it."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reportgen.report.fonts import FontFamily
from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.helpers import Take, helping, next_of
from reportgen.report.merging.pieces import PartWanted

_LONG = 400_000  # characters, some forty pages, of which laying out takes far longer than starting a process


class Renderer(Protocol):
    """Draws parts."""

    def draw(self, wanted: Sequence[PartWanted], take: Take) -> None:
        """Draw parts, and hand over each with its place among them, packed, as soon as it is drawn, in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRenderer:
    """Draws parts in this process, with the help of others; what one leaves undone, this one does."""

    drawer: Drawer
    helpers: int

    def draw(self, wanted: Sequence[PartWanted], take: Take) -> None:
        """Draw parts, the longest first."""
        order = deque(sorted(range(len(wanted)), key=lambda place: -len(wanted[place].body)))
        missing = set(order)

        def taken(place: int, part: bytes) -> None:
            take(place, part)
            missing.discard(place)

        count = min(self.helpers, len(order) - 1)
        with helping(self.drawer, wanted, order, taken, count=count), self.drawer.at_work():
            while (place := next_of(order)) is not None:
                taken(place, self.drawer.part(wanted[place]))
        with self.drawer.at_work():
            for place in sorted(missing):
                taken(place, self.drawer.part(wanted[place]))


def renderer_for(cut: Cut, jobs: int | None, families: tuple[FontFamily, ...], folders: tuple[Path, ...]) -> Renderer:
    """Return what draws a report's parts in as many processes as `jobs`, None for as many as pay."""
    drawer = Drawer(families=families, folders=folders)
    return SharedRenderer(drawer=drawer, helpers=(jobs or _paying(cut)) - 1)


def _paying(cut: Cut) -> int:
    """Return how many processes pay: two at most, and one for a report of few pages."""
    return min(_cores(), 2) if cut.length >= _LONG else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
