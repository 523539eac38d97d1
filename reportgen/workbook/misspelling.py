"""Whether a text is a misspelling of one name and of no other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reportgen.workbook.column import Choice
from reportgen.workbook.normalising import key

_SHORTEST = 5
_LONG = 8
_MARGIN = 2
_LONGEST = 100
_DIGITS = re.compile(r"[0-9]+")
_DENYING_SYLLABLE = re.compile(r"(?:non|not|no|un|in|im|ir|il|dis|anti|semi)[-\s]?")
_DENYING_WORD = re.compile(r"\b(?:not|no|non|never|without|except|nicht|kein|keine|ohne|ne|pas|sans|sin|sem|não)\b")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)[-_](?=\w)")
_RAISED = ("<super>", "<sub>", "<circle>")
_DOUBT = re.compile(r"[?!*#~≈<>()\[\]{}†‡§¿¡]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likeness:
    """A name, what it stands for, and how many letters a text differs from it."""

    name: str
    meaning: str
    distance: int


def meant(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the one choice that a text misspells.

    Only letters differ, up to two (one in a text of fewer than eight); every other choice is at least two letters
    further away; numbers and marks are the same, for a question mark or a star is the analyst's doubt or a footnote;
    and the difference is not a "non-" or "un-" that would turn the meaning round.
    """
    names = [(name, str(at)) for at, one in enumerate(choices) for name in (one.label, *one.aliases)]
    found = _nearest(text, names)
    if found is None or found.distance == 0 or not has_same_marks(text, found.name):
        return None
    return choices[int(found.meaning)]


def nearest(text: str, names: Mapping[str, str]) -> str | None:
    """Return what the name stands for that a text resembles clearly more than any other, None where there is none."""
    found = _nearest(text, tuple(names.items()))
    return _swapped(text, names) if found is None else found.meaning


def _swapped(text: str, names: Mapping[str, str]) -> str | None:
    """Return what a text of four letters means with two neighbours swapped, as in GDRP."""
    wanted = key(text)
    found = {
        meaning
        for name, meaning in names.items()
        if len(wanted) == len(name) == _SHORTEST - 1
        and sorted(wanted) == sorted(key(name))
        and OSA.distance(wanted, key(name)) == 1
    }
    return found.pop() if len(found) == 1 else None


def has_same_marks(text: str, name: str) -> bool:
    """Return whether two texts differ in letters and spaces alone; what is set high or low is a mark."""
    return _marks(text) == _marks(name)


def has_doubt_mark(text: str) -> bool:
    """Return whether a text bears a question mark, a star or another sign of doubt or of a footnote."""
    return _DOUBT.search(key(text)) is not None or _raised(text) != ""


def _marks(text: str) -> str:
    plain = _BETWEEN_LETTERS.sub(" ", key(text))
    return _raised(text) + "".join(one for one in plain if not one.isalpha() and not one.isspace())


def _raised(text: str) -> str:
    return "".join(one for one in text if unicodedata.decomposition(one).startswith(_RAISED))


def _nearest(text: str, names: Sequence[tuple[str, str]]) -> _Likeness | None:
    """Return the name within the letters allowed, if none of another meaning is about as near."""
    wanted = key(text)[:_LONGEST]
    if len(wanted) < _SHORTEST:
        return None
    allowed = 2 if len(wanted) >= _LONG else 1
    alike = _alike(wanted, names, allowed + _MARGIN)
    best = min(alike, key=lambda one: one.distance, default=None)
    if best is None or best.distance > allowed:
        return None
    is_apart = all(one.meaning == best.meaning or one.distance - best.distance >= _MARGIN for one in alike)
    return best if is_apart else None


def _alike(wanted: str, names: Sequence[tuple[str, str]], farthest: int) -> list[_Likeness]:
    """Return the names within so many letters that say nothing else in number or by denying it."""
    found = process.extract(
        *(wanted, [key(name) for name, _ in names]), scorer=OSA.distance, score_cutoff=farthest, limit=None
    )
    return [
        _Likeness(name=names[at][0], meaning=names[at][1], distance=int(distance))
        for name, distance, at in found
        if not _says_otherwise(wanted, name)
    ]


def _says_otherwise(wanted: str, name: str) -> bool:
    has_other_numbers = _DIGITS.findall(wanted) != _DIGITS.findall(name)
    denies = bool(_DENYING_WORD.search(wanted)) != bool(_DENYING_WORD.search(name))
    return has_other_numbers or denies or _turns_round(wanted, name) or _turns_round(name, wanted)


def _turns_round(longer: str, shorter: str) -> bool:
    """Return whether one text is the other, or almost, behind a word or syllable that denies it."""
    found = _DENYING_SYLLABLE.match(longer)
    return found is not None and OSA.distance(longer[found.end() :], shorter) <= 1
