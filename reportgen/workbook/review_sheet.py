"""The Findings sheet of a review copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.frame import fit_row, print_setup
from reportgen.workbook.review_known import TITLE
from reportgen.workbook.review_lines import Line
from reportgen.workbook.review_looks import ENTRY, LOSSES, PLACE, SUMMARY, Mark, word
from reportgen.workbook.review_losses import Loss
from reportgen.workbook.review_text import STARTS_FORMULA, put_typed, sheet_title
from reportgen.workbook.styles import HEADER, SECTION, SIGNAL, STANDFIRST, Look, dress, repeat
from reportgen.workbook.styles import TITLE as TITLE_LOOK

HEADER_ROW = 6
_COLUMNS = (
    ("Severity", 11.0),
    ("Code", 9.0),
    ("Place", 20.0),
    ("Process or field", 25.0),
    ("What is wrong", 44.0),
    ("What to do", 40.0),
    ("Value found", 21.0),
    ("Proposed repair", 21.0),
    ("Repaired", 11.0),
)
_LAST = get_column_letter(len(_COLUMNS))
_MOST_LINKS = 65_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """What the sheet says: what this copy is, counts in a sentence, the lines, and what the copy lacks.

    `titles` gives the name in the copy of each of the analyst's sheets.
    """

    about: str
    summary: str
    lines: Sequence[Line]
    losses: Sequence[Loss]
    titles: Mapping[str, str]


def write_findings(book: Workbook, page: FindingsPage) -> Worksheet:
    """Write the sheet first in the workbook and have it shown when the copy is opened."""
    sheet: Worksheet = book.create_sheet(sheet_title(TITLE, book.sheetnames), 0)
    _head(sheet, page)
    if page.lines:
        _table(sheet, page.lines, page.titles)
    after = HEADER_ROW + max(len(page.lines), 1) + 2
    _losses(sheet, page.losses, after)
    _show(sheet, after + len(page.losses))
    book.active = 0
    return sheet


def _put(sheet: Worksheet, place: str, text: str, look: Look) -> None:
    put_typed(sheet[place], text)
    dress(sheet[place], look)


def _head(sheet: Worksheet, page: FindingsPage) -> None:
    _put(sheet, "A1", TITLE, TITLE_LOOK)
    _put(sheet, "A2", page.about, STANDFIRST)
    _put(sheet, "A3", page.summary, SUMMARY)
    for row, height in ((1, 34), (2, 20), (3, 20), (4, 18), (5, 8)):
        sheet.row_dimensions[row].height = height


def _table(sheet: Worksheet, lines: Sequence[Line], titles: Mapping[str, str]) -> None:
    for position, (header, _) in enumerate(_COLUMNS, start=1):
        _put(sheet, f"{get_column_letter(position)}{HEADER_ROW}", header, HEADER)
    sheet.row_dimensions[HEADER_ROW].height = 24
    looks = _Looks()
    for row, line in enumerate(lines, start=HEADER_ROW + 1):
        _write_line(sheet, row, line, looks)
        title = titles.get(line.sheet or "")
        if title is not None and row <= _MOST_LINKS:
            location = f"{quote_sheetname(title)}!{line.cell or 'A1'}"
            sheet[f"C{row}"].hyperlink = Hyperlink(ref=f"C{row}", location=location)
            looks.place(sheet[f"C{row}"])
    table = Table(displayName="ReportgenFindings", ref=f"A{HEADER_ROW}:{_LAST}{HEADER_ROW + len(lines)}")
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looks:
    """The looks of the table, each made once and repeated, as dressing thousands of cells anew takes minutes."""

    made: dict[str, Cell] = field(default_factory=dict)

    def mark(self, cell: Cell, mark: Mark) -> None:
        """Give a cell the look of a mark's word."""
        self._give(cell, mark.value, lambda: word(mark))

    def place(self, cell: Cell) -> None:
        """Give a cell the look of a link."""
        self._give(cell, "place", lambda: PLACE)

    def entry(self, cell: Cell) -> None:
        """Give a cell the look of any other text; where it begins like a formula, Excel is told that it is none."""
        is_like_formula = str(cell.value).startswith(STARTS_FORMULA)
        self._give(cell, "=" if is_like_formula else "entry", lambda: ENTRY)
        cell.quotePrefix = is_like_formula

    def _give(self, cell: Cell, name: str, look: Callable[[], Look]) -> None:
        if name in self.made:
            repeat(cell, self.made[name])
        else:
            self.made[name] = cell
            dress(cell, look())


def _write_line(sheet: Worksheet, row: int, line: Line, looks: _Looks) -> None:
    texts = (
        line.mark.value,
        line.code,
        line.place,
        line.about,
        line.wrong,
        line.remedy,
        line.found,
        line.proposed,
        line.repaired,
    )
    for position, text in enumerate(texts, start=1):
        cell = sheet[f"{get_column_letter(position)}{row}"]
        put_typed(cell, text)
        looks.mark(cell, line.mark) if position == 1 else looks.entry(cell)
    if line.repaired == "yes":
        looks.mark(sheet[f"{_LAST}{row}"], Mark.REPAIRED)
    fit_row(sheet, row, [(text, width) for text, (_, width) in zip(texts, _COLUMNS, strict=True)])


def _losses(sheet: Worksheet, lost: Sequence[Loss], row: int) -> None:
    """Say at the end what the copy lacks, and above the table that something is said there."""
    if not lost:
        _put(sheet, "A4", "Everything in the workbook was carried over into this copy.", LOSSES)
        return
    sheet.row_dimensions[row].height = 24
    _put(sheet, f"A{row}", "What this copy could not carry over", SECTION)
    for column in range(2, len(_COLUMNS) + 1):
        dress(sheet.cell(row, column), SECTION)
    for position, loss in enumerate(lost, start=row + 1):
        text = str(loss)
        _put(sheet, f"A{position}", text[:1].upper() + text[1:], LOSSES)
        sheet.row_dimensions[position].height = 18
    names = ", ".join(loss.what.partition(" (")[0] for loss in lost)
    _put(sheet, "A4", f"Not carried over from the original: {_shortened(names)}. See the end of this sheet.", LOSSES)
    sheet["A4"].hyperlink = Hyperlink(ref="A4", location=f"{quote_sheetname(sheet.title)}!A{row}")
    dress(sheet["A4"], LOSSES)


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"  # noqa: PLR2004 - what one line of the page takes


def _show(sheet: Worksheet, last: int) -> None:
    for position, (_, width) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.tabSelected = True
    sheet.sheet_properties.tabColor = SIGNAL
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{_LAST}{last}"
    print_setup(sheet)
