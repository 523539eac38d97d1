"""One part of a report laid out and drawn, as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from reportgen.report.finish.across_pages import joined_across_pages
from reportgen.report.finish.artifacts import set_apart
from reportgen.report.finish.finisher import VARIANT
from reportgen.report.finish.headings import level_of
from reportgen.report.finish.images import as_they_are
from reportgen.report.finish.links import described
from reportgen.report.finish.lists import listed
from reportgen.report.finish.structure import Structure, structure_of
from reportgen.report.finish.tables import headed
from reportgen.report.layout.places import pages_of
from reportgen.report.layout.quicker import exchanged
from reportgen.report.merging.margins import page_numbers_alone, without_page_numbers
from reportgen.report.merging.packing import objects_packed
from reportgen.report.merging.pages_to_be import digests_ahead
from reportgen.report.merging.pieces import (
    FontUsed,
    NotApartError,
    Numbers,
    PageDrawn,
    PartDrawn,
    PartWanted,
    Piece,
    Shared,
    Written,
)
from reportgen.report.merging.targets import Elsewhere, places_elsewhere
from reportgen.report.merging.writing import Writer


class _DrawnError(Exception):
    """Stops WeasyPrint once a part is drawn, before it writes a file."""


def drawn(source: Any, fonts: Any, wanted: PartWanted, said: list[str]) -> PartDrawn:
    """Lay out and draw a part.

    Args:
        source: WeasyPrint's document to be, of the part's HTML.
        fonts: WeasyPrint's set of fonts, which parts may share.
        wanted: the part.
        said: what WeasyPrint complained of, told while it draws.
    """
    elsewhere = Elsewhere(pages=wanted.pages_elsewhere)
    done: list[PartDrawn] = []

    def capture(document: Any, pdf: Any) -> None:
        done.append(_captured(document, pdf, places, elsewhere, said, is_blank=wanted.numbers is not None))
        raise _DrawnError

    with _apart(elsewhere, wanted.numbers):
        document = source.render(pdf_variant=VARIANT, font_config=fonts)
        places = pages_of(document.pages)
        try:
            document.write_pdf(pdf_variant=VARIANT, finisher=capture)
        except _DrawnError:
            return done[0]
    raise AssertionError


@contextmanager
def _apart(elsewhere: Elsewhere, numbers: Numbers | None) -> Iterator[None]:
    """Let WeasyPrint leave to the whole what a part cannot know: page numbers, fonts and where links lead."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made
    from weasyprint import pdf  # noqa: PLC0415
    from weasyprint.pdf import stream  # noqa: PLC0415

    with ExitStack() as stack:
        stack.enter_context(places_elsewhere(elsewhere))
        stack.enter_context(without_page_numbers() if numbers is None else page_numbers_alone(numbers))
        stack.enter_context(exchanged(pdf, "build_fonts_dictionary", lambda *_: pydyf.Dictionary()))
        stack.enter_context(exchanged(stream, "Font", _described_font(stream.Font)))
        yield


def _described_font(usual: Any) -> Any:
    """Return what makes a font that remembers its description."""
    from weasyprint.text.ffi import ffi, pango  # noqa: PLC0415

    def font(pango_font: Any, description: Any, size: float) -> Any:
        made = usual(pango_font, description, size)
        made.described = ffi.string(pango.pango_font_description_to_string(description))
        return made

    return font


def _captured(
    document: Any, pdf: Any, places: dict[str, int], elsewhere: Elsewhere, said: list[str], *, is_blank: bool
) -> PartDrawn:
    structure = structure_of(pdf)
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    if is_blank:
        structure.document["K"].clear()  # blank pages say nothing
    tags, links = _mended(structure, pdf)
    shared = _shared(pdf, structure, pages)
    writer = Writer(pdf.objects, shared)
    resources = pdf.objects[_number(pages[0]["Resources"])]
    for place, page in enumerate(pages):
        _open_to_more(page, structure.at(page["Contents"]), len(pdf.objects) + place)
    for annotation, _ in links:
        annotation["StructParent"] = annotation.number
    numbers = writer.collect([*pages, *map(structure.at, structure.document["K"])])
    leaves = _Leaves(len(numbers))
    drawn_pages = tuple(_page(writer, page, laid_out) for page, laid_out in zip(pages, document.pages, strict=True))
    owners = leaves.add(_owners(writer, structure, pages, links))
    names = leaves.add(_names(writer, cells)) if (cells := [tag for tag in tags if "ID" in tag]) else None
    objects = (*map(writer.piece, numbers), *leaves.pieces)
    return PartDrawn(
        pages=drawn_pages,
        resources=writer.place(resources.number),
        states=tuple((name, bytes(state.data)) for name, state in sorted(resources["ExtGState"].items())),
        tops=tuple(writer.place(_number(one)) for one in structure.document["K"]),
        headings=tuple((writer.place(tag.number), level) for tag in tags if (level := level_of(tag))),
        owners=owners,
        names=names,
        size=len(objects),
        objects=objects_packed(objects),
        anchors=tuple(_anchors(pdf, pages)),
        places=places,
        asked=tuple(sorted(elsewhere.asked)),
        led_to=tuple(sorted(elsewhere.led_to)),
        fonts=tuple(_font(font) for font in document.fonts.values()),
        digests=digests_ahead(objects, drawn_pages),
        complaints=tuple(said),
    )


