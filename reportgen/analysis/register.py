"""The register of measures: which processes need each, and how far it works today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.told_of_many import told_of_many
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import RegisterRow


def register_of(processes: Sequence[ProcessAssessment], knowledge: Knowledge) -> tuple[RegisterRow, ...]:
    """Return a row for each measure that some process needs, in the order of the catalogue."""
    needing: dict[str, list[tuple[str, str]]] = {}
    for one in processes:
        for duty in one.security.controls:
            needing.setdefault(duty.id, []).append((one.process.id, duty.state))
    told = told_of_many((duty for one in processes for duty in one.security.controls), knowledge.controls)
    rows = []
    for control in knowledge.controls.values():
        members = needing.get(control.id)
        if members:
            states = Counter(state for _, state in members)
            rows.append(
                RegisterRow(
                    control=control.id,
                    name=told[control.id].name,
                    family=control.family,
                    process_ids=tuple(sorted(process for process, _ in members)),
                    in_place=states["in_place"],
                    partial=states["partial"],
                    missing=states["missing"],
                    to_show=states["to_show"],
                )
            )
    return tuple(rows)
