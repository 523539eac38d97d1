"""Units that stand behind a header without brackets, such as "Annual cost TEUR" or "FTE 2026"."""

from __future__ import annotations

import re

from reportgen.workbook.settings import currencies

_WORDS = frozenset(
    {
        *("in", "k", "m", "t", "tsd", "mn", "mio", "bn", "mrd", "thousand", "thousands", "million", "millions"),
        *("000", "000s", "'000", "'000s", "p.a.", "pa", "€", "$", "£", "¥", "₹", "k€", "t€", "m€", "€k", "€m"),
    }
)
_YEAR = re.compile(r"(?:fy ?)?20[0-9]{2}")
_PERCENT = re.compile(r"[%％]|\b(?:per ?cent|pct|prozent)\b", re.IGNORECASE)
_SCALES = "kmt"


def without_unit(text: str) -> str:
    """Return a header, as it is compared, without the unit or the year behind it; at least one word is left."""
    words = text.split()
    while len(words) > 1 and _is_unit(words[-1].strip(",.;:-") or words[-1]):
        words.pop()
    return " ".join(words).strip(",;:- ")


def says_percent(written: str) -> bool:
    """Return whether a header, as it is written, says that its values are percentages."""
    return _PERCENT.search(written) is not None


def _is_unit(word: str) -> bool:
    if word in _WORDS or f"{word}." in _WORDS or _YEAR.fullmatch(word):
        return True
    code = word[1:] if len(word) > 3 and word[0] in _SCALES else word  # noqa: PLR2004 - a code has three letters
    return code.upper() in currencies()
