"""A drawing of the report as a file that stands alone."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

from reportgen.report.view.parts import Drawing

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FAMILY = re.compile(r'font-family="([^"\']+)"')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_FALLBACKS = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def svg_file(drawing: Drawing) -> bytes:
    """Return the SVG with its finding as title, what it shows as description, and fonts to fall back on."""
    caption = drawing.caption
    said = ": ".join(filter(None, (caption.label, caption.finding)))
    shown = [alt_of(drawing), caption.unit, drawing.source]
    heads = f"<title>{escape(said)}</title>\n<desc>{escape(' '.join(filter(None, map(_ended, shown))))}</desc>"
    text = _TITLE.sub(lambda _: heads, str(drawing.svg), count=1)
    return (_HEAD + _FAMILY.sub(_with_fallbacks, text).strip() + "\n").encode("utf-8")


def alt_of(drawing: Drawing) -> str:
    """Return what a drawing says to somebody who does not see it."""
    found = _TITLE.search(str(drawing.svg))
    return unescape(found[0][len("<title>") : -len("</title>")]).strip() if found else ""


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _with_fallbacks(found: re.Match[str]) -> str:
    names = [found[1], "Source Sans 3"] if found[1] == "Source Sans Pro" else [found[1]]
    quoted = ", ".join(f"'{name}'" for name in names)
    return f'font-family="{quoted}, {_FALLBACKS}"'
