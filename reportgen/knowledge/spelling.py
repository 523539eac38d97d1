"""Load how words are spelled in America, and what keeps the spelling it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.reading import csv_entries, toml_entries

_WORDS, _PLACES = "spelling.csv", "spelling.toml"
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """American spellings by British word, in lower case; `families` groups the forms of one word.

    `territories` (ISO 3166-1 alpha-2) use them; `kept` are names in which nothing is respelled.
    """

    american: Mapping[str, str]
    families: Mapping[str, str]
    territories: frozenset[str]
    kept: tuple[str, ...]


def load_spelling(directory: Path) -> Spelling:
    """Read spelling.csv and spelling.toml; no word may be spelled as its American form is, or be one of the forms."""
    words = csv_entries(directory, _WORDS)
    forms = {entry.text("american") for entry in words}
    for entry in words:
        _check(entry, forms)
    places = toml_entries(directory, _PLACES, "territory")
    names = toml_entries(directory, _PLACES, "name")
    for name in names:
        name.text("why")
    return Spelling(
        american={entry.name: entry.text("american") for entry in words},
        families={entry.name: entry.text("family") for entry in words},
        territories=frozenset(place.name for place in places),
        kept=tuple(name.name for name in names),
    )


def _check(entry: Entry, forms: set[str]) -> None:
    for text in (entry.name, entry.text("american")):
        if not _WORD.fullmatch(text):
            raise entry.fault(f'"{text}" must be one word in lower case')
    if entry.name in forms:
        raise entry.fault("it is an American spelling too")
