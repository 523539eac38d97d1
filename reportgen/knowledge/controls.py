"""Load the protective measures, and check their order and that what they cite exists."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from reportgen.knowledge.control_facts import Control, InHouse
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.frameworks import load_references
from reportgen.knowledge.reading import csv_entries
from reportgen.knowledge.text_facts import TEXT_FACTS
from reportgen.model.verdict import Tier

NO_TIER = "none"
FACTS = (
    "personal_data",
    "special_data",
    "offshore",
    "regulated",
    "ip",
    "customer_contact",
    "bulk_access",
    "subcontracting",
    "client_premises",
    "secret_data",
    "many_records",
    "admin_access",
    "remote_work",
    "personal_abroad",
    *TEXT_FACTS,
)
NEEDED = (*FACTS, "systems", "confidential_data")
"""What a measure may presuppose: a fact, systems (unlike work of the hands), or data that is confidential."""
NEVER_TOGETHER = (
    frozenset(("client_premises", "remote_work")),
    frozenset(("secret_data", "personal_data")),
    frozenset(("secret_data", "personal_abroad")),
)
FAMILIES = (
    "governance",
    "contract",
    "audit",
    "data",
    "access",
    "people",
    "physical",
    "monitoring",
    "vulnerability",
    "incident",
    "continuity",
    "quality",
    "privacy",
    "location",
    "finance",
)
LONGEST_AGAINST = 60
_OTHERWISE = ("controls_in_house.csv", "controls_in_centre.csv")
EMPHASES = ("bpo", "kpo", "both")
REFERENCE = re.compile(
    r"NIST CSF [A-Z]{2}\.[A-Z]{2}-\d{2}"
    r"|NIST SP 800-53 [A-Z]{2}-\d{1,2}(\(\d{1,2}\))?"
    r"|ISO/IEC 27001 A\.[5-8]\.\d{1,2}"
    r"|SOC 2 (CC\d\.\d{1,2}|A1\.\d|C1\.\d|PI1\.\d|P\d\.\d)"
)


def load_controls(directory: Path) -> Mapping[str, Control]:
    """Read controls.csv, by id, in the order of the file."""
    controls: dict[str, Control] = {}
    ranked: dict[tuple[str, int], str] = {}
    guarded: dict[str, str] = {}
    known = load_references(directory)
    for entry in csv_entries(directory, "controls.csv"):
        control = _control(entry, known)
        _check_rank(entry, control, ranked)
        if (other := guarded.setdefault(control.against.casefold(), control.id)) != control.id:
            raise entry.fault(f'"against" says what that of {other} says')
        controls[control.id] = control
    in_house, in_centre = (_otherwise(directory, file, controls) for file in _OTHERWISE)
    return {
        name: replace(control, in_house=in_house.get(name), in_centre=in_centre.get(name))
        for name, control in controls.items()
    }


def _otherwise(directory: Path, file: str, controls: Mapping[str, Control]) -> dict[str, InHouse]:
    """Return how measures read where no provider does the work, by a file."""
    worded: dict[str, InHouse] = {}
    for entry in csv_entries(directory, file):
        if entry.name not in controls:
            raise entry.fault(f"{entry.name} is no measure of controls.csv")
        worded[entry.name] = InHouse(name=entry.text("name"), against=_against(entry), evidence=entry.text("evidence"))
    return worded


def _check_rank(entry: Entry, control: Control, ranked: dict[tuple[str, int], str]) -> None:
    for reader in ("bpo", "kpo") if control.emphasis == "both" else (control.emphasis,):
        other = ranked.setdefault((reader, control.rank), control.id)
        if other != control.id:
            raise entry.fault(f"its rank {control.rank} is already that of {other} in the {reader.upper()} list")


def _control(entry: Entry, known: Collection[str]) -> Control:
    return Control(
        id=entry.name,
        name=entry.text("name"),
        against=_against(entry),
        family=entry.choice("family", FAMILIES),
        emphasis=entry.choice("emphasis", EMPHASES),
        acts_on=entry.choice("acts_on", ("likelihood", "impact")),
        effectiveness=entry.number_within("effectiveness", 0.01, 0.95),
        evidence=entry.text("evidence"),
        cost_tier=entry.choice("cost_tier", ("low", "medium", "high")),
        lowest_tier=entry.choice("lowest_tier", (*Tier, NO_TIER)),
        when=entry.choices("when", FACTS),
        needs=_needs(entry),
        rank=entry.whole("rank", 1, 999),
        references=_references(entry, known),
        owner=entry.choice("owner", ("client", "provider", "both")),
        phase=entry.choice("phase", ("before_contract", "in_contract", "in_operation")),
        origin=entry.origin(),
    )


def _against(entry: Entry) -> str:
    against = entry.clause("against")
    if len(against) > LONGEST_AGAINST:
        raise entry.fault(f'"against" takes {len(against)} characters, and at most {LONGEST_AGAINST} are shown')
    return against


def _needs(entry: Entry) -> tuple[str, ...]:
    """Return what must hold; what calls for the measure must be able to hold beside it."""
    needs = entry.choices("needs", NEEDED)
    for fact in (*needs, *entry.texts("when")):
        against = next((one for one in needs if frozenset((fact, one)) in NEVER_TOGETHER), "")
        if against:
            raise entry.fault(f'"needs" names "{against}", which never holds together with "{fact}"')
    return needs


def _references(entry: Entry, known: Collection[str]) -> tuple[str, ...]:
    references = entry.texts("references")
    wrong = [reference for reference in references if not REFERENCE.fullmatch(reference)]
    if wrong or not references:
        raise entry.fault(f'the reference "{wrong[0] if wrong else ""}" is no id of a framework we cite')
    strange = [reference for reference in references if reference not in known]
    if strange:
        raise entry.fault(f'the reference "{strange[0]}" does not exist: frameworks.toml does not hold it')
    return references
