"""Workbooks written for a test: the input stands in the test, as rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from reportgen.knowledge import catalogues
from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding
from reportgen.workbook.reading import WorkbookReading, read
from reportgen.workbook.template import write_template

Rows = Sequence[Sequence[Any]]

CLIENT = ("Client", "Brenner AG")
COMPLETE = (CLIENT, ("Title", "Sourcing advice"), ("Date", "2026-11-16"))


def write(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets of rows; a text that starts with = is a formula without a stored result, as openpyxl writes it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def as_text(path: Path, sheet: str, place: str, text: str) -> Path:
    """Put a text into a cell as text, whatever it starts with."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    book[sheet][place].value = text
    book[sheet][place].data_type = "s"
    book.save(path)
    return path


def template_in_other_currency(path: Path) -> Path:
    """Fill in a template made for EUR, then set its currency to USD, as an analyst might."""
    from openpyxl import load_workbook

    write_template(path, catalogues.load(), rows=5, currency="EUR")
    book = load_workbook(path)
    for row in book["Engagement"].iter_rows():
        for label, value in pairwise(row):
            if label.value == "Currency":
                value.value = "USD"
    headers = {str(cell.value): cell for cell in book["Processes"][5]}
    for header, value in (("Process name *", "Payroll"), ("Annual cost [EUR]", 900_000)):
        headers[header].offset(row=1).value = value
    book.save(path)
    return path


def processes(path: Path, *rows: Sequence[Any], engagement: Rows = COMPLETE, **others: Rows) -> Path:
    """Write a workbook with these rows on Processes, the headers first, and a complete Engagement sheet."""
    return write(path, {"Engagement": engagement, "Processes": rows, **others})


def reading(path: Path) -> WorkbookReading:
    return read(path, catalogues.load())


def engagement_of(path: Path) -> Engagement:
    result = reading(path)
    assert result.engagement is not None, [finding.message for finding in result.findings]
    return result.engagement


def only_process(path: Path) -> Process:
    (process,) = engagement_of(path).processes
    return process


def found(path: Path, code: str) -> Finding:
    """Return the one finding with this code."""
    findings = reading(path).findings
    (finding,) = [one for one in findings if one.code == code] or [None]
    assert finding is not None, [(one.code, one.message) for one in findings]
    return finding


def codes(path: Path) -> list[str]:
    return [finding.code for finding in reading(path).findings]


def repacked(path: Path, changes: Mapping[str, bytes | None], *, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """Replace, add or (None) remove members of a workbook."""
    copy = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", compression) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    path.write_bytes(copy.getvalue())
    return path


def member(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)
