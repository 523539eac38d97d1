"""The objects of a PDF file, found by reading it from its beginning to its end: what stands later replaces the earlier.

The table of references is not used, so a file that has been saved anew, or added to, is read as well as one just made.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from reportgen.report.evidence.syntax import Name, PdfFaultError, PdfLimitError, Ref, Value, parsed

_ENCRYPTED = "it is encrypted: save it without a password first"
_NAMES_A_KEY = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R")
LARGEST_FILE = 128 * 1024 * 1024
LARGEST_STREAM = 64 * 1024 * 1024
_MOST_INFLATED = 768 * 1024 * 1024
_MOST_OBJECTS = 1_000_000
_MOST_STREAMS = 100_000
_MOST_FAULTS = 20  # each may take a look at all of the file
_START = re.compile(rb"(?<![0-9])([0-9]{1,9})[\x00\t\n\f\r ]{1,9}[0-9]{1,5}[\x00\t\n\f\r ]{1,9}obj\b")
_END = re.compile(rb"endobj|>>[\x00\t\n\f\r ]{0,9}stream\r?\n")
_STREAM = re.compile(rb"[\x00\t\n\f\r ]{0,9}stream\r?\n")
_ENDED = re.compile(rb"[\x00\t\n\f\r ]{0,9}endstream")
_TRAILER = re.compile(rb"\btrailer\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An object: its value, and what its stream holds as it is stored, None where it is no stream."""

    value: Value
    stored: bytes | None = None

    @property
    def dictionary(self) -> dict[str, Value]:
        """Return the value where it is a dictionary, an empty one elsewhere."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def is_deflated(self) -> bool:
        """Return whether the stream is stored deflated, and in no other way."""
        filters = self.dictionary.get("Filter")
        return filters == Name("FlateDecode") or filters == [Name("FlateDecode")]


@dataclass(slots=True, kw_only=True)
class PdfFile:
    """A PDF being read; how much it may inflate is bounded over all its streams together."""

    data: bytes
    trailer: dict[str, Value] = field(default_factory=dict)
    _places: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    _inflated: int = 0
    _faults: int = 0
    _streams: int = 0

    def at(self, value: Value) -> Thing:
        """Return what a reference leads to; any other value stands for itself.

        Raises:
            PdfFaultError: the object is missing or damaged.
        """
        if not isinstance(value, Ref):
            return Thing(value=value)
        if value.number not in self._places:
            return Thing(value=None)
        data, start = self._places[value.number]
        return self._thing(data, start)[0]

    def dictionary(self, value: Value) -> dict[str, Value]:
        """Return the dictionary that a value is or leads to, an empty one where there is none."""
        return self.at(value).dictionary

    def content(self, thing: Thing) -> bytes:
        """Return what a stream holds, inflated where it is deflated.

        Raises:
            PdfFaultError: it is damaged, or holds more than a report can.
        """
        stored = thing.stored or b""
        if not thing.is_deflated or not stored:
            return stored
        inflater = zlib.decompressobj()
        try:
            content = inflater.decompress(stored, LARGEST_STREAM + 1)
        except zlib.error as error:
            raise PdfFaultError("a compressed part is damaged, so copy or download it again") from error
        self._inflated += len(content)
        if len(content) > LARGEST_STREAM or self._inflated > _MOST_INFLATED:
            raise PdfLimitError("it holds more than a report can")
        if not inflater.eof:
            raise PdfFaultError("a compressed part is cut off, so copy or download it again")
        return content

    def find(self) -> None:
        """Find every object."""
        at = 0
        while (found := _START.search(self.data, at)) is not None:
            self._note(int(found[1]), self.data, found.end())
            at = self._after(found.end())
        for start in list(_TRAILER.finditer(self.data))[-_MOST_FAULTS:]:
            self._take_trailer(self.data, start.end())

    def _note(self, number: int, data: bytes, start: int) -> None:
        if len(self._places) >= _MOST_OBJECTS:
            raise PdfLimitError("it has more objects than a report can")
        self._places[number] = (data, start)

    def _after(self, start: int) -> int:
        """Return where the search goes on; what a stream of objects holds is noted on the way."""
        end = _END.search(self.data, start)
        if end is None:
            return len(self.data)
        if end[0] == b"endobj":
            return end.end()
        self._streams += 1
        if self._streams > _MOST_STREAMS:
            raise PdfLimitError("it has more parts than a report can")
        try:
            thing, after = self._thing(self.data, start)
        except PdfFaultError:
            self._faults += 1
            if self._faults > _MOST_FAULTS:
                raise
            return end.end()
        kind = thing.dictionary.get("Type")
        if kind == "ObjStm":
            self._open(thing)
        elif kind == "XRef":
            self.trailer |= thing.dictionary
        return after

    def _thing(self, data: bytes, start: int) -> tuple[Thing, int]:
        value, at = parsed(data, start)
        opening = _STREAM.match(data, at)
        if not isinstance(value, dict) or opening is None or data is not self.data:
            return Thing(value=value), at
        end = self._end_of_stream(value.get("Length"), opening.end())
        return Thing(value=value, stored=data[opening.end() : end]), end

    def _end_of_stream(self, length: Value, start: int) -> int:
        """Return where a stream ends: after its length, or where that is wrong at the word that ends it."""
        if isinstance(length, int) and 0 <= length <= len(self.data) and _ENDED.match(self.data, start + length):
            return start + length
        end = self.data.find(b"endstream", start)
        if end < 0:
            raise PdfFaultError("a stream does not end")
        return end - (self.data[end - 2 : end] == b"\r\n") - (self.data[end - 1 : end] in {b"\r", b"\n"})

    def _open(self, thing: Thing) -> None:
        """Note the objects that a stream of objects holds."""
        content = self.content(thing)
        first = thing.dictionary.get("First")
        if not isinstance(first, int) or not 0 <= first <= len(content):
            raise PdfFaultError("a stream of objects is damaged")
        numbers = content[:first].split()
        if not all(one.isdigit() and len(one) < 10 for one in numbers):  # noqa: PLR2004 - digits of a number
            raise PdfFaultError("a stream of objects is damaged")
        for number, place in zip(numbers[::2], numbers[1::2], strict=False):
            self._note(int(number), content, first + int(place))

    def _take_trailer(self, data: bytes, start: int) -> None:
        try:
            value, _ = parsed(data, start)
        except PdfFaultError:
            return
        if isinstance(value, dict):
            self.trailer |= value


def pdf_file(data: bytes) -> PdfFile:
    """Read a PDF.

    Raises:
        PdfFaultError: it is no PDF, encrypted, too large, or damaged beyond reading.
    """
    if b"%PDF-" not in data[:1024]:
        raise PdfFaultError("it is no PDF")
    if len(data) > LARGEST_FILE:
        raise PdfFaultError("it is larger than a report can be")
    file = PdfFile(data=data)
    try:
        file.find()
    except PdfFaultError as fault:
        raise PdfFaultError(_ENCRYPTED) if _NAMES_A_KEY.search(data) else fault from fault
    if "Encrypt" in file.trailer:
        raise PdfFaultError(_ENCRYPTED)
    if not file.dictionary(file.trailer.get("Root")):
        raise PdfFaultError("it is damaged, and the list of its pages is missing")
    return file
