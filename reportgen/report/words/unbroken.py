"""What no line parts: a range, a cell and its sheet, a rating and its scale, a month and its year, a compound."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.report.words.formats import NO_BREAK_SPACE, WORD_JOINER

HELD_HYPHEN = f"-{WORD_JOINER}"
_RANGE = re.compile(r"–(?=\d)")  # each begins with what it looks for, which is found at once
_CELL = re.compile(r"!(?=[A-Z]{1,3}\d)")
_SCALE = re.compile(r" of (?=(?:5|25|100)\b)")
_OTHER = re.compile(r" instead of[ \u00a0](?=\d|<(?:a|span) [^>]*>\d)")
_FIRST = re.compile(rf" at (?=(?:<(?:a|span) [^>]*>)?\d(?:</(?:a|span)>)?{NO_BREAK_SPACE}instead{NO_BREAK_SPACE}of)")
_ODDS, _EITHER = re.compile(r" in (?=1[.,’\u00a0\u202f]?0)"), re.compile(r" or (?=\d\b(?![.,]\d))")
_YEAR = re.compile(r" 20(?=\d\d\b)")
_SECTION, _NUMBERED = re.compile(r"section (?=\d)"), re.compile(r"year (?=\d\b(?![.,]\d))")
_RATED = re.compile(rf"rated (?=(?:<(?:a|span) [^>]*>)?\d(?:</(?:a|span)>)?{NO_BREAK_SPACE}of)")
_DAYS = re.compile(r" days\b")
_NAME = re.compile(r"-(?<=[A-Z]{2}-)(?=[A-Z\d])")
_BEGINNING = re.compile(r"-(?:(?<=[ >(]\w\w-)|(?<=[ >(]\w{3}-)|(?<=[ >(]\w{4}-))(?=[a-z]{2,12}\b)")
_ENDING = re.compile(r"-(?=[a-z]{2,4}[ <.,;:)])(?<=[a-z]-)")
_ARROW = re.compile(r"-(?=&gt;)")
_BEFORE_TAG = re.compile(rf"{NO_BREAK_SPACE}(?=<[a-z])")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")


def with_whole_figures(html: str) -> str:
    """Join "75–77", "Processes!F12", "4 of 5", "1 in 10", "May 2027", "->", "EUR-Lex" and "in-house"; tags stay.

    A text that ends with a no-break space, as before a link, WeasyPrint breaks after its first word: it is joined on.
    """
    html = _RANGE.sub(lambda found: _joined(found, f"{WORD_JOINER}–{WORD_JOINER}", _follows_digit), html)
    html = _CELL.sub(lambda found: _joined(found, f"!{WORD_JOINER}", _follows_letter), html)
    html = _SCALE.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_figure), html)
    html = _OTHER.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_figure), html)
    html = _FIRST.sub(lambda found: _joined(found, f" at{NO_BREAK_SPACE}", _follows_letter), html)
    html = _ODDS.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_figure), html)
    html = _EITHER.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_figure), html)
    html = _YEAR.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_month), html)
    html = _SECTION.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_no_letter), html)
    html = _NUMBERED.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_no_letter), html)
    html = _RATED.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_no_letter), html)
    html = _DAYS.sub(lambda found: _joined(found, _unspaced(found[0]), _follows_digit), html)
    html = _NAME.sub(lambda found: _joined(found, HELD_HYPHEN, _follows_letter), html)
    html = _ARROW.sub(HELD_HYPHEN, html)
    html = _with_whole_compounds(html)
    return _BEFORE_TAG.sub(f"{NO_BREAK_SPACE}{WORD_JOINER}", html)


def _with_whole_compounds(html: str) -> str:
    """Join compounds of which one part is short; styles, which stand first, are left as they are."""
    styles, end, text = html.rpartition("</style>")
    for compound in (_BEGINNING, _ENDING):
        text = compound.sub(lambda found: _joined(found, HELD_HYPHEN, _follows_letter), text)
    return f"{styles}{end}{text}"


def _joined(found: re.Match[str], joined: str, follows: Callable[[str, int], bool]) -> str:
    """Return what is found joined, where it follows what it should and is no part of a tag."""
    html, start = found.string, found.start()
    is_in_tag = html.rfind("<", 0, start) > html.rfind(">", 0, start)
    return joined if follows(html, start) and not is_in_tag else found[0]


def _unspaced(text: str) -> str:
    return text.replace(" ", NO_BREAK_SPACE)


def _follows_digit(html: str, start: int) -> bool:
    return html[start - 1 : start].isdigit()


def _follows_no_letter(html: str, start: int) -> bool:
    return not _follows_letter(html, start)


def _follows_letter(html: str, start: int) -> bool:
    return html[start - 1 : start].isalpha()


def _follows_figure(html: str, start: int) -> bool:
    """Return whether a digit stands before it, be it in a link to how it was worked out."""
    is_after_tag = html[start - 1 : start] == ">"
    return _follows_digit(html, html.rfind("<", 0, start) if is_after_tag else start)


def _follows_month(html: str, start: int) -> bool:
    return html.endswith((*MONTHS, *_SHORT), 0, start)
