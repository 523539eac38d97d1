"""Workbooks that are odd or hostile: each ends in a right report or in one clear sentence."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from whole_html import document_html

from reportgen.pipeline.run import examine
from reportgen.report.brand import brand_of

HOSTILE = [
    "<script>alert(1)</script><img src=http://evil.example/x.png>",
    "{{ 7 * 7 }}{% for x in ().__class__.__bases__ %}{{ x }}{% endfor %}",
    '=HYPERLINK("http://evil.example";"click")',
    "+cmd|' /C calc'!A0",
    "Robert'); DROP TABLE processes;--",
    "\u202etxt.exe",
]


def results(path: Path) -> dict[str, object]:
    return json.loads(path.with_name("acme.results.json").read_bytes())


def whole_report(path: Path) -> str:
    """Return the pages of every section as HTML."""
    found = examine(path, listener=Mock())
    return document_html(found.assessment, found.knowledge, brand_of(found.assessment.engagement, None), None)


def test_no_processes_is_an_error_with_its_sheet(reportgen, workbook, tmp_path: Path):
    ended = reportgen("generate", workbook([]))
    assert ended.exit_code == 1
    assert "  Processes" in ended.err
    assert [entry.name for entry in tmp_path.iterdir()] == ["acme.xlsx"]


@pytest.mark.slow
def test_a_single_process_with_only_a_name_gets_a_report(reportgen, workbook, tmp_path: Path):
    ended = reportgen("generate", workbook([{"Process name": "Accounts payable"}]), "--format", "pdf,json")
    assert ended.exit_code == 0
    assert (tmp_path / "acme.pdf").read_bytes()[:5] == b"%PDF-"
    (process,) = results(tmp_path / "acme.xlsx")["processes"]
    assert process["classification"]["evidence"] == "indicative"


def test_three_hundred_processes_are_all_assessed(reportgen, workbook, tmp_path: Path):
    names = [f"Regional accounts payable {number}" for number in range(300)]
    ended = reportgen("generate", workbook([{"Process name": name} for name in names]), "--format", "json")
    assert ended.exit_code == 0
    assert [process["name"] for process in results(tmp_path / "acme.xlsx")["processes"]] == names


def test_a_cell_as_long_as_excel_allows_is_read(reportgen, workbook):
    long = "Invoices are matched with orders. " * 940
    ended = reportgen(
        "generate", workbook([{"Process name": "Accounts payable", "Description": long}]), "--format", "json"
    )
    assert len(long) < 32_767
    assert ended.exit_code == 0


@pytest.mark.slow
def test_text_that_looks_like_code_stays_text(reportgen, workbook, tmp_path: Path):
    processes = [{"Process name": name, "Description": name} for name in HOSTILE]
    path = workbook(processes, {"Client": "{{ 7 * 7 }}<b>Acme</b>"})
    told = ("--sections", "decision,verdicts,profiles,data-quality exceptions")
    ended = reportgen("generate", path, "--format", "pdf,json", *told)
    assert ended.exit_code == 0, ended.err
    assert "\u202e" not in ended.err
    report = results(tmp_path / "acme.xlsx")
    assert report["engagement"]["client"] == "{{ 7 * 7 }}<b>Acme</b>"
    assert [process["name"] for process in report["processes"]][:5] == HOSTILE[:5]
    page = whole_report(path)
    assert "{{ 7 * 7 }}&lt;b&gt;Acme&lt;/b&gt;" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not [tag for tag in ("<script", "<img src=http", "<b>Acme", "\u202e") if tag in page]


def test_a_colour_that_is_no_colour_is_found_in_its_cell(reportgen, workbook):
    ended = reportgen("check", workbook(engagement={"Brand colour": "blurple"}))
    assert "Engagement!B" in ended.out
    assert "blurple" in ended.out
