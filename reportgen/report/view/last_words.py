"""Titles, standfirsts, notes and some narrow columns end with a few words together, never with one word on a line.

What leads to these words, such as "at a" before "loss as priced", stays with them where there is room. Where it is
known how wide the lines are, only so many words stay together as leave no hole at the end of the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate

from reportgen.report.view.text_column import Column, read, words_of
from reportgen.report.words.formats import NO_BREAK_SPACE

_TEXTS = tuple(  # each begins with what it looks for, which is found at once; looking back is tried at every letter
    (re.compile(rf"({head})(.*?)(?=</{tag}>)", re.DOTALL), column)
    for head, tag, column in (  # what the style sheet sets these texts in, where that is one width everywhere
        ('<p class="standfirst">', "p", Column(width=134.0, size=10.4, typeface="standfirst")),
        ('<p class="subtitle">', "p", Column(width=92.0, size=11.0, typeface="standfirst")),
        ('<p class="unit">', "p", Column(width=170.0, size=7.8, typeface="sans")),
        ('<p class="source">', "p", Column(width=170.0, size=7.2, typeface="sans")),
        ('<p class="(?:sheet-standfirst|key|terms|ended)">', "p", None),
        ('<td class="line">', "td", Column(width=93.5, size=8.2, typeface="sans")),
        ('<th scope="row" class="name">[^<]*(?:<a [^>]*>[^<]*</a>)?<span class="second">', "span", None),
        ('<div class="claim"><h2 [^>]*>', "h2", Column(width=140.4, size=20.5)),
        ('<div class="claim"><h3 [^>]*>', "h3", None),
    )
)
_NARROW = re.compile(r'(<div class="name">|<td class="ended">)([^<]+)')
_LEADING = frozenset(("a", "an", "the", "at", "by", "for", "in", "of", "on", "to", "with"))
_LEAST_NARROW, _MOST_NARROW = 7, 14  # letters
_LEAST, _MOST, _MOST_UNKNOWN = 12, 24, 20  # letters; at most in lines that may be of any width
_FULL = 0.85  # of a line: what is less full is seen to end early
_KERNED = 0.975  # of what words measure as if letters stood apart


def with_last_words_together(html: str) -> str:
    """Tie the last words of every such text to each other."""
    html = _NARROW.sub(lambda found: found[1] + _tied(found[2], least=_LEAST_NARROW, most=_MOST_NARROW), html)
    for text, column in _TEXTS:
        html = text.sub(partial(_ended, column), html)
    return html


def _ended(column: Column | None, found: re.Match[str]) -> str:
    most = _MOST_UNKNOWN if column is None else _MOST
    return found[1] + _tied(found[2], least=_LEAST, most=most, column=column)


def _tied(text: str, *, least: int, most: int, column: Column | None = None) -> str:
    """Tie words from the end until so many letters are together; tags, and the rest of one, stay as they are."""
    words = words_of(text)
    said = [read(word) for word in words]
    held = _held(said, least, most)
    if column is not None:
        held = next((fewer for fewer in range(held, 2, -1) if _leaves_no_hole(said, fewer, column)), min(held, 2))
    return " ".join([*words[: len(words) - held], NO_BREAK_SPACE.join(words[len(words) - held :])])


def _held(words: Sequence[str], least: int, most: int) -> int:
    """Return how many words from the end on have so many letters, with what leads to them."""
    held, letters = 1, len(words[-1])
    for before in reversed(words[:-1]):
        is_enough = letters >= least and before not in _LEADING
        letters += 1 + len(before)
        if is_enough or letters > most:
            break
        held += 1
    return held


def _leaves_no_hole(words: Sequence[str], held: int, column: Column) -> bool:
    """Return whether the last words fit the line before or leave it about full, set together on a line of their own."""
    *_, before = 0.0, *_fills(words[: len(words) - held], column)
    together = _KERNED * column.filled(["", " ".join(words[len(words) - held :])])
    return before + together <= 1 or before >= _FULL


def _fills(words: Sequence[str], column: Column) -> Iterable[float]:
    """Return the share of the line in hand that is filled with each word, as lines fill one after the other."""
    blank = _KERNED * column.filled([" "])
    return accumulate(
        (_KERNED * column.filled([word]) for word in words),
        lambda filled, word: filled + blank + word if filled + blank + word <= 1 else word,
    )
