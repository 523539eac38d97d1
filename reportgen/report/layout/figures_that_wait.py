"""A figure that finds too little room waits for what stands after it, which fills the page instead.

What comes forward is the next table with its caption, or the next text: all up to where a page may break. It holds no
figure, so that figures keep the order of their numbers. The boxes change places, and so do their tags: what is read
aloud stands as on the page. It is tried once a page at most, only where a section would leave a part of it empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.quicker import exchanged

_SETTLED = "figures_are_settled"  # of the context
_EMPTY = 50 * 96 / 25.4  # px, 50 mm: what a page may be left short of
_AVOID = frozenset({"avoid", "avoid-page"})


@contextmanager
def figures_waiting() -> Iterator[None]:
    """Lay out sections so; WeasyPrint must have been imported."""
    from weasyprint.layout import block  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made

    with exchanged(block, "block_container_layout", _waiting(block.block_container_layout)):
        yield


@contextmanager
def order_kept(context: Any) -> Iterator[None]:
    """Keep the boxes where they are, while pages of a section are laid out again."""
    vars(context)[_SETTLED] = True
    try:
        yield
    finally:
        del vars(context)[_SETTLED]


def _waiting(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `block_container_layout`, which gives a box's part on a page, where the next one resumes, and more."""

    def block_container_layout(context: Any, box: Any, *further: Any, **named: Any) -> Any:
        if box.element_tag != "section" or named or vars(context).get(_SETTLED):
            return usual(context, box, *further, **named)
        bottom_space, resumed, page_is_empty, absolute, fixed, margins, *further_still = further
        if resumed is None:
            box.children = vars(box).setdefault("children_in_order", box.children)
        top, above = box.position_y, list(margins or ())
        found = usual(context, box, bottom_space, resumed, page_is_empty, absolute, fixed, margins, *further_still)
        place = _left_over(box, found, resumed)
        if place is None or context.page_bottom - bottom_space - _reached(box, found[0], top) < _EMPTY:
            return found
        length = _passing(box.children[place + 1 :])
        if not length:
            return found
        order, below = box.children, box.position_y
        box.children, box.position_y = _passed(order, place, length), top
        tried = usual(context, box, bottom_space, resumed, page_is_empty, absolute, fixed, above, *further_still)
        if tried[0] is not None and (tried[1] is None or next(iter(tried[1])) > place):
            if margins is not None:
                margins[:] = above
            return tried
        box.children, box.position_y = order, below
        return found

    return block_container_layout


def _left_over(box: Any, found: Any, resumed: Any) -> int | None:
    """Return which child of a section is the figure that did not fit, None where it was something else.

    A section that begins with one may have found no room even for its head.
    """
    part, resume_at = found[:2]
    (start, rest), *_ = (resume_at or {0: None}).items()
    if rest is not None or (part is not None and not resume_at) or (part is None and resumed is not None):
        return None
    begins = resumed is None and all(_is_running(child) for child in box.children[:start])
    for place, child in enumerate(box.children[start:], start=start):
        if _is_figure(child.element):
            return place
        if not (begins and _keeps_next(child)):
            return None
    return None


def _reached(box: Any, part: Any, top: float) -> float:
    """Return how far down a page is filled."""
    if part is None:
        return top
    last = part.children[-1] if part.children else box
    return float(last.position_y + last.margin_height())


def _is_figure(element: Any) -> bool:
    return _holds_figure(element) and next(element.iter("table"), None) is None


def _holds_figure(element: Any) -> bool:
    return element is not None and next(element.iter("figure"), None) is not None


def _passing(children: Any) -> int:
    """Return how many boxes after a figure may come before it, 0 where none may."""
    for count, child in enumerate(children, start=1):
        if _holds_figure(child.element):
            return 0
        if not _keeps_next(child) and not (children[count:] and _keeps_before(children[count])):
            return count
    return 0


def _keeps_next(box: Any) -> bool:
    return box.style["break_after"] in _AVOID or _is_running(box)


def _is_running(box: Any) -> bool:
    """Return whether a box only names the section, for the head of its pages."""
    return box.element is not None and box.element.get("class") == "running"


def _keeps_before(box: Any) -> bool:
    return box.style["break_before"] in _AVOID


def _passed(children: Any, place: int, length: int) -> list[Any]:
    """Return boxes with one set behind so many that follow it."""
    after = place + 1 + length
    return [*children[:place], *children[place + 1 : after], children[place], *children[after:]]
