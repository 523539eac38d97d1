"""Which column of a sheet is which: headers found, matched, and where they are only almost right, said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot, quoted
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.doubtful_headers import possible_headers
from reportgen.workbook.header_match import almost, by_own_header_first, declared_key, exact_headers, header_names
from reportgen.workbook.header_units import without_unit
from reportgen.workbook.letters import column_letter
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_sheets import (
    COLUMN_TWICE,
    DOUBTFUL_HEADER,
    HEADER_BY_NEAR_MISS,
    NAME_BY_WORD,
    TWO_ROW_HEADER,
    UNKNOWN_COLUMN,
)
from reportgen.workbook.name_header import NAME, Fit, choose_name
from reportgen.workbook.normalising import header_key
from reportgen.workbook.parsed import is_blank_cell
from reportgen.workbook.texts import plain_text
from reportgen.workbook.unnamed_columns import unnamed_columns

SEARCHED_ROWS = 20
_BY_ALIAS = 3
_FEW = 3  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column of a sheet that is known: its number, counted from 1, and the header as written."""

    column: Column
    number: int
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The header row of a sheet and its known columns."""

    row: int
    known: tuple[Heading, ...]
    findings: tuple[Finding, ...] = ()


def find_headings(sheet: SheetCells, columns: Sequence[Column], needed: str) -> Headings | None:
    """Return the header row, within the first 20 rows, that names the most columns, the needed field among them.

    A header is matched by its text, then by alias, then when it is almost right; the names of the processes also by
    a header that speaks of them. None where no row has the needed one.
    """
    best: tuple[int, int, int] | None = None
    names = header_names(columns)
    wanted = [column for column in columns if column.field == needed]
    for row in [row for row in sheet.rows if row <= SEARCHED_ROWS]:
        cells = sheet.rows[row]
        exact = exact_headers(cells, names)
        certainty = _certainty(cells, exact, wanted, needed)
        named = len({column.field for column in exact.values()} | {needed})
        is_better = best is None or (named, certainty) > best[:2]
        if certainty and is_better and (named > 1 or _heads_the_sheet(sheet, row, certainty)):
            best = named, certainty, row
    return _headings(sheet, best[2], columns, needed) if best else None


def _certainty(cells: Mapping[int, Cell], exact: Mapping[int, Column], wanted: Sequence[Column], needed: str) -> int:
    """Return how sure it is that a row has the needed header.

    4 by its own text, 3 by an alias, 2 almost, 1 by a word, 0 not at all. `wanted` are the columns of the needed field.
    """
    named = [number for number, column in exact.items() if column.field == needed]
    if named:
        own = {declared_key(column.header) for column in wanted}
        return 4 if any(header_key(str(cells[number].value)) in own for number in named) else 3
    texts = [cell.value for number, cell in cells.items() if number not in exact and isinstance(cell.value, str)]
    names = header_names(wanted)
    if len(texts) + len(exact) > 1 and any(almost(text, names) for text in texts):
        return 2
    return int(needed == NAME and choose_name(cells, exact) is not None)


def _heads_the_sheet(sheet: SheetCells, row: int, certainty: int) -> bool:
    """Return whether a row that names nothing but the needed field is a header, and no data that happens to say so.

    Above a header stand titles, which fill fewer cells; a few lines may stand above an alias, and above a header that
    is less sure only with a blank row between.
    """
    filled = len(sheet.rows[row])
    above = [number for number in sheet.rows if number < row]
    as_full = sum(len(sheet.rows[number]) >= filled for number in above)
    is_apart = bool(above) and above[-1] < row - 1
    return certainty > _BY_ALIAS or as_full <= (_FEW if certainty == _BY_ALIAS or is_apart else 0)


def _headings(sheet: SheetCells, row: int, columns: Sequence[Column], needed: str) -> Headings:
    known: dict[str, Heading] = {}
    findings: list[Finding] = []
    cells = sheet.rows[row]
    exact = by_own_header_first(cells, columns)
    if needed == NAME:
        _take_name(known, findings, cells, exact, columns)
    rest: list[tuple[int, Cell]] = []
    for number, cell in cells.items():
        if any(heading.number == number for heading in known.values()):
            continue
        if number in exact:
            _take(known, findings, Heading(column=exact[number], number=number, written=str(cell.value)), cell)
        elif not is_blank_cell(cell):
            rest.append((number, cell))
    for number, cell in rest:
        _take_near_miss(known, findings, number, cell, columns)
    two_rows = _second_header_row(sheet, row, known, columns)
    findings.extend(two_rows or unnamed_columns(sheet, row))
    return Headings(row=row, known=tuple(sorted(known.values(), key=lambda one: one.number)), findings=tuple(findings))


def _take_name(
    known: dict[str, Heading],
    findings: list[Finding],
    cells: Mapping[int, Cell],
    exact: Mapping[int, Column],
    columns: Sequence[Column],
) -> None:
    """Take the column of names; one that is known by a word alone only where no other header is almost right."""
    column = next(column for column in columns if column.field == NAME)
    names = header_names([column])
    choice = choose_name(cells, exact)
    near = {number for number, cell in cells.items() if number not in exact and almost(plain_text(cell), names)}
    if choice is None or (near - {choice.number} and choice.fit < Fit.BY_BOTH_WORDS):
        return
    cell = cells[choice.number]
    written = plain_text(cell)
    known[NAME] = Heading(column=column, number=choice.number, written=written)
    if choice.number in near:
        findings.append(_near_miss(cell, written, column))
    elif choice.is_by_word:
        others = "".join(f', rather than column "{quoted(plain_text(cells[number]))}"' for number in choice.equals)
        findings.append(
            NAME_BY_WORD.at(_spot(cell, NAME), found=written, header=column.header, others=OwnWords(others))
        )


def _take(known: dict[str, Heading], findings: list[Finding], heading: Heading, cell: Cell) -> None:
    field = heading.column.field
    if field not in known:
        known[field] = heading
    elif heading.column.kind is not Kind.FORMULA:
        spot = _spot(cell, field)
        first = column_letter(known[field].number)
        findings.append(COLUMN_TWICE.at(spot, found=heading.written, header=heading.column.header, first=first))


def _take_near_miss(
    known: dict[str, Heading], findings: list[Finding], number: int, cell: Cell, columns: Sequence[Column]
) -> None:
    written = plain_text(cell) or cell.shown or "a formula without a result"
    free = header_names([column for column in columns if column.field not in known])
    column = almost(written, free)
    twin = header_names([heading.column for heading in known.values()]).get(without_unit(header_key(written)))
    if column is None and twin is not None:
        _take(known, findings, Heading(column=twin, number=number, written=written), cell)
        return
    if column is None:
        findings.append(_unknown(cell, written, free))
        return
    known[column.field] = Heading(column=column, number=number, written=written)
    findings.append(_near_miss(cell, written, column))


def _unknown(cell: Cell, written: str, free: Mapping[str, Column]) -> Finding:
    """Say that a column is not known, or that it could be one of several that nothing else on the sheet is."""
    headers = {column.header for column in free.values()}
    meant = tuple(header for header in possible_headers(written) if header in headers)
    if meant:
        return DOUBTFUL_HEADER.at(_spot(cell, None), found=written, meant=OwnWords(" or ".join(meant)))
    return UNKNOWN_COLUMN.at(_spot(cell, None), found=written)


def _near_miss(cell: Cell, written: str, column: Column) -> Finding:
    spot = _spot(cell, column.field)
    return HEADER_BY_NEAR_MISS.at(spot, suggestion=column.header, found=written, header=column.header)


def _second_header_row(
    sheet: SheetCells, row: int, known: Mapping[str, Heading], columns: Sequence[Column]
) -> tuple[Finding, ...]:
    """Say so where the row below holds more headers, over columns that have none in this row."""
    below = exact_headers(sheet.rows.get(row + 1, {}), header_names(columns))
    taken = {heading.number for heading in known.values()}
    more = [number for number, column in below.items() if number not in taken and column.field not in known]
    if not more:
        return ()
    cell = sheet.rows[row + 1][more[0]]
    return (TWO_ROW_HEADER.at(_spot(cell, None), row=row, next=row + 1, found=str(cell.value)),)


def _spot(cell: Cell, field: str | None) -> Spot:
    return Spot(sheet=cell.ref.sheet, cell=cell.ref.cell, row=cell.row, column=plain_text(cell) or None, field=field)
