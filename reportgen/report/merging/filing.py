"""A PDF file written a block of objects at a time, so that no more than a few blocks are in memory as objects."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import md5
from struct import Struct
from typing import IO

from reportgen.report.finish.endings import ended

_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_WIDTHS = (1, 5, 3)  # bytes of an entry: its kind; where in the file or in which stream; which there
_WIDTH = sum(_WIDTHS)
_FREE, _PLAIN, _PACKED = range(3)
_ROWS_AT_A_TIME = 8192  # of the table: it has hundreds of thousands in a long report
_LEVEL = 7  # of compressing objects: 9 takes three times as long, and spares half a hundredth of the file
_written = Struct(">BQ").pack


class Block:
    """Objects of a file, numbered from `first`, written one after another wherever they will stand in it.

    Attributes:
        first: the lowest number.
        data: the objects as they are written by now.
        entries: theirs in the table of objects, without those that stand by themselves.
        places: of those, the numbers and where each starts in `data`.
        hashes: of the pages among them, of what they draw.
    """

    def __init__(self, first: int) -> None:
        self.first = first
        self.data, self.entries = bytearray(), bytearray()
        self.places: list[tuple[int, int]] = []
        self.hashes: tuple[str, ...] = ()

    def stream(self, number: int, value: bytes, stored: bytes) -> None:
        """Write a stream: its dictionary, and what it holds as it is stored, with what ends it."""
        self.whole(number, b"%b\nstream\n%b" % (value, stored))

    def whole(self, number: int, written: bytes) -> None:
        """Write an object by itself."""
        self.places.append((number, len(self.data)))
        self.data += b"%d 0 obj\n%b\nendobj\n" % (number, written)

    def packed(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects that are no streams, packed into one that has a number of its own."""
        places, at = [], 0
        self.entries.extend(bytes((number + 1 - self.first) * _WIDTH - len(self.entries)))
        for place, (one, value) in enumerate(objects):
            start = (one - self.first) * _WIDTH
            self.entries[start : start + _WIDTH] = _entry(_PACKED, number, place)
            places.append(b"%d %d" % (one, at))
            at += len(value) + 1
        index = b" ".join(places) + b"\n"
        stored = zlib.compress(index + b"\n".join([value for _, value in objects]), _LEVEL)
        value = b"<</Type /ObjStm/N %d/First %d/Filter /FlateDecode/Length %d>>"
        self.stream(number, value % (len(objects), len(index), len(stored)), ended(stored))


def block_packed(block: Block) -> bytes:
    """Return a block as bytes that hold data only."""
    return marshal.dumps((block.first, block.data, block.entries, block.places, block.hashes), 2)


def block_unpacked(data: bytes) -> Block:
    """Return a block from bytes that this release, with this Python, has packed."""
    first, *written = marshal.loads(data)  # noqa: S302 - makes plain data, runs nothing
    block = Block(first)
    block.data, block.entries, block.places, block.hashes = written
    return block


class Filing:
    """A PDF that is being written into a file, of which no more than a block is in memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._size = file, 0
        self._hash = md5(usedforsecurity=False)
        self._entries = bytearray(_entry(_FREE, 0, 65535))
        self._write(_HEADER)

    def add(self, block: Block) -> None:
        """Write the next block, of other numbers than those before."""
        start = block.first * _WIDTH
        end = start + len(block.entries)
        self._entries.extend(bytes(max(0, end - len(self._entries))))
        self._entries[start:end] = block.entries
        for number, place in block.places:
            self._entries[number * _WIDTH : (number + 1) * _WIDTH] = _entry(_PLAIN, self._size + place, 0)
        self._write(block.data)

    def end(self, number: int, *, root: int, info: int) -> None:
        """Write the table of all objects, itself the one of the highest number, and end the file."""
        start = self._size
        self._entries.extend(bytes(number * _WIDTH - len(self._entries)) + _entry(_PLAIN, start, 0))
        stored = _deflated(_by_difference(self._entries, _WIDTH))
        name = self._hash.hexdigest().encode()
        value = (
            b"<</Type /XRef/Index [0 %d]/W [%d %d %d]/Size %d/Root %d 0 R/Info %d 0 R/ID [(%b) (%b)]"
            b"/Filter /FlateDecode/DecodeParms <</Predictor 12/Columns %d>>/Length %d>>"
        ) % (number + 1, *_WIDTHS, number + 1, root, info, name, name, _WIDTH, len(stored))
        table = Block(number)
        table.stream(number, value, ended(stored))
        self._write(table.data + b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes | bytearray) -> None:
        self._file.write(data)
        self._hash.update(data)
        self._size += len(data)


def _entry(kind: int, where: int, which: int) -> bytes:
    return _written(kind, where << _WIDTHS[2] * 8 | which)


def _deflated(pieces: Iterable[bytes]) -> bytes:
    deflating = zlib.compressobj(9)
    return b"".join([*map(deflating.compress, pieces), deflating.flush()])


def _by_difference(rows: bytearray, width: int) -> Iterator[bytes]:
    """Yield rows of so many bytes as differences to the row above, each after the sign of that (PNG's filter Up).

    All bytes of many rows are taken from those above at once, as one number with a bit to spare for each.
    """
    above = bytes(width)
    for start in range(0, len(rows), _ROWS_AT_A_TIME * width):
        these = bytes(rows[start : start + _ROWS_AT_A_TIME * width])
        yield _differences(these, above + these[:-width], width)
        above = these[-width:]


def _differences(rows: bytes, above: bytes, width: int) -> bytes:
    size = len(rows)
    spare = int.from_bytes(b"\x80" * size, "big")
    these, those = (int.from_bytes(one, "big") for one in (rows, above))
    different = (((these | spare) - (those & ~spare)) ^ ((these ^ ~those) & spare)).to_bytes(size, "big")
    table = bytearray(b"\2" * (size // width * (width + 1)))
    for column in range(width):
        table[column + 1 :: width + 1] = different[column::width]
    return bytes(table)
