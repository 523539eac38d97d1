"""The Engagement sheet: label, value, help; the logo as a picture beside them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

from openpyxl.drawing.image import Image
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.cells import enter
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.entry_rules import entry_rule, explained
from reportgen.workbook.filling import Filling
from reportgen.workbook.frame import fit_row, head, highlight, print_setup, protect
from reportgen.workbook.schema import ENGAGEMENT
from reportgen.workbook.styles import HELP, LABEL, LEFT, SECTION, SIGNAL_TINT, TO_DO, fill, put, put_text

_FIRST = 4
_WIDTHS = {"A": 24.0, "B": 66.0, "C": 62.0}
_LEAST_LINES = {Kind.LONG_TEXT: 6, Kind.CHOICES: 2}
_PICTURE_ROW = 76


def write_engagement(book: Workbook, fields: Sequence[Column], filling: Filling) -> dict[str, str]:
    """Write the sheet and return the cell of each field's value."""
    sheet: Worksheet = book.create_sheet(ENGAGEMENT.name)
    head(sheet, ENGAGEMENT)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    places: dict[str, str] = {}
    row = _FIRST
    for group, members in groupby(fields, key=lambda column: column.group):
        row = _heading(sheet, row, group)
        for column in members:
            places[column.field] = f"B{row}"
            _field(sheet, row, column, filling)
            row += 1
        row += 1
    _place_logo(sheet, places["logo"], filling.logo)
    sheet.freeze_panes = "A4"
    print_setup(sheet, on_letter=filling.notation.is_on_letter, landscape=False)
    protect(sheet)
    return places


def _heading(sheet: Worksheet, row: int, group: str) -> int:
    for letter in "ABC":
        put(sheet, f"{letter}{row}", group if letter == "A" else None, SECTION)
    sheet.row_dimensions[row].height = 22
    return row + 1


def _field(sheet: Worksheet, row: int, column: Column, filling: Filling) -> None:
    put_text(sheet, f"A{row}", column.written_header(str(filling.engagement["currency"])), LABEL)
    enter(sheet, f"B{row}", column, filling.engagement.get(column.field), filling.notation, alignment=LEFT)
    put_text(sheet, f"C{row}", explained(column), HELP)
    rule = entry_rule(column)
    rule.add(f"B{row}")
    sheet.add_data_validation(rule)
    room = "\n" * (_LEAST_LINES.get(column.kind, 1) - 1)
    entry = filling.engagement.get(column.field)
    fit_row(sheet, row, ((room, _WIDTHS["B"]), (entry, _WIDTHS["B"]), (explained(column), _WIDTHS["C"])))
    if column.kind is Kind.CURRENCY:
        _watch_currency(sheet, row, column, filling.notation.currency)
    if column.required:
        highlight(sheet, f"B{row}", f'TRIM($B${row})=""', fill(SIGNAL_TINT))


def _watch_currency(sheet: Worksheet, row: int, column: Column, made_in: str) -> None:
    """Say, once another currency is chosen, that headers and number formats still carry that of the template."""
    stale = (
        f"Headers and number formats still say {made_in}, in which this template was made. "
        "Amounts are read in the currency chosen here. A template of its own: reportgen new --currency"
    )
    put(sheet, f"C{row}", f'=IF(OR(TRIM($B${row})="",$B${row}="{made_in}"),"{explained(column)}","{stale}")', HELP)
    highlight(sheet, f"B{row}", f'AND(TRIM($B${row})<>"",$B${row}<>"{made_in}")', fill(TO_DO))


def _place_logo(sheet: Worksheet, place: str, logo: bytes | None) -> None:
    row = int(place[1:])
    sheet.row_dimensions[row].height = _PICTURE_ROW
    if logo is not None:
        picture = Image(BytesIO(logo))
        scale = 84 / picture.height
        picture.width, picture.height = round(picture.width * scale), 84
        picture.anchor = place
        sheet.add_image(picture)
