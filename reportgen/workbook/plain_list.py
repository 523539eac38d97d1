"""A list of processes on a sheet that is called anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot, quoted
from reportgen.workbook.column import Column
from reportgen.workbook.headers import find_headings
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import NO_PROCESS_SHEET, PLAIN_LIST
from reportgen.workbook.name_header import NAME

_CLEARLY_MORE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainList:
    """The sheet that lists the processes, None where none or several could be it, and what is said of that."""

    sheet: SheetCells | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sheet with a column of names: its header as written, and how many columns are known."""

    sheet: SheetCells
    header: str
    known: int


def find_plain_list(sheets: Sequence[SheetCells], columns: Sequence[Column]) -> PlainList:
    """Take the sheet that has a column of process names; of several, the one that clearly has more known columns."""
    candidates = [one for sheet in sheets if (one := _candidate(sheet, columns)) is not None]
    candidates.sort(key=lambda one: -one.known)
    if not candidates or (len(candidates) > 1 and candidates[0].known - candidates[1].known < _CLEARLY_MORE):
        return _not_found(sheets, "several have" if candidates else "none has")
    best, *others = candidates
    names = ", ".join(f'"{quoted(one.sheet.name)}"' for one in others)
    said = PLAIN_LIST.at(
        Spot(sheet=best.sheet.name),
        found=best.sheet.name,
        header=best.header,
        others=OwnWords(f", and not {names}, which has fewer known columns" if others else ""),
    )
    return PlainList(sheet=best.sheet, findings=(said,))


def _candidate(sheet: SheetCells, columns: Sequence[Column]) -> _Candidate | None:
    headings = find_headings(sheet, columns, NAME)
    known = () if headings is None else headings.known
    name = next((one.written for one in known if one.column.field == NAME), None)
    return None if name is None else _Candidate(sheet=sheet, header=name, known=len(known))


def _not_found(sheets: Sequence[SheetCells], candidates: str) -> PlainList:
    names = tuple(f'"{sheet.name}"' for sheet in sheets[:10])
    return PlainList(sheet=None, findings=(NO_PROCESS_SHEET.at(None, candidates=candidates, sheets=names),))
