"""How personal data may reach the place of the work under the law at home."""

from __future__ import annotations

from functools import lru_cache

from reportgen.analysis.countries import country_in_sentence, country_name
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.law_facts import TransferLaw, TransferRoute
from reportgen.model.protection import Transfer

HOME = "home"
SAME_LAW = "same_law"
NONE = "none"
_ASK = "Ask counsel at home for the route; no personal data leaves before that."


@lru_cache(maxsize=4096)
def transfer_to(country: str, home: str | None, knowledge: Knowledge) -> Transfer | None:
    """Return the route from home to a country; None where either is not known, "none" where no route is on record."""
    if not home or not country:
        return None
    law = knowledge.transfer_laws.get(home)
    if country == home:
        return _told(country, HOME, "Personal data stays in {country}.", law, knowledge)
    if law is None:
        words = "How personal data may leave {home} is not on record here: ask counsel before any moves."
        return _told(country, NONE, words, law, knowledge, home=home)
    if country in law.same:
        return _told(country, SAME_LAW, "The same law holds in {country}, so data may go there freely.", law, knowledge)
    return _routed(country, home, law, knowledge)


def route_kind(country: str, home: str, knowledge: Knowledge) -> str:
    """Return the kind of route from home to a country (`Transfer.route`)."""
    found = transfer_to(country, home, knowledge)
    return NONE if found is None else found.route


def _routed(country: str, home: str, law: TransferLaw, knowledge: Knowledge) -> Transfer:
    route = next((one for one in law.routes if country in one.countries), law.otherwise)
    names = {"home": country_in_sentence(home, knowledge), "country": country_in_sentence(country, knowledge)}
    return Transfer(
        law=law.label,
        country=country,
        country_name=country_name(country, knowledge),
        route=route.route,
        words=_filled(route.words, names),
        needs=tuple(_filled(need, names) for need in route.needs),
        source=_source(route),
        doubt=route.doubt,
    )


def _told(
    country: str, kind: str, words: str, law: TransferLaw | None, knowledge: Knowledge, *, home: str = ""
) -> Transfer:
    names = {"home": country_in_sentence(home, knowledge), "country": country_in_sentence(country, knowledge)}
    return Transfer(
        law="No law on record" if law is None else law.label,
        country=country,
        country_name=country_name(country, knowledge),
        route=kind,
        words=_filled(words, names),
        needs=(_ASK,) if law is None and kind == NONE else (),
        source="No law on record" if law is None else _source(law),
    )


def _filled(text: str, names: dict[str, str]) -> str:
    filled = text.format_map(names)
    return filled[0].upper() + filled[1:]


def _source(known: TransferRoute | TransferLaw) -> str:
    return f"{known.origin.source}; reviewed {known.origin.reviewed}"
