"""The rows of a sheet below its headers, each value read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.model.finding import CellRef, Finding
from reportgen.model.message import Message, Spot
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.headers import SEARCHED_ROWS, Heading, Headings, find_headings
from reportgen.workbook.letters import column_letter
from reportgen.workbook.limits import LIMITS
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_cells import LOCALE_ASSUMED
from reportgen.workbook.messages_sheets import HIDDEN_ROWS, MERGED_CELLS, SHEET_TOO_LONG, TEMPLATE_IN_OTHER_CURRENCY
from reportgen.workbook.parsed import Conventions, is_blank_cell
from reportgen.workbook.parser import is_read, parse_cell
from reportgen.workbook.repeated_headers import repeated_headers
from reportgen.workbook.settings import currency_code
from reportgen.workbook.shares import mixed_shares
from reportgen.workbook.texts import plain_text
from reportgen.workbook.units import check_unit

QUOTED_PRICE, QUOTE_CURRENCY = "quoted_price", "quote_currency"
_MOST_REMEMBERED = 4_096
_LONGEST_REMEMBERED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: values by field, the cell of every field that was filled in, and the known columns by field."""

    number: int
    values: Mapping[str, object]
    cells: Mapping[str, CellRef]
    columns: Mapping[str, Heading]

    def spot(self, field: str, sheet: str) -> Spot:
        """Return the place of a field, or of the row where its column is not on the sheet."""
        heading = self.columns.get(field)
        return (
            Spot(sheet=sheet, row=self.number, field=field) if heading is None else _spot(sheet, self.number, heading)
        )


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
    reader = _RowReader(sheet=sheet, columns=_read_columns(headings), conventions=conventions)
    rows: list[Row] = []
    for number in sheet.rows:
        if number > headings.row and number not in again.rows:
            row, found = reader.read(number)
            findings.extend(found)
            if row is not None:
                rows.append(row)
            excess = _excess(rows, findings)
            if excess is not None:
                most, what = excess
                spot = Spot(sheet=sheet.name, row=number)
                findings.append(SHEET_TOO_LONG.at(spot, sheet=sheet.name, row=number, most=f"{most:,}", what=what))
                break
    findings.extend((*again.findings, *mixed_shares(sheet, headings, conventions)))
    findings.extend(_merged(sheet, headings))
    findings.extend(_hidden(sheet, rows))
    return Table(sheet=sheet.name, rows=tuple(rows), findings=_said_once(findings, LOCALE_ASSUMED))


def _said_once(findings: Sequence[Finding], message: Message) -> tuple[Finding, ...]:
    """Leave out all but the first finding of a kind that speaks for the whole sheet."""
    first = next((finding for finding in findings if finding.code == message.code), None)
    return tuple(finding for finding in findings if finding.code != message.code or finding is first)


def _excess(rows: Sequence[Row], findings: Sequence[Finding]) -> tuple[int, str] | None:
    """Return what there is too much of to read on, if anything, with the limit first."""
    if len(rows) > LIMITS.table_rows:
        return LIMITS.table_rows, "rows"
    return (LIMITS.findings, "findings") if len(findings) > LIMITS.findings else None


def _units(sheet: SheetCells, headings: Headings, conventions: Conventions) -> list[Finding]:
    found = [
        finding
        for heading in headings.known
        for spot in (_spot(sheet.name, headings.row, heading),)
        for finding in check_unit(heading, spot, conventions)
    ]
    return list(_said_once(found, TEMPLATE_IN_OTHER_CURRENCY))


def _spot(sheet: str, row: int, heading: Heading) -> Spot:
    return Spot(
        sheet=sheet,
        cell=f"{column_letter(heading.number)}{row}",
        row=row,
        column=heading.written,
        field=heading.column.field,
    )


def _read_columns(headings: Headings) -> Mapping[str, Heading]:
    return {heading.column.field: heading for heading in headings.known if is_read(heading.column)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowReader:
    """Reads the rows of a sheet; `said` remembers what short values said, since most stand in many rows."""

    sheet: SheetCells
    columns: Mapping[str, Heading]
    conventions: Conventions
    said: dict[tuple[object, ...], object] = field(default_factory=dict)

    def read(self, number: int) -> tuple[Row | None, tuple[Finding, ...]]:
        """Return a row and what was found in it; None where all its known columns are blank."""
        cells = self.sheet.rows[number]
        values: dict[str, object] = {}
        filled: dict[str, CellRef] = {}
        findings: list[Finding] = []
        for name, heading in self.columns.items():
            cell = cells.get(heading.number)
            if cell is None or is_blank_cell(cell):
                continue
            filled[name] = cell.ref
            value, found = self._value(cell, heading, self._currency(name, cells))
            findings.extend(found)
            if value is not None:
                values[name] = value
        row = Row(number=number, values=values, cells=filled, columns=self.columns) if filled else None
        return row, tuple(findings)

    def _currency(self, field: str, cells: Mapping[int, Cell]) -> str:
        """Return the currency that a field's amount is in: for a quoted price the one that its row names."""
        beside = self.columns.get(QUOTE_CURRENCY) if field == QUOTED_PRICE else None
        cell = None if beside is None else cells.get(beside.number)
        named = None if cell is None else currency_code(plain_text(cell))
        return named or self.conventions.currency

    def _value(self, cell: Cell, heading: Heading, currency: str) -> tuple[object | None, tuple[Finding, ...]]:
        remembered = (heading.number, type(cell.value), cell.value, cell.is_percent, cell.currency, cell.unit, currency)
        if remembered in self.said:
            return self.said[remembered], ()
        is_own = currency == self.conventions.currency
        conventions = self.conventions if is_own else replace(self.conventions, currency=currency)
        parsed = parse_cell(cell, heading.column, conventions, header=heading.written)
        if _is_short(cell, heading.column) and not parsed.findings and len(self.said) < _MOST_REMEMBERED:
            self.said[remembered] = parsed.value
        return parsed.value, parsed.findings


def _is_short(cell: Cell, column: Column) -> bool:
    is_words = column.kind in {Kind.TEXT, Kind.LONG_TEXT}
    return not is_words and (not isinstance(cell.value, str) or len(cell.value) <= _LONGEST_REMEMBERED)


def _merged(sheet: SheetCells, headings: Headings) -> tuple[Finding, ...]:
    """Say so where a merged cell hides that rows below it are blank."""
    read = {heading.number: heading for heading in _read_columns(headings).values()}
    findings = []
    for top, left, bottom, right in sheet.merged:
        heading = read.get(left)
        if top > headings.row and bottom > top and heading is not None and left in sheet.rows.get(top, {}):
            first, last = sheet.ref(top, left).cell, sheet.ref(bottom, right).cell
            findings.append(MERGED_CELLS.at(_spot(sheet.name, top, heading), range=f"{first}:{last}"))
    return tuple(findings)


def _hidden(sheet: SheetCells, rows: Sequence[Row]) -> tuple[Finding, ...]:
    hidden = [row.number for row in rows if row.number in sheet.hidden_rows]
    if not hidden:
        return ()
    spot = Spot(sheet=sheet.name, row=hidden[0])
    noun = "row" if len(hidden) == 1 else "rows"
    return (HIDDEN_ROWS.at(spot, count=len(hidden), rows=noun, first=hidden[0]),)
