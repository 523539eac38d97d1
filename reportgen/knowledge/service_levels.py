"""Load what is measured in a service, and what follows a miss by tier."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.contract_facts import Level
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.occasions import KEYS, TIERS, names_in, occasion_of, template_of
from reportgen.knowledge.reading import toml_entries
from reportgen.model.verdict import Tier

_FILE = "service_levels.toml"
_TEXTS = ("topic", "name", "target", "basis_of_target", "measured", "miss", "reason")
_KEYS = (*KEYS, *_TEXTS, "functions", "words", "models")
_KINDS = ("bpo", "kpo")
_FEWEST = 3


def load_service_levels(directory: Path, *, functions: Mapping[str, str], models: Collection[str]) -> tuple[Level, ...]:
    """Read the levels of service_levels.toml in their order; each kind of work has three topics for any process."""
    entries = toml_entries(directory, _FILE, "level")
    levels = tuple(_level(entry.only(_KEYS), functions, models) for entry in entries)
    for kind in _KINDS:
        topics = {one.topic for one in levels if one.occasion.emphasis == kind and _is_general(one)}
        if len(topics) < _FEWEST:
            raise entries[0].fault(f"fewer than {_FEWEST} topics of {kind} fit any process")
    return levels


def load_escalations(directory: Path) -> Mapping[str, str]:
    """Read what follows a miss beyond a level's own words, a clause by tier; lower tiers have none."""
    entries = {entry.name: entry for entry in toml_entries(directory, _FILE, "escalation")}
    for entry in entries.values():
        entry.only(("id", "text", "source", "basis", "reviewed")).choice("id", TIERS)
        entry.origin()
    return {name: entries[name].clause("text") for name in TIERS if name in entries}


def _level(entry: Entry, functions: Mapping[str, str], models: Collection[str]) -> Level:
    return Level(
        id=entry.name,
        topic=entry.text("topic"),
        name=entry.text("name"),
        target=template_of(entry, "target"),
        basis_of_target=entry.clause("basis_of_target"),
        measured=entry.clause("measured"),
        miss=entry.clause("miss"),
        reason=entry.clause("reason"),
        occasion=occasion_of(entry, lowest_tier=Tier.LOW.value),
        functions=frozenset(functions[one].casefold() for one in _chosen(entry, "functions", tuple(functions))),
        words=names_in(entry, "words"),
        models=frozenset(_chosen(entry, "models", tuple(models))),
        origin=entry.origin(),
    )


def _chosen(entry: Entry, key: str, choices: Collection[str]) -> tuple[str, ...]:
    return entry.choices(key, choices) if key in entry.values else ()


def _is_general(one: Level) -> bool:
    occasion = one.occasion
    return occasion.lowest_tier == Tier.LOW.value and not (
        occasion.needs or occasion.unless or one.functions or one.words or one.models
    )
