"""Safe repairs: what a cell could hold instead so that it says the same, or at last says what was plainly meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.knowledge.facts import Knowledge
from reportgen.model.finding import Finding, Severity
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.fields import read_fields
from reportgen.workbook.headers import Headings, find_headings
from reportgen.workbook.located import Cell, CellState, SheetCells
from reportgen.workbook.misspelling import has_doubt_mark
from reportgen.workbook.notation import Notation
from reportgen.workbook.parsed import Conventions, Parsed, is_blank_cell
from reportgen.workbook.parser import is_read, parse_cell
from reportgen.workbook.reading import LocatedReading
from reportgen.workbook.repair import Repair, RepairKind
from reportgen.workbook.repair_values import Proposal, propose
from reportgen.workbook.schema import (
    ASSUMPTIONS,
    CONTROLS,
    CRITERIA,
    ENGAGEMENT,
    PROCESSES,
    assumption_columns,
    control_columns,
    criteria_columns,
    engagement_fields,
    preview_columns,
    process_columns,
)
from reportgen.workbook.texts import plain_text

_CORRECTING = frozenset({RepairKind.NUMBER, RepairKind.DATE, RepairKind.SPELLING})
_LONGEST_KNOWN = 16
IsFixed = Callable[[Cell], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCell:
    """A cell that is read, the column it is read as, and the header as the analyst wrote it."""

    cell: Cell
    column: Column
    header: str


def cell_repairs(located: LocatedReading, knowledge: Knowledge, is_fixed: IsFixed) -> tuple[Repair, ...]:
    """Return a repair for each cell that has a safe one; `is_fixed` tells cells that must stay, such as formulas."""
    repairs = []
    known: dict[tuple[object, ...], Repair | None] = {}
    for one in read_cells_of(located, knowledge):
        repair = None if one.cell.state is not CellState.VALUE else _repair_here(one, located.conventions, known)
        if repair is not None and not is_fixed(one.cell):
            repairs.append(repair)
    return tuple(repairs)


def _repair_here(
    one: ColumnCell, conventions: Conventions, known: dict[tuple[object, ...], Repair | None]
) -> Repair | None:
    """Return the repair of a cell; that of a short entry is found once, as a column repeats the same few."""
    cell = one.cell
    if isinstance(cell.value, str) and len(cell.value) > _LONGEST_KNOWN:
        return repair_of(one, conventions)
    entry = (one.column.field, one.header, type(cell.value), cell.value, cell.is_percent, cell.currency)
    if entry not in known:
        known[entry] = repair_of(one, conventions)
    found = known[entry]
    if found is None or found.cell == cell.ref.cell:
        return found
    place = cell.ref.cell
    return replace(found, sheet=cell.ref.sheet, cell=place, row=cell.row, column=cell.column, at=place)


def settling(repairs: Sequence[Repair], findings: Sequence[Finding]) -> tuple[Repair, ...]:
    """Return the repairs without those of cells with an error that they do not settle: that is left to the analyst."""
    errors: dict[tuple[str | None, str | None], set[str]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            errors.setdefault((finding.sheet, finding.cell), set()).add(finding.code)
    return tuple(one for one in repairs if errors.get((one.sheet, one.at), set()) <= one.resolves)


def repair_of(one: ColumnCell, conventions: Conventions) -> Repair | None:
    """Return the repair of a cell, None where there is none or where it would not read as it should."""
    proposal = propose(one.cell, one.column, conventions)
    if proposal is None or (proposal.kind in _CORRECTING and has_doubt_mark(plain_text(one.cell))):
        return None
    before = parse_cell(one.cell, one.column, conventions, header=one.header)
    after = parse_cell(repaired_cell(one.cell, one.column, proposal), one.column, conventions, header=one.header)
    if not _holds(before, after, proposal.kind):
        return None
    said = {finding.code for finding in after.findings}
    return Repair(
        kind=proposal.kind,
        sheet=one.cell.ref.sheet,
        cell=one.cell.ref.cell,
        row=one.cell.row,
        column=one.cell.column,
        field=one.column.field,
        header=one.header,
        before=plain_text(one.cell),
        after=proposal.value,
        number_format=_format(one, proposal, Notation(currency=conventions.currency, locale=conventions.locale)),
        resolves=frozenset({finding.code for finding in before.findings} - said),
        at=one.cell.ref.cell,
    )


def repaired_cell(cell: Cell, column: Column, proposal: Proposal) -> Cell:
    """Return the cell as it will be read after the repair."""
    shows_percent = proposal.is_percent or (column.kind is Kind.PERCENT and proposal.kind is RepairKind.NUMBER)
    return replace(cell, value=proposal.value, is_percent=shows_percent)


def _holds(before: Parsed, after: Parsed, kind: RepairKind) -> bool:
    """Return whether a repair keeps what was read, or makes readable what was not, and adds no finding."""
    codes = {finding.code for finding in before.findings}
    if not {finding.code for finding in after.findings} <= codes:
        return False
    was_wrong = any(finding.severity is Severity.ERROR for finding in before.findings)
    if was_wrong:
        return (
            kind in _CORRECTING
            and after.value is not None
            and not any(one.severity is Severity.ERROR for one in after.findings)
        )
    return type(after.value) is type(before.value) and after.value == before.value


def _format(one: ColumnCell, proposal: Proposal, notation: Notation) -> str | None:
    """Return the number format a repaired value needs, None where a text or a choice took a text's place."""
    if isinstance(proposal.value, str):
        return None
    if proposal.is_percent:
        return "0.0#%"
    return notation.number_format(one.column)


def read_cells_of(located: LocatedReading, knowledge: Knowledge) -> Iterator[ColumnCell]:
    """Yield every filled cell that the reading makes something of."""
    yield from _field_cells(located, knowledge)
    for sheet, headings in found_tables(located, knowledge):
        yield from _table_cells(sheet, headings)


def found_tables(located: LocatedReading, knowledge: Knowledge) -> Iterator[tuple[SheetCells, Headings]]:
    """Yield the sheets that are read as tables, with their known columns."""
    tables = (
        (PROCESSES.name, (*process_columns(knowledge), *preview_columns()), "name"),
        (CRITERIA.name, criteria_columns(), "weight"),
        (ASSUMPTIONS.name, assumption_columns(), "likely"),
        (CONTROLS.name, control_columns(knowledge), "maturity"),
    )
    for role, columns, needed in tables:
        sheet = located.roles.get(role)
        headings = None if sheet is None else find_headings(sheet, columns, needed)
        if sheet is not None and headings is not None:
            yield sheet, headings


def _field_cells(located: LocatedReading, knowledge: Knowledge) -> Iterator[ColumnCell]:
    sheet = located.roles.get(ENGAGEMENT.name)
    if sheet is None:
        return
    columns = {column.field: column for column in engagement_fields(knowledge)}
    fields = read_fields(sheet, tuple(columns.values()), located.conventions)
    cells = {cell.ref.cell: cell for row in sheet.rows.values() for cell in row.values()}
    for field, ref in fields.cells.items():
        if ref.cell in cells and is_read(columns[field]):
            header = fields.places[field].column or columns[field].header
            yield ColumnCell(cell=cells[ref.cell], column=columns[field], header=header)


def _table_cells(sheet: SheetCells, headings: Headings) -> Iterator[ColumnCell]:
    read = [heading for heading in headings.known if is_read(heading.column)]
    for number, row in sheet.rows.items():
        for heading in read if number > headings.row else ():
            cell = row.get(heading.number)
            if cell is not None and not is_blank_cell(cell):
                yield ColumnCell(cell=cell, column=heading.column, header=heading.written)
