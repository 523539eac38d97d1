"""Whether an SVG logo is a drawing and nothing more: no scripts, nothing fetched, a size of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportgen.report.brand.remarks import Remarks

_FOREIGN = re.compile(r"@import|url\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(?=[\d.]*[1-9])(\d+\.?\d*|\.\d+)(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)  # more than none
_ACTIVE = ("script", "foreignobject", "iframe", "handler")


def svg_fault(data: bytes, remarks: Remarks) -> str | None:
    """Say what keeps a drawing from being printed, as the end of a sentence; None where nothing does."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - only reports with an SVG logo need it
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - the same

    try:
        root = fromstring(data)
    except DefusedXmlException:
        return "declares entities; export it as plain SVG."
    except (ParseError, ValueError, LookupError):
        return "is not a readable SVG drawing; export it again."
    if _name(root) != "svg":
        return "is not a readable SVG drawing; export it again."
    if "viewBox" not in root.attrib and not all(_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")):
        return "has no size: it needs a viewBox, or a width and a height that are no shares (%)."
    if any(_name(one) == "text" for one in root.iter()):
        remarks.note("The SVG logo holds text, which is set in the report's typefaces; convert it to outlines.")
    return next((fault for one in root.iter() for fault in _faults(one)), None)


def _faults(element: Element) -> Iterator[str]:
    name = _name(element)
    if name in _ACTIVE:
        yield f"holds a <{name}>; a logo is a drawing only. Export it as plain SVG."
    for attribute, value in element.attrib.items():
        key = attribute.rpartition("}")[2].lower()
        if key.startswith("on"):
            yield f"holds a script ({key}); a logo is a drawing only. Export it as plain SVG."
        elif (key in ("href", "src") and not value.startswith(("#", "data:image/"))) or _FOREIGN.search(value):
            yield f'refers to "{value[:60]}" outside itself; embed it, or export it as plain SVG.'
    if name == "style" and element.text and _FOREIGN.search(element.text):
        yield "refers in its style to something outside itself; embed it, or export it as plain SVG."


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
