"""`reportgen verify`, `reportgen diff` and `generate --since`, as an analyst and a program meet them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from openpyxl import load_workbook
from small_reports import rows_of, small_report, with_file, with_printed_digit, written

from reportgen.pipeline.attachments import Attach


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
