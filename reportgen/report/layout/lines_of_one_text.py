"""A line that holds nothing but part of one text, laid out by the short way: so are nine lines in ten of a report.

WeasyPrint looks for floats, notes, inline boxes and breaks between them in each line. Where there can be none, what is
left is to split the text and to put it on its baseline; by the same sums in the same order, so that no digit differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.release import with_known_release

_SIDES = ("left", "right", "top", "bottom")
_AROUND = (*(f"margin_{side}" for side in _SIDES), *(f"padding_{side}" for side in _SIDES))
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)


@with_known_release
@contextmanager
def lines_of_one_text(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Take the short way; WeasyPrint must have been imported. `exchanged` lets a module have another value a while."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.layout import inline  # noqa: PLC0415

    with exchanged(inline, "get_next_linebox", _shortly(inline.get_next_linebox, inline, boxes)):
        yield


def _shortly(usual: Callable[..., Any], inline: Any, boxes: Any) -> Callable[..., Any]:
    """Return `get_next_linebox`, which gives the next line and where the one after it starts."""

    def get_next_linebox(
        context: Any,
        linebox: Any,
        position_y: float,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        absolute_boxes: Any,
        fixed_boxes: Any,
        first_letter_style: Any,
        first_line_style: Any,
    ) -> Any:
        found = None
        is_plain = not (context.excluded_shapes or first_letter_style or first_line_style)
        if is_plain and _holds_one_text(linebox, containing_block, boxes):
            found = _line(context, linebox, position_y, skip_stack, containing_block, inline)
        if found is not None:
            return found
        styles = (first_letter_style, first_line_style)
        around = (containing_block, absolute_boxes, fixed_boxes)
        return usual(context, linebox, position_y, bottom_space, skip_stack, *around, *styles)

    return get_next_linebox


def _holds_one_text(linebox: Any, containing_block: Any, boxes: Any) -> bool:
    children = linebox.children
    if len(children) != 1 or type(children[0]) is not boxes.TextBox or type(linebox) is not boxes.LineBox:
        return False
    is_ltr = containing_block.style["direction"] == "ltr"
    return is_ltr and _is_plain_line(linebox.style) and _is_plain_text(children[0].style)


def _is_plain_line(style: Any) -> bool:
    """Return whether a line with such a style stands in the flow, from left to right, with nothing around it."""
    kept = vars(style)
    if "plain_line_kept" not in kept:
        kept["plain_line_kept"] = (
            style["float"] == "none"
            and style["position"] == "static"
            and style["direction"] == "ltr"
            and all(getattr(style[name], "value", None) == 0 for name in _AROUND)
            and not any(style[name] for name in _BORDERS)
        )
    return bool(kept["plain_line_kept"])


def _is_plain_text(style: Any) -> bool:
    """Return whether a text with such a style stands in the flow, on the baseline of its line."""
    kept = vars(style)
    if "plain_text_kept" not in kept:
        kept["plain_text_kept"] = (
            style["float"] == "none" and style["position"] == "static" and style["vertical_align"] == "baseline"
        )
    return bool(kept["plain_text_kept"])


def _line(
    context: Any, linebox: Any, position_y: float, skip_stack: Any, containing_block: Any, inline: Any
) -> Any | None:
    """Return a line and where the next one starts, None where WeasyPrint must look."""
    skip_stack = inline.skip_first_whitespace(linebox, skip_stack)
    if skip_stack == "continue":
        return None, None
    linebox.position_y, linebox.width, linebox.height = position_y, 0, 0
    start, position_y, room = inline.avoid_collisions(context, linebox, containing_block, outer=False)
    linebox.position_x, linebox.position_y = start, position_y
    (text,) = linebox.children
    text.position_x, text.position_y = start + linebox.text_indent, position_y
    end = (start + room) * (1 + 1e-9)  # as WeasyPrint has it, for lengths that come from Pango
    inline.resolve_percentages(text, containing_block)
    skip = next(iter(skip_stack[0])) if skip_stack else 0
    new_text, skip, is_broken = inline.split_text_box(context, text, end - text.position_x, skip, is_line_start=True)
    if new_text is None or new_text.position_x + new_text.margin_width() > end:
        return None
    line = linebox.copy_with_children([new_text])
    line.remove_decoration(start=skip_stack is not None, end=skip is not None)
    line.width = new_text.position_x + new_text.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)  # noqa: SLF001 - no other way
    linebox.width, linebox.height = line.width, line.height
    inline.remove_last_whitespace(context, line)
    moved = inline.text_align(context, line, room, last=skip is None or is_broken)
    _put(line, new_text, position_y, moved)
    return line, None if skip is None else {0: {skip: None}}


def _put(line: Any, text: Any, position_y: float, moved: float) -> None:
    """Put a line where it stands and its text on the baseline, `moved` to the right."""
    text.position_y = 0 - text.baseline
    top_of_line = 0 - line.baseline
    top = min(text.position_y, top_of_line)
    bottom = max(text.position_y + text.margin_height(), top_of_line + line.margin_height())
    line.baseline = -top
    line.position_y = top
    line.height = bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(moved, position_y - top)
    line.position_y = position_y  # which the sum may miss by a little
