"""What happens to a workbook while somebody works on it, seen by looking at it now and then."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from reportgen.errors import UnreadableInputError

PATIENCE = 50
_ZIP = b"PK"


class ChangeKind(StrEnum):
    """What was seen."""

    SAVED = "saved"
    UNCHANGED = "saved without a change"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells one save from another without reading the file; `modified` is in nanoseconds."""

    modified: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was seen, and the stamp of the file then; None where there is no file."""

    kind: ChangeKind
    stamp: Stamp | None


def changes(workbook: Path, *, pause: Callable[[], None]) -> Iterator[Change]:
    """Yield what happens to a workbook, forever, first that it is there; `pause` waits from one look to the next.

    A save counts when two looks see the same file, it can be opened, and it is whole: Excel writes in two steps, and
    a copy over the network in many. What is still no whole file after `PATIENCE` looks counts too, so that the reason
    is said. A file is looked at anew once the taker of a change is done with it, so the last save is never missed.
    """
    watcher = _Watcher(workbook)
    while True:
        change = watcher.look()
        if change is not None:
            yield change
            watcher.begin_again()
        pause()


def stamp_of(workbook: Path) -> Stamp | None:
    """Return the stamp of a file, None where there is none."""
    try:
        seen = os.stat(workbook)  # noqa: PTH116 - a link's target, and an error for every name there cannot be
    except OSError:
        return None
    return Stamp(modified=seen.st_mtime_ns, size=seen.st_size, inode=seen.st_ino)


def require_there(workbook: Path) -> None:
    """Show that a workbook can be opened.

    Raises:
        UnreadableInputError: it is missing, or is no file to be watched.
    """
    from reportgen.workbook.source import read_source  # noqa: PLC0415 - not needed for --help

    read_source(workbook)


class _Watcher:
    """Remembers what it saw last: the stamp, for how many looks, and the digest of the last whole save."""

    def __init__(self, workbook: Path) -> None:
        self._workbook = workbook
        self._stamp: Stamp | None = None
        self._looks = 0
        self._is_dealt_with = False
        self._digest = ""
        self._digested: Stamp | None = None
        self._is_refusal_said = False

    def begin_again(self) -> None:
        self._looks, self._is_dealt_with = 0, self._stamp is None

    def look(self) -> Change | None:
        stamp = stamp_of(self._workbook)
        if stamp != self._stamp:
            self._stamp, self._looks, self._is_dealt_with = stamp, 0, False
            return None
        if self._is_dealt_with:
            return None
        self._looks += 1
        return self._missing() if stamp is None else self._settled(stamp)

    def _missing(self) -> Change | None:
        if self._looks < PATIENCE:
            return None
        self._is_dealt_with, self._digested = True, None
        return Change(kind=ChangeKind.GONE, stamp=None)

    def _settled(self, stamp: Stamp) -> Change | None:
        content = _content(self._workbook)
        if stamp_of(self._workbook) != stamp or (not _is_whole(content) and self._looks < PATIENCE):
            return None
        if content is None:
            return self._refused(stamp)
        self._is_dealt_with, self._is_refusal_said = True, False
        digest, before = sha256(content).hexdigest(), (self._digest, self._digested)
        self._digest, self._digested = digest, stamp
        if digest != before[0]:
            return Change(kind=ChangeKind.SAVED, stamp=stamp)
        return None if stamp == before[1] else Change(kind=ChangeKind.UNCHANGED, stamp=stamp)

    def _refused(self, stamp: Stamp) -> Change | None:
        """Say once that a file may not be opened, and go on trying."""
        if self._is_refusal_said:
            return None
        self._is_refusal_said, self._digest = True, ""
        return Change(kind=ChangeKind.SAVED, stamp=stamp)


def _content(workbook: Path) -> bytes | None:
    """Return the bytes of a file, none where it is none to be read, None where it may not be opened now."""
    from reportgen.workbook.source import read_source  # noqa: PLC0415 - not needed for --help

    try:
        return read_source(workbook)
    except UnreadableInputError as error:
        return None if isinstance(error.__cause__, OSError) else b""


def _is_whole(content: bytes | None) -> bool:
    """Return whether a file was written to its end, as far as its kind tells: a workbook has its directory there."""
    if not content:
        return False
    return not content.startswith(_ZIP) or zipfile.is_zipfile(BytesIO(content))
