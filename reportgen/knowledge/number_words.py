"""Small counts in words."""

from __future__ import annotations

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def count_words(count: int) -> str:
    """Write a count to be read in a sentence: "three", "14"."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else str(count)
