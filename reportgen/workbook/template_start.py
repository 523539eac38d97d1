"""The Start here sheet: what to do, how far the analyst is, what the colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.column import Column, Sheet
from reportgen.workbook.frame import print_setup, protect
from reportgen.workbook.preview import ENOUGH
from reportgen.workbook.schema import ASSUMPTIONS, CONTROLS, CRITERIA, ENGAGEMENT, PROCESSES, START_HERE
from reportgen.workbook.styles import (
    FAMILY,
    FIELD,
    FIGURE,
    FORMULA,
    HELP,
    LABEL,
    NOTE,
    PRIMARY,
    SECTION,
    SIGNAL_TINT,
    STANDFIRST,
    STEP,
    TEXT,
    TITLE,
    TO_DO,
    Look,
    fill,
    font,
    put,
    put_text,
)
from reportgen.workbook.template_processes import ProcessTable

_TITLE = "BPO or KPO? A sourcing workbook"
_STANDFIRST = "Fill in what you know; reportgen turns it into the report. It says what is missing, and never guesses."
_STEPS: Sequence[tuple[Sheet, str]] = (
    (ENGAGEMENT, "Name the client and the decision, and choose currency, home country and risk appetite."),
    (PROCESSES, "List the processes, one a row. The name alone gives a first cut; the ratings give a verdict."),
    (ASSUMPTIONS, "Overtype what you know better than the defaults: rates, transition cost, timing."),
    (CONTROLS, "Say which protective measures already work at the client. It lowers the remaining risk."),
    (CRITERIA, "Read what the ratings mean. Change a weight only if you can defend it; the report prints the change."),
)
_LAST_STEPS = (
    ("Check", "reportgen check WORKBOOK lists everything that is wrong or missing, cell by cell."),
    ("Generate", "reportgen generate WORKBOOK writes the PDF beside this workbook."),
)
_LEGEND = (
    (FIELD, "Yours to fill in", "Select the cell: it says what belongs there. Blank is better than a guess."),
    (Look(font=font(), fill=fill(TO_DO), border=FIELD.border), "Open", "Not rated yet, or a default you changed."),
    (Look(font=font(), fill=fill(SIGNAL_TINT), border=FIELD.border), "Mend", "Required, doubled or out of order."),
    (FORMULA, "Works itself out", "Formulas and reference text; leave them as they are."),
)
_BLOCKS = 24


def write_start(
    sheet: Worksheet,
    fields: Sequence[Column],
    places: Mapping[str, str],
    table: ProcessTable,
    knowledge: Knowledge,
    currency: str,
) -> None:
    """Fill the first sheet; `places` holds the cell of each Engagement field."""
    sheet.title = START_HERE.name
    put(sheet, "A1", _TITLE, TITLE)
    put(sheet, "A2", _STANDFIRST, STANDFIRST)
    for letter, width in (("A", 6), ("B", 26), ("C", 18), ("D", 78)):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 38, 22
    row = _steps(sheet, 4)
    row = _progress(sheet, row + 1, _measures(fields, places, table, currency))
    row = _legend(sheet, row + 1)
    _regimes(sheet, row + 1, knowledge)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = PRIMARY
    print_setup(sheet, landscape=False, pages_high=1)
    protect(sheet)


def _section(sheet: Worksheet, row: int, text: str) -> int:
    for letter in "ABCD":
        put(sheet, f"{letter}{row}", text if letter == "A" else None, SECTION)
    sheet.row_dimensions[row].height = 24
    return row + 1


def _wide(sheet: Worksheet, row: int, text: str, look: Look) -> None:
    put_text(sheet, f"C{row}", text, look, alignment=Alignment(vertical="center"))
    put(sheet, f"D{row}", None, look)


def _steps(sheet: Worksheet, row: int) -> int:
    row = _section(sheet, row, "What to do")
    named = [(about.name, text, True) for about, text in _STEPS] + [(*step, False) for step in _LAST_STEPS]
    for number, (name, text, is_sheet) in enumerate(named, start=1):
        put(sheet, f"A{row}", number, STEP)
        put_text(sheet, f"B{row}", name, LABEL)
        if is_sheet:
            sheet[f"B{row}"].hyperlink = Hyperlink(ref=f"B{row}", location=f"'{name}'!A1", display=name)
            sheet[f"B{row}"].font = Font(name=FAMILY, size=11, bold=True, color=PRIMARY, underline="single")
        _wide(sheet, row, text, TEXT)
        sheet.row_dimensions[row].height = 24
        row += 1
    return row


def _measures(
    fields: Sequence[Column], places: Mapping[str, str], table: ProcessTable, currency: str
) -> tuple[tuple[str, str, str, str], ...]:
    """Return label, formula, number format and meaning of each line of the progress."""
    required = [f"{ENGAGEMENT.name}!{places[field.field]}" for field in fields if field.required]
    missing = "+".join(f'IF(TRIM({cell})="",1,0)' for cell in required)
    share, nature = table.cells("preview_completeness"), table.cells("preview_class")
    named = f"SUMPRODUCT(--(LEN({table.cells('name')})>0))"
    return (
        ("Required fields missing", f"={missing}", "0", "On the Engagement sheet."),
        ("Processes named", f"={named}", "#,##0", "Rows with a name; others are not read."),
        ("Classed by ratings", f'=COUNTIF({share},">={ENOUGH}")', "#,##0", "60 % of the weight or more is rated."),
        ("Fully rated", f'=COUNTIF({share},">=0.9999")', "#,##0", "All seven ratings of the nature of the work."),
        ("With annual cost", f"=COUNT({table.cells('annual_cost')})", "#,##0", "Others are left out of the money."),
        ("Annual cost", f"=SUM({table.cells('annual_cost')})", "#,##0", f"In {currency}, as entered."),
        ("Full-time equivalents", f"=SUM({table.cells('fte')})", "#,##0", "As entered."),
        ("BPO", f'=COUNTIF({nature},"BPO")', "0", "Routine, rule-based work."),
        ("HYBRID", f'=COUNTIF({nature},"HYBRID")', "0", "Both kinds of work, or in between."),
        ("KPO", f'=COUNTIF({nature},"KPO")', "0", "Expertise, judgement, analysis."),
    )


def _progress(sheet: Worksheet, row: int, measures: Sequence[tuple[str, str, str, str]]) -> int:
    row = _section(sheet, row, "How far you are")
    first = row
    for label, formula, number_format, meaning in measures:
        put(sheet, f"A{row}", None, TEXT)
        put_text(sheet, f"B{row}", label, LABEL)
        put(sheet, f"C{row}", formula, FIGURE, number_format=number_format)
        put_text(sheet, f"D{row}", meaning, HELP)
        sheet.row_dimensions[row].height = 21
        row += 1
    named, classed = f"C{first + 1}", f"C{first + 2}"
    blocks = f"IF({named}=0,0,ROUND({_BLOCKS}*{classed}/{named},0))"
    put(sheet, f"A{row}", None, TEXT)
    put_text(sheet, f"B{row}", "Ready for a verdict", LABEL)
    put(sheet, f"C{row}", f"=IF({named}=0,0,{classed}/{named})", FIGURE, number_format="0%")
    bar = f'=REPT("█",{blocks})&REPT("░",{_BLOCKS}-{blocks})'
    put(sheet, f"D{row}", bar, Look(font=font(colour=PRIMARY), border=HELP.border, alignment=HELP.alignment))
    sheet.row_dimensions[row].height = 21
    return row + 1


def _legend(sheet: Worksheet, row: int) -> int:
    row = _section(sheet, row, "What the colours mean")
    for look, name, meaning in _LEGEND:
        put(sheet, f"A{row}", None, look)
        put_text(sheet, f"B{row}", name, LABEL)
        _wide(sheet, row, meaning, TEXT)
        sheet[f"A{row}"].protection = Protection(locked=True)
        sheet.row_dimensions[row].height = 20
        row += 1
    return row


def _regimes(sheet: Worksheet, row: int, knowledge: Knowledge) -> None:
    row = _section(sheet, row, "Regimes you can name on the Processes sheet")
    for regime in knowledge.regimes.values():
        put(sheet, f"A{row}", None, NOTE)
        put_text(sheet, f"B{row}", regime.label, LABEL)
        _wide(sheet, row, regime.name, TEXT)
        row += 1
