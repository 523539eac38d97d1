"""Page numbers stand in the margins, and are drawn once all pages are known, on a sheet of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.quicker import exchanged

_NUMBERS = {"page", "pages"}


@contextmanager
def without_page_numbers() -> Iterator[None]:
    """Let pages be laid out without the margin boxes that show a page's number, or how many there are."""
    with _only(lambda box: not _counts_pages(box.style["content"])):
        yield


@contextmanager
def page_numbers_alone() -> Iterator[None]:
    """Let pages be laid out with no other margin boxes than those."""
    with _only(lambda box: _counts_pages(box.style["content"])):
        yield


@contextmanager
def _only(is_wanted: Callable[[Any], bool]) -> Iterator[None]:
    from weasyprint import layout  # noqa: PLC0415 - only when a PDF is made

    usual = layout.make_margin_boxes

    def make_margin_boxes(*of_page: Any) -> Iterator[Any]:
        return (box for box in usual(*of_page) if is_wanted(box))

    with exchanged(layout, "make_margin_boxes", make_margin_boxes):
        yield


def _counts_pages(content: Any) -> bool:
    return isinstance(content, tuple) and any(
        kind in {"counter()", "counters()"} and value[0] in _NUMBERS for kind, value in content
    )
