"""Questions that WeasyPrint asks of each line and box, answered by the short way where one leads to the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

_RELEASE = "70.0"
_FLOATING = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_APART = frozenset({"absolute", "fixed"})
_PUT = frozenset({"running()", "note()"})


@contextmanager
def short_ways(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Answer shortly; WeasyPrint must have been imported. `exchanged` lets a module have another value for a while."""
    import weasyprint  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415
    from weasyprint.layout import inline  # noqa: PLC0415

    if weasyprint.__version__ != _RELEASE:
        yield
        return
    with ExitStack() as stack:
        stack.enter_context(exchanged(boxes.Box, "is_in_normal_flow", _is_in_normal_flow))
        stack.enter_context(
            exchanged(inline, "avoid_collisions", _free_of_floats(inline.avoid_collisions, boxes.LineBox))
        )
        yield


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
