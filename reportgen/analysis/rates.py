"""Rates of the countries that were used, as assumptions of their own."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.analysis.place import rate_of
from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import AssumptionUsed, ProcessAssessment
from reportgen.model.engagement import Range
from reportgen.model.verdict import NatureClass, NotAssessed

_TIER = {NatureClass.BPO: "transactional", NatureClass.HYBRID: "skilled", NatureClass.KPO: "specialist"}


def rate_id(country: str, nature: NatureClass | None) -> str:
    """Return the id of a rate: rate_PL_skilled."""
    return f"rate_{country or 'home'}_{_TIER[nature or NatureClass.HYBRID]}"


def rates_used(processes: Iterable[ProcessAssessment], home: str | None, knowledge: Knowledge) -> list[AssumptionUsed]:
    """List the rates that prices were made with, by country and skill tier, each once.

    These are the rate at home, that of the place chosen, and those of the places it was compared with.
    """
    wanted: set[tuple[str, NatureClass]] = set()
    for one in processes:
        nature, driver = one.classification.nature, _country_of(one)
        if not isinstance(nature, NotAssessed) and driver is not None:
            wanted |= {(country, nature) for country in (driver, home or "", *_compared(one))}
    return [_rate(country, nature, knowledge) for country, nature in sorted(wanted) if country in knowledge.locations]


def _compared(one: ProcessAssessment) -> list[str]:
    """Return the countries where the process was priced, at each distance the best one."""
    return [option.country for option in one.cost.places if not isinstance(option.case, NotAssessed)]


def _country_of(one: ProcessAssessment) -> str | None:
    """Return the country whose rate the price was made with: that of the driver rate_PL_skilled."""
    parts = [driver.parameter.split("_") for driver in one.cost.drivers]
    return next((part[1] for part in parts if part[0] == "rate" and part[-1] in _TIER.values()), None)


def _rate(country: str, nature: NatureClass, knowledge: Knowledge) -> AssumptionUsed:
    location = knowledge.locations[country]
    value = rate_of(location, nature)
    return AssumptionUsed(
        id=rate_id(country, nature),
        group="Provider rates",
        label=f"Rate in {name_in_sentence(country, location.name)}, {_TIER[nature]} work",
        value=Range(low=value, likely=value, high=value),
        unit="United States = 100",
        source=location.origin.source,
        basis=location.origin.basis,
        reviewed=location.origin.reviewed,
        overridden=False,
    )
