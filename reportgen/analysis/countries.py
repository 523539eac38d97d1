"""Which countries share law and neighbourhood."""

from __future__ import annotations

_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
EEA = frozenset(f"{_EU} IS LI NO".split())
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
