"""Load what each tier of protection asks for, what sets it at the least, and the steps of cost of a measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.reading import toml_entries
from reportgen.model.protection import Assurance
from reportgen.model.verdict import Tier

COST_TIERS = ("low", "medium", "high")
_FILE = "tiers.toml"
_ORIGIN = ("id", "source", "basis", "reviewed")
_KEYS = (*_ORIGIN, "assessment", "review", "review_months", "notice_hours", "agreed")
_LONGEST_MONTHS, _LONGEST_HOURS = 36, 168
FLOOR_FACTS = ("special_data", "secret_data", "crown_methods", "restricted_data", "ip", "urgent_work")


@dataclass(frozen=True, slots=True, kw_only=True)
class TierFloor:
    """A fact that sets the tier at the least; `why` is a noun phrase that says what asks for it."""

    fact: str
    at_least: Tier
    why: str


def load_assurances(directory: Path) -> Mapping[Tier, Assurance]:
    """Read how closely work of each tier is watched: never less closely at a higher tier."""
    entries = {entry.choice("id", tuple(Tier)): entry.only(_KEYS) for entry in toml_entries(directory, _FILE, "tier")}
    missing = [tier for tier in Tier if tier not in entries]
    if missing:
        raise next(iter(entries.values())).fault(f"the tier {missing[0]} is missing from the file")
    found = {tier: _assurance(entries[tier]) for tier in Tier}
    closeness = [(one.review_months or _LONGEST_MONTHS, one.notice_hours, one.agreed) for one in found.values()]
    for tier, below, here in zip(list(Tier)[1:], closeness, closeness[1:], strict=False):
        if any(more > less for more, less in zip(here, below, strict=True)):
            raise entries[tier].fault("it is watched less closely than the tier below it")
    return found


def _assurance(entry: Entry) -> Assurance:
    entry.origin()
    months = entry.whole("review_months", 0, _LONGEST_MONTHS)
    return Assurance(
        assessment=entry.text("assessment"),
        review=entry.text("review"),
        review_months=months or None,
        notice_hours=entry.whole("notice_hours", 1, _LONGEST_HOURS),
        agreed=entry.number_within("agreed", 0, 1),
    )


def load_cost_steps(directory: Path) -> Mapping[str, int]:
    """Read the steps of cost, by cost tier; they rise from low to high."""
    entries = toml_entries(directory, _FILE, "cost_tier")
    for entry in entries:
        entry.only((*_ORIGIN, "steps")).origin()
    steps = {entry.choice("id", COST_TIERS): entry.whole("steps", 1, 100) for entry in entries}
    ordered = [steps.get(tier, 0) for tier in COST_TIERS]
    if ordered != sorted(set(ordered)) or ordered[0] == 0:
        raise entries[0].fault("the steps must be given for low, medium and high, and rise in this order")
    return steps


def load_tier_floors(directory: Path) -> tuple[TierFloor, ...]:
    """Read the facts that set a tier at the least, those of the highest tier first."""
    entries = [entry.only((*_ORIGIN, "at_least", "why")) for entry in toml_entries(directory, _FILE, "floor")]
    floors = [_floor(entry) for entry in entries]
    for entry, floor, before in zip(entries[1:], floors[1:], floors, strict=False):
        if list(Tier).index(floor.at_least) > list(Tier).index(before.at_least):
            raise entry.fault("the floors must stand in the order of their tiers, the highest first")
    return tuple(floors)


def _floor(entry: Entry) -> TierFloor:
    entry.origin()
    return TierFloor(
        fact=entry.choice("id", FLOOR_FACTS),
        at_least=Tier(entry.choice("at_least", tuple(Tier))),
        why=entry.text("why"),
    )
