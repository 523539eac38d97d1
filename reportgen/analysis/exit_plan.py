"""The steps that make leaving the provider possible: before signature, in service and at exit."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.occasions import Setting, fitting, without_replaced
from reportgen.knowledge.facts import Knowledge
from reportgen.model.contract import Appointment, ExitStep

_PROVIDER = "Provider"
_OTHERWISE = "Service owner"


def exit_steps_of(setting: Setting, appointed: Sequence[Appointment], knowledge: Knowledge) -> tuple[ExitStep, ...]:
    """Return the steps by stage; a step whose role is not appointed falls to the service owner."""
    owners = {_PROVIDER, *(one.role for one in appointed)}
    return tuple(
        ExitStep(
            when=one.stage,
            text=setting.filled(one.text),
            owner=one.owner if one.owner in owners else _OTHERWISE,
        )
        for one in without_replaced(fitting(knowledge.contracts.steps, setting))
    )
