"""What WeasyPrint works out again and again, worked out once, while a report is laid out; no byte of it differs.

It lists all pages for every tag, and tinyhtml5, its parser, loses the patterns it means to keep. What else is worked
out once has a room of its own: lines of text, lengths, styles.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from reportgen.report.layout.bare_boxes import bare_boxes
from reportgen.report.layout.borders_of_tables import borders_of_tables
from reportgen.report.layout.html_in_full import html_in_full
from reportgen.report.layout.lengths_once import lengths_once
from reportgen.report.layout.lines_of_one_text import lines_of_one_text
from reportgen.report.layout.lines_once import lines_once
from reportgen.report.layout.plain_values import plain_values, remembered
from reportgen.report.layout.short_ways import short_ways
from reportgen.report.layout.styles_once import styles_once
from reportgen.report.layout.walks import short_walks


@contextmanager
def quicker() -> Iterator[None]:
    """Lay out and draw in less time; WeasyPrint must have been imported, with its fonts set up."""
    import pydyf  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from tinyhtml5 import inputstream  # noqa: PLC0415
    from weasyprint.css import AnonymousStyle, ComputedStyle  # noqa: PLC0415

    with ExitStack() as stack:
        stack.enter_context(_without_collections())
        for owner, name, better in (
            (pydyf.PDF, "page_references", property(_page_references)),
            (inputstream, "characters_until_regex", _Patterns()),
            (ComputedStyle, "__missing__", plain_values(ComputedStyle.__missing__)),
            (AnonymousStyle, "__missing__", remembered(AnonymousStyle.__missing__)),
        ):
            stack.enter_context(exchanged(owner, name, better))
        stack.enter_context(html_in_full(exchanged))
        stack.enter_context(lines_once(exchanged))
        stack.enter_context(lengths_once(exchanged))
        stack.enter_context(styles_once(exchanged))
        stack.enter_context(short_ways(exchanged))
        stack.enter_context(short_walks(exchanged))
        stack.enter_context(bare_boxes(exchanged))
        stack.enter_context(lines_of_one_text(exchanged))
        stack.enter_context(borders_of_tables(exchanged))
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
