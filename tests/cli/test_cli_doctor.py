from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.errors import EnvironmentIncompleteError
from reportgen.report import environment, fonts


def test_a_ready_computer_sets_a_trial_page(program):
    ended = program("doctor")
    assert (ended.exit_code, ended.err) == (0, "This computer is ready to make reports.\n")
    lines = ended.out.splitlines()
    assert [line.split()[0] for line in lines] == ["ok"] * len(lines)
    assert lines[-1].startswith("ok       Trial page: set, ")


def test_without_pango_the_doctor_says_what_to_install(program, without_pango: dict[str, str]):
    ended = program("doctor", env=without_pango)
    assert ended.exit_code == 6
    lines = ended.out.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("missing"))
    assert lines[place] == "missing  Text layout: Pango, Pango for FreeType not found"
    assert lines[place + 1].strip() == environment.install_line()
    assert "Trial page" not in ended.out
    assert ended.err == "Error: This computer is not ready yet; what to do stands above.\n"


def test_each_need_says_what_to_do_when_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("no folder")
    lacking = [
        environment.python((3, 10, 4)),
        environment.libraries({"Imaginary": ("imaginary", "libimaginary.so.1")}),
        environment.writing(tmp_path / "file"),
    ]
    monkeypatch.setattr(fonts, "_PACKAGES", {"Imaginary Sans": "font_imaginary_sans"})
    lacking.append(environment.fonts())
    monkeypatch.setattr(environment, "templates_folder", lambda: tmp_path)
    lacking.append(environment.templates())
    assert [(check.passed, bool(check.found)) for check in lacking] == [(False, True)] * len(lacking)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    information = tmp_path / "pretender-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: pretender\nVersion: 1\n"
        "Requires-Dist: typer>=0.1\nRequires-Dist: imaginary-package>=2; python_version > '3'\n"
        'Requires-Dist: not-for-users; extra == "dev"\n'
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert environment.packages("pretender").found == "imaginary-package not installed"


def test_a_page_that_cannot_be_set_is_said(monkeypatch: pytest.MonkeyPatch):
    def fail(*arguments: object, **options: object) -> None:
        raise EnvironmentIncompleteError(f"No engine for {len(arguments) + len(options)} things.")

    monkeypatch.setattr("reportgen.report.pdf.render_pdf", fail)
    assert environment.trial_page().remedy == "No engine for 3 things."


@pytest.mark.parametrize("program_there", list(environment.INSTALL_LINES))
def test_the_line_to_paste_is_for_the_package_manager_there(program_there: str, monkeypatch: pytest.MonkeyPatch):
    def which(name: str) -> str | None:
        return name if name == program_there else None

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert environment.install_line(which) == f"Run: {environment.INSTALL_LINES[program_there]}"
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "sudo" not in environment.install_line(which)


def test_without_a_known_package_manager_the_needs_are_named():
    assert environment.install_line(lambda _: None).startswith("Install Pango and HarfBuzz")
