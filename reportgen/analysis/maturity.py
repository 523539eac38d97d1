"""How far the measures of a process work today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.analysis.scales import Scales
from reportgen.knowledge.control_facts import Control
from reportgen.model.engagement import Process


def working_today(controls: Iterable[Control], process: Process, scales: Scales) -> dict[str, float]:
    """Return how far each measure works today, 0-1, by id.

    A process's own maturity stands in place of the Controls sheet for all its measures, better or worse: it is entered
    where the process differs. What neither mentions does not work.
    """
    return maturity_of(controls, dict(scales.maturity), process.control_maturity)


def maturity_of(controls: Iterable[Control], sheet: Mapping[str, float], own: float | None) -> dict[str, float]:
    """Return the maturity of each measure, by id: the process's own where it has one, else that of the sheet."""
    return {control.id: sheet.get(control.id, 0.0) if own is None else own for control in controls}
