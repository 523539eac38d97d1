"""Drafts: the names that files have until they are whole, and what killed runs left of them."""

from __future__ import annotations

import os
import platform
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

_DRAFT = re.compile(r"\.reportgen-(?P<place>[0-9a-f]{8})-(?P<process>[0-9]+)-[0-9a-f]{12}(?:\.[A-Za-z0-9]+)?")
_DAY = 24 * 60 * 60


def draft_name(suffix: str = "") -> str:
    """Return a hidden name that no other draft has, which says whose it is."""
    return f".reportgen-{_place()}-{os.getpid()}-{secrets.token_hex(6)}{suffix}"


def sweep(folder: Path) -> None:
    """Remove the drafts of runs that were killed: their process is gone, or they are older than a day."""
    with suppress(OSError):
        for path in folder.iterdir():
            if is_left_over(path):
                _remove(path)


def is_left_over(path: Path) -> bool:
    """Return whether a path is a draft that nobody will finish."""
    found = _DRAFT.fullmatch(path.name)
    if found is None:
        return False
    if found["place"] == _place() and not _is_running(int(found["process"])):
        return True
    try:
        return time.time() - path.lstat().st_mtime > _DAY
    except OSError:
        return False


@contextmanager
def removed_afterwards(draft: Path) -> Iterator[None]:
    """Remove a draft that has not got its own name by the end; twice, since the first may be stopped."""
    try:
        try:
            yield
        finally:
            _remove(draft)
    finally:
        _remove(draft)


def _remove(path: Path) -> None:
    """Remove a draft, file or folder, if it is there and can be removed."""
    with suppress(OSError):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def _place() -> str:
    """Return what tells one computer's processes, or one container's, from those of others on the same drive."""
    try:
        space = os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - "pid:[...]" is no path
    except OSError:
        space = ""
    return sha256(f"{platform.node()} {space}".encode()).hexdigest()[:8]


def _is_running(process: int) -> bool:
    """Return whether a process runs on this computer; where that cannot be asked, it may."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
