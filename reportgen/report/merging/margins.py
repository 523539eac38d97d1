"""Page numbers stand in the margins, and are drawn once all pages are known, on a sheet of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.quicker import exchanged
from reportgen.report.merging.pieces import Numbers

_NUMBERS = {"page", "pages"}


@contextmanager
def without_page_numbers() -> Iterator[None]:
    """Let pages be laid out without the margin boxes that show a page's number, or how many there are."""
    from weasyprint import layout  # noqa: PLC0415 - only when a PDF is made

    usual = layout.make_margin_boxes

    def make_margin_boxes(*of_page: Any) -> Iterator[Any]:
        return (box for box in usual(*of_page) if not _counts_pages(box.style))

    with exchanged(layout, "make_margin_boxes", make_margin_boxes):
        yield


@contextmanager
def page_numbers_alone(numbers: Numbers) -> Iterator[None]:
    """Let pages be laid out with no other margin boxes than those, counted as pages of the whole.

    What has a width of its own needs no room made for it, so it is left out before it is laid out.
    """
    from weasyprint import layout  # noqa: PLC0415

    usual = layout.make_margin_boxes

    def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
        style_for = context.style_for
        context.style_for = _sparing(style_for)
        try:
            yield from [box for box in usual(context, page, _counted(state, numbers)) if _counts_pages(box.style)]
        finally:
            context.style_for = style_for

    with exchanged(layout, "make_margin_boxes", make_margin_boxes):
        yield


def _counted(state: Any, numbers: Numbers) -> Any:
    """Return the state of a page with the numbers that the whole gives it; its second member are the counters."""
    depth, counters, *further = state
    (page,) = counters["page"]
    return (depth, {**counters, "page": [numbers.before + page], "pages": [numbers.whole]}, *further)


def _sparing(style_for: Callable[..., Any]) -> Callable[..., Any]:
    def spared(element: Any, pseudo_type: Any = None) -> Any:
        style = style_for(element, pseudo_type)
        is_margin = pseudo_type is not None and pseudo_type.startswith("@")
        if not is_margin or style is None or style["width"] == "auto" or _counts_pages(style):
            return style
        return None

    return spared


def _counts_pages(style: Any) -> bool:
    content = style["content"]
    return isinstance(content, tuple) and any(
        kind in {"counter()", "counters()"} and value[0] in _NUMBERS for kind, value in content
    )
