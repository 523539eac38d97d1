"""One part of a report written where it stands in the file: everything that its bytes follow from, and the bytes."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.report.finish.endings import ended
from reportgen.report.finish.headings import kind_of
from reportgen.report.merging.filing import Block
from reportgen.report.merging.packing import objects_of
from reportgen.report.merging.pages_to_be import DrawnWith, page_hashes
from reportgen.report.merging.pieces import NotApartError, PartDrawn, Written, written_at

_FINENESS = 4  # digits, by twos, of how many numbers a part takes


class Place(NamedTuple):
    """Where a part stands, and what it is told of the whole; plain data.

    Attributes:
        base: the number of its first object; its sheets come after the last, and then what all are packed into.
        common: the numbers of the objects that all parts have in common, in the order of `Shared`.
        levels: those of its headings in the whole.
        states: the states of drawing that sheets use, by name.
        sheets: what each of its pages draws beside its own content: a stream's dictionary, and what it holds.
        drawn_with: what all parts have in common, for the hashes of pages.
    """

    base: int
    common: tuple[int, ...]
    levels: tuple[int, ...]
    states: tuple[tuple[str, bytes], ...]
    sheets: tuple[tuple[bytes, bytes], ...]
    drawn_with: DrawnWith


def room_for(part: PartDrawn) -> int:
    """Return how many numbers to keep for a part.

    They are a few more than it takes, so that a part with some objects more or less seldom moves those after it to
    other numbers: these can be taken from the cache as they were written.
    """
    needed = part.size + len(part.pages) + 1
    step: int = 1 << max(0, needed.bit_length() - _FINENESS)
    return -(-needed // step) * step


def placed(part: PartDrawn, place: Place) -> Block:
    """Write a part.

    Raises:
        NotApartError: something is not as it was expected to be.
    """
    first_sheet = place.base + part.size
    shared = (*place.common, *range(first_sheet, first_sheet + len(place.sheets)))
    pieces = objects_of(part)
    values = _values(part, [value for value, _ in pieces], place)
    objects = [
        *((written_at(value, place.base, shared), stored) for value, (_, stored) in zip(values, pieces, strict=True)),
        *place.sheets,
    ]
    block = Block(place.base)
    for number, (value, stored) in enumerate(objects, start=place.base):
        if stored is not None:
            block.stream(number, value, ended(stored))
    plain = [(number, value) for number, (value, stored) in enumerate(objects, start=place.base) if stored is None]
    block.packed(place.base + len(objects), plain)
    block.hashes = page_hashes(part, place.base, objects, place.drawn_with)
    return block


def _values(part: PartDrawn, written: list[Written], place: Place) -> list[Written]:
    """Return the objects' values, headings with the level of their place, and room for what the sheets draw with."""
    for (heading, level), in_whole in zip(part.headings, place.levels, strict=True):
        written[heading] = _levelled(written[heading], level, in_whole)
    written[part.resources] = _with_states(written[part.resources], place.states)
    return written


def _levelled(value: Written, written: int, level: int) -> Written:
    """Return a heading's tag with the level of its place in the whole."""
    form, numbers = value
    before, after = (f"/S {kind_of(one)}/".encode() for one in (written, level))
    if form.count(before) != 1:
        raise NotApartError("a heading is not written as it should be")
    return form.replace(before, after), numbers


def _with_states(value: Written, states: tuple[tuple[str, bytes], ...]) -> Written:
    """Return a part's resources with the states of drawing that the sheets use."""
    form, numbers = value
    start = b"/ExtGState <<"
    for name, state in states:
        if f"/{name} ".encode() not in form:
            form = form.replace(start, start + f"/{name} ".encode() + state.replace(b"%", b"%%"), 1)
    return form, numbers
