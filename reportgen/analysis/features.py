"""What a text is made of, as the text model counts it: word stems, pairs of neighbours, and pieces of words.

Pieces of four and five letters let a misspelt or compound word count for what it is made of. The name of an occupation
says who does the work and not what is done: it counts apart from the activity ("analyst" is not "analysis") and has no
pieces. The training script and the product share this file, so that a text is the same to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reportgen.analysis.words import bare_stem, each, every_word

_PIECES = (4, 5)
_LEAST_LETTERS = 4
WHOLE = 1.0
PIECE = 0.35
_OCCUPATIONS = frozenset(
    each(
        "accountant actuary actuarie administrator adviser advisor agent analyst apprentice architect assistant "
        "associate attorney auditor banker biologist bookkeeper broker buyer chemist chief clerk clinician colleague "
        "consultant controller coordinator copywriter counsel designer developer director doctor economist editor "
        "engineer executive expert freelancer geologist head helper intern journalist junior lawyer lead librarian "
        "manager modeller nurse officer operator paralegal partner pharmacist physician planner processor professional "
        "professor programmer representative researcher scholar scientist secretary secretarie senior specialist "
        "statistician strategist supervisor surveyor teacher technician temp trainee typist underwriter writer"
    )
)


def features(text: str) -> dict[str, float]:
    """Return the features of a name or a description, each with how much it counts."""
    words = every_word(text)
    found: dict[str, float] = {}
    for word in words:
        found |= word_features(word)
    return found | dict.fromkeys(pair_keys(words), WHOLE)


@lru_cache(maxsize=65_536)
def word_features(word: str) -> dict[str, float]:
    """Return the features of one word: itself first, then its pieces."""
    key = _key(word)
    return {f"w:{key}": WHOLE, **dict.fromkeys(_pieces(key), PIECE)}


def pair_keys(words: Sequence[str]) -> list[str]:
    """Return the features of the pairs of neighbours in a text."""
    keys = [_key(word) for word in words]
    return [f"b:{one} {other}" for one, other in pairwise(keys)]


def function_features(function: str) -> dict[str, float]:
    """Return the features of the name of a business function, which count apart from those of the work itself."""
    return {f"f:{bare_stem(word)}": WHOLE for word in every_word(function)}


@lru_cache(maxsize=65_536)
def _key(word: str) -> str:
    """Return the stem of a word, or the occupation it names, in brackets."""
    single = word.removesuffix("s")
    return f"({single})" if single in _OCCUPATIONS else bare_stem(word)


def _pieces(key: str) -> tuple[str, ...]:
    """Return the pieces of a stem of four letters and more, its beginning and end marked; an occupation has none."""
    if len(key) < _LEAST_LETTERS or key.startswith("("):
        return ()
    marked = f"^{key}$"
    return tuple(f"c:{marked[at : at + size]}" for size in _PIECES for at in range(len(marked) - size + 1))
