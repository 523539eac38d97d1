"""The named roles a contract needs on both sides."""

from __future__ import annotations

from reportgen.analysis.occasions import Setting, fitting
from reportgen.knowledge.facts import Knowledge
from reportgen.model.contract import Appointment
from reportgen.model.engagement import Engagement, Process


def appointments_of(
    setting: Setting, process: Process, engagement: Engagement, knowledge: Knowledge
) -> tuple[Appointment, ...]:
    """Return the roles to fill, with whom the workbook names for them."""
    named = {"process_owner": process.owner, "decision_owner": engagement.decision_owner}
    return tuple(
        Appointment(
            role=one.role,
            side=one.side,
            task=setting.filled(one.task),
            person=(named.get(one.person) or "").strip(),
        )
        for one in fitting(knowledge.contracts.roles, setting)
    )
