"""What is wrong, doubtful or worth knowing in a workbook, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops the report, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRef:
    """Where in the workbook a value stands; `cell` is an A1 reference such as "F12"."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing said about the workbook: where, what, why it matters and what to do.

    `row` counts from 1 as Excel does; `column` is the header as the analyst wrote it; `field` is the
    model's name for it. Any of the places may be None where the finding is about more than a cell.
    """

    severity: Severity
    code: str
    message: str
    remedy: str
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None
    suggestion: str | None = None

    @property
    def place(self) -> str:
        """Return "Processes!F12", "Processes" or "" as far as the place is known."""
        if self.sheet is None:
            return ""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
