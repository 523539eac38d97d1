"""Whether a portfolio is so small that its sections share pages."""

from __future__ import annotations

from reportgen.report.view.context import Context

_FEW = 12


def shares_pages(context: Context) -> bool:
    """Return whether sections follow each other on a page instead of each opening one."""
    return are_few(len(context.assessment.processes))


def are_few(count: int) -> bool:
    """Return whether the tables of so many processes seldom fill a page."""
    return count <= _FEW
