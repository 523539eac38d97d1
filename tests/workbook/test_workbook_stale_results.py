"""Formula results that nobody calculated, and zeros that somebody did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from written_workbooks import COMPLETE, engagement_of, member, processes, reading, repacked

from reportgen.knowledge import catalogues
from reportgen.workbook.template import write_template

_SHEET = "xl/worksheets/sheet2.xml"
_HEADERS = ("Process name", "FTE", "Annual cost", "Shoe size")

_FORMULA = re.compile(r'<c r="(\w+)">(<f>[^<]*</f>)<v></v>')


def written(path: Path, rows: tuple[tuple[object, ...], ...], results: Mapping[str, str], *, flag: bool = True) -> Path:
    """Write formulas as a program does that stores these results for them, 0 where none is given."""
    processes(path, _HEADERS, *rows, engagement=COMPLETE)
    sheet = _FORMULA.sub(
        lambda cell: f'<c r="{cell[1]}">{cell[2]}<v>{results.get(cell[1], "0")}</v>', member(path, _SHEET).decode()
    )
    book = member(path, "xl/workbook.xml")
    assert b'fullCalcOnLoad="1"' in book
    return repacked(
        path,
        {_SHEET: sheet.encode(), "xl/workbook.xml": book if flag else book.replace(b"fullCalcOnLoad", b"calcOnSave")},
    )


def stale(path: Path) -> list[str | None]:
    return [finding.cell for finding in reading(path).findings if finding.code == "RG228"]


def test_results_that_are_all_zero_were_never_calculated(tmp_path):
    path = written(tmp_path / "a.xlsx", (("Payroll", "=1+1", "=9*9"), ("Audit", "=2+2", 50_000)), {})
    assert stale(path) == ["B2", "C2", "B3"]
    assert reading(path).engagement is None


def test_one_result_that_is_not_zero_shows_that_zeros_are_values(tmp_path):
    path = written(tmp_path / "b.xlsx", (("Payroll", "=1-1", "=9*9"), ("Audit", "=2+2", 50_000)), {"C2": "81"})
    assert stale(path) == []
    assert engagement_of(path).processes[0].fte == 0


def test_without_the_flag_a_zero_is_a_value(tmp_path):
    path = written(tmp_path / "c.xlsx", (("Payroll", "=1-1", 50_000),), {}, flag=False)
    assert stale(path) == []
    assert engagement_of(path).processes[0].fte == 0


def test_formulas_in_columns_that_are_not_read_tell_nothing(tmp_path):
    rows = (("Payroll", "=1+1", 50_000, "=7*6"),)
    assert stale(written(tmp_path / "d.xlsx", rows, {"D2": "42"})) == ["B2"]
    assert stale(written(tmp_path / "e.xlsx", (("Payroll", 1, 50_000, "=7*6"),), {})) == []


def test_an_error_is_a_result(tmp_path):
    path = written(tmp_path / "f.xlsx", (("Payroll", "=1-1", "=1/0"),), {})
    sheet = member(path, _SHEET).replace(b'<c r="C2"><f>1/0</f><v>0</v>', b'<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v>')
    repacked(path, {_SHEET: sheet})
    assert [finding.code for finding in reading(path).findings if finding.cell in {"B2", "C2"}] == ["RG201"]


def test_a_formula_on_the_engagement_sheet_counts_too(tmp_path):
    path = processes(
        tmp_path / "g.xlsx", ("Process name",), ("Payroll",), engagement=(*COMPLETE[:2], ("Date", "=TODAY()"))
    )
    sheet = member(path, "xl/worksheets/sheet1.xml").replace(b"<f>TODAY()</f><v></v>", b"<f>TODAY()</f><v>0</v>")
    assert b"<v>0</v>" in sheet
    repacked(path, {"xl/worksheets/sheet1.xml": sheet})
    assert stale(path) == ["B3"]


def test_our_own_template_is_not_affected(tmp_path):
    """Its preview formulas have no results until Excel calculates them, and are not read."""
    path = tmp_path / "template.xlsx"
    write_template(path, catalogues.load(), rows=3, currency="EUR")
    book = load_workbook(path)
    headers = {str(cell.value): cell for cell in book["Processes"][5]}
    headers["Process name *"].offset(row=1).value = "Payroll"
    book.save(path)
    assert b'fullCalcOnLoad="1"' in member(path, "xl/workbook.xml")
    assert stale(path) == []
    assert engagement_of(path).processes[0].name == "Payroll"
