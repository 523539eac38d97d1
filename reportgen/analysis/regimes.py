"""Which bodies of rules apply: those chosen in the workbook, and data-protection laws that the facts trigger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportgen.analysis.countries import EEA
from reportgen.analysis.place import Site
from reportgen.knowledge.facts import Knowledge, Regime
from reportgen.model.engagement import PersonalData, Process

_DATA_LAW = {"GB": "uk_gdpr", "IN": "india_dpdp", "BR": "lgpd", "CN": "pipl", "PH": "ph_dpa"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRegime:
    """A body of rules and why it applies."""

    regime: Regime
    because: str


def applied_regimes(
    process: Process, home: str | None, site: Site | None, knowledge: Knowledge
) -> tuple[AppliedRegime, ...]:
    """Return the regimes of a process in the catalogue's order; `site` is None where the work does not move."""
    if process.personal_data not in {PersonalData.PERSONAL, PersonalData.SPECIAL}:
        return _applied(process.regimes, None, None, "", knowledge)
    if site is None:
        return _applied(process.regimes, data_law(home), None, "", knowledge)
    return _applied(
        process.regimes, data_law(home), data_law(site.country), site.country_name or site.country, knowledge
    )


@lru_cache(maxsize=256)
def _applied(
    chosen: tuple[str, ...], at_home: str | None, abroad: str | None, country: str, knowledge: Knowledge
) -> tuple[AppliedRegime, ...]:
    """Return the chosen regimes, and the laws on personal data at home and in the country of the site."""
    reasons = dict.fromkeys(chosen, "chosen in the workbook")
    if at_home is not None:
        reasons.setdefault(at_home, "the process handles personal data at home")
    if abroad is not None:
        reasons.setdefault(abroad, f"personal data would be handled in {country}")
    return tuple(
        AppliedRegime(regime=regime, because=reasons[key])
        for key, regime in knowledge.regimes.items()
        if key in reasons
    )


def data_law(country: str | None) -> str | None:
    """Return the id of a country's data-protection law, None where the catalogue has none."""
    if country in EEA:
        return "gdpr"
    return _DATA_LAW.get(country or "")
