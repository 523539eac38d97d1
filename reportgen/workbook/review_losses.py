"""What a review copy could not carry over, found by looking at the analyst's own package."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.workbook.located import CellState, SheetCells
from reportgen.workbook.package import Relationship, relationships
from reportgen.workbook.preflight import CheckedWorkbook
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.review_drawings import lost_drawings
from reportgen.workbook.review_limits import is_too_large
from reportgen.workbook.review_loading import LoadedBook

_ALL_BUT_VALUES = "formats, formulas, dropdowns and everything else but the values"
_BY_LINK = {
    "ctrlProp": "buttons and other form controls",
    "control": "ActiveX controls",
    "oleObject": "embedded objects",
    "package": "embedded documents",
    "threadedComment": "threaded comments (their text is kept in ordinary comments)",
    "comments": "the size and the formatting of comments (their text is kept)",
    "printerSettings": "settings of one printer (paper, margins and print area are kept)",
    "slicer": "slicers",
    "timeline": "timelines",
    "image": "a picture behind the cells",
    "namedSheetView": "sheet views of single people",
    "queryTable": "queries",
}
_BY_ELEMENT = {
    b"sparklineGroups": "sparklines",
    b"conditionalFormattings": "data bars, icon sets and other conditional formats of newer Excel versions",
    b"dataValidations": "dropdowns and entry rules of newer Excel versions",
    b"slicerList": "slicers",
    b"timelineRefs": "timelines",
    b"legacyDrawingHF": "pictures in the header or footer",
}
_ELEMENT = re.compile(rb"<(?:(\w+):)?(%s)\b" % b"|".join(_BY_ELEMENT))
_ONLY_WHERE_EXTENDED = b"dataValidations"
_BY_PART = (
    ("xl/connections.xml", "data connections"),
    ("xl/model/", "the data model"),
    ("xl/richdata/", "data types and pictures placed in cells"),
    ("xl/webextensions/", "add-ins"),
    ("xl/macrosheets/", "macro sheets"),
    ("xl/dialogsheets/", "dialog sheets"),
    ("xl/featurepropertybag/", "tick boxes in cells"),
    ("xl/metadata.xml", "spilling formulas (kept as array formulas)"),
    ("customxml/", "custom XML data"),
    ("customui/", "changes to the ribbon"),
    ("_xmlsignatures/", "the digital signature"),
    ("docmetadata/", "the sensitivity label"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something the copy lacks, and the sheets it was on; none where it belongs to the whole workbook."""

    what: str
    sheets: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.what} on {', '.join(self.sheets)}" if self.sheets else self.what


def losses(checked: CheckedWorkbook, sheets: Sequence[SheetCells], loaded: LoadedBook) -> tuple[Loss, ...]:
    """Return what the copy lacks, each thing once with the sheets it was on, what is on sheets first."""
    if not loaded.has_formats:
        why = ", as the workbook is very large" if is_too_large(sheets) else ""
        return (Loss(what=f"{_ALL_BUT_VALUES}{why}"), *_of_workbook(checked))
    found: dict[str, dict[str, None]] = {}
    for sheet in sheets:
        if sheet.name in loaded.titles:
            for what in _of_sheet(checked, sheet, loaded):
                found.setdefault(what, {})[sheet.name] = None
    return (*(Loss(what=what, sheets=tuple(names)) for what, names in found.items()), *_of_workbook(checked))


def _of_sheet(checked: CheckedWorkbook, sheet: SheetCells, loaded: LoadedBook) -> Iterator[str]:
    links = _links(checked, sheet.part)
    for link in links.values():
        if link.kind in _BY_LINK:
            yield _BY_LINK[link.kind]
        if link.kind == "table" and link.target and any(_links(checked, link.target).values()):
            yield _BY_LINK["queryTable"]
        if link.kind == "drawing" and link.target:
            yield from lost_drawings(checked.package.container, link.target, loaded.sheet(sheet.name))
    yield from _elements(checked.package.container.read(sheet.part))
    if any(cell.state is CellState.DAMAGED for cells in sheet.rows.values() for cell in cells.values()):
        yield "damaged cells, which are blank here"


def _links(checked: CheckedWorkbook, part: str) -> Mapping[str, Relationship]:
    try:
        return relationships(checked.package.container, part)
    except RefusedError:
        return {}


def _elements(content: bytes) -> Iterator[str]:
    """Yield what stands below the cells of a sheet; its extensions come last."""
    below = content[content.rfind(b"sheetData") :]
    extensions = below.find(b"extLst")
    for found in _ELEMENT.finditer(below):
        if found[2] != _ONLY_WHERE_EXTENDED or 0 <= extensions < found.start():
            yield _BY_ELEMENT[found[2]]


def _of_workbook(checked: CheckedWorkbook) -> Iterator[Loss]:
    if checked.package.has_macros:
        yield Loss(what="macros (the copy is an .xlsx file)")
    names = [name.lower() for name in checked.package.container.names]
    for start, what in _BY_PART:
        if any(name.startswith(start) for name in names):
            yield Loss(what=what)
    if any(posixpath.dirname(name) == "xl/charts" and "chartex" in name for name in names):
        yield Loss(what="charts of newer kinds, such as waterfall and map")
