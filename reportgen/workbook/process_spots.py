"""Where a finding about a process stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.engagement import Process
from reportgen.model.message import Spot
from reportgen.workbook.column import Column
from reportgen.workbook.schema import PROCESSES


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSpots:
    """The columns of the process sheet by field, to name the place of a finding."""

    columns: Mapping[str, Column]

    def of(self, process: Process, *fields: str) -> Spot:
        """Return the first of these fields that was filled in, else the process's name."""
        for field in (*fields, "name"):
            ref = process.cells.get(field)
            if ref is not None:
                column = self.columns[field].header
                return Spot(sheet=ref.sheet, cell=ref.cell, row=process.row, column=column, field=field)
        return Spot(sheet=PROCESSES.name, row=process.row)
