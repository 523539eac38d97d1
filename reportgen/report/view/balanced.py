"""A title set in as few lines as it takes, all about as long, that break after a comma rather than within a phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.words.formats import NO_BREAK_SPACE

_MOST_WORDS = 24  # of a title that is worth balancing; a longer one fills its lines anyway
_PAUSES = (",", ";", ":", ".", "?", "–")
_AFTER_PAUSE = 0.5  # the share of the room left that counts against a line that ends on a pause


def balanced(title: str, width: float, *, size: float) -> str:
    """Return the title with breaks only where its lines end, set in the light serif of `size` pt on `width` mm."""
    words = title.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return title
    lines = [" ".join(words[start:stop]) for start, stop in _lines(words, width, size)]
    return " ".join(line.replace(" ", NO_BREAK_SPACE) for line in lines)


def _lines(words: Sequence[str], width: float, size: float) -> Iterator[tuple[int, int]]:
    """Give where each line starts and stops, for the fewest lines and, of those, the least room left uneven."""
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # for the words so far: lines, room left, start of the last
    for stop in range(1, len(words) + 1):
        best.append(
            min(
                (best[start][0] + 1, best[start][1] + cost, start)
                for start in range(stop)
                if (cost := _cost(words[start:stop], width, size)) is not None
            )
        )
    ends = [len(words)]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    ends.reverse()
    yield from pairwise(ends)


def _cost(words: Sequence[str], width: float, size: float) -> float | None:
    """Return what counts against a line of these words, None where they are wider than a line."""
    room = width - text_width(" ".join(words), size=size, weight=300, typeface="serif")
    if room < 0:
        return None if len(words) > 1 else 0.0
    return room**2 * (_AFTER_PAUSE if words[-1].endswith(_PAUSES) else 1.0)
