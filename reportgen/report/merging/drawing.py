"""One part of a report laid out and drawn, as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from reportgen.report.merging.margins import without_page_numbers
from reportgen.report.merging.pieces import FontUsed, NotApartError, PageDrawn, PartDrawn, Shared, Written
from reportgen.report.merging.targets import Elsewhere, places_elsewhere
from reportgen.report.merging.writing import Writer
from reportgen.report.places import pages_of
from reportgen.report.quicker import exchanged


class _DrawnError(Exception):
    """Stops WeasyPrint once a part is drawn, before it writes a file."""


def drawn(source: Any, fonts: Any, pages_elsewhere: Mapping[str, int], complaints: list[str]) -> PartDrawn:
    """Lay out and draw a part.

    Args:
        source: WeasyPrint's document to be.
        fonts: WeasyPrint's set of fonts, which parts may share.
        pages_elsewhere: the page on which each place of another part stands, as far as it is known.
        complaints: where WeasyPrint's complaints are collected.
    """
    elsewhere = Elsewhere(pages=pages_elsewhere)
    done: list[PartDrawn] = []

    def capture(document: Any, pdf: Any) -> None:
        done.append(_captured(document, pdf, places, elsewhere, tuple(complaints)))
        raise _DrawnError

    with _apart(elsewhere):
        document = source.render(pdf_variant=VARIANT, font_config=fonts)
        places = pages_of(document.pages)
        try:
            document.write_pdf(pdf_variant=VARIANT, finisher=capture)
        except _DrawnError:
            return done[0]
    raise AssertionError


@contextmanager
def _apart(elsewhere: Elsewhere) -> Iterator[None]:
    """Let WeasyPrint leave to the whole what a part cannot know: page numbers, fonts and where links lead."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made
    from weasyprint import pdf  # noqa: PLC0415
    from weasyprint.pdf import stream  # noqa: PLC0415

    with ExitStack() as stack:
        stack.enter_context(places_elsewhere(elsewhere))
        stack.enter_context(without_page_numbers())
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
    document: Any, pdf: Any, places: Mapping[str, int], elsewhere: Elsewhere, complaints: tuple[str, ...]
) -> PartDrawn:
    structure = structure_of(pdf)
    joined_across_pages(structure)
    listed(structure)
    headed(structure)
    described(structure)
    set_apart(structure, pdf)
    as_they_are(pdf)
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page in pages:
        _enclose(structure.at(page["Contents"]))
    writer = Writer(pdf.objects, _shared(pdf, structure, pages))
    tops = structure.document["K"]
    numbers = writer.collect([*pages, tops])
    tags = list(structure.walk())
    links = _links(structure, tags)
    for annotation, _ in links:
        annotation["StructParent"] = annotation.number
    return PartDrawn(
        pages=tuple(_page(writer, page, laid_out) for page, laid_out in zip(pages, document.pages, strict=True)),
        objects=tuple(writer.piece(number) for number in numbers),
        tops=tuple(writer.place(one) for one in tops),
        headings=tuple((writer.place(tag.number), level) for tag in tags if (level := level_of(tag))),
        page_owners=_page_owners(writer, structure, len(pages)),
        link_owners=_link_owners(writer, links),
        names=_names(writer, tags),
        anchors=tuple(_anchors(pdf, writer)),
        places=places,
        asked=frozenset(elsewhere.asked),
        led_to=frozenset(elsewhere.led_to),
        fonts=tuple(_font(font) for font in document.fonts.values()),
        complaints=complaints,
    )


def _enclose(content: Any) -> None:
    """Let nothing that a page sets up outlive its content, since more is drawn after it."""
    content.stream.insert(0, b"q")
    content.stream.append(b"Q")


def _shared(pdf: Any, structure: Structure, pages: list[Any]) -> dict[int, int]:
    """Return what stands for the objects that all parts have in common, by their numbers here."""
    resources = structure.at(pages[0]["Resources"])
    (intent,) = pdf.catalog["OutputIntents"]
    shared = {
        pdf.pages.number: -Shared.PAGES,
        structure.document.number: -Shared.DOCUMENT,
        _number(resources["Font"]): -Shared.FONTS,
        _number(resources["ColorSpace"]): -Shared.COLOURS,
        _number(intent["DestOutputProfile"]): -Shared.PROFILE,
    }
    return shared | {page.number: -len(Shared) - 1 - place for place, page in enumerate(pages)}


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _page(writer: Writer, page: Any, laid_out: Any) -> PageDrawn:
    return PageDrawn(
        kind=laid_out._page_box.page_type.name,  # noqa: SLF001 - no other way
        size=tuple(page["MediaBox"]),
        height=laid_out.height,
        contents=writer.place(page["Contents"]),
        resources=writer.place(page["Resources"]),
        annotations=tuple(writer.place(one) for one in page.get("Annots", ())),
        bookmarks=tuple(laid_out.bookmarks),
    )


def _links(structure: Structure, tags: list[Any]) -> list[tuple[Any, Any]]:
    """Return the annotations, each with the tag it belongs to."""
    return [
        (structure.at(kid_object["Obj"]), tag)
        for tag in tags
        for kid in tag["K"]
        if isinstance(kid, bytes) and (kid_object := structure.at(kid)).get("Type") == "/OBJR"
    ]


def _page_owners(writer: Writer, structure: Structure, pages: int) -> Written:
    """Write the leaf that says for each page which tag holds which of its marked content."""
    nums = structure.at(structure.root["ParentTree"])["Nums"]
    owners = dict(zip(nums[::2], nums[1::2], strict=True))
    numbers = [-len(Shared) - 1 - place for place in range(pages)]
    form, of_all = [], [numbers[0], numbers[-1]]
    for place in range(pages):
        tags = writer.written(owners[place])
        form.append(b"%d " + tags.form)
        of_all += [numbers[place], *tags.numbers]
    return Written(b"<</Limits [%d %d]/Nums [" + b" ".join(form) + b"]>>", tuple(of_all))


def _link_owners(writer: Writer, links: list[tuple[Any, Any]]) -> Written | None:
    if not links:
        return None
    pairs = sorted((writer.place(annotation.number), writer.place(tag.number)) for annotation, tag in links)
    return Written(
        b"<</Limits [%d %d]/Nums [" + b" ".join([b"%d %d 0 R"] * len(pairs)) + b"]>>",
        (pairs[0][0], pairs[-1][0], *(number for pair in pairs for number in pair)),
    )


def _names(writer: Writer, tags: list[Any]) -> Written | None:
    """Write the leaf that leads from the identifiers of cells to the cells."""
    cells = sorted(writer.place(tag.number) for tag in tags if "ID" in tag)
    if not cells:
        return None
    return Written(
        b"<</Limits [(%07d) (%07d)]/Names [" + b" ".join([b"(%07d) %d 0 R"] * len(cells)) + b"]>>",
        (cells[0], cells[-1], *(number for cell in cells for number in (cell, cell))),
    )


def _anchors(pdf: Any, writer: Writer) -> Iterator[tuple[str, int, float, float]]:
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for name, (page, _, x, y, _) in zip(names[::2], names[1::2], strict=True):
        yield name.string, -writer.place(page) - len(Shared) - 1, x, y


def _font(font: Any) -> FontUsed:
    if font.bitmap or font.missing:
        raise NotApartError(f"{font.name.decode()} lacks a sign, or is no outline")
    return FontUsed(
        name=font.hash, description=font.described, size=font.font_size, widths=font.widths, texts=font.to_unicode
    )
