"""A part of a report set a little tighter: less leading and less space between, never smaller type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.report.layout.lengths_once import forget_lengths
from reportgen.report.layout.styles_kept import is_altered, mark_altered

_SPACES = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_LEAST_LEADING = 1.18  # times the size of the type, as in the densest of our tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Tightness:
    """Shares of the usual leading and spaces that are kept, and `gain`, the share of a page that this frees at most."""

    leading: float
    spaces: float
    gain: float


DEGREES = (Tightness(leading=0.97, spaces=0.82, gain=0.10), Tightness(leading=0.94, spaces=0.66, gain=0.20))
FURTHER = Tightness(leading=0.94, spaces=0.5, gain=0.25)  # where the last of them all but does


class Setting:
    """The vertical measures of laid-out boxes' sources, which can be set tighter and put back."""

    def __init__(self, boxes: tuple[Any, ...]) -> None:
        leaded: dict[int, Any] = {}
        spaced: dict[int, Any] = {}
        for box in boxes:
            for style, is_free in _styles(box, is_free=True):
                spaced[id(style)] = style
                if is_free:
                    leaded[id(style)] = style
        self._usual = [(style, name, style[name]) for style in spaced.values() for name in _SPACES]
        self._usual += [(style, "line_height", style["line_height"]) for style in leaded.values()]
        self._were_altered = [(style, is_altered(style)) for style in spaced.values()]

    def set(self, tightness: Tightness) -> None:
        """Keep shares of the leading and of the spaces."""
        for style, name, usual in self._usual:
            keep = _spaced if name in _SPACES else _leaded
            style[name] = keep(usual, tightness, style["font_size"])
            forget_lengths(style)
        for style, _ in self._were_altered:
            mark_altered(style, altered=True)

    def put_back(self) -> None:
        """Give every box its usual measures."""
        for style, name, usual in self._usual:
            style[name] = usual
            forget_lengths(style)
        for style, was_altered in self._were_altered:
            mark_altered(style, altered=was_altered)


def _styles(box: Any, *, is_free: bool) -> Iterator[tuple[Any, bool]]:
    """Go through the styles below a box, and say whether leading is free or fills a height that is given."""
    is_free = is_free and box.style["height"] == "auto"
    yield box.style, is_free
    for child in getattr(box, "children", ()):
        yield from _styles(child, is_free=is_free)


def _spaced(usual: Any, tightness: Tightness, _size: float) -> Any:
    is_length = getattr(usual, "unit", None) == "px"
    return usual._replace(value=usual.value * tightness.spaces) if is_length and usual.value > 0 else usual


def _leaded(usual: Any, tightness: Tightness, size: float) -> Any:
    if getattr(usual, "unit", None) != "px":
        return usual
    least = min(usual.value, _LEAST_LEADING * size)
    return usual._replace(value=max(usual.value * tightness.leading, least))
