"""Clauses for the contract, by tier and by law.

The list by tier follows the subjects that outsourcing rules name (Regulation (EU) 2022/2554 art. 30) and what
third-party risk programmes grade by tier; the grading is practitioner convention.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.regimes import AppliedRegime
from reportgen.model.verdict import Tier

_CLAUSES = {
    Tier.LOW: ("Confidentiality", "Return of data"),
    Tier.STANDARD: ("Confidentiality", "Return of data", "Security schedule", "Notice of breaches", "Subcontracting"),
    Tier.SIGNIFICANT: (
        "Confidentiality",
        "Return of data",
        "Security schedule",
        "Notice of breaches within 48 hours",
        "Subcontracting",
        "Audit",
        "Continuity tests",
        "Liability cap and its exceptions",
        "Exit assistance",
    ),
    Tier.CRITICAL: (
        "Confidentiality",
        "Return of data",
        "Security schedule",
        "Notice of breaches within 24 hours",
        "Subcontracting with consent",
        "Audit, also by supervisors",
        "Continuity tests",
        "Liability cap and its exceptions",
        "Exit assistance",
        "Step-in",
        "Change of location",
        "Termination on change of control",
    ),
}


def clauses_for(tier: Tier, regimes: Sequence[AppliedRegime]) -> tuple[str, ...]:
    """Return the clauses a contract needs, those of the tier first, each once."""
    by_regime = [f"{clause} ({one.regime.label})" for one in regimes for clause in one.regime.clauses]
    return tuple(dict.fromkeys((*_CLAUSES[tier], *by_regime)))
