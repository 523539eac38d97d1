"""A folder of entries by key: whole or absent, private, bounded, and never a reason for a run to fail."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportgen.report.cache.entry import Entry, packed, unpacked
from reportgen.report.cache.place import kept_folder, made_private
from reportgen.report.whole_files import write_whole

MEGABYTE = 1024 * 1024
LARGEST = 256 * MEGABYTE
"""How much is kept, in bytes."""

_ENDING, _DRAFT = ".kept", ".draft"
_OURS = re.compile(rf"[0-9a-f]{{64}}\{_ENDING}|.*\{_DRAFT}")
_SHARE = 4  # one entry is at most a quarter of all
_HOUR = 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Entries by key, a SHA-256 in hex; those not used for longest go first where there are more than `largest` bytes.

    Several runs may use it at once: an entry has its name only when it is whole.
    """

    folder: Path
    largest: int = LARGEST

    def taken(self, key: str) -> Entry | None:
        """Return an entry, None where it is not there or is damaged; a damaged one is removed."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        entry = unpacked(data)
        with suppress(OSError):
            if entry is None:
                path.unlink()
            else:
                os.utime(path)
        return entry

    def has(self, key: str) -> bool:
        """Return whether there is an entry, which may be damaged."""
        return self._path(key).exists()

    def keep(self, key: str, entry: Entry) -> None:
        """Keep an entry, where that is possible."""
        most = self.largest / _SHARE
        if sum(map(len, entry.contents.values())) > most or len(data := packed(entry)) > most:
            return
        with suppress(OSError):
            write_whole(self._path(key), data, draft=_DRAFT)

    def prune(self) -> None:
        """Remove what is too much, and what runs left that did not end well."""
        with suppress(OSError):
            files = sorted(self._files(), reverse=True)
            room, long_ago = self.largest, time.time() - _HOUR
            for used, size, name in files:
                room -= size
                if room < 0 or (used < long_ago and name.endswith(_DRAFT)):
                    with suppress(OSError):  # one that cannot be removed keeps none of the others
                        (self.folder / name).unlink(missing_ok=True)

    def size(self) -> int:
        """Return how many bytes are kept."""
        return sum(size for _, size, _ in self._files())

    def _files(self) -> Iterator[tuple[float, int, str]]:
        """Yield when each file was last used, its size and its name."""
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if _OURS.fullmatch(entry.name):
                    with suppress(FileNotFoundError):  # another run removed it
                        found = entry.stat(follow_symlinks=False)
                        yield found.st_mtime, found.st_size, entry.name

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_ENDING}"


def usual_store() -> Store | None:
    """Return the user's own store, None where nothing is to be kept or nothing can be."""
    try:
        folder = kept_folder()
        if folder is None:
            return None
        made_private(folder)
    except (OSError, RuntimeError):  # RuntimeError: no home is known
        return None
    return Store(folder=folder)
