"""`reportgen verify`, `reportgen diff` and `generate --since`, as an analyst and a program meet them."""

from __future__ import annotations

import json
import random
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook
from pikepdf import Encryption
from small_reports import ROUTINE, rows_of, small_report, with_file, with_other_cell, with_printed_digit, written

from reportgen.pipeline.attachments import Attach
from reportgen.report.web.seal import sealed


def pdf(**options: Any) -> bytes:
    """Return a PDF of a blank page that somebody else made."""
    made = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made, **options)
    return made.getvalue()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a report on a page that carries its workbook."""
    path = tmp_path / "small.pdf"
    path.write_bytes(small_report(written(tmp_path / "small.xlsx", rows_of(random.Random(3))), Attach.ALL).data)
    return path


def test_the_example_is_consistent_and_follows_from_its_workbook(example_outputs: Path, reportgen):
    ended = reportgen("verify", example_outputs / "example.pdf", "--workbook", example_outputs / "example.xlsx")
    lines = ended.out.splitlines()
    assert ended.exit_code == 0, ended.out
    assert lines[0].startswith("Consistent: ")
    assert [line.split()[0] for line in lines[1:4]] == ["ok"] * 3
    assert "values of the results follow." in lines[5]
    assert "seed 20260101" in ended.out
    assert "byte for byte" in ended.out
    assert "does not show who made it" in lines[-1]


def test_the_example_against_itself_and_against_one_changed_rating(example_outputs: Path, reportgen, tmp_path):
    old = example_outputs / "example.xlsx"
    assert reportgen("diff", old, old, "--strict").out == "Nothing changed.\n"
    book = load_workbook(old)
    book["Processes"]["E6"] = 5
    book.save(tmp_path / "new.xlsx")
    ended = reportgen("diff", old, tmp_path / "new.xlsx", "--json", "--strict")
    found = json.loads(ended.out)
    assert (ended.exit_code, found["exit_code"], found["schema"]) == (1, 1, 1)
    (process,) = found["processes"]
    assert [(one["cell"], one["field"], one["before"], one["after"]) for one in process["inputs"]] == [
        ("Processes!E6", "judgement", 1, 5)
    ]
    assert (found["inputs"], found["notes"]) == ([], [])
    reasons = [reason for one in (*process["figures"], *found["portfolio"]) for reason in one["reasons"]]
    assert {(one["cause"], *one["processes"]) for one in reasons} == {("process", process["id"])}


def test_what_does_not_hold_comes_first_with_its_page_and_ends_with_1(small: Path, reportgen):
    small.write_bytes(with_printed_digit(small.read_bytes(), 0))
    ended = reportgen("verify", small)
    assert ended.exit_code == 1
    assert ended.out.startswith("Not consistent: ")
    assert "Page 1 does not show what was printed on it." in ended.out
    assert "Page 1 no longer prints" in ended.out
    assert "The file was saved again after reportgen wrote it" in ended.out


def test_for_programs_verify_says_of_each_figure_whether_it_still_follows(small: Path, reportgen):
    def change(content: bytes) -> bytes:
        results = json.loads(content)
        results["processes"][0]["cost"]["npv"] = 1
        return json.dumps(results).encode()

    small.write_bytes(with_file(small.read_bytes(), "small.results.json", change))
    found = json.loads(reportgen("verify", small, "--json").out)
    assert (found["schema"], found["exit_code"], found["is_consistent"]) == (1, 1, False)
    assert [one["check"] for one in found["checks"]] == ["attachments", "manifest", "pages", "figures", "workbook"]
    figure = next(one for one in found["figures"] if (one["process"], one["path"]) == ("P1", "cost.npv"))
    assert (figure["agrees"], figure["follows"]) == (False, False)
    assert sum(one["follows"] for one in found["figures"]) == len(found["figures"]) - 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7\n1 0 obj\n<<<<<<"])
def test_what_is_no_report_ends_with_3_and_a_sentence(content: bytes, tmp_path, reportgen):
    (tmp_path / "other.pdf").write_bytes(content)
    ended = reportgen("verify", tmp_path / "other.pdf", "--json")
    assert (ended.exit_code, json.loads(ended.out)["exit_code"]) == (3, 3)
    assert ended.err.count("Error:") == 1
    assert reportgen("verify", tmp_path / "missing.pdf").exit_code == 3
    assert reportgen("verify", tmp_path).exit_code == 3


def test_a_changed_workbook_is_told_first_with_what_to_do_then_what_depends_on_it_by_process(small: Path, reportgen):
    small.write_bytes(
        with_file(small.read_bytes(), "small.xlsx", lambda one: with_other_cell(one, random.Random(1))[0])
    )
    ended = reportgen("verify", small)
    lines = ended.out.splitlines()
    assert ended.exit_code == 1
    assert lines[1] == "  The attached workbook, small.xlsx, was changed after the report was made."
    assert lines[2].startswith("  Do not go by it; ask for the workbook whose SHA-256 begins ")
    assert lines[2].endswith(" and give it by --workbook. What is printed is as it was made.")
    heads = re.findall(r"^ {6}(\S[^:\n]*): [0-9,]+ values", ended.out, re.MULTILINE)
    assert heads == ["P1", "The portfolio"], "the sum comes last"
    assert "Page 1: cost.baseline_annual of P1 does not follow" in ended.out
    found = json.loads(reportgen("verify", small, "--json").out)
    assert found["rulings"][0]["said"] == "the attached workbook, small.xlsx, was changed after the report was made"
    told = sum(len(one["mismatches"]) for one in found["checks"])
    assert len(lines) < 25 < told, "for programs all of it is told"


def test_a_report_of_another_version_is_as_it_was_made_and_only_its_figures_are_others(
    tmp_path, monkeypatch, reportgen
):
    workbook = written(tmp_path / "small.xlsx", [rows_of(random.Random(3))[0] | ROUTINE])
    with monkeypatch.context() as before:
        before.setattr("reportgen.analysis.assess.__version__", "0.0.9")
        before.setattr("reportgen.analysis.money.odds.content_keys", lambda processes: [one.id for one in processes])
        (tmp_path / "small.pdf").write_bytes(small_report(workbook, Attach.ALL).data)
    ended = reportgen("verify", tmp_path / "small.pdf")
    assert ended.exit_code == 1
    assert "The report is as version 0.0.9 made it, but version" in ended.out
    assert "Nothing in the report was changed." in ended.out


def test_a_workbook_that_is_not_the_reports_own_leads_to_what_is_different(small: Path, tmp_path, reportgen):
    other = written(tmp_path / "other.xlsx", rows_of(random.Random(4)))
    ended = reportgen("verify", small, "--workbook", other)
    assert ended.exit_code == 1
    assert f"The report is as it was made, but not from {other}.\n" in ended.out
    assert f"See what is different: reportgen diff {small} {other}\n" in ended.out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("web.html", sealed("<!DOCTYPE html>"), "is an HTML report, byte for byte as reportgen wrote it, and HTML"),
        ("own.html", b"<!DOCTYPE html><p>", "is HTML, not as reportgen wrote it, and HTML carries no results to check"),
        ("list.xlsx", b"PK\x03\x04", "is a workbook, not a report: give the PDF, and the workbook with --workbook."),
        ("results.json", b'{"provenance": {}}', "holds results, not a report: give the PDF that carries them."),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\n", "is cut off, the end of the PDF is missing: copy or download"),
        ("blank.pdf", pdf(), "is not a report that reportgen made, so there is nothing to check it by."),
        ("secret.pdf", pdf(encryption=Encryption(owner="a", user="b", R=6)), "it is encrypted: save it without a pass"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_named_for_what_it_is_and_ends_with_3(name, content, said, tmp_path, reportgen):
    (tmp_path / name).write_bytes(content)
    ended = reportgen("verify", tmp_path / name)
    assert (ended.exit_code, ended.out) == (3, "")
    assert said in ended.err.replace("\n", " ")


def test_a_report_that_carries_nothing_cannot_be_verified_or_compared(tmp_path, reportgen):
    workbook = written(tmp_path / "small.xlsx", rows_of(random.Random(3)))
    (tmp_path / "none.pdf").write_bytes(small_report(workbook, Attach.NONE).data)
    for command in (("verify", tmp_path / "none.pdf"), ("diff", tmp_path / "none.pdf", workbook)):
        ended = reportgen(*command)
        assert (ended.exit_code, "carries no results and no manifest" in ended.err) == (3, True)


def test_the_report_says_what_changed_since_and_its_manifest_names_with_what(small: Path, tmp_path, reportgen):
    rows = rows_of(random.Random(3))
    new = written(tmp_path / "new.xlsx", [rows[0] | {"Judgement": 6 - rows[0]["Judgement"]}, rows[1]])
    ended = reportgen("generate", new, "--since", small, "--sections", "glossary", "-o", tmp_path / "new.pdf")
    assert ended.exit_code == 0, ended.err
    ended = reportgen("verify", tmp_path / "new.pdf", "--json")
    assert json.loads(ended.out)["is_consistent"]


def test_since_is_refused_where_nothing_of_it_may_be_printed(reportgen):
    for more in (("--pack", "provider"), ("--format", "json")):
        ended = reportgen("generate", "missing.xlsx", "--since", "old.xlsx", *more)
        assert (ended.exit_code, "never for the provider pack" in ended.err) == (2, True)
