"""What all sheets of the template share: title, header row, print set-up, protection."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.column import Column, Sheet
from reportgen.workbook.styles import HEADER, PRIMARY, STANDFIRST, TITLE, Look, put, put_text

HEADER_ROW = 5
FIRST_ROW = 6
_LINE = 13.5
_AROUND = 6.0
_LEAST_HEIGHT = 19.5
_MOST_HEIGHT = 409.0  # what Excel allows
_CHARACTERS = 1.2  # of the text font to a unit of column width, on the safe side
_INDENT = 3
_PAPER = {False: (9, 8), True: (1, 3)}  # A4 and A3; Letter and Tabloid


def letters(columns: Sequence[Column]) -> dict[str, str]:
    """Return the column letter of each field."""
    return {column.field: get_column_letter(position) for position, column in enumerate(columns, start=1)}


def head(sheet: Worksheet, about: Sheet, standfirst: str | None = None) -> None:
    """Write the title and the sentence below it, and set how the sheet is shown."""
    put(sheet, "A1", about.name, TITLE)
    put(sheet, "A2", standfirst or about.purpose, STANDFIRST)
    sheet.row_dimensions[1].height = 34
    sheet.row_dimensions[2].height = 20
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_properties.tabColor = PRIMARY


def header_row(
    sheet: Worksheet, columns: Sequence[Column], currency: str, *, height: float = 32, look: Look = HEADER
) -> None:
    """Write the headers, and set widths and folding."""
    for column, letter in zip(columns, letters(columns).values(), strict=True):
        put_text(sheet, f"{letter}{HEADER_ROW}", column.written_header(currency), look)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        if column.folded:
            dimension.outlineLevel = 1
            dimension.hidden = True
    sheet.row_dimensions[HEADER_ROW].height = height


def fit_row(sheet: Worksheet, row: int, texts: Iterable[tuple[object, float]]) -> None:
    """Make a row as high as its longest text needs; each comes with the width of its column."""
    lines = max((_lines(str(text), width) for text, width in texts if text is not None), default=1)
    sheet.row_dimensions[row].height = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, lines * _LINE + _AROUND))


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    room = max(4, int(width * _CHARACTERS) - _INDENT)
    return sum(len(textwrap.wrap(part, room)) or 1 for part in text.split("\n"))


def print_setup(
    sheet: Worksheet,
    *,
    on_letter: bool = False,
    landscape: bool = True,
    large: bool = False,
    pages_wide: int = 1,
    pages_high: int = 0,
) -> None:
    """Set paper (A4 or Letter, twice that where large), margins and running foot; 0 pages high: as many as it takes."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _PAPER[on_letter][large]
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = pages_high
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="Page &P of &N")
    )


def protect(sheet: Worksheet) -> None:
    """Guard locked cells without a password; formatting, filtering and pictures stay allowed."""
    sheet.protection = SheetProtection(
        sheet=True,
        formatCells=False,
        formatColumns=False,
        formatRows=False,
        sort=False,
        autoFilter=False,
        objects=False,
        scenarios=False,
        insertHyperlinks=False,
    )


def highlight(sheet: Worksheet, cells: str, formula: str, look: PatternFill | None, *, ink: Font | None = None) -> None:
    """Colour cells for which a formula, written for the first of them, is true."""
    style = DifferentialStyle(fill=look, font=ink)
    sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=style, formula=[formula]))
