"""Headers that stand again further down, as after a page break: no rows of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.header_match import exact_headers, header_names
from reportgen.workbook.headers import Heading, Headings
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_sheets import COLUMN_NUMBERS, HEADER_AGAIN, OTHER_HEADERS_BELOW
from reportgen.workbook.normalising import header_key
from reportgen.workbook.parsed import is_blank_cell

_ENOUGH = 2  # headers, or numbers of columns
_LONGEST_NUMBER = 3  # digits


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedHeaders:
    """The rows that hold nothing but the headers again, and what is said of them."""

    rows: frozenset[int]
    findings: tuple[Finding, ...] = ()


def repeated_headers(sheet: SheetCells, headings: Headings) -> RepeatedHeaders:
    """Find the rows below the headers whose every known cell repeats the header above it, or numbers the columns.

    Where headers stand again in another order, all rows from there on are rows that are not read, which is an error.
    """
    below = [row for row in sheet.rows if row > headings.row]
    moved = next(((row, first) for row in below if (first := _moved(sheet.rows[row], headings)) is not None), None)
    numbers = [row for row in below[:1] if _numbers_columns(sheet.rows[row])]
    rows = [row for row in below if _repeats(sheet.rows[row], headings)]
    said = [COLUMN_NUMBERS.at(Spot(sheet=sheet.name, row=row), row=row) for row in numbers]
    if rows:
        count = "1 row repeats the headers" if len(rows) == 1 else f"{len(rows)} rows repeat the headers"
        said.append(HEADER_AGAIN.at(Spot(sheet=sheet.name, row=rows[0]), count=count, first=rows[0]))
    if moved is not None:
        said.append(_said_of_moved(sheet, headings, moved[1]))
        rows.extend(row for row in below if row >= moved[0])
    return RepeatedHeaders(rows=frozenset((*rows, *numbers)), findings=tuple(said))


def _said_of_moved(sheet: SheetCells, headings: Headings, cell: Cell) -> Finding:
    above = next(heading.written for heading in headings.known if heading.number == cell.column)
    spot = Spot(sheet=sheet.name, cell=cell.ref.cell, row=cell.row)
    return OTHER_HEADERS_BELOW.at(spot, row=cell.row, header_row=headings.row, found=str(cell.value), known=above)


def _moved(cells: Mapping[int, Cell], headings: Headings) -> Cell | None:
    """Return the first header of a row of headers that stands below another header than its own."""
    filled = {number: cell for number, cell in cells.items() if not is_blank_cell(cell)}
    above = {heading.number: heading for heading in headings.known}
    if not all(isinstance(cell.value, str) for cell in filled.values()):
        return None
    found = exact_headers(filled, header_names([heading.column for heading in headings.known]))
    if len(found) < _ENOUGH or 2 * len(found) < len(filled):
        return None
    moved = [number for number, column in found.items() if number in above and above[number].column is not column]
    return filled[moved[0]] if moved else None


def _numbers_columns(cells: Mapping[int, Cell]) -> bool:
    """Return whether a row counts its columns, side by side: 1, 2, 3, or (1), (2), (3)."""
    filled = {number: cell for number, cell in cells.items() if not is_blank_cell(cell)}
    if not filled or max(filled) - min(filled) + 1 != len(filled):
        return False
    texts = [str(cell.value).strip(" ().") for cell in filled.values()]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= _LONGEST_NUMBER]
    return len(texts) == len(numbers) >= _ENOUGH and numbers == list(range(1, len(numbers) + 1))


def _repeats(cells: Mapping[int, Cell], headings: Headings) -> bool:
    repeats = False
    for heading in headings.known:
        cell = cells.get(heading.number)
        if cell is None or is_blank_cell(cell):
            continue
        if not _is_header_of(cell, heading):
            return False
        repeats = True
    return repeats


def _is_header_of(cell: Cell, heading: Heading) -> bool:
    if not isinstance(cell.value, str):
        return False
    return header_key(cell.value) in {header_key(heading.written), header_key(heading.column.header)}
