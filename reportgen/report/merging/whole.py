"""A report made from parts: drawn apart, counted, and put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from reportgen.report.finish.finisher import VARIANT
from reportgen.report.merging.cutting import Cut
from reportgen.report.merging.grafting import grafted
from reportgen.report.merging.margins import page_numbers_alone
from reportgen.report.merging.pieces import NotApartError, PartDrawn
from reportgen.report.merging.renderer import Renderer
from reportgen.report.merging.sheets import sheets
from reportgen.report.merging.uniting import fonts_of

_MOST_ROUNDS = 5
Finish: TypeAlias = Callable[[Any], None]


def parts_of(cut: Cut, renderer: Renderer) -> tuple[PartDrawn, ...]:
    """Draw the parts, and those again that print the page of another, until every such page is the right one.

    Raises:
        NotApartError: the pages do not come to rest.
    """
    parts = renderer.draw(cut.documents, {})
    printed: list[Mapping[str, int]] = [{} for _ in parts]
    for _ in range(_MOST_ROUNDS):
        pages = pages_of_all(parts)
        asked = [{name: pages[name] for name in part.asked if name in pages} for part in parts]
        stale = [place for place, (one, other) in enumerate(zip(asked, printed, strict=True)) if one != other]
        if not stale:
            return tuple(parts)
        for place in stale:
            (parts[place],) = renderer.draw((cut.document(cut.parts[place]),), asked[place])
            printed[place] = asked[place]
    raise NotApartError("the pages of the contents do not come to rest")


def pages_of_all(parts: Sequence[PartDrawn]) -> dict[str, int]:
    """Return on which page each element with an id stands, the first counting 1."""
    pages: dict[str, int] = {}
    before = 0
    for part in parts:
        for name, page in part.places.items():
            pages.setdefault(name, before + page)
        before += len(part.pages)
    return pages


def dangling(parts: Sequence[PartDrawn]) -> tuple[str, ...]:
    """Return where links lead to that is nowhere, and what stands in two places, as WeasyPrint says it."""
    names = [name for part in parts for name, *_ in part.anchors]
    twice = sorted({name for name in names if names.count(name) > 1}) if len(names) > len(set(names)) else []
    nowhere = sorted({name for part in parts for name in part.led_to} - set(names))
    return (
        *(f"Anchor defined twice: {name!r}" for name in twice),
        *(f"No anchor #{name} for internal URI reference" for name in nowhere),
    )


def put_together(cut: Cut, parts: Sequence[PartDrawn], source_of: Callable[[str], Any], finish: Finish) -> bytes:
    """Return the parts as one PDF, with the page numbers of the whole.

    `finish` does to the PDF what is done to a report once all its pages are there.
    """
    source = source_of(cut.document(sheets([page for part in parts for page in part.pages])))
    fonts = _fonts()
    with page_numbers_alone(), fonts_of(parts, fonts):
        document = source.render(pdf_variant=VARIANT, font_config=fonts)

        def finisher(_document: Any, pdf: Any) -> None:
            grafted(pdf, parts)
            finish(pdf)

        return bytes(document.write_pdf(pdf_variant=VARIANT, finisher=finisher))


def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - only when a PDF is made

    return FontConfiguration()
