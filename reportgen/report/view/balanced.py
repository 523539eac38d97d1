"""Titles set in as few lines as they take, all about as long, that break after a comma rather than within a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from reportgen.knowledge.number_words import count_words
from reportgen.report.view.text_column import Column, read, words_of
from reportgen.report.words.formats import NO_BREAK_SPACE

_MOST_WORDS = 24  # of a title that is worth balancing; a longer one fills its lines anyway
_PAUSES, _RESTS = (",", "–"), (";", ":", ".", "?")
_AFTER_PAUSE, _WITHIN_PHRASE, _AFTER_LITTLE_WORD = 0.02, 0.25, 0.32  # what a line's end counts, besides its room left
_BEFORE_JOINT = 0.15  # as much, before a word that begins what is added
_JOINTS = frozenset(("and", "but", "of", "or"))
_LITTLE_WORD = 3  # letters: "of", "a", "the" belong to the line that follows
_WITHIN_COUNT = 1.0  # what a line's end counts in "and six more"
_IN_AMOUNT = 0.5  # what it counts in "21 of them", "ten processes" and "at least €8m"
_LEADS = frozenset(("least", "most", "than", "about", "nearly", "almost", "only", "under", "over"))  # to an amount
_COUNTS = frozenset(count_words(count) for count in range(1, 13))
_FIGURES, _AMOUNT = re.compile(r"\d[\d.,’]*"), re.compile(r"\W?\d|[A-Z]{3}\W\d")
_LAST = 0.3  # of its room that counts of the last line, which may be short
_ALONE = 0.25  # what counts against a last line of one word
_SURELY = 1.04  # of a line, which is measured without kerning and as if letters stood apart: what is wider does not fit


_COLUMNS = (  # what the style sheet sets these texts in
    (re.compile(r'(<div class="claim"><h([23]) [^>]*>)(.*?)(?=</h\2>)'), Column(width=140.4, size=20.5)),
    (re.compile(r'(<p class="(subtitle)">)(.*?)(?=</p>)'), Column(width=92.0, size=11.0, typeface="standfirst")),
    (re.compile(r'(<td class="(line)">)(.*?)(?=</td>)'), Column(width=93.5, size=8.2, typeface="sans")),
)


def with_balanced_titles(html: str) -> str:
    """Set the titles of sections, the lines of the contents and what stands below the cover's title so."""
    for text, column in _COLUMNS:
        html = text.sub(partial(_set, column), html)
    return html


def _set(column: Column, found: re.Match[str]) -> str:
    return found[1] + _broken(found[3], column)


def _broken(title: str, column: Column) -> str:
    """Tie the first words of a line to each other, as many as keep them from the line before."""
    words = words_of(title)
    if not 1 < len(words) <= _MOST_WORDS:
        return title
    lines = [words[start:stop] for start, stop in _lines(words, column)]
    kept = (_kept_from(before, line, column) for before, line in pairwise(lines))
    return " ".join([" ".join(lines[0]), *kept])


def _kept_from(before: Sequence[str], line: Sequence[str], column: Column) -> str:
    least = (count for count in range(1, len(line)) if column.filled([*before, *line[:count]]) > _SURELY)
    together = next(least, len(line))
    return " ".join([NO_BREAK_SPACE.join(line[:together]), *line[together:]])


def balanced(title: str, width: float, *, size: float) -> str:
    """Return a title with breaks only where its lines end, set in the light serif of `size` pt on `width` mm."""
    column = Column(width=width, size=size, weight=300)
    words = title.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return title
    lines = [" ".join(words[start:stop]) for start, stop in _lines(words, column)]
    return " ".join(line.replace(" ", NO_BREAK_SPACE) for line in lines)


def _lines(words: Sequence[str], column: Column) -> Iterator[tuple[int, int]]:
    """Give where each line starts and stops, for the fewest lines and, of those, the best ends."""
    ends = _ends(words)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # for the words so far: lines, cost, start of the last
    for stop in range(1, len(words) + 1):
        best.append(
            min(
                (best[start][0] + 1, best[start][1] + cost, start)
                for start in range(stop)
                if (cost := _cost(words[start:stop], column, ends[stop - 1], is_last=stop == len(words))) is not None
            )
        )
    stops = [len(words)]
    while stops[-1]:
        stops.append(best[stops[-1]][2])
    stops.reverse()
    yield from pairwise(stops)


def _ends(words: Sequence[str]) -> list[float]:
    """Return what counts against a line that ends with each word.

    In a title in capitals "AND" is a little word, too. "And six more" is kept on one line.
    """
    said = [read(word) for word in words]
    if not any(letter.islower() for word in said for letter in word):
        said = [word.lower() for word in said]
    ends = [_end(word, following) for word, following in pairwise([*said, ""])]
    for place, (first, _, last) in enumerate(zip(said, said[1:], said[2:], strict=False)):
        if first.lower() == "and" and last.lower().rstrip(".,;:") == "more":
            ends[place : place + 2] = [_WITHIN_COUNT, _WITHIN_COUNT]
    return ends


def _cost(words: Sequence[str], column: Column, end: float, *, is_last: bool) -> float | None:
    """Return what counts against a line of these words, None where they are wider than a line."""
    room = 1.0 - column.filled(words)
    if room < 0:
        return None if len(words) > 1 else 0.0
    if is_last:
        return _LAST * room**2 + (_ALONE if len(words) == 1 else 0.0)
    return room**2 + end


def _end(word: str, following: str) -> float:
    """Return what counts against a line that ends with this word, before that one."""
    if word.endswith(_RESTS):
        return 0.0
    if word.endswith(_PAUSES):
        return _AFTER_PAUSE
    if _is_count(word) or (word.lower() in _LEADS and _is_amount(following)):
        return _IN_AMOUNT
    if len(word) <= _LITTLE_WORD and word.islower():
        return _AFTER_LITTLE_WORD
    return _BEFORE_JOINT if following in _JOINTS else _WITHIN_PHRASE


def _is_count(word: str) -> bool:
    """Return whether a word is a number that counts what follows, as no amount of money and no share does."""
    return word.lower() in _COUNTS or _FIGURES.fullmatch(word) is not None


def _is_amount(word: str) -> bool:
    return word.lower() in _COUNTS or _AMOUNT.match(word) is not None
