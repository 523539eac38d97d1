"""Countries that laws name together, by ISO 3166-1 alpha-2 code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.knowledge.entry import Entry

_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
EEA = frozenset(f"{_EU} IS LI NO".split())
GROUPS: Mapping[str, frozenset[str]] = {"EEA": EEA}
_COUNTRY = re.compile(r"[A-Z]{2}")
_THE = "AE AX BS CC CF CG CK DO FK FO GB GM IO KM KY MH MP MV NL PH PN PS SB SC SD TC TF UM US VG VI"
_WITH_ARTICLE = frozenset(_THE.split())


def name_in_sentence(country: str, name: str) -> str:
    """Return a country's name as it stands within a sentence: "Germany", "the Philippines"."""
    return f"the {name}" if country in _WITH_ARTICLE else name


def countries_in(entry: Entry, key: str, groups: Mapping[str, frozenset[str]] = GROUPS) -> frozenset[str]:
    """Return the countries that a field lists, groups taken apart; none where the entry lacks the field."""
    return frozenset(_taken_apart(entry, key, groups)) if key in entry.values else frozenset()


def _taken_apart(entry: Entry, key: str, groups: Mapping[str, frozenset[str]]) -> Iterable[str]:
    for name in entry.texts(key):
        if name not in groups and not _COUNTRY.fullmatch(name):
            raise entry.fault(f'"{key}" names "{name}", which is neither a country code nor a group of countries')
        yield from groups.get(name, (name,))
