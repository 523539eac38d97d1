"""The fonts of all parts united: each face once, with every glyph that some part shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.quicker import exchanged
from reportgen.report.merging.pieces import FontUsed, NotApartError

_DECLARATION = "PangoFontDescription * pango_font_description_from_string (const char *str);"


@contextmanager
def fonts_united(used: Mapping[str, FontUsed], fonts: Any) -> Iterator[None]:
    """Let WeasyPrint embed what the parts were set in, beside what it sets itself."""
    from weasyprint import pdf  # noqa: PLC0415 - only when a PDF is made

    usual = pdf.build_fonts_dictionary

    def build_fonts_dictionary(document: Any, own: dict[Any, Any], *further: Any) -> Any:
        return usual(document, _united(own, used, _loading(fonts)), *further)

    with exchanged(pdf, "build_fonts_dictionary", build_fonts_dictionary):
        yield


def _united(own: dict[Any, Any], used: Mapping[str, FontUsed], load: Callable[[FontUsed], Any]) -> dict[str, Any]:
    """Return the fonts by their names, in the order of these, their glyphs in order."""
    loaded = {font.hash: font for font in own.values()}
    fonts = {name: loaded.get(name) or load(one) for name, one in sorted(used.items())}
    for name, font in fonts.items():
        font.widths = dict(sorted(used[name].widths.items()))
        font.to_unicode = dict(sorted(used[name].texts.items()))
    return fonts


def _loading(fonts: Any) -> Callable[[FontUsed], Any]:
    """Return what loads a font from its description."""
    from weasyprint.pdf.fonts import Font  # noqa: PLC0415
    from weasyprint.text.ffi import ffi, gobject, pango  # noqa: PLC0415
    from weasyprint.text.fonts import get_pango_font_key  # noqa: PLC0415

    if not hasattr(pango, "pango_font_description_from_string"):
        ffi.cdef(_DECLARATION)
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)

    def load(one: FontUsed) -> Any:
        wanted = ffi.gc(pango.pango_font_description_from_string(one.description), pango.pango_font_description_free)
        pango.pango_font_description_set_absolute_size(wanted, one.size * 1024)
        pango_font = ffi.gc(pango.pango_font_map_load_font(fonts.font_map, context, wanted), gobject.g_object_unref)
        _, description, size = get_pango_font_key(pango_font)
        font = Font(pango_font, description, size)
        font.kept = pango_font
        if font.hash != one.name:
            raise NotApartError(f"{one.description.decode()} is another font by itself")
        return font

    return load
