"""Dates in cells."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.column import Column
from reportgen.workbook.date_text import DateText, read_date
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import DATE_OUT_OF_RANGE, DATE_SHORT_YEAR, DATE_TWO_READINGS, NOT_A_DATE
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

_EARLIEST, _LATEST = date(1990, 1, 1), date(2199, 12, 31)
_NO_DAY, _UNCLEAR = "no day of the calendar", "not a date that can be read in one way only"
_EXCEL_START = date(1899, 12, 30)
_LAST_SERIAL = 110_000


def parse_date(cell: Cell, _column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read a date cell, whatever time it carries, or a text that means one day only in the engagement's locale."""
    value = cell.value
    if isinstance(value, datetime):
        return _within(value.date(), spot)
    if isinstance(value, date):
        return _within(value, spot)
    if isinstance(value, str):
        read = read_date(value, conventions.locale)
        return _within(read.day, spot) if read.day is not None else _not_read(read, value, spot)
    return _no_date(_shown(_of_serial(value)), plain_text(cell), spot)


def _within(day: date, spot: Spot) -> Parsed:
    if _EARLIEST <= day <= _LATEST:
        return Parsed(value=day)
    return refused(DATE_OUT_OF_RANGE, spot, text=day.isoformat(), first=_shown(_EARLIEST), last=_shown(_LATEST))


def _not_read(read: DateText, text: str, spot: Spot) -> Parsed:
    """Say why a text is not taken for a date, and show the days it could mean."""
    days = [day for day in read.readings if _EARLIEST <= day <= _LATEST]
    only = _shown(days[0]) if len(days) == 1 else None
    if read.has_short_year:
        return refused(DATE_SHORT_YEAR, spot, suggestion=only, text=text)
    if len(days) > 1:
        return refused(DATE_TWO_READINGS, spot, text=text, first=_shown(days[0]), second=_shown(days[1]))
    return _no_date(only, text, spot)


def _no_date(meant: str | None, text: str, spot: Spot) -> Parsed:
    what = _NO_DAY if meant is None else _UNCLEAR
    return refused(NOT_A_DATE, spot, suggestion=meant, text=text, what=OwnWords(what))


def _of_serial(value: object) -> date | None:
    """Return the day that Excel keeps as a bare number; 60, and what is negative or too large, is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _LAST_SERIAL:
        return None
    day = _EXCEL_START + timedelta(days=int(value))
    return day if _EARLIEST <= day <= _LATEST else None


def _shown(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
