"""A text file with separated values becomes the Processes sheet, its cells all text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import get_column_letter

from reportgen.errors import UnreadableInputError
from reportgen.model.finding import CellRef, Finding
from reportgen.workbook.column import Column
from reportgen.workbook.csv_records import Separator, read_records, separator_of
from reportgen.workbook.csv_text import CsvText, decoded
from reportgen.workbook.headers import find_headings
from reportgen.workbook.kinds import is_text_of_values
from reportgen.workbook.limits import LIMITS, Limits
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.message import Spot, Verbatim
from reportgen.workbook.messages_sheets import TEXT_FILE_READ, TOO_MANY_VALUES
from reportgen.workbook.name_header import NAME
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.schema import PROCESSES

_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
_TRIED_RECORDS = 60

Records = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """What a text file holds, as a sheet, and what was assumed to read it."""

    sheet: SheetCells
    findings: tuple[Finding, ...]


def read_text_file(path: Path, data: bytes, columns: Sequence[Column], limits: Limits = LIMITS) -> TextFile | None:
    """Read a file that by its name and its content is text with separated values; None for any other.

    A record is a row, as Excel would number it; every cell is text. Values between quotation marks may hold line
    breaks and the separator.

    Raises:
        UnreadableInputError: quotation marks do not pair up, or it is larger than a list of processes can be.
    """
    if path.suffix.lower() not in _SUFFIXES or not is_text_of_values(data):
        return None
    try:
        text = decoded(data)
        separator = separator_of(text.text) or _best_separator(text.text, columns, limits)
        records = read_records(text.text, separator, limits)
    except RefusedError as error:
        raise UnreadableInputError(f"{path} {error}.") from error
    sheet = as_sheet(records)
    findings = (_said(text, separator, records), *_too_many_values(sheet, records, columns, separator))
    return TextFile(sheet=sheet, findings=findings)


def as_sheet(records: Records) -> SheetCells:
    """Return records as the cells of the sheet Processes, without those that are empty."""
    rows = {
        row: {column: _cell(row, column, value) for column, value in enumerate(record, start=1) if value}
        for row, record in enumerate(records, start=1)
    }
    filled = {row: cells for row, cells in rows.items() if cells}
    return SheetCells(name=PROCESSES.name, part="", is_hidden=False, rows=filled)


def _cell(row: int, column: int, value: str) -> Cell:
    ref = CellRef(sheet=PROCESSES.name, cell=f"{get_column_letter(column)}{row}")
    return Cell(ref=ref, row=row, column=column, value=value)


def _best_separator(text: str, columns: Sequence[Column], limits: Limits) -> Separator:
    """Return the separator under which the headers name the most columns and the rows are as long as they."""
    return max(Separator, key=lambda separator: _fitness(text, separator, columns, limits))


def _fitness(
    text: str, separator: Separator, columns: Sequence[Column], limits: Limits
) -> tuple[int, bool, int, float]:
    """Return known headers, whether most rows are even, the number of columns, and the share of even rows."""
    try:
        records = read_records(text, separator, limits, at_most=_TRIED_RECORDS)
    except RefusedError:
        return (0, False, 0, 0.0)
    headings = find_headings(as_sheet(records), columns, NAME)
    header_row = 1 if headings is None else headings.row
    length = len(records[header_row - 1]) if records else 0
    below = [record for record in records[header_row:] if any(record)]
    even = sum(len(record) == length for record in below) / len(below) if below else 1.0
    known = 0 if headings is None else len(headings.known)
    return (known, even >= 1 / 2, length, even)


def _said(text: CsvText, separator: Separator | str, records: Records) -> Finding:
    usual = Conventions()
    has_columns = any(len(record) > 1 for record in records)
    name = separator.words if isinstance(separator, Separator) else f'"{separator}" between values'
    return TEXT_FILE_READ.at(
        Spot(sheet=PROCESSES.name),
        encoding=Verbatim(text.encoding),
        separator=name if has_columns else "one column",
        locale=usual.locale,
        currency=usual.currency,
    )


def _too_many_values(
    sheet: SheetCells, records: Records, columns: Sequence[Column], separator: Separator | str
) -> tuple[Finding, ...]:
    """Say so where rows are longer than the headers, as "1,200,000" makes them in a file separated by commas."""
    headings = find_headings(sheet, columns, NAME)
    if headings is None:
        return ()
    named = len(records[headings.row - 1])
    long = [row for row, cells in sheet.rows.items() if row > headings.row and max(cells) > named]
    if not long:
        return ()
    row, mark = long[0], str(separator)
    spot = Spot(sheet=sheet.name, cell=sheet.ref(row, named + 1).cell, row=row)
    said = TOO_MANY_VALUES.at(
        spot,
        row=row,
        values=max(sheet.rows[row]),
        headers=named,
        count=Verbatim("1 such row" if len(long) == 1 else f"{len(long)} such rows"),
        separator=Separator(mark).label if mark in set(Separator) else mark,
        example=Verbatim(f'"1{mark}200"' if mark in ",;" else f'"A{mark}B"'),
    )
    return (said,)
