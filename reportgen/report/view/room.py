"""Whether a portfolio is so small that its sections share pages."""

from __future__ import annotations

from reportgen.report.view.context import Context

_FEW = 8  # processes, whose tables seldom fill a page


def shares_pages(context: Context) -> bool:
    """Return whether sections follow each other on a page instead of each opening one."""
    return len(context.assessment.processes) <= _FEW
