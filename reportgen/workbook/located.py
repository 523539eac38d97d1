"""Cells that remember where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from reportgen.model.finding import CellRef
from reportgen.workbook.letters import column_letter

CellValue = str | int | float | bool | datetime | date | time | timedelta


class CellState(StrEnum):
    """Whether a cell's value can be used.

    `NOT_CALCULATED` is a formula whose result was never stored, `STALE` one whose stored result is the 0 of a program
    that calculates nothing; `DAMAGED` is a value that Excel could not have written.
    """

    VALUE = "value"
    ERROR = "error"
    NOT_CALCULATED = "not calculated"
    STALE = "stale"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A filled cell. `value` is None unless the state is VALUE; `shown` is what an error cell shows, such as "#REF!".

    `column` counts from 1. `is_percent` says that Excel shows the number as a percentage: 0.12 as 12 %. `currency` is
    the mark that its number format shows beside a number, such as "€" or "USD", and `unit` all the text that it shows
    there. `is_formula` says that the value is the stored result of a formula.
    """

    ref: CellRef
    row: int
    column: int
    value: CellValue | None
    state: CellState = CellState.VALUE
    shown: str = ""
    is_percent: bool = False
    currency: str | None = None
    unit: str | None = None
    is_formula: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCells:
    """The filled cells of a sheet: by row, then by column, both counted from 1, in ascending order.

    `merged` holds the merged ranges as (first row, first column, last row, last column).
    """

    name: str
    part: str
    is_hidden: bool
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()

    def ref(self, row: int, column: int) -> CellRef:
        """Return the place of a cell of this sheet, filled or not."""
        return CellRef(sheet=self.name, cell=f"{column_letter(column)}{row}")
