"""Countries: their names, and which share law and neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale

from reportgen.knowledge.country_groups import EEA, name_in_sentence
from reportgen.knowledge.facts import Knowledge

__all__ = ("EEA", "are_near", "country_in_sentence", "country_name", "country_names")

_BESIDE = {
    "Europe": {"Africa"},
    "North America": {"Latin America"},
    "Latin America": {"North America"},
    "South Asia": {"South-East Asia"},
    "South-East Asia": {"South Asia", "East Asia"},
    "East Asia": {"South-East Asia"},
    "Oceania": {"South-East Asia"},
    "Middle East": {"South Asia", "Africa"},
    "Africa": {"Europe", "Middle East"},
}


def are_near(region: str, other: str) -> bool:
    """Return whether two regions are the same or beside each other."""
    return region == other or other in _BESIDE.get(region, set())


def country_name(country: str, knowledge: Knowledge) -> str:
    """Return the English name of an ISO 3166-1 alpha-2 code, the code itself where it has none."""
    location = knowledge.locations.get(country)
    return location.name if location is not None else Locale("en").territories.get(country, country)


def country_names(countries: Iterable[str], knowledge: Knowledge) -> str:
    """Return names as a list in a sentence: "Iceland", "Iceland and Fiji", "France, Iceland and the Netherlands"."""
    *others, last = [country_in_sentence(country, knowledge) for country in countries]
    return f"{', '.join(others)} and {last}" if others else last


def country_in_sentence(country: str, knowledge: Knowledge) -> str:
    """Return a country's name as it stands within a sentence: "Germany", "the Philippines"."""
    return name_in_sentence(country, country_name(country, knowledge))
