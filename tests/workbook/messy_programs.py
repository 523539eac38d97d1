"""Workbooks in the shape in which other programs save them."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from messy_case import Build, Messy, book, edited, number
from openpyxl.utils import get_column_letter
from recalculated import SOFFICE, recalculated
from written_workbooks import member, repacked

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
_DATE, _PERCENT = 1, 2

Value = str | float | None | tuple[float, int]
"""A text, a number, nothing in a styled cell, or a number with its style."""

PAYROLL = {"name": "Payroll", "fte": 3, "annual_cost": 210_000}
ENGAGEMENT = (("Client", "Brenner AG"), ("Title", "Sourcing advice"), ("Date", "2026-11-16"))
SUMMARY = (
    (),
    (None, "This document was exported from Numbers. Each table was converted to an Excel worksheet."),
    (),
    (None, "Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"),
    (None, "Sheet 1"),
    (None, None, "Processes", "Sheet 1 - Processes"),
)


def saved(sheets: Mapping[str, Sequence[Sequence[Value]]], *, merged: str = "", places: bool = True) -> Build:
    """Write a workbook as a program does that keeps texts in the shared strings and says nothing of itself.

    `merged` is a range merged on every sheet; without `places` cells and rows carry no reference.
    """

    def make(folder: Path) -> Path:
        strings: dict[str, int] = {}
        path = folder / "acme.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for position, rows in enumerate(sheets.values(), start=1):
                content = _sheet(rows, strings, merged=merged, places=places)
                archive.writestr(f"xl/worksheets/sheet{position}.xml", content)
            for name, content in _frame(tuple(sheets), strings).items():
                archive.writestr(name, _HEAD + content)
        return path

    return make


def _sheet(rows: Sequence[Sequence[Value]], strings: dict[str, int], *, merged: str, places: bool) -> str:
    lines = []
    for row, values in enumerate(rows, start=1):
        cells = "".join(_cell(row, column, value, strings, places=places) for column, value in enumerate(values, 1))
        lines.append(f'<row{f" r={chr(34)}{row}{chr(34)}" if places else ""} ht="15.75" customHeight="1">{cells}</row>')
    merges = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData>{merges}</worksheet>'


def _cell(row: int, column: int, value: Value, strings: dict[str, int], *, places: bool) -> str:
    place = f' r="{get_column_letter(column)}{row}"' if places else ""
    if value is None:
        return f'<c{place} s="0"/>'
    if isinstance(value, str):
        return f'<c{place} s="0" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    amount, style = value if isinstance(value, tuple) else (value, 0)
    return f'<c{place} s="{style}"><v>{float(amount)}</v></c>'


def _frame(names: tuple[str, ...], strings: Mapping[str, int]) -> Mapping[str, str]:
    sheets = "".join(
        f'<sheet state="visible" name="{escape(name)}" sheetId="{position}" r:id="rId{position}"/>'
        for position, name in enumerate(names, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{position}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{position}.xml"/>'
        for position in range(1, len(names) + 1)
    )
    types = "".join(
        f'<Override ContentType="{_TYPE}.worksheet+xml" PartName="/xl/worksheets/sheet{position}.xml"/>'
        for position in range(1, len(names) + 1)
    )
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr/><sheets>{sheets}</sheets>'
        "<definedNames/><calcPr/></workbook>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="{len(strings)}">{texts}</sst>',
        "xl/styles.xml": _STYLES,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId98" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId99" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default ContentType="application/xml" '
        'Extension="xml"/><Default ContentType="application/vnd.openxmlformats-package.relationships+xml" '
        f'Extension="rels"/>{types}<Override ContentType="{_TYPE}.sharedStrings+xml" PartName="/xl/sharedStrings.xml"/>'
        f'<Override ContentType="{_TYPE}.styles+xml" PartName="/xl/styles.xml"/>'
        f'<Override ContentType="{_TYPE}.sheet.main+xml" PartName="/xl/workbook.xml"/></Types>',
    }


def through_libreoffice(build: Build) -> Build:
    """Save a workbook again with LibreOffice."""

    def make(folder: Path) -> Path:
        path = build(folder)
        recalculated(path, folder)
        return folder / "recalculated" / path.name

    return make


def with_type(build: Build, kind: bytes, name: str) -> Build:
    """Save a workbook as another kind of Excel file."""

    def make(folder: Path) -> Path:
        path = build(folder)
        types = member(path, "[Content_Types].xml").replace(
            b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
        )
        return repacked(path, {"[Content_Types].xml": types}).rename(folder / name)

    return make


def as_percent(workbook: object) -> None:
    workbook["Processes"]["B2"].number_format = "0%"  # type: ignore[index]


SHEET = (
    ("Process name", "FTE", "Annual cost", "Contract end", "Attrition"),
    ("Payroll", 3, 210_000, dt.date(2027, 11, 16), "12 %"),
)
FULL = {**PAYROLL, "contract_end": dt.date(2027, 11, 16), "attrition": number("0.12")}
LIBREOFFICE = (
    Messy(
        name="LibreOffice, with formulas it worked out",
        build=through_libreoffice(book(*SHEET, ("Total", "=SUM(B2:B2)", "=SUM(C2:C2)"))),
        read=(FULL,),
        findings=("RG312 Processes!A3",),
    ),
)
PROGRAMS = (
    *(LIBREOFFICE if SOFFICE else ()),
    Messy(
        name="Google Sheets",
        build=saved(
            {
                "Engagement": ENGAGEMENT,
                "Processes": (
                    (*SHEET[0], None),
                    ("Payroll", 3, 210_000, (46_707, _DATE), (0.12, _PERCENT), None),
                    (None, None, None, None, None, None),
                ),
            }
        ),
        read=(FULL,),
    ),
    Messy(
        name="Google Sheets, a plain list on its first sheet",
        build=saved({"Sheet1": (("Process", "Team", "FTE", "Annual cost"), ("Payroll", "HR", 3, 210_000))}),
        read=(PAYROLL,),
        findings=("RG103 Sheet1", "RG401 Engagement", "RG402 Engagement", "RG403 Engagement", "RG106 Sheet1!B1"),
    ),
    Messy(
        name="Numbers, with a summary, table titles and sheets named after tables",
        build=saved(
            {
                "Export Summary": SUMMARY,
                "Sheet 1 - Processes": (
                    ("Processes", None, None),
                    ("Process name", "FTE", "Annual cost"),
                    ("Payroll", 3, 210_000),
                ),
                "Sheet 1 - Engagement": (("Engagement", None), *ENGAGEMENT),
            },
            merged="A1:B1",
        ),
        read=({**PAYROLL, "row": 3},),
    ),
    Messy(
        name="Numbers, a table that was never named",
        build=saved(
            {
                "Export Summary": SUMMARY,
                "Sheet 1 - Table 1": (
                    ("Table 1",),
                    ("Name of the process", "FTE", "Annual cost"),
                    ("Payroll", 3, 210_000),
                ),
            }
        ),
        read=(PAYROLL,),
        findings=(
            "RG103 Sheet 1 - Table 1",
            "RG401 Engagement",
            "RG402 Engagement",
            "RG403 Engagement",
            "RG120 Sheet 1 - Table 1!A2",
        ),
    ),
    Messy(
        name="a program that leaves out the places of cells",
        build=saved({"Engagement": ENGAGEMENT, "Processes": (SHEET[0][:3], ("Payroll", 3, 210_000))}, places=False),
        read=(PAYROLL,),
    ),
    Messy(
        name="openpyxl, with a formula that was never worked out",
        build=book(("Process name", "FTE", "Annual cost"), ("Payroll", "=1+2", 210_000)),
        findings=("RG202 Processes!B2",),
        exit_code=1,
    ),
    Messy(
        name="openpyxl, a share formatted as a percentage beside one that is not",
        build=edited(book(("Process name", "Attrition"), ("Payroll", 0.12), ("Audit", 0.1)), as_percent),
        findings=("RG224 Processes!B3",),
        exit_code=1,
    ),
    Messy(
        name="a template of Excel",
        build=with_type(
            book(*SHEET), b"vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "acme.xltx"
        ),
        read=(FULL,),
    ),
    Messy(
        name="a workbook with macros",
        build=with_type(book(*SHEET), b"vnd.ms-excel.sheet.macroEnabled.main+xml", "acme.xlsm"),
        read=(FULL,),
        findings=("RG109 ",),
    ),
)
