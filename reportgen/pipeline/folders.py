"""Folders of outputs: written whole or not at all, and replaced only while they are just as reportgen made them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from reportgen.errors import OutputExistsError, UsageError
from reportgen.pipeline.leftovers import draft_name, removed_afterwards, sweep
from reportgen.pipeline.writing import fill, refusals

SUMS = "files.sha256"
_STAMP = b"# Made by reportgen"
_LARGEST = 64 * 1024 * 1024
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def require_free_folder(path: Path, *, workbook: Path, force: bool) -> None:
    """Show, before any work is done, that a folder can be written and nothing of the user's is lost.

    Raises:
        UsageError: a file stands there, or the workbook stands in the folder; even with `force`.
        OutputExistsError: the folder holds what reportgen did not write, without `force`.
        OutputNotWritableError: the folder around it is missing or cannot be written.
    """
    with draft_folder_beside(path) as draft:
        sweep(draft.parent)
    if path.is_dir() and workbook.resolve().is_relative_to(path.resolve()):
        raise UsageError(f"{path} holds the workbook, so it is never replaced. Choose another name.")
    if path.is_file():
        raise (
            OutputExistsError(path, "is a file, not a folder")
            if not force
            else UsageError(f"{path} is a file, and a folder is to stand there. Move it away, or choose another name.")
        )
    if path.is_dir() and not force and (stranger := first_stranger(path)):
        raise OutputExistsError(path, f"holds {stranger}, which was not made by reportgen or has been changed since")


def first_stranger(folder: Path) -> str:
    """Return the first thing in a folder that is not just as reportgen wrote it, "" where there is none."""
    sums = _sums_of(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name in _OF_THE_SYSTEM or (name == SUMS and sums is not None):
            continue
        if path.is_dir() and not path.is_symlink() and sums and any(one.startswith(f"{name}/") for one in sums):
            continue
        if sums is None or path.is_symlink() or not path.is_file() or sums.get(name) != _sum_of(path):
            return name
    return ""


def _sums_of(folder: Path) -> Mapping[str, str] | None:
    """Return the sums that reportgen left in a folder, by file; None where it left none."""
    try:
        path = folder / SUMS
        text = path.read_bytes() if path.is_file() and path.stat().st_size < _LARGEST else b""
        lines = text.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    if not text.startswith(_STAMP):
        return None
    return {name: total for total, _, name in (line.partition("  ") for line in lines[1:])}


def _sum_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest() if path.stat().st_size < _LARGEST else ""
    except OSError:
        return ""


@contextmanager
def draft_folder_beside(path: Path) -> Iterator[Path]:
    """Make an empty folder beside `path` (links resolved) and remove it afterwards if it is still there.

    Raises:
        OutputNotWritableError: it cannot be made.
    """
    with refusals(path):
        draft = path.resolve().with_name(draft_name())
    with removed_afterwards(draft):
        with refusals(path):
            draft.mkdir()
        yield draft


def fill_folder(draft: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files of a folder, by path within it."""
    for name, content in contents.items():
        file = draft / name
        file.parent.mkdir(parents=True, exist_ok=True)
        fill(file, content)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a draft its name; what stood there is put aside first, then back if that fails, else in the draft's place.

    Raises:
        OutputNotWritableError: the system refused; what stood there before is there again.
    """
    real = path.resolve()
    with refusals(path):
        if not real.exists():
            draft.replace(real)
            return
        aside = real.with_name(f".reportgen-{secrets.token_hex(6)}")
        try:
            try:
                real.replace(aside)
                draft.replace(real)
            finally:
                _settle(aside, real, draft)
        finally:  # where the first was stopped
            _settle(aside, real, draft)


def _settle(aside: Path, real: Path, draft: Path) -> None:
    """Leave nothing aside: it is what was there, or goes the way of drafts."""
    if aside.exists():
        aside.replace(draft if real.exists() else real)
