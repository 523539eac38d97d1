"""The results workbook: a read-me with the provenance, risks, control register and duties, to be filtered."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.model.assessment import Assessment
from reportgen.workbook.archive import plain_member, workbook_bytes
from reportgen.workbook.frame import fit_row, print_setup
from reportgen.workbook.results_rows import DUTIES, REGISTER, RISKS, Field, Value, duty_rows, register_rows, risk_rows
from reportgen.workbook.review_text import put_typed
from reportgen.workbook.seal import EMPTY_SEAL, is_sealed, sealed
from reportgen.workbook.styles import COMPACT_HEADER, dress, font

SEAL_PROPERTY = "reportgen_results_seal"
_HEADER_HEIGHT = 30.0
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_NUMBER = Alignment(vertical="top", horizontal="center")
_LABEL, _TEXT = font(bold=True), font()
_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)


def results_workbook(assessment: Assessment) -> bytes:
    """Return the workbook; the same assessment is the same bytes, with the date of the engagement as its own."""
    book = Workbook()
    register, duties = tuple(register_rows(assessment)), tuple(duty_rows(assessment))
    _read_me(book.worksheets[0], assessment, measures=len(register), duties=len(duties))
    _list(book.create_sheet("Risks"), "Risks", RISKS, tuple(risk_rows(assessment)))
    _list(book.create_sheet("Control register"), "Register", REGISTER, register)
    _list(book.create_sheet("Duties"), "Duties", DUTIES, duties)
    _describe(book, assessment)
    return _sealed(workbook_bytes(book))


def is_untouched_results(path: Path) -> bool:
    """Return whether a file is a results workbook just as reportgen wrote it, with nobody's work in it since."""
    return is_sealed(path, SEAL_PROPERTY)


def _describe(book: Workbook, assessment: Assessment) -> None:
    day = assessment.engagement.date
    book.properties.creator = "reportgen"
    book.properties.title = "Results"
    book.properties.created = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    seal = StringProperty(name=SEAL_PROPERTY, value=EMPTY_SEAL)
    book.custom_doc_props.append(seal)  # type: ignore[attr-defined] # the stubs do not know it


def _read_me(sheet: Worksheet, assessment: Assessment, *, measures: int, duties: int) -> None:
    sheet.title = "Read me"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 92
    for row, (label, value) in enumerate(_said(assessment, measures, duties), start=1):
        _write(sheet.cell(row=row, column=1), label, is_label=True)
        _write(sheet.cell(row=row, column=2), value)
    sheet["A1"].font = font(size=16, bold=True)
    print_setup(sheet, landscape=False)


def _said(assessment: Assessment, measures: int, duties: int) -> Iterator[tuple[str, Value]]:
    engagement, made = assessment.engagement, assessment.provenance
    yield "Results", ""
    yield "Report", engagement.title
    yield "Client", engagement.client
    yield "Marking", engagement.marking
    yield "Date", engagement.date.isoformat()
    yield "Version and status", f"{engagement.version}, {engagement.status.value}"
    yield "Risks", "A row for each process: its risk before measures, with today's and with all listed ones, of 25."
    yield (
        "Control register",
        (
            f"{measures} rows: each measure that a process needs, what it guards against, who runs it, its state "
            "today. Open: not in place, or nothing said of it."
        ),
    )
    yield "Duties", f"{duties} rows: each duty of the rules that apply to a process, with the clauses they ask for."
    yield "Not legal advice", "Decision support: have counsel confirm that these duties apply."
    yield "Made by", f"{made.tool} {made.version}"
    yield "Workbook, SHA-256", made.workbook_sha256
    yield "Knowledge, SHA-256", made.knowledge_sha256
    yield "Seed and draws", f"{made.seed}; {made.draws} of savings, {made.weight_draws} of weights"


def _list(sheet: Worksheet, name: str, fields: Sequence[Field], rows: Sequence[Sequence[Value]]) -> None:
    """Write a table under a heading row that stays in sight."""
    for column, field in enumerate(fields, start=1):
        dress(sheet.cell(row=1, column=column, value=field.header), COMPACT_HEADER)
        sheet.column_dimensions[get_column_letter(column)].width = field.width
    sheet.row_dimensions[1].height = _HEADER_HEIGHT
    for row, values in enumerate(rows, start=2):
        for column, (field, value) in enumerate(zip(fields, values, strict=True), start=1):
            _write(sheet.cell(row=row, column=column), value, number_format=field.number_format)
        fit_row(sheet, row, [(value, field.width) for field, value in zip(fields, values, strict=True)])
    sheet.freeze_panes = "C2"
    if rows:
        table = Table(displayName=name, ref=f"A1:{get_column_letter(len(fields))}{len(rows) + 1}")
        table.tableStyleInfo = _STYLE
        sheet.add_table(table)
    sheet.print_title_rows = "1:1"
    print_setup(sheet)


def _write(cell: Cell | MergedCell, value: Value, *, number_format: str = "General", is_label: bool = False) -> None:
    put_typed(cell, value)  # type: ignore[arg-type] # no cell here is merged
    cell.font = _LABEL if is_label else _TEXT
    cell.alignment = _WRAPPED if isinstance(value, str) else _NUMBER
    cell.number_format = number_format


def _sealed(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as source:
        parts = sealed({name: source.read(name) for name in source.namelist()})
    with BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(plain_member(name), part, compresslevel=6)
        return target.getvalue()
