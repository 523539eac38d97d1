"""Load what to ask a provider for, and the named roles a contract needs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from reportgen.knowledge.contract_facts import Proof, RoleToAppoint
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.occasions import KEYS, check_replacements, names_in, occasion_of, template_of
from reportgen.knowledge.reading import toml_entries

STAGES = ("before_contract", "in_operation")
SIDES = ("client", "provider")
PERSONS = ("process_owner", "decision_owner")
_EVIDENCE = "evidence.toml"
_APPOINTMENTS = "appointments.toml"


def load_proofs(directory: Path, controls: Collection[str]) -> tuple[Proof, ...]:
    """Read evidence.toml by stage, within a stage in the order of the file; every measure it shows must be known."""
    entries = {entry.name: entry for entry in toml_entries(directory, _EVIDENCE, "item")}
    check_replacements(entries)
    proofs = [_proof(entry, controls) for entry in entries.values()]
    return tuple(sorted(proofs, key=lambda one: STAGES.index(one.stage)))


def _proof(entry: Entry, controls: Collection[str]) -> Proof:
    entry.only((*KEYS, "stage", "text", "shows", "replaces"))
    shows = names_in(entry, "shows")
    unknown = [control for control in shows if control not in controls]
    if unknown:
        raise entry.fault(f'"shows" names "{unknown[0]}", which controls.csv does not hold')
    return Proof(
        id=entry.name,
        stage=entry.choice("stage", STAGES),
        text=template_of(entry, "text"),
        occasion=occasion_of(entry),
        shows=shows,
        replaces=names_in(entry, "replaces"),
        origin=entry.origin(),
    )


def load_roles_to_appoint(directory: Path) -> tuple[RoleToAppoint, ...]:
    """Read appointments.toml in the order of the file."""
    return tuple(_role(entry) for entry in toml_entries(directory, _APPOINTMENTS, "appointment"))


def _role(entry: Entry) -> RoleToAppoint:
    entry.only((*KEYS, "role", "side", "person", "task"))
    return RoleToAppoint(
        id=entry.name,
        role=entry.text("role"),
        side=entry.choice("side", SIDES),
        task=template_of(entry, "task"),
        person=entry.choice("person", PERSONS) if "person" in entry.values else "",
        occasion=occasion_of(entry),
        origin=entry.origin(),
    )
