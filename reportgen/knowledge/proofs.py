"""Load what to ask a provider for, and the named roles a contract needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.contract_facts import Proof, RoleToAppoint
from reportgen.knowledge.control_facts import Control
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.occasions import KEYS, NO_TIER, check_replacements, names_in, occasion_of, template_of
from reportgen.knowledge.reading import toml_entries

STAGES = ("before_contract", "in_operation")
SIDES = ("client", "provider")
PERSONS = ("process_owner", "decision_owner")
_CLIENT = "client"
_EVIDENCE = "evidence.toml"
_APPOINTMENTS = "appointments.toml"


def load_proofs(directory: Path, controls: Mapping[str, Control]) -> tuple[Proof, ...]:
    """Read evidence.toml by stage, within a stage in the order of the file; every measure it shows must be known.

    Every measure that a provider runs must stand in an item that gathers.
    """
    entries = {entry.name: entry for entry in toml_entries(directory, _EVIDENCE, "item")}
    check_replacements(entries)
    proofs = [_proof(entry, controls) for entry in entries.values()]
    gathered = {control for one in proofs if one.gathers for control in one.shows}
    missing = [control.id for control in controls.values() if control.owner != _CLIENT and control.id not in gathered]
    if missing:
        raise next(iter(entries.values())).fault(f"{missing[0]}, which a provider runs, stands in no item that gathers")
    return tuple(sorted(proofs, key=lambda one: STAGES.index(one.stage)))


def _proof(entry: Entry, controls: Mapping[str, Control]) -> Proof:
    entry.only((*KEYS, "stage", "text", "shows", "replaces"))
    shows = names_in(entry, "shows")
    unknown = [control for control in shows if control not in controls]
    if unknown:
        raise entry.fault(f'"shows" names "{unknown[0]}", which controls.csv does not hold')
    occasion = occasion_of(entry)
    gathers = occasion.lowest_tier == NO_TIER and not occasion.when
    if gathers and not shows:
        raise entry.fault("no tier, fact or measure ever calls for it")
    return Proof(
        id=entry.name,
        stage=entry.choice("stage", STAGES),
        text=template_of(entry, "text"),
        occasion=occasion,
        shows=shows,
        gathers=gathers,
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
