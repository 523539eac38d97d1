"""Load the sectors that cannot reclaim all value added tax, and find a client's by the words of its industry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.money_facts import VatSector
from reportgen.knowledge.plain_words import plain, stands_in
from reportgen.knowledge.reading import toml_entries
from reportgen.model.engagement import Range

_ENDS = ("low", "likely", "high")
_KEYS = ("id", "label", "words", "unless", "note", "source", "basis", "reviewed", *_ENDS)


def vat_sector_of(industry: str | None, knowledge: Knowledge) -> VatSector | None:
    """Return the sector whose longest phrase stands in an industry as whole words, or None."""
    text = plain(industry or "")
    found = [
        (len(word), sector)
        for sector in knowledge.vat_sectors.values()
        if not any(stands_in(word, text) for word in sector.unless)
        for word in sector.words
        if stands_in(word, text)
    ]
    return max(found, key=lambda match: match[0])[1] if found else None


def load_vat_sectors(directory: Path) -> Mapping[str, VatSector]:
    """Read vat_sectors.toml, by id; a word belongs to one sector only."""
    sectors: dict[str, VatSector] = {}
    owners: dict[str, str] = {}
    for entry in toml_entries(directory, "vat_sectors.toml", "sector"):
        sector = _sector(entry.only(_KEYS))
        for word in sector.words:
            owner = owners.setdefault(word, sector.id)
            if owner != sector.id:
                raise entry.fault(f'its word "{word}" is already that of {owner}')
        sectors[sector.id] = sector
    return sectors


def _sector(entry: Entry) -> VatSector:
    low, likely, high = (entry.number_within(end, 0, 1) for end in _ENDS)
    if not low <= likely <= high:
        raise entry.fault(f"low {low:g}, likely {likely:g} and high {high:g} must rise")
    return VatSector(
        id=entry.name,
        label=entry.text("label"),
        words=_words(entry, "words"),
        unless=_words(entry, "unless"),
        irrecoverable=Range(low=low, likely=likely, high=high),
        note=entry.text("note"),
        origin=entry.origin(),
    )


def _words(entry: Entry, key: str) -> tuple[str, ...]:
    words = tuple(plain(word) for word in entry.texts(key))
    if not all(words) or len(set(words)) < len(words):
        raise entry.fault(f'"{key}" holds a word that is empty, or the same as another, in plain form')
    if key == "words" and not words:
        raise entry.fault("it needs at least one word")
    return words
