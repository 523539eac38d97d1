"""Whether a text is a misspelling of one choice and of no other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from reportgen.workbook.column import Choice
from reportgen.workbook.normalising import key

_SHORTEST = 5
_LONG = 8
_MARGIN = 2
_DIGITS = re.compile(r"[0-9]+")
_NEGATION = re.compile(r"(?:non|not|no|un|in|im|dis|anti|semi)[-\s]?")


def meant(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the one choice that a text misspells.

    Up to two letters differ (one in a text of fewer than eight), every other choice is at least two letters further
    away, numbers are the same, and the difference is not a "non-" or "un-" that would turn the meaning round.
    """
    wanted = key(text)
    if len(wanted) < _SHORTEST or not choices:
        return None
    ranked = sorted((_distance(wanted, choice), position) for position, choice in enumerate(choices))
    (best, position), *others = ranked
    allowed = 2 if len(wanted) >= _LONG else 1
    is_apart = not others or others[0][0] - best >= _MARGIN
    return choices[position] if 0 < best <= allowed and is_apart else None


def _distance(wanted: str, choice: Choice) -> int:
    names = {key(name) for name in (choice.label, *choice.aliases)}
    return min(_letters_apart(wanted, name) for name in names)


def _letters_apart(wanted: str, name: str) -> int:
    far = len(wanted) + len(name)
    if _DIGITS.findall(wanted) != _DIGITS.findall(name) or _turns_round(wanted, name) or _turns_round(name, wanted):
        return far
    return OSA.distance(wanted, name)


def _turns_round(longer: str, shorter: str) -> bool:
    """Return whether one text is the other, or almost, behind a word or syllable that denies it."""
    found = _NEGATION.match(longer)
    return found is not None and OSA.distance(longer[found.end() :], shorter) <= 1
