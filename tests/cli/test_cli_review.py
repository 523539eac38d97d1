"""`check --review` and `--fix`, as an analyst meets them."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from reportgen.cli.optional_path import with_value

TYPED = {
    "Process name": " Accounts payable",
    "Judgement": "3 ",
    "Data sensitivity": "Confidental",
    "FTE": "12,5",
    "Annual cost": "1.250",
    "Codifiability": 9,
}


@pytest.fixture
def acme(workbook) -> Path:
    return workbook([TYPED])


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def remaining(reportgen, path: Path) -> list[str]:
    return [one["code"] for one in json.loads(reportgen("check", path, "--json").out)["findings"]]


def test_a_review_copy_stands_beside_the_workbook_which_stays_as_it_is(reportgen, acme, tmp_path):
    before, written = hashlib.sha256(acme.read_bytes()).hexdigest(), acme.stat().st_mtime_ns
    ended = reportgen("check", acme, "--review")
    assert ended.exit_code == 1
    assert f"Review copy: {tmp_path / 'acme.review.xlsx'}\n" in ended.err
    assert names(tmp_path) == ["acme.review.xlsx", "acme.xlsx"]
    assert (hashlib.sha256(acme.read_bytes()).hexdigest(), acme.stat().st_mtime_ns) == (before, written)


def test_the_findings_are_those_of_check_and_so_is_the_exit_code(reportgen, acme):
    plain, reviewed = reportgen("check", acme), reportgen("check", acme, "--review", "--fix")
    assert (reviewed.out, reviewed.exit_code) == (plain.out, plain.exit_code) != ("", 0)


def test_fix_says_how_many_repairs_were_made_and_what_remains(reportgen, acme, tmp_path):
    ended = reportgen("check", acme, "--fix")
    copy = tmp_path / "acme.review.xlsx"
    left = remaining(reportgen, copy)
    assert {"RG205", "RG207"} <= set(left)
    assert not {"RG204", "RG219"} & set(left)
    sheet = load_workbook(copy)["Processes"]
    assert [sheet[cell].value for cell in ("A2", "B2", "C2", "D2")] == ["Accounts payable", 3, "Confidential", 12.5]
    assert f"Review copy: {copy} with 5 safe repairs; what remains in it: 2 errors" in ended.err


def test_what_is_found_only_once_the_errors_are_gone_is_among_what_remains(reportgen, workbook, tmp_path):
    path = workbook([{"Process name": "Accounts payable", "FTE": "12,5"}])
    told = json.loads(reportgen("check", path, "--fix", "--json").out)
    left = remaining(reportgen, tmp_path / "acme.review.xlsx")
    assert told["remaining"] == len(left)
    assert any(code.startswith("RG9") for code in left)  # the engine's own remarks, which errors had kept away
    page = load_workbook(tmp_path / "acme.review.xlsx").worksheets[0]
    assert set(left) <= {cell.value for cell in page["B"]}


def test_json_names_the_copy_and_keeps_its_schema(reportgen, acme, tmp_path):
    told = json.loads(reportgen("check", acme, "--json", "--fix").out)
    assert told["schema"] == 1
    assert (told["review"], told["repaired"]) == (str(tmp_path / "acme.review.xlsx"), 5)
    assert told["remaining"] == len(remaining(reportgen, tmp_path / "acme.review.xlsx"))
    assert told["not_carried_over"] == []
    assert "review" not in json.loads(reportgen("check", acme, "--json").out)


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["check", "acme.xlsx", "--review"], "acme.review.xlsx"),
        (["check", "--review", "acme.xlsx"], "acme.review.xlsx"),
        (["check", "--review", "acme.xlsx", "--json"], "acme.review.xlsx"),
        (["check", "--review", "--strict", "acme.xlsx"], "acme.review.xlsx"),
        (["check", "acme.xlsx", "--review", "out.xlsx"], "out.xlsx"),
        (["check", "--review", "out.xlsx", "acme.xlsx"], "out.xlsx"),
        (["check", "--review=out.xlsx", "acme.xlsx"], "out.xlsx"),
        (["check", "acme.xlsx", "--review=out.xlsx"], "out.xlsx"),
        (["check", "acme.xlsx", "--review="], "acme.review.xlsx"),
        (["check", "acme.xlsx", "--review", "-q"], "acme.review.xlsx"),
        (["check", "--review", "--", "acme.xlsx"], "acme.review.xlsx"),
        (["check", "acme.xlsx", "--fix"], "acme.review.xlsx"),
        (["check", "acme.xlsx", "--fix", "--review", "out.xlsx"], "out.xlsx"),
        (["check", "acme.xlsx", "--review", "folder"], "folder/acme.review.xlsx"),
    ],
)
def test_the_path_may_be_left_out(reportgen, acme, tmp_path, monkeypatch, arguments, written):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    assert reportgen(*arguments).exit_code == 1
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.xlsx") if path != acme] == [written]


def test_values_of_other_options_are_not_taken_for_the_workbook():
    assert with_value(["--review", "a.xlsx", "--seed", "7"], frozenset({"--seed"})) == [
        "--review=",
        "a.xlsx",
        "--seed",
        "7",
    ]
    assert with_value(["--seed", "7", "--review", "b.xlsx", "a.xlsx"], frozenset({"--seed"})) == [
        *("--seed", "7", "--review=b.xlsx", "a.xlsx")
    ]
    assert with_value(["a.xlsx", "--json"], frozenset()) == ["a.xlsx", "--json"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["acme.xlsx", "--review", "out.pdf"],
            "out.pdf is not a name for a review copy: give a name that ends in .xlsx",
        ),
        (["acme.xlsx", "--review", "none/out.xlsx"], "the folder none does not exist"),
        (["acme.xlsx", "--review", "acme.xlsx"], "acme.xlsx is the workbook itself, which is never written to."),
        (["acme.xlsx", "--review", "link.xlsx", "--force"], "link.xlsx is the workbook itself"),
        (["acme.xlsx", "--review", "mine.xlsx"], "mine.xlsx exists and is no review copy just as reportgen wrote it"),
        (["acme.csv", "--review"], "acme.csv has no cells to colour, so there is no review copy of it"),
        (["acme.xlsx", "--force"], "--force is for a review copy: give it together with --review or --fix."),
    ],
)
def test_wrong_use_is_said_and_nothing_is_written(reportgen, acme, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.xlsx").symlink_to(acme)
    (tmp_path / "mine.xlsx").write_bytes(b"mine")
    (tmp_path / "acme.csv").write_text("Process name;FTE\nPayroll;3\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ended = reportgen("check", *arguments)
    assert (ended.exit_code, said in ended.err) == (2, True), ended.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_copy_that_nobody_touched_is_replaced_and_one_that_somebody_worked_in_is_not(reportgen, acme, tmp_path):
    copy = tmp_path / "acme.review.xlsx"
    assert reportgen("check", acme, "--review").exit_code == 1
    assert reportgen("check", acme, "--review").exit_code == 1
    book = load_workbook(copy)
    book["Processes"]["C2"].value = "Confidential"
    book.save(copy)
    worked = copy.read_bytes()
    ended = reportgen("check", acme, "--review")
    assert (ended.exit_code, copy.read_bytes()) == (2, worked)
    assert "Choose another name, or replace it with --force." in ended.err
    assert reportgen("check", acme, "--review", "--force").exit_code == 1
    assert copy.read_bytes() != worked


def test_the_review_of_a_review_copy_is_numbered(reportgen, acme, tmp_path):
    reportgen("check", acme, "--review")
    reportgen("check", tmp_path / "acme.review.xlsx", "--review")
    reportgen("check", tmp_path / "acme.review-2.xlsx", "--review")
    assert names(tmp_path) == ["acme.review-2.xlsx", "acme.review-3.xlsx", "acme.review.xlsx", "acme.xlsx"]


def test_a_report_can_be_made_from_a_review_copy(reportgen, workbook, tmp_path):
    reportgen("check", workbook(), "--review")
    ended = reportgen("generate", tmp_path / "acme.review.xlsx", "--format", "json")
    assert ended.exit_code == 0, ended.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(reportgen, acme, tmp_path):
    tmp_path.chmod(0o500)
    try:
        ended = reportgen("check", acme, "--review")
    finally:
        tmp_path.chmod(0o700)
    assert (ended.exit_code, f"you may not write in the folder {tmp_path}" in ended.err) == (2, True)


def test_what_cannot_be_read_leaves_no_copy(reportgen, tmp_path):
    (tmp_path / "acme.xlsx").write_bytes(b"%PDF-1.7")
    told = reportgen("check", tmp_path / "acme.xlsx", "--review", "--json")
    assert (told.exit_code, names(tmp_path)) == (3, ["acme.xlsx"])
    assert "is a PDF" in json.loads(told.out)["failure"]


def test_what_the_copy_lacks_is_said(reportgen, acme):
    book = load_workbook(acme)
    book["Processes"]["A2"].comment = Comment("Checked", "Ada")
    book.save(acme)
    ended = reportgen("check", acme, "--review")
    assert "Not carried over into the copy: the size and the formatting of comments" in ended.err
    assert reportgen("check", acme, "--review", "-q").err == ""


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf_8_is_written_with_replacement_characters(reportgen, acme, tmp_path):
    odd = acme.rename(tmp_path / os.fsdecode(b"bad\xff.xlsx"))
    assert reportgen("check", odd, "--review", tmp_path / "copy.xlsx").exit_code == 1
    assert "A review copy of bad�.xlsx," in load_workbook(tmp_path / "copy.xlsx").worksheets[0]["A2"].value
