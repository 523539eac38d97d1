"""The first sheet of the results workbook: what it is, what each sheet holds, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.model.assessment import Assessment
from reportgen.workbook.frame import fit_row, print_setup
from reportgen.workbook.results_fields import Formula, Kind, Value
from reportgen.workbook.results_listings import LISTINGS
from reportgen.workbook.results_looks import WORDS
from reportgen.workbook.results_portfolio import PORTFOLIO, STATUS_CELL
from reportgen.workbook.results_sheet import Writing, tab
from reportgen.workbook.styles import FAMILY, LABEL, PRIMARY, SECTION, TITLE, dress, put, put_text

_WIDTHS = {"A": 26, "B": 96}
_PORTFOLIO = "The money of the whole portfolio: live, as reported, and whether both agree; by year too."
_READERS = "Never a provider: costs, savings, scores and reasons stand here in full, whatever pack the report is."
_COLOURS = (
    "Figures on a tinted ground are formulas; all others are values. Amounts below nought are printed in red. What "
    "could not be assessed says why, in italics, and is in no sum."
)
_CHECKS = (
    "Change a cash flow or the discount rate (sheet Portfolio) and all that rests on it follows; a check then says "
    "“differs”, because the report no longer gives that figure."
)


def write_read_me(writing: Writing, assessment: Assessment, counts: Mapping[str, int]) -> None:
    """Fill the first sheet of the workbook, whose other sheets are written; `counts` are the rows of each table."""
    sheet: Worksheet = writing.book.worksheets[0]
    sheet.title = "Read me"
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    put(sheet, "A1", "Results", TITLE)
    sheet.row_dimensions[1].height = 38
    row = _section(writing, sheet, 2, "This report", _about(assessment))
    row = _sheets(writing, sheet, row, counts)
    row = _section(writing, sheet, row, "How to read it", _reading(writing))
    _section(writing, sheet, row, "Where it comes from", _origin(assessment))
    tab(sheet)
    print_setup(sheet, on_letter=writing.is_on_letter, landscape=False, pages_high=1)


def _about(assessment: Assessment) -> Iterator[tuple[str, Value, Kind]]:
    engagement = assessment.engagement
    yield "Report", engagement.title, Kind.TEXT
    yield "Client", engagement.client, Kind.TEXT
    yield "Marking", engagement.marking, Kind.TEXT
    yield "Readers", _READERS, Kind.TEXT
    yield "Date", engagement.date, Kind.DATE
    yield "Version and status", f"{engagement.version}, {engagement.status.value}", Kind.TEXT


def _reading(writing: Writing) -> Iterator[tuple[str, Value, Kind]]:
    if STATUS_CELL in writing.stored.get(PORTFOLIO, {}):
        status = Formula(text=f"{PORTFOLIO}!{STATUS_CELL}", value=writing.stored[PORTFOLIO][STATUS_CELL])
        yield "Do the figures agree?", status, Kind.TEXT
    yield "Colours", _COLOURS, Kind.TEXT
    yield "Checks", _CHECKS, Kind.TEXT
    yield "Not legal advice", "Decision support: have counsel confirm that these duties apply.", Kind.TEXT


def _origin(assessment: Assessment) -> Iterator[tuple[str, Value, Kind]]:
    made = assessment.provenance
    yield "Made by", f"{made.tool} {made.version}", Kind.TEXT
    yield "Workbook, SHA-256", made.workbook_sha256, Kind.TEXT
    yield "Knowledge, SHA-256", made.knowledge_sha256, Kind.TEXT
    yield "Seed and draws", f"{made.seed}; {made.draws} of savings, {made.weight_draws} of weights", Kind.TEXT


def _section(writing: Writing, sheet: Worksheet, row: int, title: str, lines: Iterator[tuple[str, Value, Kind]]) -> int:
    row = _heading(sheet, row, title)
    for label, value, kind in lines:
        put_text(sheet, f"A{row}", label, LABEL)
        writing.put(sheet[f"B{row}"], value, kind)
        if not isinstance(value, str):
            dress(sheet[f"B{row}"], WORDS, number_format=sheet[f"B{row}"].number_format)
        fit_row(sheet, row, [(value, _WIDTHS["B"])])
        row += 1
    return row


def _heading(sheet: Worksheet, row: int, title: str) -> int:
    for letter in _WIDTHS:
        put(sheet, f"{letter}{row}", title if letter == "A" else None, SECTION)
    sheet.row_dimensions[row].height = 30
    return row + 1


def _sheets(writing: Writing, sheet: Worksheet, row: int, counts: Mapping[str, int]) -> int:
    row = _heading(sheet, row, "Sheets")
    listed = ((one.sheet, one.purpose.format(rows=counts[one.sheet])) for one in LISTINGS)
    for name, purpose in ((PORTFOLIO, _PORTFOLIO), *listed):
        place = f"A{row}"
        put_text(sheet, place, name, LABEL)
        sheet[place].hyperlink = Hyperlink(ref=place, location=f"'{name}'!A1", display=name)
        sheet[place].font = Font(name=FAMILY, size=10, bold=True, color=PRIMARY, underline="single")
        writing.put(sheet[f"B{row}"], purpose, Kind.TEXT)
        fit_row(sheet, row, [(purpose, _WIDTHS["B"])])
        row += 1
    return row
