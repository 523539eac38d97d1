"""Load the parts of today's yearly cost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.money_facts import CostComponent
from reportgen.knowledge.reading import toml_entries
from reportgen.model.verdict import NatureClass

IDS = (
    "pay",
    "benefits",
    "premises",
    "technology",
    "recruitment",
    "training",
    "quality",
    "management",
    "overhead",
)
_FILE = "cost_components.toml"
_TEXTS = ("id", "label", "help", "avoidable", "falls_away", "source", "basis", "reviewed")
_KEYS = (*_TEXTS, "people", "supplied_by_provider")


def load_cost_components(directory: Path, parameters: Collection[str]) -> Mapping[str, CostComponent]:
    """Read cost_components.toml, by id, in the order of `IDS`; the parameters they name must be known."""
    entries = toml_entries(directory, _FILE, "component")
    if tuple(entry.name for entry in entries) != IDS:
        raise entries[0].fault(f"the components must be {', '.join(IDS)}, in this order")
    return {entry.name: _component(entry.only(_KEYS), parameters) for entry in entries}


def _component(entry: Entry, parameters: Collection[str]) -> CostComponent:
    component = CostComponent(
        id=entry.name,
        label=entry.text("label"),
        help=entry.text("help"),
        is_people=entry.flag("people"),
        avoidable=entry.text("avoidable"),
        falls_away=entry.text("falls_away"),
        is_supplied_by_provider=entry.flag("supplied_by_provider"),
        origin=entry.origin(),
    )
    named = [component.avoidable_for(nature) for nature in NatureClass] + [component.falls_away]
    unknown = [name for name in named if name not in parameters]
    if unknown:
        raise entry.fault(f'it names "{unknown[0]}", which parameters.toml does not hold')
    return component
