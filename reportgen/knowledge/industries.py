"""Load the kinds of client that laws single out, and find a client's by the words of its industry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.law_facts import Industry
from reportgen.knowledge.money_facts import VatSector
from reportgen.knowledge.plain_words import plain, stands_in
from reportgen.knowledge.reading import toml_entries

_KEYS = ("id", "label", "vat_sectors", "words", "unless", "source", "basis", "reviewed")


@lru_cache(maxsize=256)
def industries_of(industry: str | None, knowledge: Knowledge) -> tuple[Industry, ...]:
    """Return every kind of client that the words of an industry name; a group may be of several kinds."""
    text = plain(industry or "")
    return tuple(
        one
        for one in knowledge.industries.values()
        if not any(stands_in(word, text) for word in one.unless) and any(stands_in(word, text) for word in one.words)
    )


def load_industries(directory: Path, sectors: Mapping[str, VatSector]) -> Mapping[str, Industry]:
    """Read industries.toml, by id; the words of the sectors of vat_sectors.toml that an entry names join its own."""
    return {
        entry.name: _industry(entry.only(_KEYS), sectors)
        for entry in toml_entries(directory, "industries.toml", "industry")
    }


def _industry(entry: Entry, sectors: Mapping[str, VatSector]) -> Industry:
    own = tuple(plain(word) for word in entry.texts("words"))
    joined = [sectors[name].words for name in entry.choices("vat_sectors", sectors)]
    words = tuple(dict.fromkeys((*own, *(word for part in joined for word in part))))
    if not words or not all(words):
        raise entry.fault("it needs at least one word, and none that is empty in plain form")
    return Industry(
        id=entry.name,
        label=entry.text("label"),
        words=words,
        unless=tuple(plain(word) for word in entry.texts("unless")),
        origin=entry.origin(),
    )
