"""Titles, standfirsts, notes and some narrow columns end with a few words together, never with one word on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG = tuple(  # each begins with what it looks for, which is found at once; looking back is tried at every letter
    re.compile(rf"({head})(.*?)(?=</{tag}>)", re.DOTALL)
    for head, tag in (
        ('<p class="(?:standfirst|subtitle|sheet-standfirst|key|terms|unit|source|ended)">', "p"),
        ('<td class="line">', "td"),
        ('<th scope="row" class="name">[^<]*(?:<a [^>]*>[^<]*</a>)?<span class="second">', "span"),
        ('<div class="claim"><h2 ', "h2"),
        ('<div class="claim"><h3 ', "h3"),
    )
)
_NARROW = re.compile(r'(<div class="name">|<td class="ended">)([^<]+)')
_TAG = re.compile(r"(<[^>]*>)")
_SHORT = 2
_NO_BREAK = "\N{NO-BREAK SPACE}"


def with_last_words_together(html: str) -> str:
    """Tie the last words of every such text to each other."""
    html = _NARROW.sub(lambda found: found[1] + _tied(found[2], least=7, most=14), html)
    for text in _LONG:
        html = text.sub(lambda found: found[1] + _tied(found[2], least=12, most=24), html)
    return html


def _tied(text: str, *, least: int, most: int) -> str:
    """Tie words from the end until so many letters are together; tags, and the rest of one, stay as they are."""
    head, closing, words = text.partition(">") if text.startswith("data-bookmark") else ("", "", text)
    return f"{head}{closing}{''.join(reversed([*_backwards(_TAG.split(words), least, most)]))}"


def _backwards(parts: list[str], least: int, most: int) -> Iterator[str]:
    done = 0
    for part in reversed(parts):
        if part.startswith("<") or done >= least:
            yield part
            continue
        *before, tied = part.split(" ")
        while before and _joins(before[-1], tied, done, least) and done + len(before[-1]) + 1 + len(tied) <= most:
            tied = f"{before.pop()}{_NO_BREAK}{tied}"
        done = least if before else done + len(tied)
        yield " ".join([*before, tied])


def _joins(word: str, tied: str, done: int, least: int) -> bool:
    """Tell whether a word is tied to what follows: until that is long enough, then if it is small ("at a")."""
    is_small = len(word) <= _SHORT and word.isalpha() and word.islower()
    return done + len(tied) < least or (is_small and _NO_BREAK in tied)
