"""A box's lengths read from its style once, where none is a share of another box: nearly all are so in a report.

Of what no element stands for, and nobody set otherwise, they are the initial ones, which are not read at all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any

from reportgen.report.layout.release import with_known_release

_AROUND = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom"))
_LENGTHS = (*_AROUND, "width", "height", "min_width", "min_height", "max_width", "max_height")
_RESOLVING = "resolve_percentages"
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_READ = frozenset({*_LENGTHS, "box_sizing"})


@with_known_release
@contextmanager
def lengths_once(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Keep lengths; WeasyPrint must have been imported. `exchanged` lets a module have another value for a while."""
    from weasyprint.css import AnonymousStyle  # noqa: PLC0415
    from weasyprint.layout import percent  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made

    usual = percent.resolve_percentages
    better = _kept(usual, percent.adjust_box_sizing, AnonymousStyle)
    with ExitStack() as stack:
        for name in [name for name in sys.modules if name.startswith("weasyprint.layout.")]:
            if vars(sys.modules[name]).get(_RESOLVING) is usual:
                stack.enter_context(exchanged(sys.modules[name], _RESOLVING, better))
        yield


def forget_lengths(style: Any) -> None:
    """Let a style's lengths be read again, after they were changed."""
    vars(style).pop("lengths_kept", None)


def _kept(usual: Callable[..., None], adjust: Callable[..., None], anonymous: type) -> Callable[..., None]:
    read = _Read(adjust, anonymous)

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        lengths = read.of(style)
        if lengths is None:
            usual(box, containing_block)
            return
        own = vars(box)
        own.update(lengths)
        if style["border_collapse"] != "collapse":
            return
        for name in _BORDERS:
            if name not in own:
                own[name] = style[name]
        if style["box_sizing"] != "content-box":
            adjust(box, "width")
            adjust(box, "height")

    return resolve_percentages


class _Read:
    """The lengths of styles, each read once: None where one is a share of another box."""

    def __init__(self, adjust: Callable[..., None], anonymous: type) -> None:
        self._adjust, self._anonymous = adjust, anonymous
        self._initial: dict[tuple[object, ...], Mapping[str, Any] | None] = {}  # by what is set of borders

    def of(self, style: Any) -> Mapping[str, Any] | None:
        """Return a style's lengths, which its style keeps."""
        kept: dict[str, Mapping[str, Any] | None] = vars(style)
        if "lengths_kept" not in kept:
            kept["lengths_kept"] = self._first(style)
        return kept["lengths_kept"]

    def _first(self, style: Any) -> Mapping[str, Any] | None:
        if style.keys().isdisjoint(_READ):
            shared = vars(style).get("shared")
            if shared is not None:  # by a style that has nothing of its own but a name
                return self.of(shared)
            if type(style) is self._anonymous:
                return self._unset(style)
        return _lengths(style, self._adjust)

    def _unset(self, style: Any) -> Mapping[str, Any] | None:
        kind = (style["border_collapse"], *(style[name] for name in _BORDERS))
        if kind not in self._initial:
            self._initial[kind] = _lengths(style, self._adjust)
        return self._initial[kind]


def _lengths(style: Any, adjust: Callable[..., None]) -> Mapping[str, Any] | None:
    """Return the lengths of a style in px, with its borders where they are its own; None where one is a share."""
    found = _in_px(style)
    if found is None or style["border_collapse"] == "collapse":
        return found
    box = SimpleNamespace(style=style, **found, **{name: style[name] for name in _BORDERS})
    adjust(box, "width")
    adjust(box, "height")
    return {name: value for name, value in vars(box).items() if name != "style"}


def _in_px(style: Any) -> dict[str, Any] | None:
    """Return the lengths of a style in px, None where one depends on another box."""
    found: dict[str, Any] = {}
    for name in _LENGTHS:
        value = style[name]
        if value is None or value == "auto":
            found[name] = 0 if name in {"min_width", "min_height"} and value == "auto" else value
        elif getattr(value, "unit", None) == "px":
            found[name] = value.value
        else:
            return None
    return found
