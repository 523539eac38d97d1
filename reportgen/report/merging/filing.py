"""A PDF file written a block of objects at a time, so that no more than one block is in memory as objects."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from hashlib import md5

_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_WIDTHS = (1, 5, 3)  # bytes of an entry: its kind; where in the file or in which stream; which there
_FREE, _PLAIN, _PACKED = range(3)


class Filing:
    """A file that is being written; `data` is what is written by now.

    What is packed is compressed `beside`, in another thread, while the next block is made ready.
    """

    def __init__(self, beside: Executor) -> None:
        self.data = bytearray(_HEADER)
        self._beside = beside
        self._waiting: list[tuple[int, bytes, Future[bytes]]] = []
        self._entries = bytearray()
        self._enter(0, _FREE, 0, 65535)

    def stream(self, number: int, value: bytes, stored: bytes) -> None:
        """Write a stream: its dictionary, and what it holds as it is stored, with what ends it."""
        self.whole(number, b"%b\nstream\n%b" % (value, stored))

    def whole(self, number: int, written: bytes) -> None:
        """Write an object by itself."""
        self._write_waiting()
        self._enter(number, _PLAIN, len(self.data), 0)
        self.data += b"%d 0 obj\n%b\nendobj\n" % (number, written)

    def packed(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects that are no streams, packed into one that has a number of its own."""
        places, at = [], 0
        for place, (one, value) in enumerate(objects):
            self._enter(one, _PACKED, number, place)
            places.append(b"%d %d" % (one, at))
            at += len(value) + 1
        index = b" ".join(places) + b"\n"
        self._write_waiting()
        content = index + b"\n".join(value for _, value in objects)
        value = b"<</Type /ObjStm/N %d/First %d/Filter /FlateDecode/Length %%d>>" % (len(objects), len(index))
        self._waiting.append((number, value, self._beside.submit(zlib.compress, content, 9)))

    def _write_waiting(self) -> None:
        while self._waiting:
            number, value, compressed = self._waiting.pop()
            stored = compressed.result()
            self.stream(number, value % len(stored), stored + b"\nendstream")

    def end(self, number: int, *, root: int, info: int) -> None:
        """Write the table of all objects, itself the one of the highest number, and end the file."""
        self._write_waiting()
        start = len(self.data)
        self._enter(number, _PLAIN, start, 0)
        stored = zlib.compress(_by_difference(self._entries, sum(_WIDTHS)), 9)
        name = md5(self.data, usedforsecurity=False).hexdigest().encode()
        value = (
            b"<</Type /XRef/Index [0 %d]/W [%d %d %d]/Size %d/Root %d 0 R/Info %d 0 R/ID [(%b) (%b)]"
            b"/Filter /FlateDecode/DecodeParms <</Predictor 12/Columns %d>>/Length %d>>"
        ) % (number + 1, *_WIDTHS, number + 1, root, info, name, name, sum(_WIDTHS), len(stored))
        self.stream(number, value, stored + b"\nendstream")
        self.data += b"startxref\n%d\n%%%%EOF\n" % start

    def _enter(self, number: int, *entry: int) -> None:
        size = sum(_WIDTHS)
        self._entries.extend(bytes(max(0, (number + 1) * size - len(self._entries))))
        written = b"".join(one.to_bytes(width, "big") for one, width in zip(entry, _WIDTHS, strict=True))
        self._entries[number * size : (number + 1) * size] = written


def _by_difference(rows: bytearray, width: int) -> bytes:
    """Return rows of so many bytes as differences to the row above, each after the sign of that (PNG's filter Up)."""
    above = bytes(width) + rows
    different = bytes((one - other) & 255 for one, other in zip(rows, above, strict=False))
    return b"".join(b"\2" + different[start : start + width] for start in range(0, len(rows), width))
