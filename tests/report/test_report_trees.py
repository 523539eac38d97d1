"""Folders are told by every file that they hold, in the order of their paths."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reportgen.report import trees
from reportgen.report.trees import hash_of, hashes_under, is_all_here


def test_every_file_is_told_and_links_to_folders_are_not_followed(tmp_path: Path):
    files = {"a/b.html": b"1", "a.html": b"2", "a/c/d.TTF": b"", "Z": b"3", ".hidden": b"4", "a/e.pyc": b"5"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link").symlink_to("Z")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")
    assert is_all_here(tmp_path)
    (tmp_path / "folder").symlink_to("a")

    told = [".hidden", "Z", "a/b.html", "a/c/d.TTF", "a.html", "link"]
    assert hashes_under(tmp_path) == tuple((name, hash_of(files.get(name, b"3"))) for name in told)
    assert [name for name, _ in hashes_under(tmp_path, (".ttf",))] == ["a/c/d.TTF"]
    assert hashes_under(tmp_path / "nowhere") == ()
    assert not is_all_here(tmp_path)


@pytest.mark.parametrize(("seconds_to_settle", "times_read"), [(-2, 1), (3_600, 2)])
def test_a_file_is_read_again_only_where_it_changed_or_may_have_changed_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds_to_settle: int, times_read: int
):
    monkeypatch.setattr(trees, "_SETTLED", seconds_to_settle * 10**9)
    read: list[str] = []

    def content_of(path: str) -> bytes:
        read.append(path)
        return Path(path).read_bytes()

    monkeypatch.setattr(trees, "_content", content_of)

    file = tmp_path / "a.html"
    file.write_bytes(b"1")
    before = file.stat()
    assert hashes_under(tmp_path) == hashes_under(tmp_path) == (("a.html", hash_of(b"1")),)
    assert len(read) == times_read

    time.sleep(0.05)  # a tick of the system's clock
    file.write_bytes(b"2")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # its own time is set back, as copying does
    assert hashes_under(tmp_path) == (("a.html", hash_of(b"2")),)
