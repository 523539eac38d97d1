"""A run of which nothing has changed is answered from what was made before: the same bytes, the same words."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.pipeline import run
from reportgen.pipeline.attachments import Attach
from reportgen.pipeline.kept import finished
from reportgen.pipeline.kept.key import WITHOUT_EFFECT, key_of
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.outputs import OutputFormat
from reportgen.pipeline.request import Request
from reportgen.report import fonts
from reportgen.report.cache import foundation

BOOK = "Process name,FTE,Annual cost\nAccounts payable,{},1000000\n"
WITHOUT_THE_ENGINE = """
import sys
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"weasyprint", "numpy", "openpyxl", "jinja2"} or name == "reportgen.analysis":
            raise AssertionError(f"{name} is not needed")
sys.meta_path.insert(0, Refusing())
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "acme.csv"
    path.write_text(BOOK.format(12))
    return path


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let runs be kept in a folder of this test."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "reports"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each workbook that is really examined."""
    seen: list[Path] = []
    usual = run.examine

    def examine(workbook: Path, **further: object) -> run.Examination:
        seen.append(workbook)
        return usual(workbook, **further)

    monkeypatch.setattr(run, "examine", examine)
    return seen


def test_the_second_run_gives_and_says_the_same_without_being_made(reportgen, book: Path, made: list[Path]):
    first = reportgen("generate", book, "--format", "json,xlsx")
    results, workbook = (book.with_name(f"acme.results.{kind}") for kind in ("json", "xlsx"))
    before = results.read_bytes(), workbook.read_bytes()
    results.unlink()
    assert reportgen("generate", book, "--format", "json,xlsx") == first
    assert (results.read_bytes(), workbook.read_bytes()) == before
    assert len(made) == 1
    assert reportgen("generate", book, "--format", "json,xlsx", "--no-cache") == first
    assert (results.read_bytes(), workbook.read_bytes()) == before
    assert len(made) == 2
    assert "warning RG401" in first.err


def test_an_unchanged_run_needs_neither_the_renderer_nor_the_engine(reportgen, program, book: Path):
    reportgen("generate", book, "--format", "json")
    blocked = book.parent / "blocked"
    blocked.mkdir()
    (blocked / "sitecustomize.py").write_text(WITHOUT_THE_ENGINE)
    path = os.pathsep.join([str(blocked), *filter(None, [os.environ.get("PYTHONPATH")])])
    assert program("generate", book, "--format", "json", env={"PYTHONPATH": path}).exit_code == 0
    assert program("generate", book, "--format", "json", "--no-cache", env={"PYTHONPATH": path}).exit_code != 0


def test_a_saved_change_is_made_and_going_back_is_not(reportgen, book: Path, made: list[Path]):
    results = book.with_name("acme.results.json")
    seen = []
    for people in (12, 13, 12):
        book.write_text(BOOK.format(people))
        reportgen("generate", book, "--format", "json")
        seen.append(results.read_bytes())
    assert len(made) == 2
    assert seen[0] == seen[2] != seen[1]


def test_a_folder_of_figures_comes_back_whole(book: Path):
    request = Request(workbook=book, outputs={OutputFormat.FIGURES: book.with_name("acme.figures")})
    found = finished.finished(request)
    assert found is not None
    (target,) = request.outputs.values()
    contents = {target: {"map.svg": b"<svg/>", "pages/years.svg": b"<svg></svg>"}}
    found.keep(contents, ["Reading acme.csv", "Drawing the figures"])
    heard = Heard()
    assert found.again(heard) == contents
    assert heard.said == [f"Reading {book}", "Drawing the figures"]


def test_outputs_are_there_before_they_are_kept_where_keeping_can_wait(book: Path, kept: Path):
    results = book.with_name("acme.results.json")
    request, waiting = Request(workbook=book, outputs={OutputFormat.JSON: results}), list[Callable[[], None]]()
    run.generate(request, listener=SILENT, afterwards=waiting.append)
    assert (results.exists(), list(kept.iterdir())) == (True, [])
    for work in waiting:
        work()
    assert finished.finished(request).again(SILENT) == {results: results.read_bytes()}


