"""Processes listed by number and name one after another, as many as a line holds, none broken."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.report.figures.text_metrics import text_width

_AFTER_NUMBER_MM, _AFTER_ENTRY_MM = 0.4, 2.0


def lines_run_in(entries: Iterable[str], width: float, *, size: float, others: str = "") -> int:
    """Return how many lines of `width` mm entries take, each a number and a name, with what is said of `others`.

    The space after an entry belongs to it, also at the end of a line.
    """
    space = text_width(" ", size=size)
    widths = [text_width(entry, size=size) + _AFTER_NUMBER_MM + _AFTER_ENTRY_MM for entry in entries]
    widths += [text_width(others, size=size)] if others else []
    lines, reached = 1, 0.0
    for one in widths:
        if reached and reached + one > width:
            lines, reached = lines + 1, 0.0
        reached += one + space
    return lines
