"""Links say where they lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.report.finish.sources import source_of


def described(links: Iterable[tuple[Any, Any]]) -> None:
    """Describe each link by its tag's label, else by its words, as its element has them."""
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    for link, tag in links:
        if words := _words(source_of(tag).element):
            link["Contents"] = pydyf.String(words)


def _words(element: Any) -> str:
    if element is None:
        return ""
    return " ".join((element.get("aria-label") or "".join(element.itertext())).split())
