"""Which bodies of rules apply: those chosen in the workbook, and data-protection laws that the facts trigger."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.knowledge.facts import Knowledge, Regime
from reportgen.model.engagement import Engagement, PersonalData, Process

_EEA = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IS",
        "IE",
        "IT",
        "LV",
        "LI",
        "LT",
        "LU",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
    ]
)
_HOME_LAW = {"GB": "uk_gdpr", "IN": "india_dpdp", "BR": "lgpd", "CN": "pipl", "PH": "ph_dpa"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRegime:
    """A body of rules and why it applies."""

    regime: Regime
    because: str


def applied_regimes(engagement: Engagement, process: Process, knowledge: Knowledge) -> tuple[AppliedRegime, ...]:
    """Return the regimes of a process, in the catalogue's order."""
    reasons = dict.fromkeys(process.regimes, "chosen in the workbook")
    law = _home_law(engagement.home_country)
    if law is not None and process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}:
        reasons.setdefault(law, "the process handles personal data at home")
    return tuple(
        AppliedRegime(regime=regime, because=reasons[key])
        for key, regime in knowledge.regimes.items()
        if key in reasons
    )


def _home_law(home: str | None) -> str | None:
    if home in _EEA:
        return "gdpr"
    return _HOME_LAW.get(home or "")
