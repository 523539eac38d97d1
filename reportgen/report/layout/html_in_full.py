"""HTML that leaves nothing out, as our templates write it, read by a short way; all other is left to the usual parser.

In full is what closes in turn each element that it opens, names all that a table is made of, puts values in double
quotes and holds no element where a parser would have to mend: to look for such things is most of what tinyhtml5 does.
A tag that was read is known when it comes again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from html import unescape
from io import StringIO
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

_MOST_KEPT = 20_000  # tags
_BLANK = " \t\n"
_ODD = "\0\f\r"  # signs that are replaced or left out
_ENDS = ["!DOCTYPE html>", "/body>", "/html>"]
_TAG = re.compile(r'(\w+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(/?)', re.ASCII)
_ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?', re.ASCII)
_UNKNOWN = re.compile("&(?!(?:amp|lt|gt|quot|nbsp|#34|#39);)")

_NOTHING: frozenset[str] = frozenset()
_SVG = "{http://www.w3.org/2000/svg}"
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})
_WORDS = frozenset({"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup"})
_PHRASES = _WORDS | {"time", "wbr", f"{_SVG}svg"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AREAS = frozenset({"article", "aside", "div", "figcaption", "figure", "footer", "header", "main", "nav", "section"})
_FLOW = _PHRASES | _HEADINGS | _AREAS | {"blockquote", "dl", "hr", "ol", "p", "table", "ul"}
_SHAPES = frozenset({"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text"})
_DRAWN = frozenset(_SVG + name for name in _SHAPES | {"clipPath", "defs", "g", "title"})
_ROWS = frozenset({"tbody", "tfoot", "thead"})
_HOLDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PHRASES | _HEADINGS | {"dt", "p"}, _PHRASES),
    **dict.fromkeys(_AREAS | {"blockquote", "body", "caption", "dd", "li", "td", "th"}, _FLOW),
    **dict.fromkeys((_SVG + name for name in ("svg", "g", "defs", "clipPath")), _DRAWN),
    **dict.fromkeys(("ol", "ul"), frozenset({"li"})),
    **dict.fromkeys(_ROWS, frozenset({"tr"})),
    "dl": frozenset({"dd", "dt"}),
    "table": _ROWS | {"caption", "colgroup"},
    "colgroup": frozenset({"col"}),
    "tr": frozenset({"td", "th"}),
    "head": frozenset({"link", "meta", "style", "title"}),
    "html": frozenset({"body", "head"}),
    "": frozenset({"html"}),
}
"""What may stand in each element such that no parser moves it; nothing in one that is not named."""
_WITHOUT_TEXT = _ROWS | {"", "html", "head", "table", "colgroup", "tr"}


class NotInFullError(Exception):
    """HTML leaves to its reader how it is meant."""


class _Tag(NamedTuple):
    """A tag that opens an element: the element's name, without and with its namespace, and whether it ends there."""

    written: str
    name: str
    attributes: dict[str, str]
    is_whole: bool


@contextmanager
def html_in_full(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Read it by the short way. `exchanged` lets a module have another value for a while."""
    import tinyhtml5  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made

    with exchanged(tinyhtml5, "parse", _shortly(tinyhtml5.parse, HtmlInFull())):
        yield


def _shortly(usual: Callable[..., Any], reader: HtmlInFull) -> Callable[..., Any]:
    """Return `parse`, which gives the outermost element of a document."""

    def parse(document: Any, **options: Any) -> Any:
        if isinstance(document, StringIO) and options == {"namespace_html_elements": False}:
            with suppress(NotInFullError):
                return reader.tree(document.getvalue())
        return usual(document, **options)

    return parse


class HtmlInFull:
    """Reads documents one after another, and keeps what their tags say."""

    def __init__(self) -> None:
        from tinyhtml5 import constants  # noqa: PLC0415

        foreign = constants.adjust_foreign_attributes.items()
        named = {written: f"{{{space}}}{name}" for written, (_, name, space) in foreign}
        self._in_drawings: dict[str, str] = constants.adjust_svg_attributes | named
        self._known: dict[tuple[str, bool], _Tag] = {}

    def tree(self, html: str) -> Element:
        """Return a document's outermost element.

        Raises:
            NotInFullError: the document leaves something out.
        """
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        before, *pieces = html.split("<")
        ends = [piece.rstrip(_BLANK) for piece in (*pieces[:1], *pieces[-2:])]
        if ends != _ENDS or before.strip(_BLANK) or any(sign in html for sign in _ODD):
            raise NotInFullError
        root, still_open = self._filled(pieces[1:-2])
        if still_open != ["", "html", "body"]:
            raise NotInFullError
        root.text = None  # what is blank before the head
        _add_text(root[-1], "".join(piece.partition(">")[2] for piece in pieces[-2:]))
        return root

    def _filled(self, pieces: Sequence[str]) -> tuple[Element, list[str]]:
        """Return the outermost element, filled, and what is still open; a piece is a tag without "<", and its text."""
        inside = Element("")  # the element that is open
        around: list[Element] = []
        names = [""]
        for piece in pieces:
            written, ends, text = piece.partition(">")
            if written[:1] == "/":
                if written[1:] != names.pop():
                    raise NotInFullError
                last, inside = inside, around.pop()
            else:
                name, full_name, attributes, is_whole = self._tag(written, in_drawing=inside.tag.startswith(_SVG))
                if full_name not in _HOLDS.get(inside.tag, _NOTHING) or (name == "a" and "a" in names):
                    raise NotInFullError
                last = SubElement(inside, full_name, attributes)
                if not is_whole:
                    around.append(inside)
                    names.append(name)
                    inside = last
            if text:
                text = _read(text, inside.tag)
                if last is inside:
                    last.text = text
                else:
                    last.tail = text
            elif not ends:
                raise NotInFullError
        return (around[1] if len(around) > 1 else inside), names

    def _tag(self, written: str, *, in_drawing: bool) -> _Tag:
        """Return what a tag says."""
        found = self._known.get((written, in_drawing))
        if found is None:
            found = self._known[written, in_drawing] = self._parsed(written, in_drawing=in_drawing)
        return found

    def _parsed(self, written: str, *, in_drawing: bool) -> _Tag:
        match = _TAG.fullmatch(written)
        if match is None:
            raise NotInFullError
        name, values, slash = match.groups()
        in_drawing = in_drawing or name == "svg"
        found = [(key.lower(), _unescaped(value)) for key, value in _ATTRIBUTE.findall(values)]
        attributes = {self._in_drawings.get(key, key) if in_drawing else key: value for key, value in found}
        is_void = name in _VOID and not in_drawing
        if len(attributes) < len(found) or (slash and not (in_drawing or is_void)):
            raise NotInFullError
        return _Tag(name, f"{_SVG}{name}" if in_drawing else name, attributes, bool(slash) or is_void)


def _read(text: str, inside: str) -> str:
    """Return a text that stands in an element of that name."""
    if inside in _WITHOUT_TEXT and text.strip(_BLANK):
        raise NotInFullError
    return text if inside == "style" else _unescaped(text)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    if _UNKNOWN.search(text):
        raise NotInFullError
    return unescape(text)


def _add_text(element: Element, text: str) -> None:
    """Add text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text or None
    else:
        element.text = (element.text or "") + text or None
