"""What WeasyPrint works out again and again, worked out once, while a report is laid out; no byte of it differs.

It lays out and shapes every letter of a drawing anew, and lists all pages for every tag. tinyhtml5, its parser, loses
the patterns it means to keep. On the example that is a sixth of the time.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

_ALSO_SHAPING = ("letter_spacing", "font_stretch", "font_variant_numeric", "font_variant_caps", "font_feature_settings")


@contextmanager
def quicker() -> Iterator[None]:
    """Lay out and draw in less time; WeasyPrint must have been imported, with its fonts set up."""
    import pydyf  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from tinyhtml5 import inputstream  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    with ExitStack() as stack:
        stack.enter_context(_without_collections())
        for owner, name, better in (
            (pydyf.PDF, "page_references", property(_page_references)),
            (inputstream, "characters_until_regex", _Patterns()),
            (line_break, "split_first_line", _letters_laid_out_once(line_break.split_first_line)),
        ):
            stack.enter_context(exchanged(owner, name, better))
        yield


@contextmanager
def _without_collections() -> Iterator[None]:
    """Let Python not look for cycles: laying out a report makes millions of objects that all stay in use."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # into the oldest generation, so that the next objects made cause no search through all these
        if was_enabled:
            gc.enable()


@contextmanager
def exchanged(owner: Any, name: str, better: object) -> Iterator[None]:
    """Let an attribute of a module or class have another value for a while, where it is there at all."""
    usual = vars(owner).get(name)
    if usual is None:  # another release, which does without
        yield
        return
    setattr(owner, name, better)
    try:
        yield
    finally:
        setattr(owner, name, usual)


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """Return the references to the pages, listed anew only where pages were added."""
    kids = pdf.pages["Kids"]
    known: tuple[bytes, ...] = vars(pdf).get("_page_references", ())
    if len(known) * 3 != len(kids):
        known = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        vars(pdf)["_page_references"] = known
    return known


class _Patterns(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """The pattern for a run of characters that are, or are not (`opposite`), in a set, by both."""

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        inside = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if opposite else '^'}{inside}]+")
        return pattern


def _letters_laid_out_once(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `split_first_line` as the drawings call it, which remembers the layouts of single letters."""
    known: dict[tuple[object, ...], Any] = {}

    def split_first_line(text: str, style: Any, *further: Any) -> Any:
        if len(text) != 1:
            return usual(text, style, *further)
        font = (*style["font_family"], style["font_style"], style["font_weight"], style["font_size"])
        further_set = tuple(str(style[name]) for name in _ALSO_SHAPING)
        key = (text, style["direction"], style.font_config, font, further_set)
        if key not in known:
            known[key] = usual(text, style, *further)
            _shape_once(known[key][0])
        return known[key]

    return split_first_line


def _shape_once(layout: Any) -> None:
    """Let a layout stay as it was shaped when it was first drawn."""
    usual = layout.reactivate

    def reactivate(style: Any) -> None:
        if not hasattr(layout, "layout"):
            usual(style)

    layout.reactivate = reactivate
