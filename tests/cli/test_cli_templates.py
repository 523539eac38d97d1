"""Templates are copied out to be changed, and nobody's own are lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportgen.cli.app import app
from reportgen.errors import OutputExistsError, OutputNotWritableError
from reportgen.pipeline.own_templates import copy_templates
from reportgen.report.resources import templates_folder

OURS = {
    file.relative_to(templates_folder()): file
    for file in templates_folder().rglob("*")
    if file.is_file() and file.name != "drawing.svg"
}


def test_every_template_is_copied_as_it_is(tmp_path: Path):
    copied = copy_templates(tmp_path / "mine", force=False)
    assert {path.relative_to(tmp_path / "mine") for path in copied} == OURS.keys()
    assert all((tmp_path / "mine" / name).read_bytes() == file.read_bytes() for name, file in OURS.items())


def test_a_template_that_was_changed_is_left_alone_unless_it_is_forced(tmp_path: Path):
    changed = tmp_path / "sections" / "cover.html"
    changed.parent.mkdir()
    changed.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="may have been changed by you"):
        copy_templates(tmp_path, force=False)
    assert changed.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["cover.html"]
    copy_templates(tmp_path, force=True)
    assert changed.read_bytes() == OURS[Path("sections/cover.html")].read_bytes()


def test_a_file_in_place_of_the_folder_gives_one_sentence(tmp_path: Path):
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputNotWritableError, match="cannot be written"):
        copy_templates(tmp_path / "mine", force=False)


def test_the_command_says_where_they_are(tmp_path: Path):
    found = CliRunner().invoke(app, ["templates", str(tmp_path / "mine")])
    assert found.exit_code == 0
    assert str(tmp_path / "mine") in found.output


def test_a_section_of_the_users_own_is_left_alone(tmp_path: Path):
    own = tmp_path / "sections" / "our_note.html"
    own.parent.mkdir()
    own.write_text("ours", encoding="utf-8")
    copy_templates(tmp_path, force=False)
    copy_templates(tmp_path, force=True)
    assert own.read_text(encoding="utf-8") == "ours"