class _Leaves:
    """Objects of trees that all parts have in common, each with its place after the others."""

    def __init__(self, start: int) -> None:
        self._start = start
        self.pieces: list[Piece] = []

    def add(self, written: Written) -> int:
        """Add a leaf and return its place."""
        self.pieces.append((written, None))
        return self._start + len(self.pieces) - 1


def _mended(structure: Structure, pdf: Any) -> tuple[list[Any], list[tuple[Any, Any]]]:
    """Do to a part what is done to a whole report, but for what needs the whole; return its tags and its links."""
    joined_across_pages(structure)
    listed(structure)
    tags = list(structure.walk())
    links = list(structure.notes(tags))
    headed(structure, tags)
    described(links)
    set_apart(structure, pdf, tags)
    as_they_are(pdf)
    return tags, links


def _open_to_more(page: Any, content: Any, sheet: int) -> None:
    """Let a page draw its sheet, too; nothing that it sets up outlives its own content. Its key is its number."""
    import pydyf  # noqa: PLC0415

    content.stream.insert(0, b"q")
    content.stream.append(b"Q")
    page["Contents"] = pydyf.Array([page["Contents"], b"%d 0 R" % sheet])
    page["StructParents"] = page.number


def _shared(pdf: Any, structure: Structure, pages: list[Any]) -> dict[int, int]:
    """Return what stands for the objects that all parts have in common, by their numbers here.

    Sheets, which are not here, have the numbers after the last.
    """
    resources = structure.at(pages[0]["Resources"])
    (intent,) = pdf.catalog["OutputIntents"]
    shared = {
        pdf.pages.number: -Shared.PAGES,
        structure.document.number: -Shared.DOCUMENT,
        _number(resources["Font"]): -Shared.FONTS,
        _number(resources["ColorSpace"]): -Shared.COLOURS,
        _number(intent["DestOutputProfile"]): -Shared.PROFILE,
    }
    return shared | {len(pdf.objects) + place: -len(Shared) - 1 - place for place in range(len(pages))}


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _page(writer: Writer, page: Any, laid_out: Any) -> PageDrawn:
    return PageDrawn(
        place=writer.place(page.number),
        content=writer.place(_number(page["Contents"][0])),
        kind=laid_out._page_box.page_type.name or "",  # noqa: SLF001 - no other way
        size=tuple(page["MediaBox"]),
        height=laid_out.height,
        bookmarks=tuple((level, label, tuple(point), state) for level, label, point, state in laid_out.bookmarks),
    )


def _owners(writer: Writer, structure: Structure, pages: list[Any], links: list[tuple[Any, Any]]) -> Written:
    """Write the leaf that says which tag holds each piece of marked content of a page, and each annotation."""
    nums = structure.at(structure.root["ParentTree"])["Nums"]
    tags_by_key = dict(zip(nums[::2], nums[1::2], strict=True))
    owners = [(page, writer.written(tags_by_key[place])) for place, page in enumerate(pages)]
    owners += [(annotation, writer.written(tag.reference)) for annotation, tag in links]
    entries = sorted((writer.place(thing.number), owner) for thing, owner in owners)
    form = b" ".join(b"%d " + of_owner for _, (of_owner, _) in entries)
    numbers = [number for key, (_, of_owner) in entries for number in (key, *of_owner)]
    return b"<</Limits [%d %d]/Nums [" + form + b"]>>", (entries[0][0], entries[-1][0], *numbers)


def _names(writer: Writer, cells: list[Any]) -> Written:
    """Write the leaf that leads from the identifiers of cells to the cells."""
    places = sorted(writer.place(cell.number) for cell in cells)
    return (
        b"<</Limits [(%07d) (%07d)]/Names [" + b" ".join([b"(%07d) %d 0 R"] * len(places)) + b"]>>",
        (places[0], places[-1], *(number for place in places for number in (place, place))),
    )


def _anchors(pdf: Any, pages: list[Any]) -> Iterator[tuple[str, int, float, float]]:
    places = {page.number: place for place, page in enumerate(pages)}
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for name, (page, _, x, y, _) in zip(names[::2], names[1::2], strict=True):
        yield str(name.string), places[_number(page)], x, y


def _font(font: Any) -> FontUsed:
    if font.bitmap or font.missing:
        raise NotApartError(f"{font.name.decode()} lacks a sign, or is no outline")
    return FontUsed(
        name=font.hash,
        description=font.described,
        size=font.font_size,
        widths=dict(font.widths),
        texts=dict(font.to_unicode),
    )
