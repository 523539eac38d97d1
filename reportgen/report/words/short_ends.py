"""No paragraph, caption, note or cell ends with one short word on a line of its own: the word before goes with it.

A line is never added so: where the last word fits the line before, nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"</(p|li|td|th|div)>|<(?:span class=\"second\"|br)>")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_WITHIN = ("</strong>", "</b>", "</a>")  # what a text goes on after
_LONG = 26  # letters; a shorter text may stand in a column of a word's width
_SHORT = 10  # letters of a last word with its stop; a longer one may stand alone
_WORDS_TOGETHER = 3  # at most, with the last: more that no line parts leave the line before ragged
_RUNNING = frozenset({"p", "li"})
_MOST, _MOST_RUNNING = 16, 24  # letters of the last two words together, which cells, and columns of text, have room for


def with_no_short_ends(html: str) -> str:
    """Tie the last word of each text to the one before it; what stands within a tag stays as it is."""
    return "".join(_parts(html))


def _parts(html: str) -> Iterator[str]:
    done = 0
    for found in _END.finditer(html):
        end = found.start()
        blank = html.rfind(" ", end - _SHORT - 1, end)
        if blank > 0 and _is_short_end(html, blank, end, _MOST_RUNNING if found[1] in _RUNNING else _MOST):
            yield html[done:blank]
            yield _NO_BREAK
            done = blank + 1
    yield html[done:]


def _is_short_end(html: str, blank: int, end: int, most: int) -> bool:
    """Return whether the last word of a long text is alone after a blank, and has room for the word before."""
    if blank == end - 1:  # what follows goes on on the same line
        return False
    begins = html.rfind(">", 0, end) + 1
    goes_on = html.endswith(_WITHIN, 0, begins)
    if begins == blank:
        return goes_on
    before = html.rfind(" ", begins, blank)
    if html.count(_NO_BREAK, max(before, begins), blank) + 2 > _WORDS_TOGETHER:
        return False
    return begins <= before and (goes_on or begins + _LONG <= end) and end <= before + 1 + most
