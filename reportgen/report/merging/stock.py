"""Parts that are drawn, kept until they are put together: on disk where they are large, and only one read at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import IO

from reportgen.report.merging.packing import unpacked
from reportgen.report.merging.pieces import PartDrawn

_IN_MEMORY = 16 * 2**20  # bytes; a report of some four hundred pages is larger


@dataclass(slots=True, kw_only=True)
class Stock:
    """Parts by their places. Several threads may put them in; one takes them out, when all are there."""

    file: IO[bytes]
    _where: dict[int, tuple[int, int]] = field(default_factory=dict)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock)

    def put(self, place: int, part: bytes) -> None:
        """Keep a part, packed; it takes the place of an earlier one."""
        with self._lock:
            self.file.seek(self._size)
            self.file.write(part)
            self._where[place] = self._size, len(part)
            self._size += len(part)

    def part(self, place: int) -> PartDrawn:
        """Return a part."""
        return unpacked(self._read(place))

    def parts(self) -> Iterator[PartDrawn]:
        """Yield the parts, in the order of their places."""
        return map(unpacked, self.packed())

    def packed(self) -> Iterator[bytes]:
        """Yield the parts as they were put in, in the order of their places."""
        return map(self._read, sorted(self._where))

    def _read(self, place: int) -> bytes:
        start, length = self._where[place]
        self.file.seek(start)
        return self.file.read(length)


@contextmanager
def stock() -> Iterator[Stock]:
    """Make a stock, and clear it away."""
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        yield Stock(file=file)
