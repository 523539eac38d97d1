"""The rows of a sheet below its headers, each value read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.finding import CellRef, Finding
from reportgen.model.message import Message, Spot
from reportgen.workbook.column import Column
from reportgen.workbook.headers import SEARCHED_ROWS, Heading, Headings, find_headings
from reportgen.workbook.located import SheetCells
from reportgen.workbook.messages_sheets import HIDDEN_ROWS, MERGED_CELLS, TEMPLATE_IN_OTHER_CURRENCY
from reportgen.workbook.parsed import Conventions, is_blank_cell
from reportgen.workbook.parser import is_read, parse_cell
from reportgen.workbook.repeated_headers import repeated_headers
from reportgen.workbook.shares import mixed_shares
from reportgen.workbook.units import check_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: values by field, the cell of every field that was filled in, and the place of every known column."""

    number: int
    values: Mapping[str, object]
    cells: Mapping[str, CellRef]
    places: Mapping[str, Spot]

    def spot(self, field: str, sheet: str) -> Spot:
        """Return the place of a field, or of the row where its column is not on the sheet."""
        return self.places.get(field) or Spot(sheet=sheet, row=self.number, field=field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a sheet says; `is_found` is False where its headers were not."""

    sheet: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    is_found: bool = True


def read_table(
    sheet: SheetCells, columns: Sequence[Column], conventions: Conventions, *, needed: str, without: Message
) -> Table:
    """Read the rows that are not blank in the known columns.

    `needed` is the field that tells the header row; `without` is what is said where no row is one.
    """
    headings = find_headings(sheet, columns, needed)
    if headings is None:
        header = next(column.header for column in columns if column.field == needed)
        missing = without.at(Spot(sheet=sheet.name), rows=SEARCHED_ROWS, header=header, sheet=sheet.name)
        return Table(sheet=sheet.name, rows=(), findings=(missing,), is_found=False)
    findings = [*headings.findings, *_units(sheet, headings, conventions)]
    again = repeated_headers(sheet, headings)
    rows: list[Row] = []
    for number in sheet.rows:
        if number > headings.row and number not in again.rows:
            row, found = _row(sheet, number, headings, conventions)
            findings.extend(found)
            if row is not None:
                rows.append(row)
    findings.extend((*again.findings, *mixed_shares(sheet, headings, conventions)))
    findings.extend(_merged(sheet, headings))
    findings.extend(_hidden(sheet, rows))
    return Table(sheet=sheet.name, rows=tuple(rows), findings=tuple(findings))


def _units(sheet: SheetCells, headings: Headings, conventions: Conventions) -> list[Finding]:
    found = [
        finding
        for heading in headings.known
        for spot in (_spot(sheet, headings.row, heading),)
        for finding in check_unit(heading, spot, conventions)
    ]
    of_template = [finding for finding in found if finding.code == TEMPLATE_IN_OTHER_CURRENCY.code]
    return [finding for finding in found if finding not in of_template[1:]]  # said once, for all its columns


def _spot(sheet: SheetCells, row: int, heading: Heading) -> Spot:
    return Spot(
        sheet=sheet.name,
        cell=sheet.ref(row, heading.number).cell,
        row=row,
        column=heading.written,
        field=heading.column.field,
    )


def _row(
    sheet: SheetCells, number: int, headings: Headings, conventions: Conventions
) -> tuple[Row | None, tuple[Finding, ...]]:
    values: dict[str, object] = {}
    cells: dict[str, CellRef] = {}
    places: dict[str, Spot] = {}
    findings: list[Finding] = []
    for heading in headings.known:
        column = heading.column
        if not is_read(column):
            continue
        places[column.field] = _spot(sheet, number, heading)
        cell = sheet.rows[number].get(heading.number)
        if cell is None or is_blank_cell(cell):
            continue
        cells[column.field] = places[column.field].ref
        parsed = parse_cell(cell, column, conventions, header=heading.written)
        findings.extend(parsed.findings)
        if parsed.value is not None:
            values[column.field] = parsed.value
    if not cells:
        return None, ()
    return Row(number=number, values=values, cells=cells, places=places), tuple(findings)


def _merged(sheet: SheetCells, headings: Headings) -> tuple[Finding, ...]:
    """Say so where a merged cell hides that rows below it are blank."""
    read = {heading.number: heading for heading in headings.known if is_read(heading.column)}
    findings = []
    for top, left, bottom, right in sheet.merged:
        heading = read.get(left)
        if top > headings.row and bottom > top and heading is not None and left in sheet.rows.get(top, {}):
            first, last = sheet.ref(top, left).cell, sheet.ref(bottom, right).cell
            findings.append(MERGED_CELLS.at(_spot(sheet, top, heading), range=f"{first}:{last}"))
    return tuple(findings)


def _hidden(sheet: SheetCells, rows: Sequence[Row]) -> tuple[Finding, ...]:
    hidden = [row.number for row in rows if row.number in sheet.hidden_rows]
    if not hidden:
        return ()
    spot = Spot(sheet=sheet.name, row=hidden[0])
    noun = "row" if len(hidden) == 1 else "rows"
    return (HIDDEN_ROWS.at(spot, count=len(hidden), rows=noun, first=hidden[0]),)
