"""The Start here sheet: what to do, how far the analyst is, what the colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge.facts import Knowledge
from reportgen.workbook.column import Column, Sheet
from reportgen.workbook.frame import highlight, print_setup, protect
from reportgen.workbook.notation import Notation
from reportgen.workbook.schema import ASSUMPTIONS, CONTROLS, CRITERIA, ENGAGEMENT, PROCESSES, START_HERE
from reportgen.workbook.start_progress import Measure, classed, measures, named
from reportgen.workbook.styles import (
    FAMILY,
    FIELD,
    FIGURE,
    FORMULA,
    HELP,
    LABEL,
    NOTE,
    OPTIONAL,
    PRIMARY,
    SECTION,
    SIGNAL,
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
    ("Check", "reportgen check WORKBOOK lists what is wrong or missing; --review marks it in a copy, cell by cell."),
    ("Generate", "reportgen generate WORKBOOK writes the PDF beside this workbook."),
)
_LEGEND = (
    (FIELD, "Yours to fill in", "Select the cell: it says what belongs there. Blank is better than a guess."),
    (OPTIONAL, "Optional", "A detail, or a setting whose default will do."),
    (Look(font=font(), fill=fill(TO_DO), border=FIELD.border), "Open", "Not rated yet, or a default you changed."),
    (
        Look(font=font(), fill=fill(SIGNAL_TINT), border=FIELD.border),
        "Mend",
        "Required and missing, doubled, out of range, or in conflict with another cell.",
    ),
    (FORMULA, "Works itself out", "Formulas and reference text; leave them as they are."),
)
_BLOCKS = 24
_LINE = 21


def write_start(
    sheet: Worksheet,
    fields: Sequence[Column],
    places: Mapping[str, str],
    table: ProcessTable,
    knowledge: Knowledge,
    notation: Notation,
) -> None:
    """Fill the first sheet; `places` holds the cell of each Engagement field."""
    sheet.title = START_HERE.name
    put(sheet, "A1", _TITLE, TITLE)
    put(sheet, "A2", _STANDFIRST, STANDFIRST)
    for letter, width in (("A", 6), ("B", 26), ("C", 24), ("D", 84)):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 38, 22
    row = _steps(sheet, 4)
    row = _progress(sheet, row + 1, measures(fields, places, table, knowledge, notation.money))
    row = _readiness(sheet, row, table)
    row = _legend(sheet, row + 1)
    _regimes(sheet, row + 1, knowledge)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = PRIMARY
    print_setup(sheet, on_letter=notation.is_on_letter, landscape=False, pages_high=1)
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


def _progress(sheet: Worksheet, row: int, lines: Sequence[Measure]) -> int:
    row = _section(sheet, row, "How far you are")
    for line in lines:
        _line(sheet, row, line)
        if line.is_trouble:
            highlight(sheet, f"C{row}", f"$C${row}>0", fill(SIGNAL_TINT), ink=Font(color=SIGNAL, bold=True))
        row += 1
    return row


def _line(sheet: Worksheet, row: int, line: Measure) -> None:
    put(sheet, f"A{row}", None, TEXT)
    put_text(sheet, f"B{row}", line.label, LABEL)
    put(sheet, f"C{row}", f"={line.formula}", FIGURE, number_format=line.number_format)
    put_text(sheet, f"D{row}", line.meaning, HELP)
    sheet.row_dimensions[row].height = _LINE


def _readiness(sheet: Worksheet, row: int, table: ProcessTable) -> int:
    """Write the share of processes that can be classed, and a bar of it."""
    share = f"IF({named(table)}=0,0,{classed(table)}/{named(table)})"
    _line(sheet, row, Measure(label="Ready for a verdict", formula=share, meaning="", number_format="0%"))
    blocks = f"ROUND({_BLOCKS}*$C${row},0)"
    bar = f'=REPT("█",{blocks})&REPT("░",{_BLOCKS}-{blocks})'
    put(sheet, f"D{row}", bar, Look(font=font(colour=PRIMARY), border=HELP.border, alignment=HELP.alignment))
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
