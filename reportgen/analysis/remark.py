"""A remark of the engine on a process, at the cell it is about."""

from __future__ import annotations

from reportgen.model.engagement import Process
from reportgen.model.finding import Finding, Severity


def short(name: str) -> str:
    """Return a name cut to what a line of a table holds."""
    return name if len(name) <= 80 else name[:79] + "…"  # noqa: PLR2004 - a line of a table


def remark(process: Process, severity: Severity, code: str, field: str, message: str, remedy: str) -> Finding:
    """Return a finding about a process, at the cell of the field, else at that of its name."""
    cell = process.cells.get(field) or process.cells.get("name")
    return Finding(
        severity=severity,
        code=code,
        message=message,
        remedy=remedy,
        sheet=cell.sheet if cell else None,
        cell=cell.cell if cell else None,
        row=process.row,
        field=field,
    )
