"""What the contract for a process must hold, as JSON."""

from __future__ import annotations

from reportgen.model.contract import Appointment, Contract, EvidenceItem
from reportgen.report.results.plain import Json, fields, present


def contract_json(one: Contract) -> dict[str, Json]:
    """Return what a process needs of its contract."""
    return {
        "checklist": [fields(clause, ("id", "title", "asks", "because")) for clause in one.checklist],
        "evidence": [_evidence(item) for item in one.evidence],
        "appointments": [_appointment(role) for role in one.appointments],
        "service_levels": [
            fields(level, ("id", "name", "target", "measured", "miss", "because")) for level in one.service_levels
        ],
        "exit_steps": [fields(step, ("when", "text", "owner")) for step in one.exit_steps],
    }


def _evidence(one: EvidenceItem) -> dict[str, Json]:
    return {**fields(one, ("text", "when")), "shows": list(one.shows)}


def _appointment(one: Appointment) -> dict[str, Json]:
    return present({**fields(one, ("role", "side", "task")), "person": one.person or None})
