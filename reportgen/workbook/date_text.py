"""Dates written as text: the day they say, or the days they could mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from babel import Locale

from reportgen.workbook.normalising import key

_LONGEST = 60
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d.*)?")
_TIME = re.compile(r"(?:,| at|t)?\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|z)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})")
_SLASHED = re.compile(r"(\d{1,2}) ?([-/]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})")
_WORDED = re.compile(r"[\w\s.,'/ºª-]+")
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_FILLERS = frozenset(
    {*("of", "the", "st", "nd", "rd", "th"), *("de", "del", "do", "le", "la", "den", "am", "el", "er")}
)
_CENTURY = 2000
_FULL_YEAR = 4  # digits
_PARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DateText:
    """What a text says: `day` where it is one day without doubt, else the days it could mean, the likelier first.

    `has_short_year` says that the year has two digits, which are then read as of this century.
    """

    day: date | None = None
    readings: tuple[date, ...] = ()
    has_short_year: bool = False


def read_date(text: str, locale: str) -> DateText:
    """Read a date that is unambiguous in the engagement's locale.

    ISO dates and those with the year first; day, month and year with dots; with the month's name in English or the
    locale's language; with slashes or hyphens in the locale's order, where the other order gives no other day.
    """
    compared = key(text)[:_LONGEST]
    if _ISO.fullmatch(compared):
        return DateText(day=_iso(compared))
    compared = _TIME.sub("", compared).strip()
    for pattern, read in ((_YEAR_FIRST, _year_first), (_DOTTED, _dotted)):
        found = pattern.fullmatch(compared)
        if found is not None:
            return read(found)
    found = _SLASHED.fullmatch(compared)
    return _slashed(found, locale) if found else _worded(compared, locale)


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text.upper()).date()
    except ValueError:
        return None


def _year_first(found: re.Match[str]) -> DateText:
    return DateText(day=_day(found[1], found[3], found[4]))


def _dotted(found: re.Match[str]) -> DateText:
    """Read day, month, year, as dots always mean; the other order is only shown."""
    day, other = _day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])
    return _settled(day, (day or other,), found[3])


def _slashed(found: re.Match[str], locale: str) -> DateText:
    day_first, month_first = _day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])
    usual, other = (month_first, day_first) if _order(locale) == "md" else (day_first, month_first)
    is_clear = usual is not None and other in {None, usual} and _order(locale) is not None
    return _settled(usual if is_clear else None, (usual, other), found[4])


def _settled(day: date | None, readings: tuple[date | None, ...], year: str) -> DateText:
    possible = tuple(dict.fromkeys(one for one in readings if one is not None))
    if len(year) < _FULL_YEAR:
        return DateText(readings=possible, has_short_year=True)
    return DateText(day=day, readings=possible)


def _worded(text: str, locale: str) -> DateText:
    """Read "16 November 2026", "Nov 16, 2026", "16-Nov-26" or "2026 November 16"."""
    tokens = [token for token in _TOKENS.findall(text) if token not in _FILLERS]
    if not _WORDED.fullmatch(text) or len(tokens) != _PARTS:
        return DateText()
    months = [_months(locale)[token] for token in tokens if token in _months(locale)]
    numbers = [token for token in tokens if token.isdigit()]
    if len(months) != 1 or len(numbers) != _PARTS - 1 or tokens[2] in _months(locale):
        return DateText()
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == _FULL_YEAR else numbers
    if len(year) not in {2, _FULL_YEAR}:
        return DateText()
    read = _day(year, str(months[0]), day)
    return _settled(read, (read,), year)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (_CENTURY if len(year) < _FULL_YEAR else 0), int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _order(locale: str) -> str | None:
    """Return "dm" or "md", as the locale writes short dates; None where it starts with the year."""
    order = "".join(dict.fromkeys(re.findall("[dMy]", str(Locale.parse(locale).date_formats["short"].pattern))))
    return None if order.startswith("y") else order.replace("y", "").lower()


@lru_cache(maxsize=16)
def _months(locale: str) -> Mapping[str, int]:
    """Return the names of the months, long and short, that mean one month in English and the locale's language."""
    names: defaultdict[str, set[int]] = defaultdict(set)
    names["sept"].add(9)
    for language in (Locale("en"), Locale.parse(locale)):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in language.months[context][width].items():
                    names[key(name).rstrip(".")].add(month)
    return {name: months.pop() for name, months in names.items() if len(months) == 1}
