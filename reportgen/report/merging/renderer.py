"""What draws the parts of a report: this process, and others that help it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeAlias

from reportgen.report.merging.drawer import Drawer
from reportgen.report.merging.helpers import Helpers, Task
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.processes import cores

LONG = 400_000
"""Characters, some forty pages, of which laying out takes far longer than starting a process."""

Take: TypeAlias = Callable[[int, bytes], None]


class Renderer(Protocol):
    """Draws parts."""

    def draw(self, wanted: Sequence[PartWanted], take: Take) -> None:
        """Draw parts, and hand over each with its place among them, packed, as soon as it is drawn, in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRenderer:
    """Draws parts in this process, with the help of others; what one leaves undone, this one does.

    `count` is how many others there may be.
    """

    drawer: Drawer
    helpers: Helpers
    count: int

    def draw(self, wanted: Sequence[PartWanted], take: Take) -> None:
        """Draw parts, and those that the helpers were given before, the longest first."""
        self.helpers.hire(min(self.count, len(wanted) - 1))
        self.helpers.put(Task(one, partial(take, place)) for place, one in enumerate(wanted))
        with self.drawer.at_work():
            while (task := self.helpers.next()) is not None:
                task.take(self.drawer.part(task.wanted))
        lost = self.helpers.rest()
        with self.drawer.at_work():
            for task in lost:
                task.take(self.drawer.part(task.wanted))


def helpers_that_pay(length: int, jobs: int | None) -> int:
    """Return how many helpers a report of so many characters has: as many as asked, else one for many pages."""
    return (jobs or (min(cores(), 2) if length >= LONG else 1)) - 1