class Heard:
    """Remembers what is said."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def stage(self, text: str) -> None:
        self.said.append(text)

    def findings(self, findings: object) -> None:
        self.said.append(findings)


def test_findings_come_back_as_they_were(book: Path, made: list[Path]):
    request = Request(workbook=book, outputs={OutputFormat.JSON: book.with_name("acme.json")})
    first, second = Heard(), Heard()
    pipeline.make(request, listener=first)
    pipeline.make(request, listener=second)
    assert len(made) == 1
    assert second.said == first.said


def test_a_copy_elsewhere_is_the_same_run_under_its_own_path(reportgen, book: Path, made: list[Path]):
    reportgen("generate", book, "--format", "json")
    other = book.parent / "copy" / book.name
    other.parent.mkdir()
    other.write_bytes(book.read_bytes())
    ended = reportgen("generate", other, "--format", "json")
    assert len(made) == 1
    assert f"Reading {other}\n" in ended.err
    assert ended.out == f"{other.with_name('acme.results.json')}\n"
    assert other.with_name("acme.results.json").read_bytes() == book.with_name("acme.results.json").read_bytes()


def test_a_workbook_that_stops_the_report_is_read_each_time(reportgen, book: Path, kept: Path, made: list[Path]):
    first = reportgen("generate", book, "--format", "json", "--strict")
    assert (first.exit_code, list(kept.iterdir())) == (1, [])
    assert reportgen("generate", book, "--format", "json").exit_code == 0
    assert reportgen("generate", book, "--format", "json", "--strict") == first
    assert len(made) == 3


def test_what_changed_while_it_was_made_is_not_kept(reportgen, book: Path, kept: Path, monkeypatch: pytest.MonkeyPatch):
    usual = run.examine

    def examine(workbook: Path, **further: object) -> run.Examination:
        done = usual(workbook, **further)
        book.write_text(BOOK.format(99))
        return done

    monkeypatch.setattr(run, "examine", examine)
    assert reportgen("generate", book, "--format", "json").exit_code == 0
    assert list(kept.iterdir()) == []


def test_a_file_that_is_not_ours_is_left_as_it_is(reportgen, book: Path):
    reportgen("generate", book, "--format", "json")
    book.with_name("acme.results.json").write_text("{}")
    ended = reportgen("generate", book, "--format", "json")
    assert (ended.exit_code, book.with_name("acme.results.json").read_text()) == (2, "{}")


def test_without_a_place_to_keep_it_the_report_is_made(reportgen, book: Path, kept: Path):
    kept.parent.write_text("a file stands there")
    assert reportgen("generate", book, "--format", "json").exit_code == 0


def test_without_our_typefaces_the_results_are_made(reportgen, book: Path, kept: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts, "_PACKAGES", {"Imaginary Sans": "font_imaginary_sans"})
    foundation.foundation.cache_clear()
    assert reportgen("generate", book, "--format", "json").exit_code == 0
    foundation.foundation.cache_clear()
    assert list(kept.iterdir()) == []


@pytest.fixture
def asked(book: Path) -> Request:
    """Ask for everything that a run can read."""
    folder = book.parent
    for name, text in {
        "old.csv": BOOK.format(5),
        "brand/_brand.yml": "logo: logo.svg\ntypography: {fonts: [{files: [fonts/Own.ttf]}]}\n",
        "brand/logo.svg": "<svg/>",
        "brand/fonts/Own.ttf": "font",
        "templates/sections/ours.html": "<p>Ours</p>",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return Request(
        workbook=book,
        outputs={OutputFormat.PDF: folder / "acme.pdf"},
        brand=folder / "brand" / "_brand.yml",
        templates=folder / "templates",
        since=folder / "old.csv",
    )


FILES = [
    "acme.csv",
    "old.csv",
    "brand/_brand.yml",
    "brand/logo.svg",
    "brand/fonts/Own.ttf",
    "templates/sections/ours.html",
]


@pytest.mark.parametrize("name", FILES)
def test_a_change_in_any_file_makes_another_run(name: str, asked: Request):
    path = asked.workbook.parent / name
    before = key_of(asked, "")
    path.write_text(path.read_text().replace("e", "e ", 1) + "\n")
    assert None not in (before, key_of(asked, ""))
    assert key_of(asked, "") != before


OTHER: dict[str, Callable[[Request], object]] = {
    "brand": lambda _: None,
    "templates": lambda _: None,
    "sections": lambda _: ("decision",),
    "pack": lambda _: "finance",
    "profiles": lambda _: 3,
    "attach": lambda _: Attach.ALL,
    "seed": lambda _: 1,
    "since": lambda _: None,
    "strict": lambda _: True,
}


@pytest.mark.parametrize("name", sorted({one.name for one in fields(Request)} - WITHOUT_EFFECT))
def test_whatever_else_is_asked_for_makes_another_run(name: str, asked: Request):
    assert key_of(replace(asked, **{name: OTHER[name](asked)}), "") != key_of(asked, "")


def test_the_name_and_the_formats_make_another_run_and_where_files_stand_does_not(asked: Request):
    folder = asked.workbook.parent
    renamed = asked.workbook.with_name("other.csv")
    renamed.write_bytes(asked.workbook.read_bytes())
    both = {OutputFormat.PDF: folder / "acme.pdf", OutputFormat.HTML: folder / "acme.html"}
    others = [replace(asked, workbook=renamed), replace(asked, outputs=both)]
    assert len({key_of(asked, ""), *(key_of(one, "") for one in others), key_of(asked, "another version")}) == 4
    elsewhere = replace(asked, outputs={OutputFormat.PDF: folder / "b.pdf"}, force=True, cache=False, jobs=3)
    assert key_of(elsewhere, "") == key_of(asked, "")


def test_what_cannot_be_read_has_no_key(asked: Request):
    folder = asked.workbook.parent
    for gone in ({"workbook": folder / "gone.xlsx"}, {"since": folder / "gone"}, {"brand": folder / "gone.yml"}):
        assert key_of(replace(asked, **gone), "") is None
    (folder / "templates" / "further").symlink_to(folder / "brand")
    assert key_of(asked, "") is None
