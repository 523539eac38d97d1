"""Figures in the words and signs of the printed page: spelled as the locale does, without signs the typefaces lack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape

from markupsafe import Markup

from reportgen.report.slides.numbered import Numbered
from reportgen.report.view.parts import Drawing

_SEAM = "<!-- seam -->"


def as_printed(found: Sequence[Numbered], printed: Callable[[str], str]) -> tuple[Numbered, ...]:
    """Return the figures and tables with every text as `printed` makes it of a document; it is called once."""
    texts = iter(printed(_SEAM.join(text for one in found for text in _texts(one))).split(_SEAM))
    return tuple(_with(one, texts) for one in found)


def _texts(one: Numbered) -> Iterator[str]:
    yield escape(one.caption.finding)
    yield escape(one.caption.unit)
    yield escape(one.section)
    if one.drawing is not None:
        yield str(one.drawing.svg)
        yield escape(one.drawing.source)
        yield from (escape(cell) for row in one.drawing.numbers for cell in row)


def _with(one: Numbered, texts: Iterator[str]) -> Numbered:
    finding, unit, section = (unescape(next(texts)) for _ in range(3))
    caption = replace(one.caption, finding=finding, unit=unit)
    drawing = None if one.drawing is None else _drawn(replace(one.drawing, caption=caption), texts)
    return replace(one, caption=caption, section=section, drawing=drawing)


def _drawn(drawing: Drawing, texts: Iterator[str]) -> Drawing:
    return replace(
        drawing,
        svg=Markup(next(texts)),  # noqa: S704 - the markup it was
        source=unescape(next(texts)),
        numbers=tuple(tuple(unescape(next(texts)) for _ in row) for row in drawing.numbers),
    )
