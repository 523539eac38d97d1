from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from reportgen import __version__
from reportgen.cli import as_given

MODULES = """
import sys
import {module}
{run}
heavy = ("weasyprint", "numpy", "openpyxl", "babel", "jinja2", "PIL", "markdown_it", "rich", "multiprocessing",
    "reportgen.pipeline.run", "reportgen.knowledge.facts", "reportgen.model.assessment", "reportgen.model.trace")
print([name for name in heavy if name in sys.modules])
"""


COMMANDS = ["new", "check", "generate", "watch", "explain", "diff", "verify", "templates", "doctor"]
_TOO_LONG = 300 * "a" + ".pdf"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing command. See reportgen --help."),
        (["genrate", "acme.xlsx"], "No such command 'genrate'. Did you mean 'generate'? See reportgen --help."),
        (["generate"], "Missing argument 'WORKBOOK'. See reportgen generate --help."),
        (["generate", "acme.xlsx", "--colour", "red"], "No such option: --colour"),
        (["generate", "acme.xlsx", "--format", "pdf,docx"], "docx is not a format; choose from pdf, html, xlsx, j"),
        (
            ["generate", "acme.xlsx", "--format", ","],
            "nothing is not a format; choose from pdf, html, xlsx, json, figures.",
        ),
        (["generate", "acme.xlsx", "-o", "acme.docx"], "acme.docx is not a name for PDF output"),
        (["generate", "acme.xlsx", "--sections", "verdicts, buisness case"], "did you mean Business case?"),
        (["generate", "acme.xlsx", "--sections", " ; "], "no section is named; give names from the contents"),
        (["generate", "acme.xlsx", "--pack", "exekutive"], "exekutive is not a pack; did you mean Executive?"),
        (
            ["generate", "acme.xlsx", "--pack", "vendor"],
            "vendor is not a pack; choose from Full, Executive,",
        ),
        (["generate", "acme.xlsx", "--pack", "full", "--sections", "verdicts"], "cannot be used together."),
        (["generate", "acme.xlsx", "--profiles", "many"], "give all, none or a number such as 12."),
        (["generate", "acme.xlsx", "--seed", "-1"], "Invalid value for '--seed': the least is 0."),
        (["generate", "acme.xlsx", "--seed", "1.5"], "Invalid value for '--seed': a whole number is needed."),
        (["generate", "acme.xlsx", "--attach", "some"], ": 'some' is not one of 'results', 'all', 'none'."),
        (["generate", "acme.xlsx", "-q", "-v"], "--quiet and --verbose cannot be used together."),
        (["-q", "generate", "acme.xlsx", "-v"], "--quiet and --verbose cannot be used together."),
        (["new", "acme.xls"], "acme.xls is not a name for a workbook: give one that ends in .xlsx."),
        (["new", "."], ". is a folder: give the workbook in it a name, such as processes.xlsx."),
        (["new", ""], ". is a folder: give the workbook in it a name, such as processes.xlsx."),
        (["new", ".."], ".. is a folder: give the workbook in it a name, such as ../processes.xlsx."),
        (["generate", "acme.xlsx", "-o", _TOO_LONG], ".pdf cannot be written: file name too long."),
        (["new", "acme.xlsx", "--currency", "EURO"], "EURO is no currency of today"),
        (["new", "acme.xlsx", "--currency", "DEM"], "DEM is no currency of today"),
        (["new", "acme.xlsx", "--locale", "en_UK"], "en_UK is not a locale"),
        (["new", "acme.xlsx", "--locale", "english"], "english is not a locale"),
        (["new", "acme.xlsx", "--rows", "0"], "Invalid value for '--rows': the least is 1."),
        (["new", "acme.xlsx", "--rows", "5001"], "Invalid value for '--rows': the most is 5000."),
    ],
)
def test_a_wrong_use_is_one_sentence_and_exit_code_2(reportgen, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    ended = reportgen(*arguments)
    assert (ended.exit_code, ended.out) == (2, "")
    assert ended.err.startswith("Error: ")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", [".", "", "..", "/"])
@pytest.mark.parametrize("output", [[], ["-o", "acme.pdf"]])
def test_a_folder_in_place_of_the_workbook_is_one_sentence_and_exit_code_3(
    reportgen, tmp_path, monkeypatch, folder, output
):
    monkeypatch.chdir(tmp_path)
    ended = reportgen("generate", folder, *output)
    assert (ended.exit_code, ended.out) == (3, "")
    assert ended.err == f"Error: {folder or '.'} is a folder: give the workbook inside it, by its name.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_with_too_long_a_name_is_one_sentence_beside_an_output_that_exists(reportgen, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acme.pdf").write_bytes(b"%PDF-1.7 a letter")
    ended = reportgen("generate", 300 * "a" + ".xlsx", "-o", "acme.pdf", "--force")
    assert ended.exit_code == 3
    assert "cannot be read (file name too long)" in ended.err


