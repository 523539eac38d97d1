"""Dates in cells."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from reportgen.model.message import Spot
from reportgen.workbook.column import Column
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import NOT_A_DATE
from reportgen.workbook.normalising import key
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

_EARLIEST, _LATEST = date(1990, 1, 1), date(2199, 12, 31)
_EXCEL_START = date(1899, 12, 30)
_GUESSED = ("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y")
_LONGEST = 30


def parse_date(cell: Cell, _column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read a date cell or ISO text (2026-11-16); other texts are an error that shows the date where it is clear."""
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    elif isinstance(value, str):
        value = _iso(key(value)) or value
    if isinstance(value, date) and _EARLIEST <= value <= _LATEST:
        return Parsed(value=value)
    guess = _guess(cell)
    return refused(NOT_A_DATE, spot, suggestion=guess.isoformat() if guess else None, text=plain_text(cell))


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if "-" in text else None
    except ValueError:
        return None


def _guess(cell: Cell) -> date | None:
    """Return the one date a text or a bare day number can mean, or None."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        days = int(cell.value) if abs(cell.value) < 1_000_000 else 0  # noqa: PLR2004 - beyond any date Excel has
        found = {_EXCEL_START + timedelta(days=days)} if days > 0 else set()
    else:
        text = key(plain_text(cell))[:_LONGEST]
        found = {one for pattern in _GUESSED if (one := _by(pattern, text)) is not None}
    plausible = {one for one in found if _EARLIEST <= one <= _LATEST}
    return plausible.pop() if len(plausible) == 1 else None


def _by(pattern: str, text: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a calendar day has no time zone
    except ValueError:
        return None
