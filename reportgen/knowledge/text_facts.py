"""Load the facts that only the words of a process tell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.plain_words import plain
from reportgen.knowledge.reading import toml_entries

TEXT_FACTS = ("payments", "inside_information", "software")
_KEYS = ("id", "words", "source", "basis", "reviewed")


def load_text_facts(directory: Path) -> Mapping[str, tuple[str, ...]]:
    """Read text_facts.toml: phrases in plain form, by fact."""
    entries = toml_entries(directory, "text_facts.toml", "fact")
    return {entry.choice("id", TEXT_FACTS): _words(entry.only(_KEYS)) for entry in entries}


def _words(entry: Entry) -> tuple[str, ...]:
    entry.origin()
    words = tuple(plain(word) for word in entry.texts("words"))
    if not words or not all(words):
        raise entry.fault("it needs at least one word, and none that is empty in plain form")
    return words
