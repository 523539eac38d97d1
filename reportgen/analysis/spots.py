"""Where on the workbook a remark of the engine stands."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import CellRef
from reportgen.model.message import Spot


def spot_of(process: Process, field: str) -> Spot:
    """Return the cell of a process's field, else that of its name."""
    cell = process.cells.get(field) or process.cells.get("name")
    return Spot(
        sheet=cell.sheet if cell else "Processes", cell=cell.cell if cell else None, row=process.row, field=field
    )


def cell_of(process: Process, field: str, columns: Mapping[str, str]) -> CellRef | None:
    """Return the cell of a process's field, blank or not; None where the sheet has no column for it.

    `columns` gives the letters of the columns by field (`Engagement.process_columns`).
    """
    filled, name = process.cells.get(field), process.cells.get("name")
    if filled is not None or name is None or field not in columns:
        return filled
    return CellRef(sheet=name.sheet, cell=f"{columns[field]}{process.row}")


def engagement_spot(engagement: Engagement, field: str) -> Spot:
    """Return the cell of a field of the engagement, else its sheet."""
    cell = engagement.cells.get(field)
    return Spot(sheet=cell.sheet if cell else "Engagement", cell=cell.cell if cell else None, field=field)
