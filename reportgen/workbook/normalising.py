"""Text as the report shows it, and text as headers, choices and IDs are compared by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad\u180e")
_JOINERS = frozenset("\u200c\u200d")
_BLANK = _ZERO_WIDTH | _JOINERS | _BIDI
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | dict.fromkeys("‐‑‒–—―−", "-")
)
_AROUND = "*: \"'%"
_NONCHARACTERS = frozenset({0xFFFE, 0xFFFF})
_UNIT = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))\s*$")
_SHORT = 64  # texts up to here, which are mostly headers, choices and names, are compared again and again
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC", "CHEROKEE")


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A text fit to be shown, and the kinds of characters that were taken out of it ("control", "direction")."""

    text: str
    removed: tuple[str, ...]


def clean(text: str) -> CleanText:
    """Make text fit to be shown: NFC, lines that end in LF, no white space around it, nothing that misleads.

    Control and direction characters are taken out and named; characters without width are taken out without a
    word, except joiners, which some scripts need.
    """
    if text.isascii() and text.isprintable():
        return CleanText(text=text.strip(), removed=())
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept: list[str] = []
    removed: dict[str, None] = {}
    for character in text:
        kind = _misleads(character)
        if kind:
            removed[kind] = None
        elif character not in _ZERO_WIDTH:
            kept.append(character)
    return CleanText(text=_trimmed(unicodedata.normalize("NFC", "".join(kept))), removed=tuple(removed))


def _misleads(character: str) -> str | None:
    if character in _BIDI:
        return "direction"
    if character in "\n\t":
        return None
    code = ord(character)
    category = unicodedata.category(character)
    if category in {"Cc", "Cs"} or code & 0xFFFF in _NONCHARACTERS or 0xFDD0 <= code <= 0xFDEF:  # noqa: PLR2004
        return "control"
    return "tag" if 0xE0000 <= code <= 0xE007F else None  # noqa: PLR2004 - invisible copies of ASCII


def _trimmed(text: str) -> str:
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return text[start:end]


def is_blank(text: str) -> bool:
    """Return whether a text shows nothing: only white space and characters without width."""
    return all(character.isspace() or character in _BLANK for character in text)


def key(text: str) -> str:
    """Return what texts are compared by: NFKC, one kind of quotes, dashes and spaces, no invisibles, case folded."""
    return _short_key(text) if len(text) <= _SHORT else _key(text)


@lru_cache(maxsize=8_192)
def _short_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.replace("`", "'").lower().split())
    plain = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES)
    visible = "".join(one for one in plain if unicodedata.category(one) not in {"Cf", "Cs", "Cn"})
    visible = "".join(" " if one.isspace() else one for one in visible)
    shown = "".join(one for one in visible if unicodedata.category(one) != "Cc")
    return " ".join(unicodedata.normalize("NFKC", shown.casefold()).split())


def header_key(text: str) -> str:
    """Return what headers are compared by: as `key`, `_` as a space, without `*`, quotes and a unit in brackets."""
    return _short_header_key(text) if len(text) <= _SHORT else _header_key(text)


@lru_cache(maxsize=2_048)
def _short_header_key(text: str) -> str:
    return _header_key(text)


def _header_key(text: str) -> str:
    return key(_UNIT.sub("", key(text).replace("_", " ").strip(_AROUND)).strip(_AROUND))


def scripts(text: str) -> tuple[str, ...]:
    """Return the alphabets of a text's letters that can be mistaken for one another, such as Latin and Cyrillic."""
    found: dict[str, None] = {}
    for character in text:
        if character.isalpha():
            name = unicodedata.name(character, "").split(" ", 1)[0]
            if name in _SCRIPTS:
                found[name.capitalize()] = None
    return tuple(found)