def test_the_version_is_a_result(reportgen):
    assert reportgen("--version").out == f"reportgen {__version__}\n"


def test_python_starts_it_by_its_name():
    ended = subprocess.run([sys.executable, "-m", "reportgen", "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout == f"reportgen {__version__}\n"


def test_help_names_every_command_and_no_other(reportgen):
    listed = reportgen("--help").out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed if line] == [
        "new",
        "check",
        "generate",
        "watch",
        "explain",
        "verify",
        "diff",
        "templates",
        "doctor",
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_complete_a_command(program, shell: str):
    variables = {
        "bash": {"COMP_WORDS": "reportgen ge", "COMP_CWORD": "1"},
        "zsh": {"_TYPER_COMPLETE_ARGS": "reportgen ge"},
        "fish": {"_TYPER_COMPLETE_ARGS": "reportgen ge", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    ended = program(env={"_REPORTGEN_COMPLETE": f"complete_{shell}", **variables})
    assert "generate" in ended.out
    assert "doctor" not in ended.out


@pytest.mark.parametrize(
    ("module", "run"),
    [
        ("reportgen", ""),
        ("reportgen.cli", ""),
        ("reportgen.cli.app", "reportgen.cli.app.run(['--help'])"),
        ("reportgen.cli.app", "reportgen.cli.app.run(['generate', '--help'])"),
    ],
)
def test_help_loads_nothing_heavy(module: str, run: str):
    program = MODULES.format(module=module, run=run)
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("rows", "is_loaded"), [((), False), (("--rows", "20"), True)])
def test_only_values_that_are_to_be_checked_load_the_library_that_checks(rows: tuple[str, ...], is_loaded: bool):  # noqa: FBT001 - the answer
    arguments = ["new", ".", "--currency", "EUR", "--force", *rows]
    program = f"import sys, reportgen.cli.app as app; app.run({arguments}); print('pydantic.fields' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout == f"{is_loaded}\n"


def test_with_another_release_that_tells_kinds_otherwise_all_values_are_checked(reportgen, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert as_given.kind_of(object()) is None
    monkeypatch.setattr(as_given, "kind_of", lambda _: None)
    assert reportgen("new", "acme.xlsx", "--rows", "twenty").exit_code == 2
    assert reportgen("new", "acme.xlsx", "--rows", "20", "--force", "-q").exit_code == 0


def test_help_takes_little_of_the_processor(program):
    before = getrusage(RUSAGE_CHILDREN)
    program("--help")
    after = getrusage(RUSAGE_CHILDREN)
    assert (
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.6
    )  # on a busy machine; 0.2 on one that is not


@pytest.mark.parametrize("name", ["check", "generate"])
def test_a_missing_workbook_is_one_sentence_and_exit_code_3(reportgen, tmp_path: Path, name: str):
    ended = reportgen(name, tmp_path / "missing.xlsx", "-q")
    assert (ended.exit_code, ended.out) == (3, "")
    assert "missing.xlsx" in ended.err
    assert ended.err.count("\n") == 1


def test_programs_are_told_why_a_workbook_could_not_be_read(reportgen, tmp_path: Path):
    ended = reportgen("check", tmp_path / "missing.xlsx", "--json")
    told = json.loads(ended.out)
    assert (told["schema"], told["findings"], told["exit_code"], ended.exit_code) == (1, [], 3, 3)
    assert told["failure"] in ended.err
