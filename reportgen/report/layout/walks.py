"""Walks over all boxes of a page, by a short way past those that have nothing to give, which are nearly all.

WeasyPrint goes through them for what they are to change, for places and links, for outlines, and for the kinds of pages
on which the first and the last of them stand. Whether a box can have something to give, its style tells once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from reportgen.report.layout.release import with_known_release

_FORMS = frozenset({"button", "form", "input", "select", "textarea"})
_FROM_START, _FROM_END = iter, reversed


@with_known_release
@contextmanager
def short_walks(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Take the short ways; WeasyPrint must have been imported. `exchanged` lets a module have another value a while."""
    from weasyprint import anchors, document, draw  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    places = _places(anchors.gather_anchors)

    with ExitStack() as stack:
        for owner, name, better in (
            (boxes.Box, "descendants", _descendants(boxes.Box)),
            (boxes.ParentBox, "page_values", _page_values),
            (draw, "draw_outline", _outlines(draw.draw_outline, boxes.Box)),
            (document, "gather_anchors", places),
            (anchors, "gather_anchors", places),
        ):
            stack.enter_context(exchanged(owner, name, better))
        yield


def _descendants(kind: Any) -> Callable[..., Iterator[Any]]:
    """Return `Box.descendants`, which yields a box and all in it in order, and what stands for boxes elsewhere."""

    def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:  # noqa: FBT001, FBT002 - as it is called
        waiting = [box]
        while waiting:
            one = waiting.pop()
            if placeholders and not isinstance(one, kind):
                one = one._box  # noqa: SLF001 - no other way
            yield one
            waiting += reversed(one.children) if isinstance(one, kind) else ()

    return descendants


def _page_values(box: Any) -> tuple[Any, Any]:
    """Return, as `ParentBox.page_values` does, the kinds of pages on which the first and the last in a box stand."""
    return _page_at(box, 0, _FROM_START), _page_at(box, -1, _FROM_END)


def _page_at(box: Any, place: int, order: Callable[[Any], Iterator[Any]]) -> Any:
    if type(box).page_values is not _page_values:
        return box.page_values()[place]
    inside = next((one for one in order(box.children) if one.is_in_normal_flow() or one.is_floated()), None)
    return (inside is not None and _page_at(inside, place, order)) or box.style["page"]


def _outlines(usual: Callable[..., None], kind: type) -> Callable[..., None]:
    """Return `draw_outline`, which draws the outlines of a box and of all in it."""

    def draw_outline(stream: Any, box: Any) -> None:
        waiting = [box]
        while waiting:
            one = waiting.pop()
            if _is_outlined(one.style):
                usual(stream, one)
            else:
                waiting += [child for child in reversed(one.children) if isinstance(child, kind)]

    return draw_outline


def _is_outlined(style: Any) -> bool:
    kept = vars(style)
    if "outlined_kept" not in kept:
        kept["outlined_kept"] = style["visibility"] == "visible" and bool(style["outline_width"])
    return bool(kept["outlined_kept"])


def _places(usual: Callable[..., None]) -> Callable[..., None]:
    """Return `gather_anchors`, which collects places, links, bookmarks and forms of a box and of all in it."""

    def gather_anchors(
        box: Any,
        anchors: Any,
        links: Any,
        bookmarks: Any,
        forms: Any,
        parent_matrix: Any = None,
        parent_form: Any = None,
        parent_link: Any = None,
    ) -> None:
        waiting = [box]
        while waiting:
            one = waiting.pop()
            if parent_link or not _is_no_place(one):
                usual(one, anchors, links, bookmarks, forms, parent_matrix, parent_form, parent_link)
            else:
                waiting += reversed([*one.all_children()])

    return gather_anchors


def _is_no_place(box: Any) -> bool:
    style, element = box.style, box.element
    kept = vars(style)
    if "no_place_kept" not in kept:
        kept["no_place_kept"] = not style["transform"] and style["bookmark_level"] == "none" and not style["anchor"]
    return bool(kept["no_place_kept"]) and not box.link and (element is None or element.tag not in _FORMS)
