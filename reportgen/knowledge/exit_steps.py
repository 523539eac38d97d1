"""Load the steps that make leaving a provider possible."""

from __future__ import annotations

from pathlib import Path

from reportgen.knowledge.contract_facts import Step
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.occasions import KEYS, check_replacements, names_in, occasion_of, template_of
from reportgen.knowledge.reading import toml_entries

STAGES = ("before_signature", "in_service", "at_exit")
_FILE = "exit_steps.toml"


def load_exit_steps(directory: Path) -> tuple[Step, ...]:
    """Read exit_steps.toml by stage, within a stage in the order of the file."""
    entries = {entry.name: entry for entry in toml_entries(directory, _FILE, "step")}
    check_replacements(entries)
    steps = [_step(entry) for entry in entries.values()]
    return tuple(sorted(steps, key=lambda one: STAGES.index(one.stage)))


def _step(entry: Entry) -> Step:
    entry.only((*KEYS, "stage", "owner", "text", "replaces"))
    return Step(
        id=entry.name,
        stage=entry.choice("stage", STAGES),
        owner=entry.text("owner"),
        text=template_of(entry, "text"),
        occasion=occasion_of(entry),
        replaces=names_in(entry, "replaces"),
        origin=entry.origin(),
    )
