"""Which sheet of a workbook is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column, Sheet
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import PLAIN_LIST, SHEET_BY_NEAR_MISS, SHEET_MISSING, SHEET_TWICE
from reportgen.workbook.normalising import key
from reportgen.workbook.plain_list import find_plain_list
from reportgen.workbook.schema import INPUT_SHEETS, LISTS, PROCESSES, START_HERE
from reportgen.workbook.unread_lists import unread_lists

_ALMOST = 84.0
_SUMMARY_OF_NUMBERS = "export summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The sheets that were found, by the name they have in the template.

    `unread` are the names of sheets that list processes as well.
    """

    sheets: Mapping[str, SheetCells]
    findings: tuple[Finding, ...]
    unread: tuple[str, ...] = ()


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
        taken = {sheet.name for sheet in found.values()}
        plain = find_plain_list([sheet for sheet in sheets if sheet.name not in taken], process_columns)
        found |= {} if plain.sheet is None else {PROCESSES.name: plain.sheet}
        findings.extend(plain.findings)
    unread: tuple[Finding, ...] = ()
    if PROCESSES.name in found:
        unread = _unread(sheets, found, process_columns, findings)
        missing = tuple(f'"{role.name}"' for role in INPUT_SHEETS if role.name not in found)
        findings.extend([SHEET_MISSING.at(None, sheets=missing)] if missing else [])
    others = tuple(str(one.sheet) for one in unread)
    return Roles(sheets=found, findings=(*findings, *unread), unread=others)


def _unread(
    sheets: Sequence[SheetCells], found: Mapping[str, SheetCells], columns: Sequence[Column], findings: list[Finding]
) -> tuple[Finding, ...]:
    """Say which other sheets list processes, unless that was said while the one was chosen."""
    read = found[PROCESSES.name]
    taken = {sheet.name for role, sheet in found.items() if role != PROCESSES.name}
    twice = {str(one.sheet) for one in findings if one.code == SHEET_TWICE.code}
    if any(one.code == PLAIN_LIST.code for one in findings):
        return ()
    return unread_lists(sheets, read, columns, said=taken | twice)


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
    return own or [sheet for sheet in sheets if key(sheet.name) in aliases] or _by_table_of_numbers(role, sheets)


def _by_table_of_numbers(role: Sheet, sheets: Sequence[SheetCells]) -> list[SheetCells]:
    """Return the sheet that Numbers made of one table: it is called "Sheet 1 - Processes", after sheet and table."""
    if not any(key(sheet.name) == _SUMMARY_OF_NUMBERS for sheet in sheets):
        return []
    names = {key(name) for name in (role.name, *role.aliases)}
    matching = [sheet for sheet in sheets if names & set(map(key, sheet.name.split(" - ")))]
    return matching if len(matching) == 1 else []


def _by_near_miss(role: Sheet, sheets: Sequence[SheetCells]) -> SheetCells | None:
    others = {key(name) for one in (*INPUT_SHEETS, START_HERE, LISTS) for name in (one.name, *one.aliases)}
    names = {key(sheet.name): sheet for sheet in sheets if key(sheet.name) not in others}
    best = process.extractOne(key(role.name), list(names), scorer=fuzz.ratio, score_cutoff=_ALMOST)
    return names[best[0]] if best else None
