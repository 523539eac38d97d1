from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen.errors import OutputNotWritableError
from reportgen.pipeline.writing import draft_beside, write_by
from reportgen.pipeline.writing_all import write_all


def test_files_are_written_whole_and_nothing_else_stays(tmp_path: Path):
    write_all({tmp_path / "a.pdf": b"report", tmp_path / "a.json": b"results"})
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {
        "a.pdf": b"report",
        "a.json": b"results",
    }


def test_when_one_cannot_be_written_none_is(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"last week's report")
    with pytest.raises(OutputNotWritableError):
        write_all({tmp_path / "a.pdf": b"report", tmp_path / "missing" / "a.json": b"results"})
    assert (tmp_path / "a.pdf").read_bytes() == b"last week's report"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), descriptor)

    (tmp_path / "a.pdf").write_bytes(b"last week's report")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputNotWritableError, match="no space left on device"):
        write_all({tmp_path / "a.pdf": b"report"})
    assert (tmp_path / "a.pdf").read_bytes() == b"last week's report"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "archive").mkdir()
    (tmp_path / "a.pdf").symlink_to(tmp_path / "archive" / "2026.pdf")
    write_all({tmp_path / "a.pdf": b"report"})
    assert (tmp_path / "a.pdf").is_symlink()
    assert (tmp_path / "archive" / "2026.pdf").read_bytes() == b"report"


def test_a_report_can_be_read_by_whom_the_user_lets_read_new_files(tmp_path: Path):
    before = os.umask(0o027)
    try:
        write_all({tmp_path / "a.pdf": b"report"})
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_a_report_that_was_closed_to_others_stays_closed(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"last week's report")
    (tmp_path / "a.pdf").chmod(0o600)
    write_all({tmp_path / "a.pdf": b"report"})
    assert (tmp_path / "a.pdf").read_bytes() == b"report"
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600


def test_an_interrupted_draft_is_taken_away(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt):
        leave_half_written(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def leave_half_written(path: Path) -> None:
    with draft_beside(path) as draft:
        draft.write_bytes(b"half")
        assert draft.parent == path.parent
        raise KeyboardInterrupt


def test_a_writer_that_fails_leaves_what_was_there(tmp_path: Path):
    def half(draft: Path) -> None:
        draft.write_bytes(b"half")
        raise PermissionError

    (tmp_path / "a.xlsx").write_bytes(b"a year of work")
    with pytest.raises(OutputNotWritableError, match="you may not write in the folder"):
        write_by(tmp_path / "a.xlsx", half)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"a year of work"]
