"""Where on the workbook a remark of the engine stands."""

from __future__ import annotations

from reportgen.model.engagement import Engagement, Process
from reportgen.model.message import Spot


def spot_of(process: Process, field: str) -> Spot:
    """Return the cell of a process's field, else that of its name."""
    cell = process.cells.get(field) or process.cells.get("name")
    return Spot(
        sheet=cell.sheet if cell else "Processes", cell=cell.cell if cell else None, row=process.row, field=field
    )


def engagement_spot(engagement: Engagement, field: str) -> Spot:
    """Return the cell of a field of the engagement, else its sheet."""
    cell = engagement.cells.get(field)
    return Spot(sheet=cell.sheet if cell else "Engagement", cell=cell.cell if cell else None, field=field)
