"""Boxes that show nothing of their own, passed by where backgrounds, images of borders and round corners are laid out.

Nine boxes in ten are lines, texts and cells of that kind; whether a box is one, its style tells once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from reportgen.report.layout.release import with_known_release

_CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_NONE = (0, "px")


@with_known_release
@contextmanager
def bare_boxes(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Pass them by; WeasyPrint must have been imported. `exchanged` lets a module have another value for a while."""
    from weasyprint.draw.color import get_color  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.layout import background  # noqa: PLC0415

    better = _passing_by(background.layout_box_backgrounds, background.resolve_radii_percentages, get_color)
    with ExitStack() as stack:
        stack.enter_context(exchanged(background, "layout_box_backgrounds", better))
        yield


def _passing_by(
    usual: Callable[..., None], rounded: Callable[[Any], None], colour: Callable[..., Any]
) -> Callable[..., None]:
    """Return `layout_box_backgrounds`, which goes through a page's boxes."""

    def layout_box_backgrounds(
        page: Any,
        box: Any,
        get_image_from_uri: Any,
        layout_children: bool = True,  # noqa: FBT001, FBT002 - as it is called
        style: Any = None,
    ) -> None:
        if style is not None or not layout_children or box is page or not _is_bare(box.style, colour):
            usual(page, box, get_image_from_uri, layout_children, style)
            return
        if _has_corners(box.style):
            box.border_top_left_radius = box.border_top_right_radius = (0, 0)
            box.border_bottom_right_radius = box.border_bottom_left_radius = (0, 0)
        else:
            rounded(box)
        for child in box.all_children():
            layout_box_backgrounds(page, child, get_image_from_uri)
        box.background = None

    return layout_box_backgrounds


def _is_bare(style: Any, colour: Callable[..., Any]) -> bool:
    """Return whether a style shows neither background nor shadow, and no image along its border."""
    kept = vars(style)
    if "bare_kept" not in kept:
        kept["bare_kept"] = (
            style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and not style["box_shadow"]
            and (
                style["visibility"] == "hidden"
                or (
                    all(kind == "none" for kind, _ in style["background_image"])
                    and colour(style, "background_color").alpha == 0
                )
            )
        )
    return bool(kept["bare_kept"])


def _has_corners(style: Any) -> bool:
    """Return whether all corners of a style are right angles."""
    kept = vars(style)
    if "corners_kept" not in kept:
        kept["corners_kept"] = all(_NONE in style[name] for name in _CORNERS)
    return bool(kept["corners_kept"])
