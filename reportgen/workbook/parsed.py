"""What came of reading one cell."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.model.message import Message, Spot
from reportgen.workbook.column import Column
from reportgen.workbook.located import Cell, CellState
from reportgen.workbook.messages_cells import DAMAGED_CELL, ERROR_CELL, NOT_CALCULATED, STALE_RESULT
from reportgen.workbook.normalising import is_blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A value, None where there is none to use, and what was found on the way."""

    value: object | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How this engagement writes numbers (`locale`, such as "de_AT") and money (`currency`, an ISO 4217 code).

    `is_our_template` tells a workbook made by `reportgen new` from one that the analyst brought. `is_assumed` says
    that nothing in the file names the locale, nor has it been said yet that one is assumed.
    """

    locale: str = "en_GB"
    currency: str = "EUR"
    is_our_template: bool = False
    is_assumed: bool = False


NOTHING = Parsed()


def refused(message: Message, spot: Spot, *, suggestion: str | None = None, **details: object) -> Parsed:
    """Return no value, with the finding that says why."""
    return Parsed(findings=(message.at(spot, suggestion=suggestion, **details),))


def spot_of(cell: Cell, column: Column, written: str | None = None) -> Spot:
    """Return the place of a cell; `written` is the header as the analyst wrote it."""
    return Spot(
        sheet=cell.ref.sheet, cell=cell.ref.cell, row=cell.row, column=written or column.header, field=column.field
    )


def without_value(cell: Cell, column: Column, spot: Spot) -> Parsed | None:
    """Return what is said of a cell that is blank, shows an error or was never calculated; None when it has a value."""
    if cell.state is CellState.ERROR:
        return refused(ERROR_CELL, spot, column=column.header, shown=cell.shown or "an error")
    if cell.state is CellState.NOT_CALCULATED:
        return refused(NOT_CALCULATED, spot, column=column.header)
    if cell.state is CellState.STALE:
        return refused(STALE_RESULT, spot, column=column.header)
    if cell.state is CellState.DAMAGED:
        return refused(DAMAGED_CELL, spot, column=column.header)
    return NOTHING if is_blank_cell(cell) else None


def is_blank_cell(cell: Cell | None) -> bool:
    """Return whether a cell shows nothing; one that shows an error or was never calculated is not blank."""
    if cell is None:
        return True
    return cell.state is CellState.VALUE and (
        cell.value is None or (isinstance(cell.value, str) and is_blank(cell.value))
    )
