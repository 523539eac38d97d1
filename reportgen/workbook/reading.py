"""From the user's file to an engagement and everything there is to say about it, all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportgen.errors import UnreadableInputError
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement
from reportgen.model.finding import CellRef, Finding, Severity
from reportgen.model.message import Spot
from reportgen.workbook.checks import check_engagement
from reportgen.workbook.column import Column, Sheet
from reportgen.workbook.defaults import complete
from reportgen.workbook.fields import Fields, read_fields
from reportgen.workbook.group_rows import with_group_rows
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import NO_HEADER, SHEET_NOT_UNDERSTOOD
from reportgen.workbook.missing_names import leave_out_nameless
from reportgen.workbook.note_rows import leave_out_notes
from reportgen.workbook.opening import Opened, open_file
from reportgen.workbook.overrides import read_assumptions, read_controls, read_weights
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.pictures import FoundLogo, read_logo
from reportgen.workbook.preflight import CheckedWorkbook
from reportgen.workbook.process_rows import read_processes
from reportgen.workbook.review_known import without_review
from reportgen.workbook.roles import assign_roles
from reportgen.workbook.schema import (
    ASSUMPTIONS,
    CONTROLS,
    CRITERIA,
    ENGAGEMENT,
    PROCESSES,
    TEMPLATE_VERSION_PROPERTY,
    assumption_columns,
    control_columns,
    criteria_columns,
    engagement_fields,
    preview_columns,
    process_columns,
)
from reportgen.workbook.source import read_source
from reportgen.workbook.stale_results import with_stale_results
from reportgen.workbook.table import Table, read_table
from reportgen.workbook.texts import lines_of
from reportgen.workbook.total_rows import leave_out_totals

_TYPED: Mapping[str, Callable[[Any], Any]] = {
    "horizon_years": int,
    "discount_rate": float,
    "target_saving": float,
    "version_history": lines_of,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookReading:
    """What a workbook says: the engagement, None when an error keeps it from being made, and every finding.

    `sha256` is the hash, in hex, of the file's bytes.
    """

    engagement: Engagement | None
    findings: tuple[Finding, ...]
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedReading:
    """A reading with the cells it came from: every sheet, the sheets by role, and how numbers are written here.

    `opened` is what the file held, as the reader found it.
    """

    reading: WorkbookReading
    opened: Opened
    sheets: tuple[SheetCells, ...]
    roles: Mapping[str, SheetCells]
    conventions: Conventions

    @property
    def checked(self) -> CheckedWorkbook:
        """Return the workbook as it was looked over.

        Raises:
            UnreadableInputError: the file is a text file, which has no cells to colour.
        """
        if self.opened.checked is None:
            raise UnreadableInputError(
                "A text file has no cells to colour: save it as an Excel workbook (.xlsx) first."
            )
        return self.opened.checked


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """The sheets by role, the names of others that list processes, and how this engagement writes numbers."""

    opened: Opened
    sheets: Mapping[str, SheetCells]
    unread: tuple[str, ...]
    knowledge: Knowledge
    conventions: Conventions = field(default_factory=Conventions)

    def table(self, role: Sheet) -> Table:
        """Read a sheet by its columns; one that is missing, or optional and blank, has no rows."""
        columns, needed = _tables(self.knowledge)[role.name]
        sheet = self.sheets.get(role.name)
        if sheet is None or (role is not PROCESSES and not sheet.rows):
            return Table(sheet=role.name, rows=(), findings=(), is_found=False)
        without = NO_HEADER if role is PROCESSES else SHEET_NOT_UNDERSTOOD
        return read_table(sheet, columns, self.conventions, needed=needed, without=without)


def read(path: Path, knowledge: Knowledge) -> WorkbookReading:
    """Read a workbook, which is opened once and never written to.

    Raises:
        UnreadableInputError: it is missing, locked, encrypted, damaged, hostile, no workbook and no list as text.
    """
    return read_located(path, read_source(path), knowledge).reading


def read_located(path: Path, data: bytes, knowledge: Knowledge) -> LocatedReading:
    """Read the bytes of a file and keep its cells; `path` is what the user calls it, and is not opened.

    Raises:
        UnreadableInputError: it is encrypted, damaged, hostile, no workbook and no list as text.
    """
    opened = open_file(path, data, process_columns(knowledge))
    sheets = without_review(opened.sheets, opened.properties)
    roles = assign_roles(sheets, process_columns(knowledge))
    findings = (*opened.findings, *roles.findings)
    by_role = roles.sheets
    if opened.package is not None and opened.package.calculates_on_load:
        by_role = with_stale_results(by_role, _tables(knowledge))
    book = _Book(opened=opened, sheets=by_role, unread=roles.unread, knowledge=knowledge)
    engagement, found = _engagement(book)
    findings = in_order((*findings, *found))
    stopped = PROCESSES.name not in roles.sheets or any(one.severity is Severity.ERROR for one in findings)
    reading = WorkbookReading(
        engagement=None if stopped else engagement, findings=findings, sha256=hashlib.sha256(data).hexdigest()
    )
    conventions = _conventions(_fields(book), opened)
    return LocatedReading(reading=reading, opened=opened, sheets=sheets, roles=roles.sheets, conventions=conventions)


@lru_cache(maxsize=4)
def _tables(knowledge: Knowledge) -> Mapping[str, tuple[tuple[Column, ...], str]]:
    """Return the columns of each sheet that is a table, and the field that tells its header row."""
    return {
        PROCESSES.name: ((*process_columns(knowledge), *preview_columns()), "name"),
        CRITERIA.name: (criteria_columns(), "weight"),
        ASSUMPTIONS.name: (assumption_columns(), "likely"),
        CONTROLS.name: (control_columns(knowledge), "maturity"),
    }


def _engagement(book: _Book) -> tuple[Engagement, tuple[Finding, ...]]:
    knowledge = book.knowledge
    fields = _fields(book)
    completed = complete(fields, book.opened.properties)
    conventions = _conventions(fields, book.opened)
    book = replace(book, conventions=conventions)
    table = book.table(PROCESSES)
    table = with_group_rows(leave_out_nameless(leave_out_totals(leave_out_notes(table))))
    rows = read_processes(table, knowledge)
    criteria = book.table(CRITERIA)
    assumed = book.table(ASSUMPTIONS)
    in_place = book.table(CONTROLS)
    weights = read_weights(criteria, knowledge)
    assumptions = read_assumptions(assumed, knowledge, conventions.currency)
    controls = read_controls(in_place, knowledge)
    logo = _logo(book, fields)
    engagement = Engagement(
        **{name: _TYPED.get(name, _same)(value) for name, value in completed.values.items()},
        logo=logo.logo,
        processes=rows.processes,
        process_columns=rows.columns,
        criteria_weights=weights.changed,
        assumptions=assumptions.changed,
        controls=controls.controls,
        cells=_cells(fields.cells, weights.cells, assumptions.cells, controls.cells),
        template_version=book.opened.properties.get(TEMPLATE_VERSION_PROPERTY),
    )
    checks = check_engagement(engagement, knowledge, sheet=table.sheet, unread=book.unread) if table.is_found else ()
    parts = (fields, completed, logo, table, rows, criteria, weights, assumed, assumptions, in_place, controls)
    return engagement, (*(finding for part in parts for finding in part.findings), *checks)


def _same(value: Any) -> Any:
    return value


def _cells(*parts: Mapping[str, CellRef]) -> Mapping[str, CellRef]:
    return {name: ref for part in parts for name, ref in part.items()}


def _fields(book: _Book) -> Fields:
    sheet = book.sheets.get(ENGAGEMENT.name)
    if sheet is None:
        return Fields(sheet=ENGAGEMENT.name, values={}, cells={}, places={}, findings=())
    return read_fields(sheet, engagement_fields(book.knowledge), book.conventions)


def _conventions(fields: Fields, opened: Opened) -> Conventions:
    usual = Conventions()
    return Conventions(
        locale=str(fields.values.get("locale", usual.locale)),
        currency=str(fields.values.get("currency", usual.currency)),
        is_our_template=TEMPLATE_VERSION_PROPERTY in opened.properties,
        is_assumed=not fields.places and opened.package is not None,  # of a text file it is said beforehand
    )


def _logo(book: _Book, fields: Fields) -> FoundLogo:
    sheet = book.sheets.get(ENGAGEMENT.name)
    package = book.opened.package
    if sheet is None or package is None:
        return FoundLogo()
    spot = fields.places.get("logo") or Spot(sheet=sheet.name, field="logo")
    return read_logo(package, sheet.part, spot, has_text="logo" in fields.cells)


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings as they are best worked through: by sheet as first met, then by row and column."""
    sheets = {sheet: position for position, sheet in enumerate(dict.fromkeys(one.sheet for one in findings))}
    return tuple(
        sorted(findings, key=lambda one: (sheets[one.sheet], one.row or 0, len(one.cell or ""), one.cell or ""))
    )
