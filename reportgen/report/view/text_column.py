"""How wide a column of text is and what it is set in, so that its lines are known before they are laid out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.words.formats import NO_BREAK_SPACE

_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r" (?![^<>]*>)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How wide a text's lines are, in mm, and what it is set in; its size is in pt."""

    width: float
    size: float
    weight: int = 400
    typeface: str = "serif"

    def filled(self, words: Sequence[str]) -> float:
        """Return the share of a line that words fill."""
        said = read(" ".join(words)).replace(NO_BREAK_SPACE, " ")
        return text_width(said, size=self.size, weight=self.weight, typeface=self.typeface) / self.width


def words_of(html: str) -> list[str]:
    """Part a text at its blanks, but for those within a tag."""
    return _BLANK.split(html)


def read(html: str) -> str:
    """Return what is read of a text: without its tags, its signs as they are printed."""
    return unescape(_TAG.sub("", html))
