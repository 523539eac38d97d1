"""Load the steps of a rating put as conditions, for what would have to be true."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.rating_facts import Condition, Criterion
from reportgen.knowledge.reading import toml_entries

_FILE = "conditions.toml"
_STEPS = 4
_INDICES = ("sourceability", "inherent_impact", "inherent_likelihood")


def load_conditions(directory: Path, criteria: Mapping[str, Criterion]) -> Mapping[str, Condition]:
    """Read conditions.toml by criterion: one entry for each that counts for sourceability or risk, no other."""
    wanted = [key for key, one in criteria.items() if not one.weights.keys().isdisjoint(_INDICES)]
    entries = {entry.name: entry for entry in toml_entries(directory, _FILE, "condition")}
    for entry in entries.values():
        entry.only(("id", "at_least", "at_most", "source", "basis", "reviewed")).choice("id", wanted)
    missing = [key for key in wanted if key not in entries]
    if missing:
        raise next(iter(entries.values())).fault(f"the condition {missing[0]} is missing from the file")
    return {name: _condition(entry) for name, entry in entries.items()}


def _condition(entry: Entry) -> Condition:
    return Condition(at_least=_clauses(entry, "at_least"), at_most=_clauses(entry, "at_most"), origin=entry.origin())


def _clauses(entry: Entry, key: str) -> tuple[str, str, str, str]:
    clauses = entry.texts(key)
    if len(clauses) != _STEPS:
        raise entry.fault(f'"{key}" has {len(clauses)} steps, not {_STEPS}')
    first, second, third, fourth = clauses
    return first, second, third, fourth
