"""Signs the report's typefaces do not have: found before rendering, replaced, and said."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.report.font_signs import signs_of

if TYPE_CHECKING:
    from reportgen.report.fonts import FontFamily

REPLACEMENT = "□"
_FALLBACK = "?"
_ASCII = 128
_ANY = "surrogatepass"
INVISIBLE = frozenset("\n\r\t\u00ad\u200b\u200c\u200d\u2060\ufeff")


def without_missing_glyphs(html: str, families: tuple[FontFamily, ...]) -> str:
    """Replace every character that a family has no sign for, by its plain form where there is one."""
    missing = missing_signs(_unusual(html, families), families)
    if not missing:
        return html
    return html.translate({ord(character): _substitute(character, families) for character in missing})


def _unusual(html: str, families: tuple[FontFamily, ...]) -> set[str]:
    """Return the characters of a text, without those of ASCII that are there: nearly all, and left out quickly."""
    return set(html.encode(errors=_ANY).translate(None, _plain(families)).decode(errors=_ANY))


@lru_cache(maxsize=4)
def _plain(families: tuple[FontFamily, ...]) -> bytes:
    """Return the characters of ASCII that every family has a sign for."""
    return bytes(_supported(families) & set(range(_ASCII)))


def missing_signs(characters: Iterable[str], families: tuple[FontFamily, ...]) -> set[str]:
    """Return the characters that a family has no sign for, nor what sets the signs it lacks."""
    known = _supported(families)
    return {character for character in characters if ord(character) not in known and character not in INVISIBLE}


def _substitute(character: str, families: tuple[FontFamily, ...]) -> str:
    plain = unicodedata.normalize("NFKC", character)
    known = _supported(families)
    if plain != character and all(ord(letter) in known for letter in plain):
        return plain
    return stand_in(families)


def stand_in(families: tuple[FontFamily, ...]) -> str:
    """Return what is printed for a sign that has no plain form."""
    return REPLACEMENT if ord(REPLACEMENT) in _supported(families) else _FALLBACK


@lru_cache(maxsize=4)
def _supported(families: tuple[FontFamily, ...]) -> frozenset[int]:
    """Return the code points that every family has in its regular face, or its fallback has."""
    return frozenset.intersection(*(_with_fallback(family) for family in families))


def _with_fallback(family: FontFamily) -> frozenset[int]:
    own = code_points(family.face(400))
    return own if family.fallback is None else own | _with_fallback(family.fallback)


@lru_cache(maxsize=16)
def code_points(file: Path) -> frozenset[int]:
    """Return the code points that a font file has signs for."""
    return frozenset(signs_of(file).widths)


def texts_of(value: object) -> Iterator[str]:
    """Yield the texts of an engagement, however deep they lie; what is chosen from a list of ours is none."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts_of(getattr(value, part.name))
