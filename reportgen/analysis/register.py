"""The register of measures: which processes need each, and how far it works today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportgen.knowledge.facts import Knowledge
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import RegisterRow


def register_of(processes: Sequence[ProcessAssessment], knowledge: Knowledge) -> tuple[RegisterRow, ...]:
    """Return a row for each measure that some process needs, in the order of the catalogue."""
    needing: dict[str, list[tuple[str, str]]] = {}
    elsewhere: set[str] = set()
    for one in processes:
        for duty in one.security.controls:
            needing.setdefault(duty.id, []).append((one.process.id, duty.state))
            if not duty.is_of_centre:
                elsewhere.add(duty.id)
    rows = []
    for control in knowledge.controls.values():
        members = needing.get(control.id)
        if members:
            states = Counter(state for _, state in members)
            rows.append(
                RegisterRow(
                    control=control.id,
                    name=control.name if control.id in elsewhere or not control.in_centre else control.in_centre.name,
                    family=control.family,
                    process_ids=tuple(sorted(process for process, _ in members)),
                    in_place=states["in_place"],
                    partial=states["partial"],
                    missing=states["missing"],
                    to_show=states["to_show"],
                )
            )
    return tuple(rows)
