"""A checked workbook becomes sheets of cells that remember where they came from."""

from __future__ import annotations

from reportgen.errors import UnreadableInputError
from reportgen.workbook.cell_values import CellValues
from reportgen.workbook.limits import Meter
from reportgen.workbook.located import SheetCells
from reportgen.workbook.number_formats import read_number_formats
from reportgen.workbook.preflight import CheckedWorkbook
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.shared_strings import read_shared_strings
from reportgen.workbook.sheet_scan import scan_sheet


def read_cells(workbook: CheckedWorkbook) -> tuple[SheetCells, ...]:
    """Return the filled cells of every sheet, in the workbook's order, each part of it read once as a stream.

    Raises:
        UnreadableInputError: a part is damaged, hostile, or holds more than the limits allow.
    """
    try:
        return _sheets(workbook)
    except RefusedError as error:
        raise UnreadableInputError(f"{workbook.path} {error}.") from error


def _sheets(workbook: CheckedWorkbook) -> tuple[SheetCells, ...]:
    package = workbook.package
    container = package.container
    meter = Meter(limits=container.limits)
    formats = read_number_formats(container.pieces(package.styles), meter) if package.styles else {}
    strings = read_shared_strings(container.pieces(package.shared_strings), meter) if package.shared_strings else ()
    values = CellValues(strings=strings, counts_from_1904=package.counts_from_1904)
    return tuple(scan_sheet(part, container.pieces(part.part), values, formats, meter) for part in package.sheets)
