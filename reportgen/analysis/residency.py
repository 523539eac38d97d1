"""Remarks on permitted countries: home that is not among them, and countries without provider rates."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.countries import country_in_sentence, country_names
from reportgen.analysis.messages import COUNTRY_WITHOUT_RATES, HOME_NOT_PERMITTED
from reportgen.analysis.spots import spot_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords


def residency_remarks(process: Process, home: str | None, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark on a process's permitted countries; home, which RG904 speaks of, needs no rates to be permitted."""
    permitted = process.permitted_countries
    if permitted and home is not None and home not in permitted:
        yield HOME_NOT_PERMITTED.at(
            spot_of(process, "permitted_countries"),
            name=process.name,
            home=country_in_sentence(home, knowledge),
            permitted=OwnWords(country_names(permitted, knowledge)),
        )
    unknown = [country for country in permitted if country != home and country not in knowledge.locations]
    if unknown:
        names = country_names(unknown, knowledge)
        yield COUNTRY_WITHOUT_RATES.at(
            spot_of(process, "permitted_countries"),
            name=process.name,
            countries=OwnWords(names[0].upper() + names[1:]),
            is_not="is not" if len(unknown) == 1 else "are not",
        )
