"""What a text is made of, as the text model counts it: word stems, pairs of neighbours, and pieces of words.

Pieces of four and five letters let a misspelt or compound word count for what it is made of. The training script and
the product share this file, so that a text is the same to both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportgen.analysis.words import every_word, stem

_PIECES = (4, 5)
_LEAST_LETTERS = 4
WHOLE = 1.0
PIECE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Something that occurs in a text: how much it counts, and the first word (of the text) it stands in."""

    count: float
    word: str


def features(text: str) -> Mapping[str, Feature]:
    """Return the features of a name or a description by their key in the model."""
    found = every_word(text)
    stems = [stem(word) for word in found]
    counted: dict[str, Feature] = {}
    for word, key in zip(found, stems, strict=True):
        for piece in _pieces(key):
            counted.setdefault(piece, Feature(count=PIECE, word=word))
        counted.setdefault(f"w:{key}", Feature(count=WHOLE, word=word))
    for (word, one), (_, other) in pairwise(zip(found, stems, strict=True)):
        counted.setdefault(f"b:{one} {other}", Feature(count=WHOLE, word=word))
    return counted


def function_features(function: str) -> Mapping[str, Feature]:
    """Return the features of the name of a business function, which count apart from those of the work itself."""
    return {f"f:{stem(word)}": Feature(count=WHOLE, word=word) for word in every_word(function)}


@lru_cache(maxsize=8192)
def _pieces(key: str) -> tuple[str, ...]:
    """Return the pieces of a stem of four letters and more, its beginning and end marked."""
    if len(key) < _LEAST_LETTERS:
        return ()
    marked = f"^{key}$"
    return tuple(f"c:{marked[at : at + size]}" for size in _PIECES for at in range(len(marked) - size + 1))
