"""The parts of a report written into one file, one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import islice
from typing import IO, Any, Protocol, TypeAlias

from reportgen.report.merging.contents import Contents
from reportgen.report.merging.filing import Block, Filing
from reportgen.report.merging.frame import Frame
from reportgen.report.merging.packing import objects_of, unpacked
from reportgen.report.merging.pages_to_be import drawn_with
from reportgen.report.merging.placing import Place, placed, room_for
from reportgen.report.merging.stock import Stock

Finish: TypeAlias = Callable[[Any, Sequence[str]], None]
_AHEAD = 3  # parts that are being written while the one before waits to stand in the file


class Binder(Protocol):
    """Writes parts."""

    def placed(self, part: bytes, place: Place) -> Block:
        """Write a part, packed, where it stands. Several threads may ask."""


class PlainBinder:
    """Writes each part that is asked for."""

    def placed(self, part: bytes, place: Place) -> Block:
        """Write a part, packed, where it stands."""
        return placed(unpacked(part), place)


class Binding:
    """A report that is being bound: part after part, and at last the frame around them."""

    def __init__(self, whole: Contents, frame: Frame, binder: Binder, file: IO[bytes]) -> None:
        self._whole, self._frame, self._binder = whole, frame, binder
        self._filing = Filing(file)
        self._numbers: list[int] = []

    def bind(self, parts: Stock, sheets: Stock, finish: Finish, beside: Executor) -> None:
        """Write the file.

        Parts are written in the threads `beside`, in order. `finish` does what is done to a PDF once all pages are
        there; it is given their hashes.
        """
        own = self._frame.reserve(1)
        hashes: list[str] = []
        for block in _in_turn(beside, self._binder.placed, self._places(parts, sheets)):
            self._filing.add(block)
            hashes += block.hashes
        end = len(self._frame.pdf.objects)
        self._frame.complete(self._whole, self._numbers)
        finish(self._frame.pdf, hashes)
        self._end(own, end)

    def _places(self, parts: Stock, sheets: Stock) -> Iterator[tuple[bytes, Place]]:
        """Yield the parts, each with its place."""
        levels, of_sheets = iter(self._whole.levels), _sheets(sheets)
        states = tuple(self._whole.states.items())
        common = drawn_with(self._frame.pdf, self._frame.common)
        for packed in parts.packed():
            part = unpacked(packed)
            base = self._frame.reserve(room_for(part))
            self._frame.add(part, base)
            self._numbers += [base + page.place for page in part.pages]
            yield (
                packed,
                Place(
                    base=base,
                    common=self._frame.common,
                    levels=tuple(islice(levels, len(part.headings))),
                    states=states,
                    sheets=tuple(islice(of_sheets, len(part.pages))),
                    drawn_with=common,
                ),
            )

    def _end(self, own: int, end: int) -> None:
        """Write what is none of the parts': of the frame, what came before number `own` and from `end` on."""
        pdf = self._frame.pdf
        pdf.add_object(pdf.info)
        number = len(pdf.objects)
        self._filing.add(_block(pdf.objects[1:own], 1, own))
        self._filing.add(_block(pdf.objects[end:], end, number))
        self._filing.end(number + 1, root=pdf.catalog.number, info=pdf.info.number)


def _in_turn(
    beside: Executor, work: Callable[[bytes, Place], Block], wanted: Iterable[tuple[bytes, Place]]
) -> Iterator[Block]:
    """Yield what is made of one after another, a few ahead."""
    waiting: deque[Future[Block]] = deque()
    for one in wanted:
        waiting.append(beside.submit(work, *one))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    for made in waiting:
        yield made.result()


def _sheets(sheets: Stock) -> Iterator[tuple[bytes, bytes]]:
    """Yield what is drawn onto pages beside their own content."""
    for part in sheets.parts():
        objects = objects_of(part)
        for page in part.pages:
            (form, _), stored = objects[page.content]
            yield form, stored or b""


def _block(objects: Sequence[Any], first: int, number: int) -> Block:
    """Write objects of the frame's own; those that are to be packed into one of this number."""
    block = Block(first)
    plain = []
    for thing in objects:
        if thing.free == "f":
            continue
        if thing.compressible:
            plain.append((thing.number, thing.data))
        else:
            block.whole(thing.number, thing.data)
    block.packed(number, plain)
    return block
