"""Where a long table begins runs of pages of its own, so that a change of one process changes few pages.

Each run but the last is one full page: the heights of rows are known, to a line of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.parts import Caption, Opener
from reportgen.report.words.typed import visible

_LEAST = 4  # pages of a table; a shorter one is laid out as a whole
_SLACK = 1.5  # mm that a page is left short of, lest a row should run over
_LITTLE = 0.25  # of a page: a last one with less on it is a run with the page before, which may spare it


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Rows of a table that stay together, and how high they stand, in mm.

    `again` is how high that stands which is said once more above them where they begin a page: the head of their group.
    """

    height: float
    again: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """How high that stands, in mm, which is around the rows of a table.

    `before` stands on the first page above them, with the head of the table; `head` on each further page; `after` below
    the last.
    """

    before: float
    head: float
    after: float


def pages_begun(entries: Sequence[Entry], around: Around, room: float) -> tuple[bool, ...]:
    """Return for each entry whether it begins a run; `room` is the height of a page, in mm."""
    starts = tuple(_starts(entries, around, room - _SLACK))
    left = sum(one.height for one in entries[starts[-1] :]) + around.head + around.after
    kept = set(starts[1:-1] if left < _LITTLE * room else starts[1:]) if len(starts) >= _LEAST else set()
    return tuple(place in kept for place in range(len(entries)))


def _starts(entries: Sequence[Entry], around: Around, room: float) -> Iterator[int]:
    """Yield which entry each page begins with."""
    filled = around.before
    yield 0
    for place, (before, entry) in enumerate(pairwise(entries), start=1):
        filled += before.height
        if filled + entry.height > room:
            yield place
            filled = around.head + entry.again


def lines_of(text: str, width: float, *, size: float, weight: int = 400, typeface: str = "sans") -> int:
    """Return how many lines a text takes in a column of so many mm."""
    words, lines, line = text.split(), 0, ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if not line or text_width(longer, size=size, weight=weight, typeface=typeface) > width:
            lines, longer = lines + 1, word
        line = longer
    return lines


def opener_height(opener: Opener) -> float:
    """Return how high the head of a section stands, with the space below it."""
    rail = 10.5 + lines_of(opener.name, 22.5, size=7.4, weight=600) * 3.5
    title = lines_of(visible(opener.title), 140.4, size=20.5, typeface="serif") * 8.4
    below = 2.2 + lines_of(visible(opener.standfirst), 134.0, size=10.4, typeface="standfirst") * 5.1
    return 12.6 + max(rail, title + (below if opener.standfirst else 0.0))


def caption_height(caption: Caption) -> float:
    """Return how high the two texts above a table stand, with the space below them."""
    finding = lines_of(f"{caption.label} {caption.finding}", 168.0, size=9.6, weight=600) * 4.5
    return finding + (3.0 + lines_of(caption.unit, 170.0, size=7.8) * 3.8 if caption.unit else 0.0)
