"""Load the gates: facts that override any score."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen.knowledge.rating_facts import Gate
from reportgen.knowledge.reading import toml_entries

GATE_IDS = ("G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8")
_ELSEWHERE = ("effect_own_centre", "effect_at_provider")
_KEYS = ("id", "name", "order", "test", "effect", "source", "basis", "reviewed", "lifting", *_ELSEWHERE)


def load_gates(directory: Path, controls: Collection[str]) -> Mapping[str, Gate]:
    """Read gates.toml, by id, in the order of deciding; every measure that can lift a gate must be known."""
    entries = toml_entries(directory, "gates.toml", "gate")
    gates = [
        Gate(
            id=entry.choice("id", GATE_IDS),
            name=entry.text("name"),
            order=entry.whole("order", 1, len(GATE_IDS)),
            test=entry.text("test"),
            effect=entry.text("effect"),
            **{key: entry.clause(key) for key in _ELSEWHERE if key in entry.values},
            origin=entry.origin(),
            lifting=entry.choices("lifting", controls) if "lifting" in entry.values else (),
        )
        for entry in (entry.only(_KEYS) for entry in entries)
    ]
    gates.sort(key=lambda gate: gate.order)
    if [gate.order for gate in gates] != list(range(1, len(GATE_IDS) + 1)):
        raise entries[0].fault("the eight gates must be decided in an order from 1 to 8, each place taken once")
    return {gate.id: gate for gate in gates}
