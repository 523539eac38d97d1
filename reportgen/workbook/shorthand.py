"""Digits that are not the whole number: abbreviated, in brackets, or with the mark of a footnote."""

from __future__ import annotations

import re
from enum import StrEnum

SCALES = {"": 0, "k": 3, "tsd": 3, "t": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "bn": 9, "mrd": 9, "billion": 9}
_DIGITS = r"[-+−]?[0-9][0-9.,'’\s]*?"
_AMBIGUOUS = "t"  # thousands in German, tonnes elsewhere


class Shorthand(StrEnum):
    """What stands beside the digits; the value says in words what that may mean."""

    SCALED = "the letters behind the digits stand for thousands or more"
    BRACKETED = "brackets can mean a negative number or a remark"
    MARKED = "what stands behind the digits may mark a footnote or a list"


_FORMS = (
    (Shorthand.BRACKETED, re.compile(rf"\(\s*{_DIGITS}\s*[a-z]*\.?\s*\)")),
    (Shorthand.SCALED, re.compile(rf"{_DIGITS}\s*(?:{'|'.join(filter(None, SCALES))})\.?")),
    (Shorthand.MARKED, re.compile(rf"{_DIGITS}\s*[).*†‡¹²³]+")),
)


def shorthand(body: str) -> Shorthand | None:
    """Return in what way a number is not written out: "(2)", "12k", "1)" or "5."; None where it is, or is none."""
    return next((form for form, pattern in _FORMS if pattern.fullmatch(body.casefold())), None)


def digits_of(body: str) -> str | None:
    """Return the digits before the letters of a scale, None where the letters can mean several things."""
    found = re.fullmatch(r"(.*?)\s*([^\W\d]+)\.?", body)
    return None if found is None or found[2].casefold() == _AMBIGUOUS else found[1]
