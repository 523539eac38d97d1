"""The analyst's workbook as openpyxl holds it, ready to be marked: with its formats, or as values alone."""

from __future__ import annotations

import logging
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.limits import Meter
from reportgen.workbook.located import Cell, CellState, SheetCells
from reportgen.workbook.markup import Handlers, scan
from reportgen.workbook.preflight import CheckedWorkbook
from reportgen.workbook.refusals import RefusedError
from reportgen.workbook.review_limits import MOST_MERGED, is_moderate, merged_area
from reportgen.workbook.review_marks import set_properties, strip
from reportgen.workbook.review_parts import in_usual_namespaces, without_damage
from reportgen.workbook.review_text import put_typed, sheet_title
from reportgen.workbook.schema import TEMPLATE_VERSION_PROPERTY

_LOG = logging.getLogger(__name__)
_MARKUP = (".xml", ".rels")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
_PERCENT = "0.0%"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedBook:
    """A workbook to be marked; `titles` gives the name that each of the analyst's sheets has in it.

    `has_formats` is False where only values could be taken over.
    """

    book: Workbook
    titles: Mapping[str, str]
    has_formats: bool

    def sheet(self, name: str) -> Worksheet:
        """Return the sheet of this name in the analyst's workbook."""
        found: Worksheet = self.book[self.titles[name]]
        return found


def load(checked: CheckedWorkbook, sheets: tuple[SheetCells, ...]) -> LoadedBook:
    """Load a checked workbook with its formats and without what an earlier review added; else its values alone."""
    titles = {sheet.name: sheet.name for sheet in sheets}
    try:
        book = _with_formats(checked, sheets) if is_moderate(checked, sheets) else None
        if book is not None and set(titles) <= set(book.sheetnames):
            return LoadedBook(book=book, titles=titles, has_formats=True)
    except Exception:  # noqa: BLE001 - whatever openpyxl stumbles over, the values are still to be had
        _LOG.debug("openpyxl could not take over %s", checked.path, exc_info=True)
    return values_alone(checked, sheets)


def _with_formats(checked: CheckedWorkbook, sheets: tuple[SheetCells, ...]) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(_package(checked, sheets), rich_text=True)
    book.template = False
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    strip(book)
    for sheet in [sheet for sheet in book.worksheets if sheet.title not in {one.name for one in sheets}]:
        book.remove(sheet)  # one of macros, perhaps, that the reading passed over
    views = [sheet.sheet_view for sheet in book.worksheets]
    for view in (*views, *(view for sheet in book.chartsheets for view in sheet.sheetViews.sheetView)):
        view.tabSelected = False
    return book


def _package(checked: CheckedWorkbook, read: tuple[SheetCells, ...]) -> BytesIO:
    """Return the package with the parts openpyxl can take over, each looked over, in the usual namespaces."""
    container = checked.package.container
    sheets = {one.part: in_usual_namespaces(without_damage(container.read(one.part), one)) for one in read}
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(container.names):
            content = sheets.get(name) or _carried(checked, name)
            if content is not None:
                archive.writestr(name, content)
    copy.seek(0)
    return copy


def _carried(checked: CheckedWorkbook, name: str) -> bytes | None:
    lower = name.lower()
    if not lower.endswith((*_MARKUP, *_PICTURES)):
        return None
    content = checked.package.container.read(name)
    if lower.endswith(_PICTURES):
        return content
    try:
        scan((content,), Handlers(), Meter(limits=checked.package.container.limits))
    except RefusedError:
        return None
    return in_usual_namespaces(content)


def values_alone(checked: CheckedWorkbook, sheets: tuple[SheetCells, ...]) -> LoadedBook:
    """Return a new workbook that holds what the reading saw in the cells, and nothing else."""
    book = Workbook()
    blank = book.worksheets[0]
    titles: dict[str, str] = {}
    for sheet in sheets:
        copy = book.create_sheet(sheet_title(sheet.name, book.sheetnames))
        titles[sheet.name] = copy.title
        _write_values(copy, sheet)
    book.remove(blank)
    _keep_properties(book, checked.properties)
    return LoadedBook(book=book, titles=titles, has_formats=False)


def _write_values(copy: Worksheet, sheet: SheetCells) -> None:
    for cells in sheet.rows.values():
        for cell in cells.values():
            _write_value(copy, cell)
    for top, left, bottom, right in sheet.merged if merged_area(sheet.merged) <= MOST_MERGED else ():
        copy.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _write_value(copy: Worksheet, cell: Cell) -> None:
    target = copy._get_cell(cell.row, cell.column)  # type: ignore[attr-defined] # noqa: SLF001 - never a merged one
    if cell.state is CellState.ERROR:
        target.value, target.data_type = cell.shown or "#N/A", "e"
    elif cell.value is not None:
        put_typed(target, cell.value)
        if cell.is_percent:
            target.number_format = _PERCENT


def _keep_properties(book: Workbook, properties: Mapping[str, str]) -> None:
    version = properties.get(TEMPLATE_VERSION_PROPERTY)
    if version is not None:
        set_properties(book, [StringProperty(name=TEMPLATE_VERSION_PROPERTY, value=version)])
    book.properties.creator = properties.get("creator")
    book.properties.created = _moment(properties.get("created", "")) or book.properties.created
    book.properties.modified = _moment(properties.get("modified", "")) or book.properties.modified


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
