"""Sheets that list processes as well, but are not the one sheet that is read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.headers import Headings, find_headings
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import LIST_NOT_READ
from reportgen.workbook.name_header import NAME, heads_processes
from reportgen.workbook.normalising import key
from reportgen.workbook.parsed import is_blank_cell
from reportgen.workbook.schema import LISTS, START_HERE

_MEASURES = frozenset({Kind.NUMBER, Kind.MONEY, Kind.RATING})
_OURS = frozenset({key(START_HERE.name), key(LISTS.name)})


def unread_lists(
    sheets: Sequence[SheetCells], read: SheetCells, columns: Sequence[Column], *, said: Collection[str]
) -> tuple[Finding, ...]:
    """Say which sheets hold process names below a header that is known; `said` are the names of those said already."""
    findings: list[Finding] = []
    for sheet in sheets:
        if sheet.name == read.name or sheet.name in said or key(sheet.name) in _OURS:
            continue
        headings = find_headings(sheet, columns, NAME)
        if headings is not None and _lists_processes(sheet, headings):
            header = next(one.written for one in headings.known if one.column.field == NAME)
            findings.append(LIST_NOT_READ.at(Spot(sheet=sheet.name), found=sheet.name, header=header, read=read.name))
    return tuple(findings)


def _lists_processes(sheet: SheetCells, headings: Headings) -> bool:
    """Return whether names stand below a header that speaks of processes, or beside what processes are measured by.

    A list of people or of terms has a column "Name" as well.
    """
    name = next((one for one in headings.known if one.column.field == NAME), None)
    if name is None:
        return False
    is_measured = any(one.column.kind in _MEASURES for one in headings.known)
    has_rows = any(not is_blank_cell(cells.get(name.number)) for row, cells in sheet.rows.items() if row > headings.row)
    return has_rows and (is_measured or heads_processes(name.written))
