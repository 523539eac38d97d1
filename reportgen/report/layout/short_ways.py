"""Questions that WeasyPrint asks of each line and box, answered by the short way where one leads to the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from reportgen.report.layout.release import with_known_release

_FLOATING = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_APART = frozenset({"absolute", "fixed"})
_OF_HEADS = frozenset({"link", "meta", "style", "title"})
_TWO = 2
_PUT = frozenset({"running()", "note()"})


@with_known_release
@contextmanager
def short_ways(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Answer shortly; WeasyPrint must have been imported. `exchanged` lets a module have another value for a while."""
    from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # noqa: PLC0415
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.layout import inline, preferred  # noqa: PLC0415

    with ExitStack() as stack:
        stack.enter_context(exchanged(boxes.Box, "is_in_normal_flow", _is_in_normal_flow))
        stack.enter_context(
            exchanged(inline, "avoid_collisions", _free_of_floats(inline.avoid_collisions, boxes.LineBox))
        )
        stack.enter_context(exchanged(ElementWrapper, "query_all", _by_names(ElementWrapper.query_all)))
        stack.enter_context(exchanged(ElementWrapper, "previous_siblings", property(_previous_siblings)))
        can_break = _remembered(inline.can_break_text)
        stack.enter_context(exchanged(inline, "can_break_text", can_break))
        stack.enter_context(exchanged(preferred, "can_break_text", can_break))
        yield


def _by_names(usual: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """Return `query_all`: elements of HTML that stand in heads are looked for only where some are, none in drawings."""

    def query_all(wrapper: Any, *names: Any) -> Iterator[Any]:
        if not _OF_HEADS.issuperset(names):
            yield from usual(wrapper, *names)
            return
        if wrapper.etree_element.tag in names:
            yield wrapper
        for child in wrapper.iter_children():
            if any(next(child.etree_element.iter(name), None) is not None for name in names):
                yield from query_all(child, *names)

    return query_all


def _previous_siblings(wrapper: Any) -> tuple[Any, ...]:
    """Return the elements before one within the same, the first of them first.

    cssselect2 asks each of them for its own in turn, which Python bears for less than a thousand: a table with more
    rows could not be laid out where a rule asks for what stands before the last.
    """
    found = []
    while (wrapper := wrapper.previous) is not None:
        found.append(wrapper)
    return tuple(reversed(found))


def _remembered(usual: Callable[..., bool]) -> Callable[..., bool]:
    """Return `can_break_text`, which remembers of two signs whether a line may end between them."""
    known: dict[tuple[str, Any], bool] = {}

    def can_break_text(text: str, lang: Any) -> bool:
        if len(text) != _TWO:
            return usual(text, lang)
        if (text, lang) not in known:
            known[text, lang] = usual(text, lang)
        return known[text, lang]

    return can_break_text


def _is_in_normal_flow(box: Any) -> bool:
    """Return whether a box is neither floated nor put elsewhere."""
    style = box.style
    if style["float"] in _FLOATING:
        return False
    position = style["position"]
    return position == "static" or not (position in _APART or position[0] in _PUT)


def _free_of_floats(usual: Callable[..., Any], line: type) -> Callable[..., Any]:
    """Return `avoid_collisions`: where a box can stand, and its room. A line without floats beside it has all of it."""

    def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:  # noqa: FBT001, FBT002 - as it is called
        is_plain = type(box) is line and not outer and not context.excluded_shapes
        if not is_plain or containing_block.style["direction"] != "ltr" or box.style["float"] != "none":
            return usual(context, box, containing_block, outer)
        start = containing_block.content_box_x()
        left = start + box.margin_left
        room = start + containing_block.width - box.margin_right - left
        return left - box.margin_left, box.border_box_y() - box.margin_top, room

    return avoid_collisions
