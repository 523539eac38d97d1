"""Links say where they lead."""

from __future__ import annotations

from typing import Any

from reportgen.report.finish.sources import source_of
from reportgen.report.finish.structure import Structure


def described(structure: Structure) -> None:
    """Describe each link by its label, else by its words, as its element has them."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    for tag in structure.walk():
        kids = [structure.at(kid) for kid in tag["K"] if isinstance(kid, bytes)]
        links = [kid["Obj"] for kid in kids if kid.get("Type") == "/OBJR"]
        if links and (words := _words(source_of(tag).element)):
            for link in links:
                structure.at(link)["Contents"] = pydyf.String(words)


def _words(element: Any) -> str:
    if element is None:
        return ""
    return " ".join((element.get("aria-label") or "".join(element.itertext())).split())
