"""A checked workbook becomes sheets of cells that remember where they came from."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from reportgen.errors import UnreadableInputError
from reportgen.model.finding import CellRef
from reportgen.workbook.located import Cell, CellState, CellValue, SheetCells
from reportgen.workbook.preflight import CheckedSheet, CheckedWorkbook
from reportgen.workbook.repack import plain_copy
from reportgen.workbook.sheet_scan import SheetFacts

_LOG = logging.getLogger(__name__)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+[0-9]+)"[^>]*(?<!/)>.*?</(?:\w+:)?c>', re.DOTALL)
_VALUES = (str, int, float, bool, datetime, date, time, timedelta)


def read_cells(workbook: CheckedWorkbook) -> tuple[SheetCells, ...]:
    """Return the filled cells of every sheet, in the workbook's order.

    Raises:
        UnreadableInputError: openpyxl cannot read what passed every check; the details go to the log.
    """
    copy = plain_copy(
        [without_damage(sheet) for sheet in workbook.sheets],
        strings=workbook.strings,
        styles=workbook.styles,
        counts_from_1904=workbook.package.counts_from_1904,
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(copy, read_only=True, data_only=True, keep_links=False)
            return tuple(
                _sheet(checked, sheet) for checked, sheet in zip(workbook.sheets, book.worksheets, strict=True)
            )
    except Exception as error:
        _LOG.debug("openpyxl could not read %s", workbook.path, exc_info=True)
        raise UnreadableInputError(
            f"{workbook.path} cannot be read, although it is a workbook: open it in Excel and save it again as an "
            "Excel workbook (.xlsx)."
        ) from error


def without_damage(sheet: CheckedSheet) -> bytes:
    """Return the sheet's XML without its damaged cells, on which openpyxl would give up the whole workbook."""
    damaged = {
        f"{get_column_letter(column)}{row}".encode()
        for (row, column), (state, _) in sheet.facts.odd.items()
        if state is CellState.DAMAGED
    }
    hides_markup = b"<!" in sheet.content or sheet.content.count(b"<?") > 1
    if not damaged or hides_markup:
        return sheet.content
    return _CELL.sub(lambda cell: b"" if cell[1] in damaged else cell[0], sheet.content)


class _CellsMissingError(Exception):
    """The reader saw fewer cells than the sheet holds."""


def _sheet(checked: CheckedSheet, sheet: Any) -> SheetCells:
    name, facts = checked.part.name, checked.facts
    rows: dict[int, dict[int, Cell]] = {}
    seen = 0
    for found in _filled(sheet, facts):
        place = (found.row, found.column)
        if place not in facts.odd:
            seen += 1
            cell = _cell(found, name)
            if cell is not None:
                rows.setdefault(found.row, {})[found.column] = cell
    if seen < facts.filled:
        raise _CellsMissingError(name, seen, facts.filled)
    for (row, column), (state, shown) in facts.odd.items():
        ref = CellRef(sheet=name, cell=f"{get_column_letter(column)}{row}")
        rows.setdefault(row, {})[column] = Cell(ref=ref, row=row, column=column, value=None, state=state, shown=shown)
    return SheetCells(
        name=name,
        part=checked.part.part,
        is_hidden=checked.part.is_hidden,
        rows=_in_order(rows),
        merged=facts.merged,
        hidden_rows=facts.hidden_rows,
    )


def _filled(sheet: Any, facts: SheetFacts) -> Iterator[Any]:
    """Yield openpyxl's cells that hold something, ignoring the size the sheet declares and what follows its rows."""
    if facts.last_row == 0:
        return
    sheet.reset_dimensions()
    for row in islice(sheet.iter_rows(max_row=facts.last_row, max_col=facts.last_column), facts.last_row):
        for cell in row:
            if cell.value is not None:
                yield cell


def _cell(found: Any, sheet: str) -> Cell | None:
    ref = CellRef(sheet=sheet, cell=f"{get_column_letter(found.column)}{found.row}")
    if found.data_type == "e":
        return Cell(
            ref=ref, row=found.row, column=found.column, value=None, state=CellState.ERROR, shown=str(found.value)
        )
    value = _value(found.value)
    if value is None:
        return None
    is_percent = isinstance(value, int | float) and "%" in (found.number_format or "")
    return Cell(ref=ref, row=found.row, column=found.column, value=value, is_percent=is_percent)


def _value(value: object) -> CellValue | None:
    if isinstance(value, str):
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value)
    return value if isinstance(value, _VALUES) else str(value)


def _in_order(rows: Mapping[int, Mapping[int, Cell]]) -> Mapping[int, Mapping[int, Cell]]:
    return {row: dict(sorted(rows[row].items())) for row in sorted(rows)}
