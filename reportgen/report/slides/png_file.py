"""Drawings as PNG, by the engine and with the typefaces that set the report: one page each of one document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from reportgen.report.fonts import FontFamily
from reportgen.report.pdf import render_pdf
from reportgen.report.resources import templates_folder

DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_SIZE = re.compile(r'width="([0-9.]+)mm" height="([0-9.]+)mm"')


def png_files(drawings: Sequence[Markup], families: tuple[FontFamily, ...]) -> Iterator[bytes]:
    """Yield a picture of each drawing, in order: 300 dots an inch, as large as printed, on white.

    Raises:
        EnvironmentIncompleteError: Pango is not installed.
        RenderingError: the layout failed.
    """
    if not drawings:
        return
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - only where pictures are made

    rendered = render_pdf(_pages(drawings), families=families, folders=(templates_folder(),))
    document = pypdfium2.PdfDocument(rendered.data)
    try:
        for page in document:
            yield _png(page)
    finally:
        document.close()


def _pages(drawings: Sequence[Markup]) -> str:
    """Return one document with a page of its own size for every drawing."""
    sizes = [_size(drawing) for drawing in drawings]
    names = {size: f"s{place}" for place, size in enumerate(dict.fromkeys(sizes))}
    pages = "".join(
        f"@page {name} {{ size: {width}mm {height}mm; margin: 0 }} .{name} {{ page: {name} }}\n"
        for (width, height), name in names.items()
    )
    body = "".join(
        f'<div class="{names[size]}">{drawing}</div>\n' for size, drawing in zip(sizes, drawings, strict=True)
    )
    style = f"{pages}html, body {{ margin: 0 }} div {{ break-after: page }} svg {{ display: block }}"
    return f'<html lang="en"><head><title>Figures</title><style>{style}</style></head><body>{body}</body></html>'


def _size(drawing: Markup) -> tuple[str, str]:
    found = _SIZE.search(str(drawing))
    return (found[1], found[2]) if found else ("170", "100")


def _png(page: Any) -> bytes:
    picture = page.render(scale=DOTS_PER_INCH / _POINTS_PER_INCH, fill_color=(255, 255, 255, 255)).to_pil()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return out.getvalue()
