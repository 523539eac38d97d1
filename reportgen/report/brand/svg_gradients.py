"""Whether a drawing fills a shape with a gradient measured by that shape, of which some readers of PDF show nothing."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.report.brand.svg_circles import REFERENCE

_OF_THE_PAGE = "userSpaceOnUse"
_LAST_WORD = "objectBoundingBox"  # what SVG takes where nothing is said


def has_gradient_of_its_shape(root: Element) -> bool:
    """Return whether a gradient that fills something is measured by what it fills."""
    named = {one.get("id", ""): one for one in root.iter() if str(one.tag).endswith("Gradient")}
    texts = (text for one in root.iter() for text in (*one.attrib.values(), one.text or ""))
    filling = {name for text in texts for name in REFERENCE.findall(text) if name in named}
    return any(_units(named[name], named) != _OF_THE_PAGE for name in filling)


def _units(gradient: Element, named: dict[str, Element]) -> str:
    """Return what a gradient is measured by, as it says itself or the one says that it refers to."""
    seen: list[Element] = []
    current: Element | None = gradient
    while current is not None and current not in seen:
        if units := current.get("gradientUnits"):
            return units
        seen.append(current)
        refers = (value[1:] for key, value in current.attrib.items() if key.rpartition("}")[2] == "href")
        current = named.get(next(refers, ""))
    return _LAST_WORD
