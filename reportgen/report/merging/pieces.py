"""What a part of a report is once it is drawn: objects of a PDF whose numbers are still open.

Everything here travels between processes, and holds nothing of WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum


class NotApartError(Exception):
    """A report cannot be put together from parts, and is to be laid out as one document."""


class Shared(IntEnum):
    """Objects that all parts have in common, by the place of their number; the pages of the part follow them."""

    PAGES = 1
    DOCUMENT = 2
    FONTS = 3
    COLOURS = 4
    PROFILE = 5


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written, with a place (%d) for each number in it.

    `numbers` say what belongs there: nought and more count the part's own objects, less than that the shared ones.
    """

    form: bytes
    numbers: tuple[int, ...] = ()

    def at(self, base: int, shared: Sequence[int]) -> bytes:
        """Write it out; `base` is the number of the part's first object, `shared[n - 1]` that of the shared one -n."""
        return self.form % tuple(base + one if one >= 0 else shared[-one - 1] for one in self.numbers)


@dataclass(frozen=True, slots=True)
class Piece:
    """An object: its value, and for a stream what it holds as it is stored, and its other entries."""

    value: Written | None = None
    entries: Mapping[str, Written] | None = None
    stored: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDrawn:
    """A page: its named kind and size, and the places of what it shows among the objects of its part."""

    kind: str
    size: tuple[float, ...]
    height: float
    contents: int
    resources: int
    annotations: tuple[int, ...]
    bookmarks: tuple[tuple[int, str, tuple[float, float], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUsed:
    """A font by its description, and what was set in it: widths and text by glyph."""

    name: str
    description: bytes
    size: float
    widths: Mapping[int, float]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDrawn:
    """A part of a report, drawn.

    Attributes:
        pages: its pages in order.
        objects: its objects, numbered from nought.
        tops: the outermost tags, in reading order.
        headings: the tags of headings in reading order, each with the level that its element has.
        owners: the tags' leaves of the parent tree: one for the pages, one for the annotations.
        names: the leaf of the tree of identifiers, and how many stand there.
        anchors: name, page and the point on it for each place that links may lead to.
        places: the page of each element with an id, the part's first counting 1.
        asked: the places outside the part whose pages it prints.
        led_to: the places that its links lead to.
        fonts: what was set in which font.
        complaints: what WeasyPrint had to say.
    """

    pages: tuple[PageDrawn, ...]
    objects: tuple[Piece, ...]
    tops: tuple[int, ...]
    headings: tuple[tuple[int, int], ...]
    page_owners: Written
    link_owners: Written | None
    names: Written | None
    anchors: tuple[tuple[str, int, float, float], ...]
    places: Mapping[str, int]
    asked: frozenset[str]
    led_to: frozenset[str]
    fonts: tuple[FontUsed, ...]
    complaints: tuple[str, ...]
