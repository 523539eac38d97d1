"""Load the delivery countries with their rates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.facts import Location
from reportgen.knowledge.law_facts import TransferLaw
from reportgen.knowledge.reading import csv_entries
from reportgen.knowledge.transfers import phrase_from_europe

REGIONS = (
    "North America",
    "Europe",
    "Latin America",
    "South Asia",
    "South-East Asia",
    "East Asia",
    "Africa",
    "Middle East",
    "Oceania",
)
_COUNTRY = re.compile(r"[A-Z]{2}")
_DEAREST = 300
_COUNTRIES_RANKED = 78


def load_locations(directory: Path, laws: Mapping[str, TransferLaw]) -> Mapping[str, Location]:
    """Read locations.csv, by ISO 3166-1 alpha-2 code; how data gets there from the EU comes from transfers.toml."""
    return {entry.name: _location(entry, laws) for entry in csv_entries(directory, "locations.csv")}


def _location(entry: Entry, laws: Mapping[str, TransferLaw]) -> Location:
    if not _COUNTRY.fullmatch(entry.name):
        raise entry.fault("its id must be a country code of two capital letters")
    attrition = entry.number_or_none("attrition")
    return Location(
        country=entry.name,
        name=entry.text("name"),
        region=entry.choice("region", REGIONS),
        rate_transactional=entry.number_within("rate_transactional", 1, _DEAREST),
        rate_skilled=entry.number_within("rate_skilled", 1, _DEAREST),
        rate_specialist=entry.number_within("rate_specialist", 1, _DEAREST),
        wage_growth=entry.number_within("wage_growth", 0, 1),
        attrition=None if attrition is None else entry.number_within("attrition", 0, 1),
        eu_transfer_route=phrase_from_europe(entry.name, laws),
        origin=entry.origin(),
        gsli_rank=None if entry.number_or_none("gsli_rank") is None else entry.whole("gsli_rank", 1, _COUNTRIES_RANKED),
    )
