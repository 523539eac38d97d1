"""Rows of the Processes sheet become processes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Process
from reportgen.model.finding import Finding, Severity
from reportgen.workbook.cost_columns import COMPONENT_FIELDS
from reportgen.workbook.letters import column_letter
from reportgen.workbook.messages_cells import ID_GIVEN, ID_TWICE, IDS_GIVEN, NO_NAME
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRows:
    """The processes of a sheet, in its order, and what was found while telling them apart.

    `columns` gives the letters of the sheet's known columns by field.
    """

    processes: tuple[Process, ...]
    columns: Mapping[str, str]
    findings: tuple[Finding, ...]


def read_processes(table: Table, knowledge: Knowledge) -> ProcessRows:
    """Make a process of every row that has a name.

    A row without an ID gets one that counts rows with a process (P001, P002, ...); a row with values but no name,
    and an ID that stands twice, are errors.
    """
    named = [row for row in table.rows if "name" in row.values]
    ids = _ids(named)
    findings = (*_nameless(table), *_repeated_ids(named, table.sheet), *_given_ids(named, ids, table.sheet))
    return ProcessRows(
        processes=tuple(_process(row, ids[row.number], knowledge) for row in named),
        columns={field: column_letter(heading.number) for field, heading in named[0].columns.items()} if named else {},
        findings=findings,
    )


def _nameless(table: Table) -> list[Finding]:
    """Say which rows hold something besides an ID, but no name that could be read and no word on why not."""
    explained = {found.cell for found in table.findings if found.severity is Severity.ERROR}
    return [
        NO_NAME.at(row.spot("name", table.sheet), row=row.number)
        for row in table.rows
        if "name" not in row.values and set(row.cells) != {"id"} and row.spot("name", table.sheet).cell not in explained
    ]


def _given_ids(rows: Sequence[Row], ids: Mapping[int, str], sheet: str) -> list[Finding]:
    without = [row for row in rows if "id" not in row.cells]
    if len(without) > 1 and len(without) == len(rows):
        first, last = ids[rows[0].number], ids[rows[-1].number]
        return [IDS_GIVEN.at(rows[0].spot("id", sheet), first=first, last=last)]
    return [ID_GIVEN.at(row.spot("id", sheet), name=str(row.values["name"]), id=ids[row.number]) for row in without]


def _ids(rows: Sequence[Row]) -> Mapping[int, str]:
    """Return the ID of each row by its number, given where it has none, never one that is in use."""
    used = {key(str(row.values["id"])) for row in rows if "id" in row.values}
    ids: dict[int, str] = {}
    for position, row in enumerate(rows, start=1):
        own = row.values.get("id")
        ids[row.number] = str(own) if own is not None else _free_id(position, used)
    return ids


def _free_id(position: int, used: set[str]) -> str:
    while key(f"P{position:03d}") in used:
        position += 1
    used.add(key(f"P{position:03d}"))
    return f"P{position:03d}"


def _repeated_ids(rows: Sequence[Row], sheet: str) -> list[Finding]:
    holders: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "id" in row.values:
            holders[key(str(row.values["id"]))].append(row)
    findings = []
    for same in holders.values():
        if len(same) > 1:
            cells = tuple(row.cells["id"].cell for row in same)
            findings.append(ID_TWICE.at(same[1].spot("id", sheet), text=str(same[0].values["id"]), cells=cells))
    return findings


def _process(row: Row, identity: str, knowledge: Knowledge) -> Process:
    apart = {*knowledge.criteria, *COMPONENT_FIELDS, "id"}
    values: dict[str, Any] = {field: value for field, value in row.values.items() if field not in apart}
    ratings: dict[str, Any] = {field: value for field, value in row.values.items() if field in knowledge.criteria}
    components: dict[str, Any] = {
        component: row.values[field] for field, component in COMPONENT_FIELDS.items() if field in row.values
    }
    return Process(id=identity, ratings=ratings, cost_components=components, row=row.number, cells=row.cells, **values)
