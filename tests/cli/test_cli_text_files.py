"""A list as a text file goes the whole way, as a workbook does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LIST = "Process name;Judgement;FTE;Annual cost\nAccounts payable;2;20;1000000\nLöhne;2;3;210000\n"


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "acme.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def test_check_says_what_was_assumed(reportgen, text_file: Path):
    ended = reportgen("check", text_file)
    assert ended.exit_code == 0
    assert "Processes  warning RG119  The text file was read as the Processes sheet: Windows-1252" in ended.out
    assert "values separated by semicolons" in ended.out


def test_what_was_assumed_counts_with_strict(reportgen, text_file: Path):
    assert reportgen("check", text_file, "--strict").exit_code == 1


def test_results_stand_beside_it_and_it_is_not_written_to(reportgen, text_file: Path):
    ended = reportgen("generate", text_file, "--format", "json", "-q")
    assert ended.exit_code == 0, ended.err
    results = json.loads(text_file.with_name("acme.results.json").read_bytes())
    assert [process["name"] for process in results["processes"]] == ["Accounts payable", "Löhne"]
    assert text_file.read_bytes() == LIST.encode("cp1252")


@pytest.mark.slow
def test_the_report_stands_beside_it(reportgen, text_file: Path):
    assert reportgen("generate", text_file, "-q", "--sections", "decision,profiles").exit_code == 0
    assert text_file.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


def test_a_list_with_the_name_of_a_workbook_says_how_to_name_it(reportgen, text_file: Path):
    ended = reportgen("generate", text_file.rename(text_file.with_suffix(".xlsx")))
    assert ended.exit_code == 3
    assert "rename it so that its name ends in .csv" in ended.err
