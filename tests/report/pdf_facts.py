"""Facts about a PDF that tests assert: pages, text, links, outline, fonts, overlaps."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw

LETTERS = 1_000  # as many as most boxes hold


@dataclass(frozen=True)
class Box:
    """A line of text on a page, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def texts(data: bytes) -> list[str]:
    """Return the text of each page."""
    return list(_texts(data))


@lru_cache(maxsize=2)
def _texts(data: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(data)
    return tuple(page.get_textpage().get_text_bounded() for page in document)


@lru_cache(maxsize=1)
def boxes(data: bytes) -> tuple[tuple[int, tuple[float, float], list[Box]], ...]:
    """Return page number, page size and the text boxes of each page."""
    return tuple(_boxes(data))


def _boxes(data: bytes) -> Iterator[tuple[int, tuple[float, float], list[Box]]]:
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        text_page = page.get_textpage()
        found = []
        for index in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(index)
            text = text_within(text_page, left, bottom, right, top).strip()
            if text:
                found.append(Box(text, left, bottom, right, top))
        yield number, page.get_size(), found


def text_within(text_page: pypdfium2.PdfTextPage, left: float, bottom: float, right: float, top: float) -> str:
    """Return the text in a box; the library looks for it twice, once to count its letters."""
    room = (ctypes.c_ushort * LETTERS)()
    count = pypdfium2.raw.FPDFText_GetBoundedText(text_page, left, top, right, bottom, room, LETTERS)
    if count >= LETTERS:
        return text_page.get_text_bounded(left, bottom, right, top)
    return bytes(room)[: 2 * count].decode("utf-16-le", "ignore").rstrip("\0")


def overlaps(found: list[Box], tolerance: float = 1.2) -> list[tuple[str, str]]:
    """Return pairs of texts that cover each other by more than the tolerance in both directions, in points."""
    pairs = []
    above: list[Box] = []
    for one in sorted(found, key=lambda box: -box.top):
        above = [other for other in above if one.top - other.bottom > tolerance]
        for other in above:
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = one.top - max(one.bottom, other.bottom)
            if wide > tolerance and high > tolerance:
                pairs.append((other.text, one.text))
        above.append(one)
    return pairs


def outside(found: list[Box], size: tuple[float, float]) -> list[str]:
    """Return texts that reach over the edge of the page."""
    width, height = size
    return [one.text for one in found if one.left < 0 or one.bottom < 0 or one.right > width or one.top > height]


@dataclass(frozen=True)
class Structure:
    """Where links, outline entries and named destinations of a document lead, as page numbers from 1."""

    pages: int
    links: tuple[tuple[int, str, int | None], ...]
    outline: tuple[tuple[str, int | None], ...]
    destinations: dict[str, int]
    fonts_not_embedded: tuple[str, ...]


def structure(data: bytes) -> Structure:
    """Read links, outline, destinations and fonts."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        named = dict(_named(pdf, numbers))
        links = tuple(
            (number, str(annotation.get("/Dest", "")), _target(annotation.get("/Dest"), named, numbers))
            for number, page in enumerate(pdf.pages, start=1)
            for annotation in page.get("/Annots", [])
            if annotation.get("/Subtype") == "/Link" and "/Dest" in annotation
        )
        with pdf.open_outline() as outline:
            entries = tuple(_outline(outline.root, named, numbers))
        return Structure(len(pdf.pages), links, entries, named, tuple(sorted(_loose_fonts(pdf))))


def _named(pdf: pikepdf.Pdf, numbers: dict) -> Iterator[tuple[str, int]]:
    names = pdf.Root.get("/Names", {}).get("/Dests")
    if names is None:
        return
    for name, value in pikepdf.NameTree(names).items():
        target = value["/D"] if isinstance(value, pikepdf.Dictionary) else value
        yield name, numbers[target[0].objgen]


def _target(destination: object, named: dict[str, int], numbers: dict) -> int | None:
    if isinstance(destination, pikepdf.Array):
        return numbers.get(destination[0].objgen)
    return named.get(str(destination))


def _outline(items: list, named: dict[str, int], numbers: dict) -> Iterator[tuple[str, int | None]]:
    for item in items:
        destination = item.destination if item.destination is not None else item.action.get("/D")
        yield item.title, _target(destination, named, numbers)
        yield from _outline(item.children, named, numbers)


def _loose_fonts(pdf: pikepdf.Pdf) -> set[str]:
    loose = set()
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            for descendant in font.get("/DescendantFonts", [font]):
                description = descendant.get("/FontDescriptor", {})
                if not any(key in description for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    loose.add(str(font.get("/BaseFont")))
    return loose
