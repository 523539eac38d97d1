"""Each exit code, by the way a user meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

MISRATED = {"Process name": "Accounts payable", "Judgement": 9}
NAMELESS_ONLY = {"Process name": "Accounts payable"}


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_0_a_report_is_made_beside_the_workbook(reportgen, workbook, tmp_path: Path):
    path = workbook()
    ended = reportgen("generate", path, "--format", "json")
    assert (ended.exit_code, ended.out) == (0, f"{tmp_path / 'acme.results.json'}\n")
    assert names(tmp_path) == ["acme.results.json", "acme.xlsx"]
    assert json.loads((tmp_path / "acme.results.json").read_bytes())["processes"][0]["name"] == "Accounts payable"


def test_0_each_stage_is_said_on_stderr(reportgen, workbook):
    path = workbook()
    stages = [
        line for line in reportgen("generate", path, "--format", "json").err.splitlines() if "acme.xlsx  " not in line
    ]
    assert stages[0] == f"Reading {path}"
    assert stages[1] == "Assessing 1 process"
    assert stages[-1] == f"Writing {path.with_name('acme.results.json')}"


def test_0_quiet_says_nothing_but_the_result(reportgen, workbook, tmp_path: Path):
    ended = reportgen("generate", workbook(), "--format", "json", "-q")
    assert (ended.out, ended.err) == (f"{tmp_path / 'acme.results.json'}\n", "")


def test_1_errors_are_all_said_and_nothing_is_written(reportgen, workbook, tmp_path: Path):
    path = workbook([MISRATED, MISRATED | {"Judgement": "often"}])
    ended = reportgen("generate", path)
    assert (ended.exit_code, ended.out) == (1, "")
    places = [line.split("  ")[1] for line in ended.err.splitlines() if "  error RG" in line]
    assert {"Processes!B2", "Processes!B3"} <= set(places)
    assert ended.err.splitlines()[-1] == f"Error: {path} needs correcting first, so no report was made."
    assert names(tmp_path) == ["acme.xlsx"]


def test_1_check_prints_findings_as_its_result(reportgen, workbook):
    path = workbook([MISRATED])
    ended = reportgen("check", path)
    assert ended.exit_code == 1
    assert any(line.startswith(f"{path}  Processes!B2  error RG") for line in ended.out.splitlines())
    told = json.loads(reportgen("check", path, "--json").out)
    assert told["exit_code"] == 1
    assert ("error", "Processes", "B2", 2) in {
        (one["severity"], one["sheet"], one["cell"], one["row"]) for one in told["findings"]
    }


@pytest.mark.parametrize("command", [("check",), ("generate", "--format", "json")])
def test_1_strict_lets_warnings_count(reportgen, workbook, command: tuple[str, ...]):
    path = workbook([NAMELESS_ONLY])
    told = json.loads(reportgen("check", path, "--json").out)
    assert {"warning"} <= {one["severity"] for one in told["findings"]} <= {"warning", "info"}
    assert reportgen(*command, path).exit_code == 0
    path.with_name("acme.results.json").unlink(missing_ok=True)
    assert reportgen(*command, path, "--strict").exit_code == 1
    assert names(path.parent) == ["acme.xlsx"]


def test_2_an_output_of_somebody_elses_is_left_alone(reportgen, workbook, tmp_path: Path):
    path = workbook()
    (tmp_path / "acme.pdf").write_bytes(b"%PDF-1.7 a letter")
    ended = reportgen("generate", path)
    assert (ended.exit_code, ended.out) == (2, "")
    assert "acme.pdf exists and was not made by reportgen" in ended.err
    assert "Reading" not in ended.err
    assert (tmp_path / "acme.pdf").read_bytes() == b"%PDF-1.7 a letter"


@pytest.mark.parametrize("place", ["missing/acme.json", "acme.xlsx/acme.json"])
def test_2_a_place_that_cannot_be_written_is_said_before_any_work(reportgen, workbook, tmp_path: Path, place: str):
    ended = reportgen("generate", workbook(), "--format", "json", "-o", tmp_path / place)
    assert ended.exit_code == 2
    assert "cannot be written" in ended.err
    assert ended.err.count("\n") == 1
    assert names(tmp_path) == ["acme.xlsx"]


def test_2_new_never_replaces_anything_unasked(reportgen, tmp_path: Path):
    (tmp_path / "acme.xlsx").write_bytes(b"a year of work")
    ended = reportgen("new", tmp_path / "acme.xlsx")
    assert (ended.exit_code, ended.out) == (2, "")
    assert (tmp_path / "acme.xlsx").read_bytes() == b"a year of work"
    assert reportgen("new", tmp_path / "acme.xlsx", "--force").exit_code == 0
    assert (tmp_path / "acme.xlsx").read_bytes()[:2] == b"PK"
    assert names(tmp_path) == ["acme.xlsx"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 cut off",
        b"%PDF-1.7",
        b"ID;Name\n1;Payroll\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    ],
    ids=["empty", "truncated", "a PDF", "a CSV", "an old .xls"],
)
@pytest.mark.parametrize("command", ["check", "generate"])
def test_3_what_cannot_be_read_is_one_sentence(reportgen, tmp_path: Path, command: str, content: bytes):
    (tmp_path / "acme.xlsx").write_bytes(content)
    ended = reportgen(command, tmp_path / "acme.xlsx", "-q")
    assert (ended.exit_code, ended.out) == (3, "")
    assert ended.err.startswith("Error: ")
    assert ended.err.count("\n") == 1
    assert names(tmp_path) == ["acme.xlsx"]


def test_3_a_folder_is_no_workbook(reportgen, tmp_path: Path):
    assert reportgen("check", tmp_path).exit_code == 3


BRANDS = {"bad yaml": "color: [", "no colour": "color:\n  primary: blurple\n", "a list": "- red\n"}


@pytest.mark.parametrize("brand", BRANDS.values(), ids=BRANDS.keys())
def test_4_a_brand_at_fault_is_one_sentence(reportgen, workbook, tmp_path: Path, brand: str):
    path = workbook()
    (tmp_path / "_brand.yml").write_text(brand)
    ended = reportgen("generate", path, "--brand", tmp_path / "_brand.yml", "-q")
    assert ended.exit_code == 4
    assert "_brand.yml" in ended.err
    assert names(tmp_path) == ["_brand.yml", "acme.xlsx"]


def test_4_a_brand_that_is_not_there_is_said(reportgen, workbook, tmp_path: Path):
    ended = reportgen("generate", workbook(), "--brand", tmp_path / "_brand.yml", "-q")
    assert ended.exit_code == 4
    assert "_brand.yml cannot be read: No such file or directory. Check the name and the folder." in ended.err


@pytest.mark.parametrize("fault", ["{% if %}", "{{ nothing.of.the.kind }}", "{{ ''.__class__.__mro__ }}"])
def test_4_a_template_at_fault_is_named(reportgen, workbook, tmp_path: Path, fault: str):
    path = workbook()
    (tmp_path / "own" / "sections").mkdir(parents=True)
    (tmp_path / "own" / "sections" / "cover.html").write_text(fault)
    ended = reportgen("generate", path, "--templates", tmp_path / "own", "-q")
    assert ended.exit_code == 4
    assert "cover.html" in ended.err
    assert names(tmp_path) == ["acme.xlsx", "own"]


def test_4_a_template_folder_that_is_not_there_is_said(reportgen, workbook, tmp_path: Path):
    assert reportgen("generate", workbook(), "--templates", tmp_path / "own", "-q").exit_code == 4


def test_a_folder_of_templates_that_is_not_there_is_said_before_a_section_is_looked_for_in_it(
    reportgen, workbook, tmp_path
):
    ended = reportgen("generate", workbook(), "--templates", tmp_path / "nofolder", "--sections", "note")
    assert ended.exit_code == 4
    assert "nofolder does not exist or is not a folder" in ended.err


def test_5_the_unexpected_is_one_sentence_and_its_details_go_to_a_log(
    reportgen, workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError(len(arguments) + len(options))

    path = workbook()
    logs = tmp_path / "logs"
    logs.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(logs))
    monkeypatch.setattr("reportgen.analysis.assess.assess", fail)
    ended = reportgen("generate", path)
    assert ended.exit_code == 5
    assert "did not expect (ZeroDivisionError), so nothing was written. Run it again with -v" in ended.err
    assert "Traceback" not in ended.err
    assert names(logs) == []
    told = reportgen("generate", path, "-v")
    assert told.exit_code == 5
    (log,) = logs.iterdir()
    assert f"The details are in {log}." in told.err
    assert "ZeroDivisionError" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0
    assert names(tmp_path) == ["acme.xlsx", "logs"]


def test_6_without_pango_the_user_is_told_what_to_do(program, without_pango: dict[str, str], workbook, tmp_path: Path):
    shutil.move(workbook(), tmp_path / "other.xlsx")
    ended = program("generate", tmp_path / "other.xlsx", "-q", env=without_pango)
    assert (ended.exit_code, ended.out) == (6, "")
    assert "Pango" in ended.err
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "other.pdf").exists()


def test_4_all_faults_of_a_brand_are_said_before_the_workbook_is_read(reportgen, workbook, tmp_path: Path):
    (tmp_path / "_brand.yml").write_text("color: {primary: teel}\nlogo: none.svg\ntypography: {base: Inter}")
    ended = reportgen("generate", workbook(), "--brand", tmp_path / "_brand.yml")
    assert (ended.exit_code, ended.out) == (4, "")
    first, *faults = ended.err.splitlines()
    assert first.endswith("_brand.yml has 3 faults:")
    assert [fault.split(":")[0] for fault in faults] == ["  line 1", "  line 2", "  line 3"]


def test_0_a_firms_standing_wishes_hold_where_the_workbook_is_silent(reportgen, workbook, tmp_path: Path):
    (tmp_path / "_brand.yml").write_text("defaults: {reportgen: {marking: Client confidential}}")
    assert reportgen("generate", workbook(), "--format", "json", "--brand", tmp_path / "_brand.yml").exit_code == 0
    told = json.loads((tmp_path / "acme.results.json").read_bytes())
    assert told["engagement"]["marking"] == "Client confidential"
