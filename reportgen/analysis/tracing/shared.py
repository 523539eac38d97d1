"""A figure of the portfolio."""

from __future__ import annotations

from reportgen.analysis.tracing.subject import SHARED
from reportgen.model.trace import Expression, FigureId, Step, Value


def shared(
    path: str, label: str, value: Value, formula: Expression, *, unit: str = "", rule: str = "4", note: str = ""
) -> Step:
    """Return a figure of the portfolio that was worked out."""
    return Step(id=FigureId(SHARED, path), label=label, value=value, unit=unit, rule=rule, formula=formula, note=note)
