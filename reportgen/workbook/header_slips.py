"""Whether a header is another but for slips of typing, and never its opposite."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

_SHORTEST = 4
_LONG = 7  # letters, from which two slips are one word's


@lru_cache(maxsize=16_384)
def slips(written: str, header: str) -> int | None:
    """Return by how many slips a header, as it is compared, differs from one of ours; None where it is another.

    It is held against it word by word: two letters may differ in a word of seven or more, one in a shorter one,
    none in a word of less than four letters or with a digit, and none in the first two letters, unless two that stand
    side by side are swapped. So a syllable in front, such as "un" or "non", makes another word of it. A space too many
    or too few is one slip.
    """
    ours, theirs = header.split(), written.split()
    if len(ours) != len(theirs):
        joined = _word_slips("".join(theirs), "".join(ours))
        return 1 if joined == 0 else None
    counted = [_word_slips(word, our) for word, our in zip(theirs, ours, strict=True)]
    if len(ours) == 1 and counted[0] and _adds_a_letter(written, header):
        return None
    return None if None in counted else sum(one for one in counted if one is not None)


def _word_slips(word: str, ours: str) -> int | None:
    if word == ours:
        return 0
    if min(len(word), len(ours)) < _SHORTEST or _has_digit(word + ours):
        return None
    if word[:2] != ours[:2] and not _swaps_letters(word, ours):
        return None
    distance = OSA.distance(word, ours)
    return distance if distance <= (2 if min(len(word), len(ours)) >= _LONG else 1) else None


def _swaps_letters(word: str, ours: str) -> bool:
    return sorted(word) == sorted(ours) and OSA.distance(word, ours) == 1


def _adds_a_letter(word: str, ours: str) -> bool:
    """Return whether a short header has one more letter, neither doubled nor a plural: "causes" for "cases"."""
    if len(ours) >= _LONG or len(word) != len(ours) + 1 or word in {f"{ours}s", f"{ours}e"}:
        return False
    doubled = [at for at, (before, after) in enumerate(pairwise(word)) if before == after]
    return not any(word[:at] + word[at + 1 :] == ours for at in doubled)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
