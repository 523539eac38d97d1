"""Remarks on permitted countries: home that is not among them, and countries without provider rates."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.countries import country_name, country_names
from reportgen.analysis.remark import remark, short
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.finding import Finding, Severity


def residency_remarks(process: Process, home: str | None, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark on a process's permitted countries; home, which RG904 speaks of, needs no rates to be permitted."""
    permitted = process.permitted_countries
    if permitted and home is not None and home not in permitted:
        yield remark(
            process,
            Severity.WARNING,
            "RG909",
            "permitted_countries",
            f"Home, {country_name(home, knowledge)}, is not among the permitted countries of "
            f'"{short(process.name)}": {country_names(permitted, knowledge)}. What is not sourced stays at home all '
            "the same.",
            "Add the home country, or find out whether the work may stay where it is done today.",
        )
    unknown = [country for country in permitted if country != home and country not in knowledge.locations]
    if unknown:
        are = "is" if len(unknown) == 1 else "are"
        yield remark(
            process,
            Severity.WARNING,
            "RG910",
            "permitted_countries",
            f'{country_names(unknown, knowledge)}, permitted for "{short(process.name)}", {are} not in the location '
            "catalogue, so no work is placed there.",
            "Permit a country from the location catalogue too, or have a provider there make an offer.",
        )
