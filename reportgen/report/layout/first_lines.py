"""Text before a link or bold words, which WeasyPrint breaks after its first word where only its last space is too wide.

It takes such a text for one that has no room to break, and tries its first word alone, with a sign that is held to it:
that is told by a line less than half full. A space that does not break holds the last word to what follows, so before
one the text is broken as late as it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.quicker import exchanged
from reportgen.report.words.formats import NO_BREAK_SPACE

_SPACES = (" ", NO_BREAK_SPACE)
_NARROWEST = 0.2  # of the size of type, on average over a text


@contextmanager
def whole_first_lines() -> Iterator[None]:
    """Lay out such a text in one line, its last space beyond the edge; WeasyPrint must have been imported."""
    from weasyprint.layout import inline  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made

    with exchanged(inline, "split_first_line", _kept_whole(inline.split_first_line)):
        yield


def _kept_whole(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `split_first_line`, which gives a text's first line, its length, where the next starts, and its width."""

    def split_first_line(text: str, style: Any, context: Any, room: float | None, *further: Any, **named: Any) -> Any:
        found = usual(text, style, context, room, *further, **named)
        last, (_, _, resumed, width, *_) = text[-1:], found
        if room is None or last not in _SPACES or not _may_fit(text, style, room):
            return found
        juts_out = last == NO_BREAK_SPACE and resumed is None and width > room
        breaks_early = resumed is not None and (width < room / 2 or _is_first_word(text, resumed))
        if not (juts_out or breaks_early):
            return found
        _, _, _, width, *_ = usual(text.rstrip(last), style, context, None, *further, **named)
        if width > room:
            return found
        return usual(text, style, context, None if last == " " else width - 1, *further, **named)

    return split_first_line


def _may_fit(text: str, style: Any, room: float) -> bool:
    """Return whether a text could fit into a line at all, by the narrowest letters that there are."""
    return bool(len(text) * style["font_size"] * _NARROWEST <= room)


def _is_first_word(text: str, resumed: int) -> bool:
    """Return whether the next line starts within a text's second word or before it; `resumed` counts bytes."""
    word, space, rest = text.partition(" ")
    return bool(rest) and resumed <= len((word + space).encode())
