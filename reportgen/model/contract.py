"""What the contract for a process must hold, how it is steered, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseDuty:
    """A clause of the checklist: what it must say here and why it is on the list.

    `id` is that of clauses.toml; `asks` is a sentence with this process's own figures (notice in 24 hours, say).
    """

    id: str
    title: str
    asks: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """What to ask a provider for: `shows` names the measures it proves, `when` is before_contract or in_operation."""

    text: str
    when: str
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A named role to fill: `side` is client or provider, `task` a clause that says what it answers for.

    `person` is whom the workbook names for it, "" where nobody.
    """

    role: str
    side: str
    task: str
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel:
    """What is measured in the service, how, what is expected, and what follows a miss.

    `measured` is a phrase that goes on from "measured", `miss` one that goes on from "a miss brings".
    """

    id: str
    name: str
    target: str
    measured: str
    miss: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitStep:
    """A step that makes leaving the provider possible: `when` is before_signature, in_service or at_exit."""

    when: str
    text: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What a process needs of its contract; empty lists where the work stays in-house."""

    checklist: tuple[ClauseDuty, ...]
    evidence: tuple[EvidenceItem, ...]
    appointments: tuple[Appointment, ...]
    service_levels: tuple[ServiceLevel, ...]
    exit_steps: tuple[ExitStep, ...]
