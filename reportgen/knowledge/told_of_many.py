"""A measure as it is named for several processes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.knowledge.control_facts import Control
from reportgen.model.protection import ControlDuty


def told_of_many(duties: Iterable[ControlDuty], catalogue: Mapping[str, Control]) -> dict[str, ControlDuty]:
    """Return each measure once: in the words that all its processes have, else in those of the catalogue."""
    found: dict[str, dict[str, ControlDuty]] = {}
    for duty in duties:
        found.setdefault(duty.id, {}).setdefault(duty.name, duty)
    return {key: _told(tuple(worded.values()), catalogue.get(key)) for key, worded in found.items()}


def _told(worded: tuple[ControlDuty, ...], control: Control | None) -> ControlDuty:
    first = worded[0]
    if len(worded) == 1 or control is None:
        return first
    return replace(first, name=control.name, against=control.against, evidence=control.evidence)
