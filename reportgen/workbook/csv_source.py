"""A text file with separated values becomes the Processes sheet, its cells all text."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import UnreadableInputError
from reportgen.model.finding import CellRef, Finding
from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.column import Column
from reportgen.workbook.csv_garbled import garbled_text
from reportgen.workbook.csv_records import Separator, read_records, require_narrow, separator_of
from reportgen.workbook.csv_text import CsvText, decoded, is_utf_32
from reportgen.workbook.headers import Headings, find_headings
from reportgen.workbook.kinds import is_text_of_values
from reportgen.workbook.letters import column_letter
from reportgen.workbook.limits import LIMITS, MEGABYTE, Limits
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_sheets import HEADER_BY_NEAR_MISS, NAME_BY_WORD, TEXT_FILE_READ, TOO_MANY_VALUES
from reportgen.workbook.name_header import NAME
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.schema import PROCESSES

_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
_TRIED_RECORDS = 60
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # how programs have Excel keep 007 as it is
_UNSURE = frozenset({HEADER_BY_NEAR_MISS.code, NAME_BY_WORD.code})
_UNLIMITED = Limits(columns=sys.maxsize, filled_cells=sys.maxsize, characters=sys.maxsize)
"""For the trial of a separator, which may be the wrong one; what is read with the right one is held to the limits."""

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
    if path.suffix.lower() not in _SUFFIXES or not (is_utf_32(data) or is_text_of_values(data)):
        return None
    try:
        _require_small(data, limits)
        text = decoded(data)
        require_narrow(text.text, limits)
        separator = separator_of(text.text) or _best_separator(text.text, columns)
        records = read_records(text.text, separator, limits)
    except RefusedError as error:
        raise UnreadableInputError(f"{path} {error}.") from error
    sheet = as_sheet(records)
    long = _rows_too_long(sheet, records, columns)
    shifted = (_too_many_values(sheet, long, separator),) if long else ()
    kept = replace(sheet, rows={row: cells for row, cells in sheet.rows.items() if row not in long})
    findings = (_said(text, separator, records), *garbled_text(kept, text.encoding), *shifted)
    return TextFile(sheet=kept, findings=findings)


def _require_small(data: bytes, limits: Limits) -> None:
    if len(data) > limits.text_size:
        raise RefusedError(
            f"is larger than {limits.text_size // MEGABYTE} MB, which no list of processes is: copy the processes into "
            "a new file"
        )


def as_sheet(records: Records) -> SheetCells:
    """Return records as the cells of the sheet Processes, without those that are empty."""
    rows = {
        row: {column: _cell(row, column, value) for column, value in enumerate(record, start=1) if value}
        for row, record in enumerate(records, start=1)
    }
    filled = {row: cells for row, cells in rows.items() if cells}
    return SheetCells(name=PROCESSES.name, part="", is_hidden=False, rows=filled)


def _cell(row: int, column: int, value: str) -> Cell:
    ref = CellRef(sheet=PROCESSES.name, cell=f"{column_letter(column)}{row}")
    kept_as_text = _KEPT_AS_TEXT.fullmatch(value)
    return Cell(ref=ref, row=row, column=column, value=kept_as_text[1] if kept_as_text else value)


def _best_separator(text: str, columns: Sequence[Column]) -> Separator:
    """Return the separator under which the headers name the most columns and the rows are as long as they."""
    return max(Separator, key=lambda separator: _fitness(text, separator, columns))


def _fitness(text: str, separator: Separator, columns: Sequence[Column]) -> tuple[int, bool, int, float]:
    """Return known headers, whether most rows are even, the number of columns, and the share of even rows."""
    try:
        records = read_records(text, separator, _UNLIMITED, at_most=_TRIED_RECORDS)
    except RefusedError:
        return (0, False, 0, 0.0)
    shown = as_sheet([record[: LIMITS.columns] for record in records])
    headings = find_headings(shown, columns, NAME)
    header_row = 1 if headings is None else headings.row
    length = len(records[header_row - 1]) if records else 0
    below = [record for record in records[header_row:] if any(record)]
    even = sum(len(record) == length for record in below) / len(below) if below else 1.0
    return (_known(headings), even >= 1 / 2, length, even)


def _known(headings: Headings | None) -> int:
    """Count the known headers: 2 for each, 1 for one that is almost right or only speaks of names."""
    if headings is None:
        return 0
    return 2 * len(headings.known) - sum(finding.code in _UNSURE for finding in headings.findings)


def _said(text: CsvText, separator: Separator | str, records: Records) -> Finding:
    usual = Conventions()
    has_columns = any(len(record) > 1 for record in records)
    name = separator.words if isinstance(separator, Separator) else f'"{separator}" between values'
    return TEXT_FILE_READ.at(
        Spot(sheet=PROCESSES.name),
        encoding=OwnWords(text.encoding),
        separator=name if has_columns else "one column",
        locale=usual.locale,
        currency=usual.currency,
    )


def _rows_too_long(sheet: SheetCells, records: Records, columns: Sequence[Column]) -> Mapping[int, int]:
    """Return the rows with values beyond the headers, and the number of headers, by row.

    Nothing is read of such a row: "1,200,000" in a file separated by commas moves every value after it.
    """
    headings = find_headings(sheet, columns, NAME)
    if headings is None:
        return {}
    named = len(records[headings.row - 1])
    return {row: named for row, cells in sheet.rows.items() if row > headings.row and max(cells) > named}


def _too_many_values(sheet: SheetCells, long: Mapping[int, int], separator: str) -> Finding:
    row, named = next(iter(long.items()))
    return TOO_MANY_VALUES.at(
        Spot(sheet=sheet.name, cell=sheet.ref(row, named + 1).cell, row=row),
        row=row,
        values=max(sheet.rows[row]),
        headers=named,
        count=OwnWords("1 such row" if len(long) == 1 else f"{len(long)} such rows"),
        separator=separator.label if isinstance(separator, Separator) else separator,
        example=OwnWords(f'"1{separator}200"' if separator in {",", ";"} else f'"A{separator}B"'),
    )
