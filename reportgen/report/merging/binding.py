"""The parts of a report written into one file, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from reportgen.report.finish.endings import ended
from reportgen.report.finish.headings import kind_of
from reportgen.report.merging.contents import Contents
from reportgen.report.merging.filing import Filing
from reportgen.report.merging.frame import Frame
from reportgen.report.merging.pages_to_be import PagesToBe
from reportgen.report.merging.pieces import NotApartError, PartDrawn, Written, written_at
from reportgen.report.merging.stock import Stock

Finish: TypeAlias = Callable[[Any, Sequence[str]], None]


class Binding:
    """A report that is being bound: its sheets first, then its parts, and at last the frame around them."""

    def __init__(self, whole: Contents, frame: Frame, filing: Filing) -> None:
        self._whole, self._frame, self._filing = whole, frame, filing
        self._levels = iter(whole.levels)
        self._pages = PagesToBe(frame.pdf)
        self._numbers: list[int] = []

    def bound(self, parts: Stock, sheets: Stock, finish: Finish) -> bytearray:
        """Return the file. `finish` does what is done to a PDF once all pages are there; it is given their hashes."""
        first = self._write_sheets(sheets)
        for part, size in zip(parts.parts(), self._whole.sizes, strict=True):
            base = self._frame.reserve(size + 1)
            on = range(first + len(self._numbers), first + len(self._numbers) + len(part.pages))
            self._write_part(part, base, (*self._frame.common, *on))
            self._frame.add(part, base)
            self._numbers += [base + page.place for page in part.pages]
        self._frame.complete(self._whole, self._numbers)
        finish(self._frame.pdf, self._pages.hashes)
        return self._ended()

    def _write_sheets(self, sheets: Stock) -> int:
        first = number = self._frame.reserve(len(self._whole.pages))
        for part in sheets.parts():
            for page in part.pages:
                value, stored = part.objects[page.content]
                self._filing.stream(number, value[0], ended(stored or b""))
                self._pages.sheets[number] = value[0], stored
                number += 1
        return first

    def _write_part(self, part: PartDrawn, base: int, shared: Sequence[int]) -> None:
        objects = [
            (written_at(value, base, shared), stored)
            for value, (_, stored) in zip(self._values(part), part.objects, strict=True)
        ]
        self._pages.add(part, base, objects)
        for number, (value, stored) in enumerate(objects, start=base):
            if stored is not None:
                self._filing.stream(number, value, ended(stored))
        plain = [(number, value) for number, (value, stored) in enumerate(objects, start=base) if stored is None]
        self._filing.packed(base + len(objects), plain)

    def _values(self, part: PartDrawn) -> Iterator[Written]:
        """Yield the objects' values, headings with the level of their place, and room for what the sheets draw with."""
        headings = dict(part.headings)
        for place, (value, _) in enumerate(part.objects):
            if place in headings:
                yield _levelled(value, headings[place], next(self._levels))
            elif place == part.resources:
                yield _with_states(value, self._whole.states)
            else:
                yield value

    def _ended(self) -> bytearray:
        pdf = self._frame.pdf
        pdf.add_object(pdf.info)
        plain = []
        for thing in pdf.objects:
            if thing.free == "f":
                continue
            if thing.compressible:
                plain.append((thing.number, thing.data))
            else:
                self._filing.whole(thing.number, thing.data)
        self._filing.packed(len(pdf.objects), plain)
        self._filing.end(len(pdf.objects) + 1, root=pdf.catalog.number, info=pdf.info.number)
        return self._filing.data


def _levelled(value: Written, written: int, level: int) -> Written:
    """Return a heading's tag with the level of its place in the whole."""
    form, numbers = value
    before, after = (f"/S {kind_of(one)}/".encode() for one in (written, level))
    if form.count(before) != 1:
        raise NotApartError("a heading is not written as it should be")
    return form.replace(before, after), numbers


def _with_states(value: Written, states: dict[str, bytes]) -> Written:
    """Return a part's resources with the states of drawing that the sheets use."""
    form, numbers = value
    start = b"/ExtGState <<"
    for name, state in states.items():
        if f"/{name} ".encode() not in form:
            form = form.replace(start, start + f"/{name} ".encode() + state.replace(b"%", b"%%"), 1)
    return form, numbers
