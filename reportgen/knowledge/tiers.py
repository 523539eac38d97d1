"""Load what each tier of protection asks for, and the steps of cost of a measure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.reading import toml_entries
from reportgen.model.protection import Assurance
from reportgen.model.verdict import Tier

COST_TIERS = ("low", "medium", "high")
_FILE = "tiers.toml"
_ORIGIN = ("id", "source", "basis", "reviewed")
_KEYS = (*_ORIGIN, "assessment", "review", "review_months", "notice_hours")
_LONGEST_MONTHS, _LONGEST_HOURS = 36, 168


def load_assurances(directory: Path) -> Mapping[Tier, Assurance]:
    """Read how closely work of each tier is watched: never less closely at a higher tier."""
    entries = {entry.choice("id", tuple(Tier)): entry.only(_KEYS) for entry in toml_entries(directory, _FILE, "tier")}
    missing = [tier for tier in Tier if tier not in entries]
    if missing:
        raise next(iter(entries.values())).fault(f"the tier {missing[0]} is missing from the file")
    found = {tier: _assurance(entries[tier]) for tier in Tier}
    closeness = [(one.review_months or _LONGEST_MONTHS, one.notice_hours) for one in found.values()]
    for tier, (months, hours), (shorter, sooner) in zip(list(Tier)[1:], closeness, closeness[1:], strict=False):
        if shorter > months or sooner > hours:
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
