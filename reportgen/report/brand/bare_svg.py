"""A drawing without what its file tells besides: remarks, descriptions, what the drawing program wrote for itself."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, tostring

from reportgen.model.engagement import Logo
from reportgen.report.brand.embedded import as_uri, opened, with_each

_SVG = "http://www.w3.org/2000/svg"
_PREFIXES = {_SVG: "", "http://www.w3.org/1999/xlink": "xlink:", "http://www.w3.org/XML/1998/namespace": "xml:"}
_TOLD = frozenset({"metadata", "title", "desc"})


def bare_svg(data: bytes, bare: Callable[[Logo], Logo]) -> bytes:
    """Return what is drawn; remarks go in reading, the elements and attributes of other languages here.

    `bare` does the same to a picture within the drawing.
    """
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - only reports with an SVG logo need it

    def cleaned(uri: str) -> str:
        picture = opened(uri)
        return uri if picture is None else as_uri(bare(picture))

    root = fromstring(data)
    _clean(root)
    for element in root.iter():
        _clean_embedded(element, cleaned)
    root.set("xmlns", _SVG)
    root.set("xmlns:xlink", "http://www.w3.org/1999/xlink")
    return tostring(root)


def _clean(element: Element) -> None:
    element.tag = _short(element.tag) or element.tag
    named = [(_short(key), value) for key, value in element.attrib.items()]
    element.attrib.clear()
    element.attrib.update({key: value for key, value in named if key})
    for child in list(element):
        name = _short(child.tag)
        if name and name not in _TOLD:
            _clean(child)
        else:
            _take_out(element, child)


def _clean_embedded(element: Element, cleaned: Callable[[str], str]) -> None:
    element.attrib.update({key: with_each(value, cleaned) for key, value in element.attrib.items()})
    if element.text:
        element.text = with_each(element.text, cleaned)


def _take_out(parent: Element, child: Element) -> None:
    """Remove a child, not the text that follows it."""
    place = list(parent).index(child)
    if child.tail and place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _short(name: str) -> str:
    """Return a name as it is written where SVG is the language of the file, "" for one of another language."""
    language, _, local = name.rpartition("}")
    return _PREFIXES[language[1:]] + local if language[1:] in _PREFIXES else "" if language else local
