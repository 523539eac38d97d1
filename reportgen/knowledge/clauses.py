"""Load the checklist of clauses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.contract_facts import Clause
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.occasions import (
    FACTS,
    KEYS,
    NO_TIER,
    TIERS,
    check_replacements,
    names_in,
    occasion_of,
    template_of,
    texts_by,
)
from reportgen.knowledge.reading import toml_entries

_FILE = "clauses.toml"
_KEYS = (*KEYS, "title", "asks", "asks_at", "asks_where", "adds", "reason", "covers", "replaces")


def load_clauses(directory: Path) -> Mapping[str, Clause]:
    """Read clauses.toml, by id, in the order in which they are listed; no two cover the same wish of a regime."""
    entries = {entry.name: entry for entry in toml_entries(directory, _FILE, "clause")}
    check_replacements(entries)
    covered: dict[str, str] = {}
    clauses = {}
    for name, entry in entries.items():
        clause = _clause(entry.only(_KEYS))
        for wish in clause.covers:
            if covered.setdefault(wish, name) != name:
                raise entry.fault(f'it covers "{wish}", which {covered[wish]} covers already')
        clauses[name] = clause
    return clauses


def _clause(entry: Entry) -> Clause:
    occasion, covers = occasion_of(entry), names_in(entry, "covers")
    if occasion.lowest_tier == NO_TIER and not occasion.when and not covers:
        raise entry.fault("no tier, fact or regime ever calls for it")
    asks = template_of(entry, "asks")
    if not asks.endswith("."):
        raise entry.fault('"asks" must be a sentence')
    return Clause(
        id=entry.name,
        title=template_of(entry, "title"),
        occasion=occasion,
        asks=asks,
        asks_at=texts_by(entry, "asks_at", TIERS),
        asks_where=texts_by(entry, "asks_where", FACTS),
        adds=texts_by(entry, "adds", FACTS),
        reason=entry.clause("reason"),
        covers=covers,
        replaces=names_in(entry, "replaces"),
        origin=entry.origin(),
    )
