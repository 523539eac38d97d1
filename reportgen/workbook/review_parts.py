"""The parts of the analyst's package as openpyxl can take them over."""

from __future__ import annotations

import re

from reportgen.workbook.located import CellState, SheetCells

_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE + b"relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", _OFFICE + b"docPropsVTypes"),
    (b"http://purl.oclc.org/ooxml/officeDocument/customProperties", _OFFICE + b"custom-properties"),
    (b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", _OFFICE + b"extended-properties"),
)
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+[0-9]+)"[^>]*(?<!/)>.*?</(?:\w+:)?c>', re.DOTALL)


def in_usual_namespaces(part: bytes) -> bytes:
    """Return a part with the namespaces of strict Office Open XML replaced by the usual ones."""
    for strict, usual in _STRICT:
        part = part.replace(strict, usual)
    return part


def without_damage(part: bytes, sheet: SheetCells) -> bytes:
    """Return a sheet's XML without its damaged cells, on which openpyxl would give up the whole workbook."""
    damaged = {
        cell.ref.cell.encode()
        for cells in sheet.rows.values()
        for cell in cells.values()
        if cell.state is CellState.DAMAGED
    }
    hides_markup = b"<!" in part or part.count(b"<?") > 1
    if not damaged or hides_markup:
        return part
    return _CELL.sub(lambda cell: b"" if cell[1] in damaged else cell[0], part)
