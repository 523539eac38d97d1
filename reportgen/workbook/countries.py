"""Countries in cells, by ISO code or name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import UNKNOWN_COUNTRY
from reportgen.workbook.misspelling import nearest
from reportgen.workbook.normalising import key
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_SEPARATORS = re.compile(r"[;,\n]")
_FOREIGN = ("de", "fr", "es", "pt")
_ALIASES = {
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "america": "US",
    "united states of america": "US",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "turkey": "TR",
    "uae": "AE",
    "emirates": "AE",
    "korea": "KR",
    "republic of korea": "KR",
    "russian federation": "RU",
    "viet nam": "VN",
    "the philippines": "PH",
    "people's republic of china": "CN",
    "republic of ireland": "IE",
    "ivory coast": "CI",
    "hong kong": "HK",
    "macau": "MO",
}


def parse_country(cell: Cell, _column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read one country as its ISO 3166-1 alpha-2 code."""
    text = plain_text(cell)
    code = country_code(text, conventions.locale)
    return Parsed(value=code) if code else _refused(text, spot, conventions)


def parse_countries(cell: Cell, _column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read a list of countries, separated by ; as their ISO codes, without repetition."""
    codes: dict[str, None] = {}
    findings: list[Finding] = []
    for part in _parts(plain_text(cell), conventions.locale):
        code = country_code(part, conventions.locale)
        if code:
            codes[code] = None
        else:
            findings.extend(_refused(part, spot, conventions).findings)
    return Parsed(value=tuple(codes), findings=tuple(findings))


def country_code(text: str, locale: str) -> str | None:
    """Return the ISO code of a country named by code, in English, or in the engagement's language.

    A German, French, Spanish or Portuguese name is read too, where it is the name of one country only.
    """
    wanted = key(text)
    return _codes(locale).get(wanted) or _foreign_codes().get(wanted)


def _parts(text: str, locale: str) -> list[str]:
    if country_code(text, locale):
        return [text]
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def _refused(text: str, spot: Spot, conventions: Conventions) -> Parsed:
    names = {name: code for name, code in _codes(conventions.locale).items() if len(name) > 2}  # noqa: PLR2004 - names, not codes
    code = nearest(text, names)
    suggestion = Locale("en").territories[code] if code else None
    return refused(UNKNOWN_COUNTRY, spot, suggestion=suggestion, text=text)


@lru_cache(maxsize=16)
def _codes(locale: str) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for language in (Locale.parse(locale), Locale("en")):
        for name, code in _named(language):
            codes[name] = code
            codes[key(code)] = code
            codes[name.replace(" & ", " and ")] = code
    return codes | _ALIASES


def _named(language: Locale) -> Iterator[tuple[str, str]]:
    for code, name in language.territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:  # noqa: PLR2004 - an ISO code
            yield key(name), code


@lru_cache(maxsize=1)
def _foreign_codes() -> Mapping[str, str]:
    """Return the names of countries in other languages, without those that mean two countries."""
    found: dict[str, set[str]] = {}
    for language in map(Locale, _FOREIGN):
        for name, code in _named(language):
            found.setdefault(name, set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
