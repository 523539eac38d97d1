"""What a part of a report is, before and after it is drawn; drawn, it is objects of a PDF whose numbers are still open.

Everything here is plain: numbers, texts, bytes, and tuples of these. It travels between processes, and can be kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from reportgen.report.merging.squeezed import Squeezed


class NotApartError(Exception):
    """A report cannot be put together from parts, and is to be laid out as one document."""


class Numbers(NamedTuple):
    """What the margins of pages count: the pages before them, and those of the whole report."""

    before: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWanted:
    """A part to be drawn.

    Attributes:
        body: what its HTML has of its own.
        head: what stands before that in every part: the report's head and styles.
        tail: what stands after it in every part.
        pages_elsewhere: on which page each place of another part stands that it prints, as far as that is known.
        numbers: for sheets, which are nothing but the page numbers of other parts' pages.
    """

    body: str | Squeezed
    head: str = ""
    tail: str = ""
    pages_elsewhere: Mapping[str, int]
    numbers: Numbers | None = None

    @property
    def document(self) -> str:
        """Return its HTML; it is long, and put together only while it is needed."""
        return f"{self.head}{self.body}{self.tail}"


class Shared(IntEnum):
    """Objects that all parts have in common, by the place of their number; the sheets of the part's pages follow."""

    PAGES = 1
    DOCUMENT = 2
    FONTS = 3
    COLOURS = 4
    PROFILE = 5


Written: TypeAlias = tuple[bytes, tuple[int, ...]]
"""A value as it is written, with a place (%d) for each number in it, and what belongs there: nought and more count the
part's own objects, less than that the shared ones."""

Piece: TypeAlias = tuple[Written, bytes | None]
"""An object: its value, and for a stream what it holds as it is stored."""


def written_at(written: Written, base: int, shared: Sequence[int]) -> bytes:
    """Write a value out; `base` is the number of the part's first object, `shared[n - 1]` that of the shared one -n."""
    form, numbers = written
    return form % tuple(base + one if one >= 0 else shared[-one - 1] for one in numbers)


class PageDrawn(NamedTuple):
    """A page.

    `place` and `content` are its own and its content's places among the objects of its part, `kind` is the name of its
    style, `size` is in points, `height` in CSS pixels; of `bookmarks` there are level, text, point, and whether open.
    """

    place: int
    content: int
    kind: str
    size: tuple[float, ...]
    height: float
    bookmarks: tuple[tuple[int, str, tuple[float, float], str], ...]


class FontUsed(NamedTuple):
    """A font by its description, and what was set in it: widths and text by glyph."""

    name: str
    description: bytes
    size: float
    widths: dict[int, float]
    texts: dict[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDrawn:
    """A part of a report, drawn.

    Attributes:
        pages: its pages in order.
        size: how many objects it has.
        objects: these, numbered from nought, packed (`packing.objects_of`): most are never looked at.
        resources: which of these is what its pages draw with.
        states: of sheets, the states of drawing that their pages use, by name.
        tops: the outermost tags, in reading order.
        headings: the tags of headings in reading order, each with the level that its element has.
        owners: the object that is the leaf of the parent tree, for what is on the pages and for annotations.
        names: the leaf of the tree of identifiers, none without any.
        anchors: name, page and the point on it for each place that links may lead to.
        places: the page of each element with an id, the part's first counting 1.
        asked: the places outside the part whose pages it prints.
        led_to: the places that its links lead to.
        fonts: what was set in which font.
        digests: by place, the hashes of notes on its pages and of what they lead to, as far as they rest on it alone.
        complaints: what WeasyPrint had to say.
    """

    pages: tuple[PageDrawn, ...]
    size: int
    objects: bytes
    resources: int
    states: tuple[tuple[str, bytes], ...]
    tops: tuple[int, ...]
    headings: tuple[tuple[int, int], ...]
    owners: int
    names: int | None
    anchors: tuple[tuple[str, int, float, float], ...]
    places: dict[str, int]
    asked: tuple[str, ...]
    led_to: tuple[str, ...]
    fonts: tuple[FontUsed, ...]
    digests: tuple[tuple[int, bytes], ...]
    complaints: tuple[str, ...]
