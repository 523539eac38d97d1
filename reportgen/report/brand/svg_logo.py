"""Whether an SVG logo is a drawing and nothing more: no scripts, nothing fetched, a size of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportgen.report.brand.embedded import embedded_in, opened
from reportgen.report.brand.file import Said
from reportgen.report.brand.pixels import pixels_of
from reportgen.report.brand.remarks import Remarks
from reportgen.report.brand.svg_circles import leads_to_itself
from reportgen.report.brand.svg_gradients import has_gradient_of_its_shape
from reportgen.report.brand.svg_parts import parts_drawn

_FOREIGN = re.compile(r"@import|url\((?![\s'\"]*(?:#|data:image/))", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(?=[\d.]*[1-9])(\d+\.?\d*|\.\d+)(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)  # more than none
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_VIEW = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*", re.IGNORECASE)
_DEEPEST = 100
_MOST_PARTS = 20_000
_PICTURES = frozenset({"image/png", "image/jpeg", "image/jpg"})
_ACTIVE = ("script", "foreignobject", "iframe", "handler")


def svg_fault(data: bytes, at: Said, remarks: Remarks) -> str | None:
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
    if any(_name(one) == "text" for one in root.iter()):
        remarks.note(at, "The SVG logo holds text, which is set in the report's typefaces; convert it to outlines.")
    if has_gradient_of_its_shape(root):
        remarks.note(
            at,
            "The SVG logo has a gradient measured by the shape it fills, of which some readers of PDF show nothing; "
            'export it with gradientUnits="userSpaceOnUse", or as PNG.',
        )
    faults = (_size_fault(root), *(fault for one in root.iter() for fault in _faults(one, at, remarks)))
    return next((fault for fault in faults if fault), None) or _tangle(root)


def _size_fault(root: Element) -> str:
    view = root.get("viewBox")
    if view is None:
        has_size = all(_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height"))
        return "" if has_size else "has no size: it needs a viewBox, or a width and a height that are no shares (%)."
    sides = _VIEW.fullmatch(view)
    if sides is not None and all(float(side) > 0 for side in sides.groups()):
        return ""
    return f'has no size: its viewBox is "{view[:40]}" and should hold four numbers, such as 0 0 600 90.'


def _tangle(root: Element) -> str | None:
    """Say what would keep the drawing from ever being drawn to its end."""
    layer = [root]
    for _ in range(_DEEPEST):
        layer = [child for one in layer for child in one]
    if layer:
        return "is nested too deeply; export it as plain SVG, with its groups dissolved."
    if name := leads_to_itself(root):
        return f'refers from "{name}" back to itself; export it as plain SVG.'
    if parts_drawn(root) > _MOST_PARTS:
        return f"draws more than {_MOST_PARTS:,} parts; export it as PNG."
    return None


def _faults(element: Element, at: Said, remarks: Remarks) -> Iterator[str]:
    name = _name(element)
    if name in _ACTIVE:
        yield f"holds a <{name}>; a logo is a drawing only. Export it as plain SVG."
    for attribute, value in element.attrib.items():
        key = attribute.rpartition("}")[2].lower()
        if key.startswith("on"):
            yield f"holds a script ({key}); a logo is a drawing only. Export it as plain SVG."
        elif (key in ("href", "src") and not value.startswith(("#", "data:image/"))) or _FOREIGN.search(value):
            yield f'refers to "{value[:60]}" outside itself; embed it, or export it as plain SVG.'
    if name == "image" and not any(key.rpartition("}")[2] == "href" for key in element.attrib):
        yield "holds a frame without its picture; embed it, or export it as plain SVG."
    if name == "style" and element.text and _FOREIGN.search(element.text):
        yield "refers in its style to something outside itself; embed it, or export it as plain SVG."
    for uri in embedded_in(element):
        yield from _picture_faults(uri, at, remarks)


def _picture_faults(uri: str, at: Said, remarks: Remarks) -> Iterator[str]:
    """Find fault with a picture within the drawing, which is to be as sound as a logo of its own."""
    picture = opened(uri)
    if picture is not None and picture.media_type == "image/svg+xml":
        fault = svg_fault(picture.data, at, remarks)
        if fault is not None:
            yield f"holds a drawing that {fault}"
    elif picture is None or picture.media_type not in _PICTURES or isinstance(pixels_of(picture.data), str):
        yield "holds a picture that is not a readable PNG or JPEG; export it again."


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
