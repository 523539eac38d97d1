"""One safe repair of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reportgen.workbook.located import CellValue


class RepairKind(StrEnum):
    """Why a repair is safe, in the words of the Findings sheet."""

    TRIM = "Spaces or characters that nobody sees are taken out; what is read stays the same."
    NUMBER = "A number that was typed as text becomes a number; the locale leaves one reading only."
    DATE = "A date that was typed as text becomes a date; it has one reading only."
    CHOICE = "Written as the list has it; what is read stays the same."
    SPELLING = "A misspelling of one choice, which no other choice resembles."
    RATING = "A rating that was typed as text becomes its number."
    HEADER = "The header as the template has it; the column is read as that already."
    SHEET = "The name of the sheet as the template has it; it is read as that already."


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What to write where, and which findings that removes.

    `cell` is the cell to change, None for the name of the sheet; `at` is the cell the findings in `resolves` stand
    at, which for a label of the Engagement sheet is the value beside it. `number_format` None leaves the cell's own.
    """

    kind: RepairKind
    sheet: str
    cell: str | None
    row: int
    column: int
    field: str | None
    header: str
    before: str
    after: CellValue
    number_format: str | None = None
    resolves: frozenset[str] = frozenset()
    at: str | None = None

    @property
    def shown(self) -> str:
        """Return what the repair writes as the analyst will see it."""
        if isinstance(self.after, datetime | date):
            return self.after.isoformat()[:10]
        if isinstance(self.after, int | float) and "%" in (self.number_format or ""):
            return f"{self.after * 100:.10g} %"
        return str(self.after)
