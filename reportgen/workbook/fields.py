"""The Engagement sheet: a label, and beside it a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reportgen.model.finding import CellRef, Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column
from reportgen.workbook.header_match import almost, header_names
from reportgen.workbook.letters import column_number
from reportgen.workbook.limits import LIMITS
from reportgen.workbook.located import Cell, SheetCells
from reportgen.workbook.messages_engagement import FIELD_TWICE
from reportgen.workbook.messages_sheets import (
    HEADER_BY_NEAR_MISS,
    SHEET_TOO_LONG,
    UNKNOWN_FIELD,
    UNLABELLED_VALUE,
)
from reportgen.workbook.normalising import header_key
from reportgen.workbook.parsed import Conventions, is_blank_cell
from reportgen.workbook.parser import is_read, parse_cell
from reportgen.workbook.texts import plain_text
from reportgen.workbook.units import check_beside_name

_FIRST_FIELDS = ("currency", "locale")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What the sheet says: values by field, the cell each came from, and the place of every field that is there."""

    sheet: str
    values: Mapping[str, object]
    cells: Mapping[str, CellRef]
    places: Mapping[str, Spot]
    findings: tuple[Finding, ...]

    def spot(self, field: str) -> Spot:
        """Return the place of a field, or the sheet where the field is not on it."""
        return self.places.get(field) or Spot(sheet=self.sheet, field=field)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A label that was recognised, and the cell for its value, which may be blank."""

    column: Column
    label: Cell
    value: Cell | None
    ref: CellRef

    @property
    def spot(self) -> Spot:
        return Spot(
            sheet=self.ref.sheet,
            cell=self.ref.cell,
            row=self.label.row,
            column=str(self.label.value),
            field=self.column.field,
        )


def read_fields(sheet: SheetCells, columns: Sequence[Column], conventions: Conventions) -> Fields:
    """Read every field once; currency and locale first, because they tell how numbers are written."""
    lines, found = _lines(sheet, columns)
    findings: list[Finding] = list(found)
    values: dict[str, object] = {}
    for line in sorted(lines.values(), key=lambda line: line.column.field not in _FIRST_FIELDS):
        if line.value is None or not is_read(line.column):
            continue
        parsed = parse_cell(line.value, line.column, _with(conventions, values), header=str(line.label.value))
        findings.extend(parsed.findings)
        findings.extend(check_beside_name(line.column, str(line.label.value), line.spot, conventions))
        if parsed.value is not None:
            values[line.column.field] = parsed.value
    return Fields(
        sheet=sheet.name,
        values=values,
        cells={field: line.ref for field, line in lines.items() if not is_blank_cell(line.value)},
        places={field: line.spot for field, line in lines.items()},
        findings=(*findings, *_unlabelled(sheet, lines)),
    )


def _unlabelled(sheet: SheetCells, lines: Mapping[str, _Line]) -> Iterator[Finding]:
    """Say which values stand in the column of values without a label: blank, a number, or nothing but signs."""
    values = {column_number(line.ref.cell.rstrip("0123456789")) for line in lines.values()}
    labelled = {line.label.row for line in lines.values()} | {label.row for label in _labels(sheet)}
    first = min((line.label.row for line in lines.values()), default=0)
    for row, cells in sheet.rows.items():
        alone = row in labelled and next(iter(cells)) in values
        if row > first and (row not in labelled or alone):
            for number in sorted(values & cells.keys()):
                if not is_blank_cell(cells[number]):
                    spot = Spot(sheet=sheet.name, cell=cells[number].ref.cell, row=row)
                    yield UNLABELLED_VALUE.at(spot, text=plain_text(cells[number]) or cells[number].shown)


def _with(conventions: Conventions, values: Mapping[str, object]) -> Conventions:
    return Conventions(
        locale=str(values.get("locale", conventions.locale)), currency=str(values.get("currency", conventions.currency))
    )


def _lines(sheet: SheetCells, columns: Sequence[Column]) -> tuple[dict[str, _Line], list[Finding]]:
    """Match labels by their text first, so that one that is almost right never takes another's place."""
    names = header_names(columns)
    own = {header_key(column.header) for column in columns}
    lines: dict[str, _Line] = {}
    findings: list[Finding] = []
    rest: list[Cell] = []
    labels = list(islice(_labels(sheet), LIMITS.labels + 1))
    if len(labels) > LIMITS.labels:
        row = labels.pop().row - 1
        spot = Spot(sheet=sheet.name, row=row)
        findings.append(SHEET_TOO_LONG.at(spot, sheet=sheet.name, row=row, most=f"{LIMITS.labels:,}", what="labels"))
    for label in sorted(labels, key=lambda label: _rank(sheet, label, own)):
        column = names.get(header_key(str(label.value)))
        if column is None:
            rest.append(label)
        elif column.field not in lines:
            lines[column.field] = _line(sheet, label, column)
        elif not is_blank_cell(_line(sheet, label, column).value):
            spot = Spot(sheet=sheet.name, cell=label.ref.cell, row=label.row, field=column.field)
            first = lines[column.field].label.row
            findings.append(FIELD_TWICE.at(spot, header=column.header, first=first, row=label.row))
    for label in rest:
        _match_nearly(sheet, label, columns, lines, findings)
    return lines, findings


def _rank(sheet: SheetCells, label: Cell, own: set[str]) -> int:
    """Order labels: a field's own before an alias, and an alias without a value (perhaps the sheet's title) last."""
    if header_key(str(label.value)) in own:
        return 0
    return 2 if is_blank_cell(sheet.rows[label.row].get(label.column + 1)) else 1


def _labels(sheet: SheetCells) -> Iterator[Cell]:
    """Yield the first text of each row."""
    for cells in sheet.rows.values():
        first = next(iter(cells.values()))
        if isinstance(first.value, str) and header_key(first.value):
            yield first


def _match_nearly(
    sheet: SheetCells, label: Cell, columns: Sequence[Column], lines: dict[str, _Line], findings: list[Finding]
) -> None:
    text = str(label.value)
    column = almost(text, header_names([column for column in columns if column.field not in lines]))
    if column is not None:
        line = lines[column.field] = _line(sheet, label, column)
        findings.append(HEADER_BY_NEAR_MISS.at(line.spot, suggestion=column.header, found=text, header=column.header))
    elif not is_blank_cell(sheet.rows[label.row].get(label.column + 1)):
        spot = Spot(sheet=sheet.name, cell=label.ref.cell, row=label.row, column=text)
        findings.append(UNKNOWN_FIELD.at(spot, found=text))


def _line(sheet: SheetCells, label: Cell, column: Column) -> _Line:
    """Take the cell to the right of the label, past the columns that a merged label covers."""
    beside = label.column + 1
    for top, left, _bottom, right in sheet.merged:
        if top == label.row and left == label.column:
            beside = right + 1
    value = sheet.rows[label.row].get(beside)
    return _Line(
        column=column,
        label=label,
        value=None if is_blank_cell(value) else value,
        ref=sheet.ref(label.row, beside),
    )
