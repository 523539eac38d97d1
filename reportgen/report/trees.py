"""Folders by what they hold: the hash of every file, and one of the whole. Hashes are SHA-256 in hex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

_COMPILED = ".pyc"


def hash_of(content: bytes) -> str:
    """Return the hash of some bytes."""
    return sha256(content).hexdigest()


def hashes_under(folder: Path, suffixes: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return every file under a folder, by its path there, with its hash; only of some kinds where these are given."""
    wanted = set(suffixes)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != _COMPILED)
    return tuple(
        (path.relative_to(folder).as_posix(), hash_of(path.read_bytes()))
        for path in paths
        if not wanted or path.suffix.lower() in wanted
    )


def is_all_here(folder: Path) -> bool:
    """Return whether no other folder is linked into a folder, which `hashes_under` would not look through."""
    return not any(path.is_symlink() and path.is_dir() for path in folder.rglob("*"))


def hash_of_all(files: Sequence[tuple[str, str]]) -> str:
    """Return one hash for files that are given by path and hash."""
    return hash_of("".join(f"{own}  {name}\n" for name, own in files).encode())
