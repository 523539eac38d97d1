"""Folders by what they hold: the hash of every file, and one of the whole. Hashes are SHA-256 in hex."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_COMPILED = ".pyc"
_SETTLED = 2_000_000_000  # nanoseconds; the coarsest file system tells the time of a change in steps of two seconds
_known: dict[str, tuple[tuple[int, ...], str]] = {}
"""What a file was told by when this process read it, and its hash, by its path."""


def hash_of(content: bytes) -> str:
    """Return the hash of some bytes."""
    return sha256(content).hexdigest()


def hashes_under(folder: Path, suffixes: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return every file under a folder, by its path there, with its hash; only of some kinds where these are given.

    It is asked of a thousand files three times a run, so these are no `Path`s, which take longer than all the rest, and
    a file that has not changed since this process read it is not read again (`_hash_at`).
    """
    wanted = tuple(suffixes)
    files = sorted(_files(str(folder), ()))
    return tuple(("/".join(parts), _hash_at(path)) for parts, path in files if not wanted or _suffix(path) in wanted)


def is_all_here(folder: Path) -> bool:
    """Return whether no other folder is linked into a folder, which `hashes_under` would not look through."""
    return not any(path.is_symlink() and path.is_dir() for path in folder.rglob("*"))


def _files(folder: str, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the files under a folder, by the names on the way to them, with their paths; links to folders end there."""
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, (*parts, entry.name))
            elif entry.name[-len(_COMPILED) :].lower() != _COMPILED and _is_file(entry):
                yield (*parts, entry.name), entry.path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether something is a file; a link that leads to none, or to itself, is not."""
    return os.path.isfile(entry.path) if entry.is_symlink() else entry.is_file()  # noqa: PTH113 - see `hashes_under`


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - see `hashes_under`


def _hash_at(path: str) -> str:
    """Return the hash of a file, as it was read before where nothing has been written to it since.

    That is as sure as reading it. The system changes the time of a file's last change with every write, and no program
    can set it back; only a write within the same tick of its clock as the one before goes unseen, so that what changed
    in the last seconds is always read.
    """
    now = time.time_ns()
    seen = os.stat(path)  # noqa: PTH116 - see `hashes_under`
    stamp = (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
    known = _known.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    own = hash_of(_content(path))
    if max(seen.st_mtime_ns, seen.st_ctime_ns) < now - _SETTLED:
        _known[path] = stamp, own
    return own


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see `hashes_under`
        return file.readall()


def hash_of_all(files: Sequence[tuple[str, str]]) -> str:
    """Return one hash for files that are given by path and hash."""
    return hash_of("".join(f"{own}  {name}\n" for name, own in files).encode())
