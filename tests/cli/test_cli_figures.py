"""The folder of figures is written whole, and replaced only while it is just as reportgen made it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reportgen.errors import OutputExistsError, OutputNotWritableError, UsageError
from reportgen.pipeline import folders
from reportgen.pipeline.folders import first_stranger, require_free_folder
from reportgen.pipeline.outputs import OutputFormat, plan_outputs, require_free
from reportgen.pipeline.writing_all import write_all
from reportgen.report.slides.folder import SUMS, sums

FIGURES, PDF = OutputFormat.FIGURES, OutputFormat.PDF
FILES = {"figure-01.svg": b"<svg/>", "index.csv": b"Number", "profiles/process-001.csv": b"Points"}
MADE: Mapping[str, bytes] = FILES | {SUMS: sums(FILES, "reportgen 1.0")}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    write_all({tmp_path / "acme.figures": MADE})
    return tmp_path / "acme.figures"


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_stands_beside_the_workbook_and_bears_the_pack(tmp_path):
    assert plan_outputs(Path("in/acme.xlsx"), None, [PDF, FIGURES], pack="executive") == {
        PDF: Path("in/acme-executive.pdf"),
        FIGURES: Path("in/acme-executive.figures"),
    }
    assert plan_outputs(Path("acme.xlsx"), tmp_path, [FIGURES]) == {FIGURES: tmp_path / "acme.figures"}
    assert plan_outputs(Path("acme.xlsx"), Path("board.pdf"), [PDF, FIGURES])[FIGURES] == Path("board.figures")


def test_a_folder_named_for_figures_is_that_folder_also_where_it_exists(made):
    assert plan_outputs(Path("acme.xlsx"), made, [FIGURES]) == {FIGURES: made}
    with pytest.raises(UsageError, match=r"give a name that ends in \.figures, or a folder that exists"):
        plan_outputs(Path("acme.xlsx"), Path("slides"), [FIGURES])


def test_a_folder_as_it_was_made_is_replaced_and_nothing_else_is_left_behind(made, tmp_path):
    (made / ".DS_Store").write_bytes(b"a file manager was here")
    require_free({FIGURES: made}, workbook=tmp_path / "acme.xlsx", force=False)
    write_all({made: {"index.csv": b"new"}, tmp_path / "acme.pdf": b"report"})
    assert held(tmp_path) == {"acme.figures/index.csv": b"new", "acme.pdf": b"report"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"mine"),
        ("profiles/notes.txt", b"mine"),
        ("index.csv", b"changed in a spreadsheet"),
        ("figure-01.svg", b"<svg>redrawn</svg>"),
        ("mine/empty.txt", b""),
    ],
)
def test_what_somebody_added_or_changed_keeps_the_folder(made, tmp_path, name, content):
    (made / name).parent.mkdir(exist_ok=True)
    (made / name).write_bytes(content)
    with pytest.raises(
        OutputExistsError, match=f"holds {name.split('/')[0]}.*, which was not made by reportgen or has"
    ):
        require_free({FIGURES: made}, workbook=tmp_path / "acme.xlsx", force=False)
    require_free({FIGURES: made}, workbook=tmp_path / "acme.xlsx", force=True)


@pytest.mark.parametrize("stamp", [None, b"", b"# Made by hand\n", b"\xff\xfe"])
def test_a_folder_without_our_list_is_somebody_elses(tmp_path, stamp):
    folder = tmp_path / "acme.figures"
    folder.mkdir()
    assert first_stranger(folder) == ""
    (folder / "holiday.png").write_bytes(b"\x89PNG")
    if stamp is not None:
        (folder / SUMS).write_bytes(stamp)
    assert first_stranger(folder) in {"holiday.png", SUMS}


def test_a_link_is_never_taken_for_ours(made, tmp_path):
    (tmp_path / "elsewhere.svg").write_bytes(FILES["figure-01.svg"])
    (made / "figure-01.svg").unlink()
    (made / "figure-01.svg").symlink_to(tmp_path / "elsewhere.svg")
    assert first_stranger(made) == "figure-01.svg"


def test_the_workbook_and_a_file_in_the_folders_place_are_safe_even_from_force(made, tmp_path):
    with pytest.raises(UsageError, match="holds the workbook, so it is never replaced"):
        require_free_folder(made, workbook=made / "acme.xlsx", force=True)
    (tmp_path / "b.figures").write_bytes(b"a file")
    with pytest.raises(UsageError, match="is a file, and a folder is to stand there"):
        require_free_folder(tmp_path / "b.figures", workbook=tmp_path / "acme.xlsx", force=True)
    with pytest.raises(OutputNotWritableError, match="does not exist"):
        require_free_folder(tmp_path / "missing" / "c.figures", workbook=tmp_path / "acme.xlsx", force=False)


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(made, tmp_path, monkeypatch):
    usual = Path.replace

    def refuse(draft: Path, target: Path) -> Path:
        if draft.name.startswith(".reportgen-") and (draft / "new.csv").exists():
            raise PermissionError(13, "Permission denied")
        return usual(draft, target)

    monkeypatch.setattr(folders.Path, "replace", refuse)
    with pytest.raises(OutputNotWritableError):
        write_all({made: {"new.csv": b"new"}})
    assert held(made) == dict(MADE)
    assert [path.name for path in tmp_path.iterdir()] == ["acme.figures"]


def test_a_file_that_cannot_be_written_leaves_no_half_folder(made, tmp_path):
    with pytest.raises(OutputNotWritableError):
        write_all({made: {"ok.csv": b"new", "ok.csv/inner.csv": b"no"}})
    assert held(tmp_path) == {f"acme.figures/{name}": content for name, content in MADE.items()}


def test_the_command_makes_the_folder_and_makes_it_anew(reportgen, workbook, tmp_path):
    path = workbook()
    for _ in range(2):
        ended = reportgen("generate", path, "--format", "figures", "--sections", "verdicts, map", "--seed", "1", "-q")
        assert (ended.exit_code, ended.out) == (0, f"{tmp_path / 'acme.figures'}\n")
    names = {path.name for path in (tmp_path / "acme.figures").iterdir()}
    assert {"index.csv", SUMS, "table-01-verdicts.csv"} <= names
    assert {f"figure-01-portfolio-map.{ending}" for ending in ("svg", "png", "csv")} <= names
    (tmp_path / "acme.figures" / "mine.pptx").write_bytes(b"slides")
    ended = reportgen("generate", path, "--format", "figures", "--sections", "verdicts, map", "-q")
    assert ended.exit_code == 2
    assert "holds mine.pptx, which was not made by reportgen or has been changed since" in ended.err
