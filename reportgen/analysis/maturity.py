"""How far the measures of a process work today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.analysis.scales import Scales
from reportgen.knowledge.facts import Control
from reportgen.model.engagement import Process


def own_maturity(process: Process) -> float:
    """Return how far the measures of a process work by its own row, 0-1; 0 where it says nothing."""
    return process.control_maturity or 0.0


def working_today(controls: Iterable[Control], process: Process, scales: Scales) -> dict[str, float]:
    """Return how far each measure works today, 0-1, by id.

    A process's own maturity stands for all its measures, but for one that the Controls sheet rates better: a general
    word does not undo what was shown of a single measure. What neither mentions does not work.
    """
    return at_least(controls, dict(scales.maturity), own_maturity(process))


def at_least(controls: Iterable[Control], maturity: Mapping[str, float], own: float) -> dict[str, float]:
    """Return the maturity of each measure, by id: its own, or the process's where that is better."""
    return {control.id: max(own, maturity.get(control.id, 0.0)) for control in controls}
