"""No paragraph, caption, note or cell ends with one short word on a line of its own: the word before goes with it.

Nor does the short source at the end of a paragraph, as "§ 6.7; N1", stand on one without the last word it is for.
A line is never added so: where the last word fits the line before, nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.report.words.formats import WORD_JOINER
from reportgen.report.words.unbroken import HELD_HYPHEN

_END = re.compile(r"</(p|li|td|th|div)>|<(?:span class=\"second\b|br>)")
_HYPHEN = re.compile(f"-(?!{WORD_JOINER})")
_SPAN, _LINK = "</span>", "</a>"
_SOURCE = " <span>"  # what a source at the end of a paragraph stands in
_NO_BREAK = "\N{NO-BREAK SPACE}"
_WITHIN = ("</strong>", "</b>", "</a>")  # what a text goes on after
_LONG = 26  # letters; a shorter text may stand in a column of a word's width
_PARAGRAPH = 100  # letters of a cell without a tag that is read, and has room, as a paragraph
_SHORT_RUNNING = 15  # letters of a last word with its stop; a longer one may stand alone
_FEW = 8  # letters of words that no line parts, as "September 2027": with more they may stand without another
_WORDS_TOGETHER = 3  # at most, with the last: more that no line parts leave the line before ragged
_RUNNING = frozenset({"p", "li"})
_MOST = 16  # letters of the last two words together, which a cell has room for
_MOST_SMALL = 18  # as many, of the smaller letters of a second line
_MOST_RUNNING = 25  # as many, of a column of text or names
_SHORT = {"": 9, _SPAN: 10, _LINK: 10}  # as many in a cell, by what closes its text
_ROOM = {"": _MOST, _SPAN: _MOST_SMALL, _LINK: _MOST_RUNNING}  # of a cell, by what closes its text


def with_no_short_ends(html: str) -> str:
    """Tie the last word of each text to the one before it; what stands within a tag stays as it is."""
    return "".join(_parts(html))


def _parts(html: str) -> Iterator[str]:
    done = 0
    for found in _END.finditer(html):
        end, closes = _end_of_text(html, found.start())
        is_running = found[1] in _RUNNING or html.rfind(">", max(0, end - _PARAGRAPH), end) < 0
        held = _held(html, end, closes, is_running=is_running)
        if held is not None:
            start, words = held
            yield html[done:start]
            yield words
            done = end
    yield html[done:]


def _held(html: str, end: int, closes: str, *, is_running: bool) -> tuple[int, str] | None:
    """Return where the last words of a text begin, and these so that no line parts them; None where they may part."""
    if is_running and closes == _SPAN and (source := _short_source(html, end)) > 0:
        return source, html[source:end].replace(" ", _NO_BREAK)
    blank = html.rfind(" ", end - (_SHORT_RUNNING if is_running else _SHORT[closes]) - 1, end)
    if blank <= 0 or not _is_short_end(html, blank, end, _MOST_RUNNING if is_running else _ROOM[closes]):
        return None
    words = f"{_NO_BREAK}{html[blank + 1 : end]}"
    return _with_whole_compound(html, blank, words) if closes == _LINK else (blank, words)


def _with_whole_compound(html: str, blank: int, kept: str) -> tuple[int, str]:
    """Return where the last words of a name begin, and these on one line where they would part at a hyphen instead."""
    name = html.rfind(" ", 0, blank) + 1
    return (name, _HYPHEN.sub(HELD_HYPHEN, html[name:blank]) + kept) if "-" in html[name:blank] else (blank, kept)


def _end_of_text(html: str, end: int) -> tuple[int, str]:
    """Return where the text before a tag ends, and what closes it there: a span, a link or nothing."""
    closes = next((one for one in (_SPAN, _LINK) if html.endswith(one, 0, end)), "")
    return end - len(closes), closes


def _short_source(html: str, end: int) -> int:
    """Return where a short source that a text ends with begins, with the blank before it; -1 without one."""
    begins = html.rfind(_SOURCE, end - _MOST_RUNNING - len(_SOURCE), end)
    return begins if html.rfind("<", 0, end) == begins + 1 else -1


def _is_short_end(html: str, blank: int, end: int, most: int) -> bool:
    """Return whether the last word of a long text is alone after a blank, and has room for the word before."""
    if blank == end - 1 or _is_enough(html[blank + 1 : end]):  # or else what follows goes on on the same line
        return False
    begins = html.rfind(">", 0, end) + 1
    goes_on = html.endswith(_WITHIN, 0, begins)
    if begins == blank:
        return goes_on
    before = html.rfind(" ", begins, blank)
    if html.count(_NO_BREAK, max(before, begins), blank) + 2 > _WORDS_TOGETHER:
        return False
    return begins <= before and (goes_on or begins + _LONG <= end) and end <= before + 1 + most


def _is_enough(last: str) -> bool:
    """Return whether what ends a text is more than one word already."""
    return _NO_BREAK in last and len(last) > _FEW
