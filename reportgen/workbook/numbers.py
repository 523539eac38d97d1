"""Numbers in cells: typed as numbers, or as text that the engagement's locale makes unambiguous."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.header_units import says_percent
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import (
    AMOUNT_IN_OTHER_CURRENCY,
    FOREIGN_NUMBER,
    LOCALE_ASSUMED,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    SHARE_INSTEAD_OF_NUMBER,
    SHORTHAND,
    UNCLEAR_NUMBER,
    UNCLEAR_PERCENT,
)
from reportgen.workbook.number_text import NumberText, has_marks, read_number, written_in
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

LARGEST = Decimal(10) ** 15
_ASSUMED = frozenset({"low", "likely", "high"})  # an assumption may be a share or a number; its own limits tell


def parse_number(cell: Cell, column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read a number, an amount, a whole number or a share, as a Decimal, within the column's range."""
    read = exact_number(cell, conventions)
    if read.exact is None:
        return _not_read(read, cell, column, spot, conventions)
    number = read.exact
    shown = f"{written(number * 100)} %" if cell.is_percent else plain_text(cell)
    if read.is_percent and not _takes_shares(column):
        return refused(SHARE_INSTEAD_OF_NUMBER, spot, text=shown, column=column.header, number=written(number))
    if column.kind is Kind.PERCENT and not read.is_percent and _is_unclear(number, spot):
        return _unclear_percent(number, column, spot)
    if not _fits(number, column):
        meant = f"{written(number)} %" if read.is_percent and _fits(number / 100, column) else None
        return refused(OUT_OF_RANGE, spot, suggestion=meant, text=shown, column=column.header, range=_range(column))
    return Parsed(value=number, findings=_assumed(cell, column, spot, number, conventions))


def _assumed(cell: Cell, column: Column, spot: Spot, number: Decimal, conventions: Conventions) -> tuple[Finding, ...]:
    """Say where a text that another locale reads otherwise was read in one that nothing in the file names."""
    text = plain_text(cell)
    if not (conventions.is_assumed and isinstance(cell.value, str) and has_marks(text)):
        return ()
    locale = conventions.locale
    return (LOCALE_ASSUMED.at(spot, text=text, column=column.header, number=written(number), locale=locale),)


def _not_read(read: NumberText, cell: Cell, column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Say why a text is not taken for a number: another currency, shorthand, none, two readings, another locale's."""
    about = {"text": plain_text(cell), "column": column.header}
    locale, currency = conventions.locale, conventions.currency
    if read.other_currency is not None and column.kind is Kind.MONEY:
        return refused(AMOUNT_IN_OTHER_CURRENCY, spot, **about, mark=read.other_currency, currency=currency)
    if read.shorthand is not None:
        suggestion = None if read.guess is None else written_in(locale, read)
        return refused(SHORTHAND, spot, suggestion=suggestion, **about, why=OwnWords(read.shorthand.value))
    if read.guess is None:
        return refused(NOT_A_NUMBER, spot, **about)
    if read.has_two_readings:
        return refused(UNCLEAR_NUMBER, spot, suggestion=written(read.guess), **about, locale=locale)
    suggestion = written_in(locale, read)
    return refused(FOREIGN_NUMBER, spot, suggestion=suggestion, **about, locale=locale)


def exact_number(cell: Cell, conventions: Conventions) -> NumberText:
    """Return the number a cell holds, typed or as text that the locale makes unambiguous."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return NumberText()
    if isinstance(value, str):
        return read_number(value, conventions)
    number = Decimal(repr(value))
    return NumberText(exact=number, is_percent=cell.is_percent) if number.is_finite() else NumberText()


def _takes_shares(column: Column) -> bool:
    return column.kind is Kind.PERCENT or column.field in _ASSUMED


def _is_unclear(number: Decimal, spot: Spot) -> bool:
    """Return whether a number without a sign could be a percentage: it is no fraction, or its header says so."""
    return abs(number) >= 1 or (number != 0 and says_percent(spot.column or ""))


def _unclear_percent(number: Decimal, column: Column, spot: Spot) -> Parsed:
    as_percent = f"{written(number)} %"
    return refused(
        UNCLEAR_PERCENT,
        spot,
        suggestion=as_percent,
        text=written(number),
        column=column.header,
        as_percent=as_percent,
        as_fraction=f"{written(number * 100)} %",
    )


def _fits(number: Decimal, column: Column) -> bool:
    if column.kind is Kind.INTEGER and number != number.to_integral_value():
        return False
    at_least = column.minimum is None or number >= Decimal(repr(column.minimum))
    at_most = column.maximum is None or number <= Decimal(repr(column.maximum))
    return abs(number) <= LARGEST and at_least and at_most


def _range(column: Column) -> str:
    low = "" if column.minimum is None else f"from {_bound(column.minimum, column.kind)} "
    high = _bound(float(LARGEST) if column.maximum is None else column.maximum, column.kind)
    whole = "without a fraction, " if column.kind is Kind.INTEGER else ""
    return f"{whole}{low}to {high}" if low else f"{whole}up to {high}"


def _bound(bound: float, kind: Kind) -> str:
    return f"{bound * 100:g} %" if kind is Kind.PERCENT else f"{bound:,.16g}"


def written(number: Decimal) -> str:
    """Write a number plainly, without zeros at the end."""
    return _without_zeros(f"{number:f}")


def grouped(number: Decimal) -> str:
    """Write a number for a sentence: in full, with marks between thousands and without zeros at the end."""
    return _without_zeros(f"{number:,f}")


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
