"""Load how personal data may leave each home: the law there, and its routes to other countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.country_groups import countries_in
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.law_facts import TransferLaw, TransferRoute
from reportgen.knowledge.reading import toml_entries

FILE = "transfers.toml"
INSTRUMENT = "instrument"
ROUTES = ("adequacy", INSTRUMENT, "open", "restricted")
EUROPEAN = "gdpr"
_ORIGIN = ("id", "source", "basis", "reviewed")
_LAW_KEYS = (*_ORIGIN, "label", "homes", "same")
_ROUTE_KEYS = (*_ORIGIN, "law", "route", "countries", "phrase", "words", "doubt", "needs")
_PLACES = re.compile(r"\{(?!home\}|country\})|(?<!\{home)(?<!\{country)\}")


def load_transfer_laws(directory: Path) -> Mapping[str, TransferLaw]:
    """Read transfers.toml, by the home country; a home has one law, and a law one route to each country."""
    routes: dict[str, list[TransferRoute]] = {}
    laws = toml_entries(directory, FILE, "law")
    names = [entry.name for entry in laws]
    for entry in toml_entries(directory, FILE, "route"):
        routes.setdefault(entry.only(_ROUTE_KEYS).choice("law", names), []).append(_route(entry))
    found: dict[str, TransferLaw] = {}
    for entry in laws:
        law = _law(entry.only(_LAW_KEYS), routes.get(entry.name, []))
        for home in law.homes:
            if found.setdefault(home, law) is not law:
                raise entry.fault(f'its home "{home}" is already that of {found[home].id}')
    return found


def adequate_for_europe(laws: Mapping[str, TransferLaw]) -> frozenset[str]:
    """Return the countries that the European Commission has found adequate."""
    law = next((law for law in laws.values() if law.id == EUROPEAN), None)
    if law is None:
        raise BrandOrTemplateError(f"Knowledge file {FILE}: the law {EUROPEAN} is missing.")
    return frozenset(country for one in law.routes if one.route == "adequacy" for country in one.countries)


def phrase_from_europe(country: str, laws: Mapping[str, TransferLaw]) -> str:
    """Return in a few words how personal data reaches a country from the EU."""
    law = next(law for law in laws.values() if law.id == EUROPEAN)
    if country in law.same:
        return "Inside the EEA"
    return next((one for one in law.routes if country in one.countries), law.otherwise).phrase


def _law(entry: Entry, routes: Iterable[TransferRoute]) -> TransferLaw:
    named = tuple(route for route in routes if route.countries)
    others = [route for route in routes if not route.countries]
    if len(others) != 1:
        raise entry.fault("it needs exactly one route for all other countries, that is, one that lists none")
    homes, same = countries_in(entry, "homes"), countries_in(entry, "same")
    seen: set[str] = set(same)
    for route in named:
        double = sorted(seen & route.countries)
        if double:
            raise entry.fault(f'the route {route.id} names "{double[0]}", to which it has another already')
        seen |= route.countries
    if not homes:
        raise entry.fault("it needs at least one home")
    return TransferLaw(
        id=entry.name,
        label=entry.text("label"),
        homes=homes,
        same=same,
        routes=named,
        otherwise=others[0],
        origin=entry.origin(),
    )


def _route(entry: Entry) -> TransferRoute:
    needs = entry.texts("needs")
    for text in (entry.text("words"), *needs):
        if _PLACES.search(text) or not text.endswith(".") or text[0].islower():
            raise entry.fault(f'"{text}" must be a sentence with no place to fill but home and country')
    kind, doubt = entry.choice("route", ROUTES), entry.clause("doubt") if "doubt" in entry.values else ""
    if doubt and kind != INSTRUMENT:
        raise entry.fault(
            '"doubt" is on the assessment of an instrument, which a route of another kind does not ask for'
        )
    return TransferRoute(
        id=entry.name,
        route=kind,
        countries=countries_in(entry, "countries"),
        phrase=entry.text("phrase"),
        words=entry.text("words"),
        doubt=doubt,
        needs=needs,
        origin=entry.origin(),
    )
