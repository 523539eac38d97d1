"""Load the ratings an analyst gives, and check that the weights of every index add up to 1."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import BrandOrTemplateError
from reportgen.knowledge.entry import Entry
from reportgen.knowledge.rating_facts import Criterion
from reportgen.knowledge.reading import toml_entries

INDICES = (
    "knowledge_index",
    "sourceability",
    "operational_risk",
    "structural_risk",
    "inherent_impact",
    "inherent_likelihood",
    "automation_fit",
    "automation_exposure",
)
GROUPS = ("nature", "sourceability", "risk", "digital")
_FILE = "criteria.toml"
_TEXTS = ("id", "name", "group", "question", "high", "low", "evidence", "source", "basis", "reviewed")
_KEYS = (*_TEXTS, "anchors", "weights", "reversed", "choices", "routine", "expert")
_STEPS = 5
_LONGEST_ANCHOR = 70


def load_criteria(directory: Path) -> Mapping[str, Criterion]:
    """Read criteria.toml, by id, in the order of the file."""
    criteria = {entry.name: _criterion(entry.only(_KEYS)) for entry in toml_entries(directory, _FILE, "criterion")}
    for index in INDICES:
        total = math.fsum(criterion.weights.get(index, 0.0) for criterion in criteria.values())
        if not math.isclose(total, 1.0, abs_tol=1e-9):
            raise BrandOrTemplateError(f"Knowledge file {_FILE}: the weights of {index} add up to {total:g}, not 1.")
    _check_names(criteria)
    return criteria


def _criterion(entry: Entry) -> Criterion:
    weights = entry.numbers("weights")
    unknown = sorted(set(weights) - set(INDICES))
    if unknown:
        raise entry.fault(f'"{unknown[0]}" is not an index; the indices are {", ".join(INDICES)}')
    return Criterion(
        id=entry.name,
        name=entry.text("name"),
        group=entry.choice("group", GROUPS),
        question=entry.text("question"),
        anchors=_anchors(entry),
        weights=weights,
        reversed_in=frozenset(entry.choices("reversed", tuple(weights))),
        high_phrase=entry.clause("high"),
        low_phrase=entry.clause("low"),
        routine_part=_part(entry, "routine", weights),
        expert_part=_part(entry, "expert", weights),
        evidence=entry.text("evidence"),
        choices=_choices(entry),
        origin=entry.origin(),
    )


def _anchors(entry: Entry) -> tuple[str, str, str, str, str]:
    anchors = entry.texts("anchors")
    if len(anchors) != _STEPS:
        raise entry.fault(f"it has {len(anchors)} anchors, not {_STEPS}")
    long = [anchor for anchor in anchors if len(anchor) > _LONGEST_ANCHOR]
    if long:
        raise entry.fault(f'the anchor "{long[0]}" is longer than {_LONGEST_ANCHOR} characters')
    first, second, third, fourth, fifth = anchors
    return first, second, third, fourth, fifth


def _part(entry: Entry, key: str, weights: Mapping[str, float]) -> str:
    """Return what a part of mixed work is like: a clause for each nature criterion, "" for any other."""
    if "knowledge_index" in weights:
        return entry.clause(key)
    if key in entry.values:
        raise entry.fault(f'"{key}" belongs to the nature criteria only')
    return ""


def _choices(entry: Entry) -> tuple[str, ...]:
    choices = entry.texts("choices") if "choices" in entry.values else ()
    if choices and len(choices) != _STEPS:
        raise entry.fault(f"it has {len(choices)} choices, not {_STEPS}")
    return choices


def _check_names(criteria: Mapping[str, Criterion]) -> None:
    seen: dict[str, str] = {}
    for criterion in criteria.values():
        other = seen.setdefault(criterion.name.casefold(), criterion.id)
        if other != criterion.id:
            raise BrandOrTemplateError(
                f'Knowledge file {_FILE}, entry {criterion.id}: the name "{criterion.name}" is already that of {other}.'
            )
