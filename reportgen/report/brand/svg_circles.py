"""Whether a drawing refers to itself in a circle: such as a symbol that is made of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')]+)")


def leads_to_itself(root: Element) -> str:
    """Return a name that leads back to itself; "" where none does."""
    leads = {element.get("id", ""): set(_named(element)) for element in root.iter() if element.get("id")}
    settled: set[str] = set()
    return next((name for name in leads if _is_in_circle(name, leads, settled)), "")


def _is_in_circle(name: str, leads: Mapping[str, set[str]], settled: set[str]) -> bool:
    """Return whether following what a name refers to comes back to where it has been."""
    way, ahead = [name], [iter(leads[name])]
    while way:
        step = next(ahead[-1], None)
        if step is None:
            settled.add(way.pop())
            ahead.pop()
        elif step in way:
            return True
        elif step in leads and step not in settled:
            way.append(step)
            ahead.append(iter(leads[step]))
    return False


def _named(element: Element) -> Iterator[str]:
    """Yield the names that an element, or one within it, refers to."""
    for one in element.iter():
        for key, value in one.attrib.items():
            if key.rpartition("}")[2] == "href" and value.startswith("#"):
                yield value[1:]
            yield from REFERENCE.findall(value)
