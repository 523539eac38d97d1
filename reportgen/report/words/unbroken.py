"""What no line breaks in two: a range of numbers, a cell with its sheet, a rating with its scale."""

from __future__ import annotations

import re

from reportgen.report.words.formats import NO_BREAK_SPACE, WORD_JOINER

_RANGE = re.compile(r"–(?=\d)")  # each begins with what it looks for, which is found at once
_CELL = re.compile(r"!(?=[A-Z]{1,3}\d)")
_SCALE = re.compile(r" of (?=(?:5|25|100)\b)")
_OF = f"{NO_BREAK_SPACE}of{NO_BREAK_SPACE}"


def with_whole_figures(html: str) -> str:
    """Join "75–77", "Processes!F12" and "4 of 5"; what stands within a tag stays as it is."""
    html = _RANGE.sub(lambda found: _joined(found, f"{WORD_JOINER}–{WORD_JOINER}", after_digit=True), html)
    html = _CELL.sub(lambda found: _joined(found, f"!{WORD_JOINER}", after_digit=False), html)
    return _SCALE.sub(lambda found: _joined(found, _OF, after_digit=True), html)


def _joined(found: re.Match[str], joined: str, *, after_digit: bool) -> str:
    """Return what is found joined, where a digit or a letter stands before it and it is no part of a tag."""
    html, start = found.string, found.start()
    before = html[start - 1 : start]
    is_figure = before.isdigit() if after_digit else before.isalpha()
    is_in_tag = html.rfind("<", 0, start) > html.rfind(">", 0, start)
    return joined if is_figure and not is_in_tag else found[0]
