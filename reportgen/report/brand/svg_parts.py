"""How much a drawing draws: a few lines that use one another can draw millions of parts."""

from __future__ import annotations

import sys
from xml.etree.ElementTree import Element


def parts_drawn(root: Element) -> int:
    """Return how many elements are drawn, those that are used again each time. Nothing may lead back to itself.

    A chain of uses too long to follow counts as more than anybody could draw.
    """
    named = {one.get("id", ""): one for one in root.iter() if one.get("id")}
    counted: dict[Element, int] = {}
    try:
        return _parts(root, named, counted)
    except RecursionError:
        return sys.maxsize


def _parts(element: Element, named: dict[str, Element], counted: dict[Element, int]) -> int:
    if element not in counted:
        counted[element] = 1 + sum(_parts(one, named, counted) for one in (*element, *_used(element, named)))
    return counted[element]


def _used(element: Element, named: dict[str, Element]) -> tuple[Element, ...]:
    if str(element.tag).rpartition("}")[2] != "use":
        return ()
    names = (value[1:] for key, value in element.attrib.items() if key.rpartition("}")[2] == "href")
    return tuple(named[name] for name in names if name in named)
