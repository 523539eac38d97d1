"""Headers that stand again further down, as after a page break: no rows of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.headers import Heading, Headings
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_sheets import HEADER_AGAIN
from reportgen.workbook.normalising import header_key
from reportgen.workbook.parsed import is_blank_cell


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedHeaders:
    """The rows that hold nothing but the headers again, and what is said of them."""

    rows: frozenset[int]
    findings: tuple[Finding, ...] = ()


def repeated_headers(sheet: SheetCells, headings: Headings) -> RepeatedHeaders:
    """Find the rows below the headers whose every known cell repeats the header above it."""
    rows = [row for row, cells in sheet.rows.items() if row > headings.row and _repeats(cells, headings)]
    if not rows:
        return RepeatedHeaders(rows=frozenset())
    count = "1 row repeats the headers" if len(rows) == 1 else f"{len(rows)} rows repeat the headers"
    said = HEADER_AGAIN.at(Spot(sheet=sheet.name, row=rows[0]), count=count, first=rows[0])
    return RepeatedHeaders(rows=frozenset(rows), findings=(said,))


def _repeats(cells: Mapping[int, Cell], headings: Headings) -> bool:
    repeats = False
    for heading in headings.known:
        cell = cells.get(heading.number)
        if cell is None or is_blank_cell(cell):
            continue
        if not _is_header_of(cell, heading):
            return False
        repeats = True
    return repeats


def _is_header_of(cell: Cell, heading: Heading) -> bool:
    if not isinstance(cell.value, str):
        return False
    return header_key(cell.value) in {header_key(heading.written), header_key(heading.column.header)}
