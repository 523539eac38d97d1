"""Load the limits at which advice turns, each with its unit, meaning and source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.knowledge.entry import Entry
from reportgen.knowledge.rating_facts import Threshold
from reportgen.knowledge.reading import toml_entries

IDS = (
    "mixed_spread",
    "stable_share",
    "probability_slope",
    "blank_share",
    "crown_importance",
    "crown_capability",
    "no_market_depth",
    "no_exit_criticality",
    "no_exit_exposure",
    "several_providers_depth",
    "disorder",
    "first_ranks",
    "captive_fte",
    "whole_function_fte",
    "stable_volume",
    "defined_deliverable",
    "first_wave_difficulties",
    "second_wave_difficulties",
    "preparing_months",
    "least_risk_left",
    "further_measure",
    "listed_low",
    "listed_standard",
    "listed_significant",
    "listed_critical",
    "levels_low",
    "levels_standard",
    "levels_significant",
    "levels_critical",
    "proofs_low",
    "proofs_standard",
    "proofs_significant",
    "proofs_critical",
    "least_people_for_bodies",
    "most_bundles",
    "processes_a_bundle",
    "bundle_limit",
    "place_limit",
    "least_processes_for_limits",
    "least_role",
    "strong_argument",
    "automate_first",
    "automate_partly",
    "surprising_saving",
    "quick_payback_months",
    "least_chance",
    "clear_probability",
    "clear_likeness",
    "clear_clause",
    "exposure_next",
    "exposure_later",
    "exposure_rated",
    "automation_years",
    "niche_skill",
    "niche_depth",
)
FIT_EDGES = ("automate_partly", "automate_first")
"""The limits of automation fit: as it is printed, a fit stands on the side of each on which it lies."""
_FILE = "thresholds.toml"
_NUMBERS = ("value", "minimum", "maximum")
_KEYS = ("id", "unit", "meaning", "source", "basis", "reviewed", *_NUMBERS)
_RISING = (
    FIT_EDGES,
    ("exposure_later", "exposure_next"),
    ("first_wave_difficulties", "second_wave_difficulties"),
    ("listed_low", "listed_standard"),
    ("listed_standard", "listed_significant"),
    ("listed_significant", "listed_critical"),
    ("levels_low", "levels_standard"),
    ("levels_standard", "levels_significant"),
    ("levels_significant", "levels_critical"),
    ("proofs_low", "proofs_standard"),
    ("proofs_standard", "proofs_significant"),
    ("proofs_significant", "proofs_critical"),
)


def load_thresholds(directory: Path) -> Mapping[str, Threshold]:
    """Read thresholds.toml, by id: those that the engine asks for, no other."""
    entries = {entry.name: entry for entry in toml_entries(directory, _FILE, "threshold")}
    for entry in entries.values():
        entry.only(_KEYS).choice("id", IDS)
    missing = [name for name in IDS if name not in entries]
    if missing:
        raise next(iter(entries.values())).fault(f"the threshold {missing[0]} is missing from the file")
    thresholds = {name: _threshold(entry) for name, entry in entries.items()}
    for low, high in _RISING:
        if thresholds[low].value > thresholds[high].value:
            raise entries[low].fault(f"it must not lie above {high}")
    return thresholds


def _threshold(entry: Entry) -> Threshold:
    unit = entry.text("unit")
    measured = Entry(file=entry.file, name=entry.name, values=entry.values, units=dict.fromkeys(_NUMBERS, unit))
    return Threshold(
        id=entry.name,
        value=measured.number_within("value", measured.number("minimum"), measured.number("maximum")),
        unit=unit,
        meaning=entry.text("meaning"),
        origin=entry.origin(),
    )
