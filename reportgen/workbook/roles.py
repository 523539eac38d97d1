"""Which sheet of a workbook is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column, Sheet
from reportgen.workbook.headers import find_headings
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import (
    NO_PROCESS_SHEET,
    PLAIN_LIST,
    SHEET_BY_NEAR_MISS,
    SHEET_MISSING,
    SHEET_TWICE,
)
from reportgen.workbook.normalising import key
from reportgen.workbook.schema import INPUT_SHEETS, LISTS, PROCESSES, START_HERE

_ALMOST = 84.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The sheets that were found, by the name they have in the template."""

    sheets: Mapping[str, SheetCells]
    findings: tuple[Finding, ...]


def assign_roles(sheets: Sequence[SheetCells], process_columns: Sequence[Column]) -> Roles:
    """Find each input sheet by name, by alias, by a name that is almost right; the processes also by their columns.

    Only the sheet of processes must be there; without it the findings hold an error.
    """
    found: dict[str, SheetCells] = {}
    findings: list[Finding] = []
    for role in INPUT_SHEETS:
        taken = {sheet.name for sheet in found.values()}
        free = [sheet for sheet in sheets if sheet.name not in taken]
        _find(role, free, found, findings)
    if PROCESSES.name not in found:
        _find_plain_list(sheets, process_columns, found, findings)
    if PROCESSES.name in found:
        missing = tuple(f'"{role.name}"' for role in INPUT_SHEETS if role.name not in found)
        findings.extend([SHEET_MISSING.at(None, sheets=missing)] if missing else [])
    return Roles(sheets=found, findings=tuple(findings))


def _find(role: Sheet, free: Sequence[SheetCells], found: dict[str, SheetCells], findings: list[Finding]) -> None:
    matching = _by_name(role, free)
    if matching:
        found[role.name] = matching[0]
        if len(matching) > 1 and matching[1].rows:
            first, other = matching[0].name, matching[1].name
            findings.append(SHEET_TWICE.at(Spot(sheet=other), first=first, found=other, sheet=role.name))
        return
    near = _by_near_miss(role, free)
    if near is not None:
        found[role.name] = near
        findings.append(
            SHEET_BY_NEAR_MISS.at(Spot(sheet=near.name), suggestion=role.name, found=near.name, sheet=role.name)
        )


def _by_name(role: Sheet, sheets: Sequence[SheetCells]) -> list[SheetCells]:
    """Return the sheets of this name, then those of an alias; the name itself goes before any alias."""
    own = [sheet for sheet in sheets if key(sheet.name) == key(role.name)]
    aliases = {key(alias) for alias in role.aliases}
    return own or [sheet for sheet in sheets if key(sheet.name) in aliases]


def _by_near_miss(role: Sheet, sheets: Sequence[SheetCells]) -> SheetCells | None:
    others = {key(name) for one in (*INPUT_SHEETS, START_HERE, LISTS) for name in (one.name, *one.aliases)}
    names = {key(sheet.name): sheet for sheet in sheets if key(sheet.name) not in others}
    best = process.extractOne(key(role.name), list(names), scorer=fuzz.ratio, score_cutoff=_ALMOST)
    return names[best[0]] if best else None


def _find_plain_list(
    sheets: Sequence[SheetCells],
    columns: Sequence[Column],
    found: dict[str, SheetCells],
    findings: list[Finding],
) -> None:
    """Take a sheet that has a column of process names, where just one does."""
    taken = {sheet.name for sheet in found.values()}
    lists = [
        (sheet, name)
        for sheet in sheets
        if sheet.name not in taken and (name := _name_header(sheet, columns)) is not None
    ]
    if len(lists) == 1:
        sheet, header = lists[0]
        found[PROCESSES.name] = sheet
        findings.append(PLAIN_LIST.at(Spot(sheet=sheet.name), found=sheet.name, header=header))
    else:
        findings.append(
            NO_PROCESS_SHEET.at(
                None,
                candidates="several have" if lists else "none has",
                sheets=tuple(f'"{sheet.name}"' for sheet in sheets[:10]),
            )
        )


def _name_header(sheet: SheetCells, columns: Sequence[Column]) -> str | None:
    headings = find_headings(sheet, columns, "name")
    known = () if headings is None else headings.known
    return next((one.written for one in known if one.column.field == "name"), None)
