"""Text in plain form, in which phrases are looked up as whole words."""

from __future__ import annotations

import re
import unicodedata


def plain(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation, one space between."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(letter for letter in letters if not unicodedata.combining(letter))))


def stands_in(phrase: str, text: str) -> bool:
    """Return whether a phrase stands in a text as whole words; both are in plain form."""
    return f" {phrase} " in f" {text} "
