"""Folders are told by every file that they hold, in the order of their paths."""

from __future__ import annotations

from pathlib import Path

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
