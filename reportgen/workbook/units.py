"""The unit that a header carries in brackets, or a number format shows, against what amounts are read as."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_symbol

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.cost_columns import COMPONENT_FIELDS
from reportgen.workbook.harmless_words import unknown_words
from reportgen.workbook.headers import Heading
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import SHOWN_AS_PERCENT, SHOWN_IN_OTHER_CURRENCY, SHOWN_WITH_UNIT
from reportgen.workbook.messages_sheets import (
    AMOUNTS_SCALED,
    OTHER_CURRENCY,
    TEMPLATE_IN_OTHER_CURRENCY,
    UNKNOWN_UNIT,
)
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.settings import currencies
from reportgen.workbook.shown_currency import meant_by

_CODE = re.compile(r"\b[A-Z]{3}\b|(?<=[kKmMT])[A-Z]{3}\b")
_SIGNS = {"$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "€": "EUR"}
_SIGN = re.compile(r"US\$|[$£¥₹€]")
_WORDS = (
    "k|tsd|th|thsd|thousands?|'?000s?|mio|mn|millions?|bn|mrd|billions?|tausend|milliers?|miles|lakhs?|crores?|"
    "[x×*]? ?1[., ']?000|10\\^?[36]|10[³⁶]|10+k"
)
_WIDE = r"|[千万億亿]"
_SCALED_COUNT = re.compile(rf"(?<![\w.])(?:{_WORDS})(?!\w){_WIDE}", re.IGNORECASE)
_SCALED = re.compile(
    rf"(?i:(?<![\w.])(?<!p\. )(?:m|{_WORDS})(?!\w))"
    rf"|\b[kKmMT] ?(?=[A-Z]{{3}}\b|[€$£])|(?<=[€$£])[kKmM]\b|\b[A-Z]{{3}}[kKmM]\b{_WIDE}"
)
_BRACKETED = re.compile(r"\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)")
_READ_AS = {
    "annual_cost": "amounts of a whole year in {currency}",
    "pay_per_fte": "gross pay of one full-time equivalent a year in {currency}",
    "avoided_capital": "whole amounts spent once in {currency}",
    **dict.fromkeys(COMPONENT_FIELDS, "amounts of a whole year in {currency}"),
    "quoted_price": "prices in {currency}, for what Quote basis names",
    "fte": "full-time equivalents",
    "annual_volume": "whole units of a year",
    "horizon_years": "years",
}
_READ_AS_KIND = {
    Kind.MONEY: "whole amounts in {currency}",
    Kind.NUMBER: "plain numbers",
    Kind.INTEGER: "whole numbers",
    Kind.PERCENT: "percentages",
    Kind.RATING: "ratings from 1 (low) to 5 (high)",
}


def check_unit(heading: Heading, spot: Spot, conventions: Conventions) -> tuple[Finding, ...]:
    """Say where the header of an amount names another currency, or thousands: amounts are read as they stand.

    Our own template keeps the currency it was made in above its columns when the Engagement sheet names another,
    which is no fault of the analyst's.
    """
    unit = _beside_the_name(heading.column, heading.written)
    scaled = {Kind.MONEY: _SCALED, Kind.NUMBER: _SCALED_COUNT}.get(heading.column.kind)
    if scaled is not None and scaled.search(unit):
        return (AMOUNTS_SCALED.at(spot, found=heading.written),)
    unknown = check_beside_name(heading.column, heading.written, spot, conventions)
    return (*unknown, *_other_currency(heading, unit, spot, conventions))


def check_beside_name(column: Column, written: str, spot: Spot, conventions: Conventions) -> tuple[Finding, ...]:
    """Say where the header of a numeric column says what is not known to leave the meaning of its values alone."""
    if column.kind not in _READ_AS_KIND:
        return ()
    currency = conventions.currency
    for text in _said(column, written):
        if unknown_words(text, column, conventions):
            read_as = _READ_AS.get(column.field, _READ_AS_KIND[column.kind]).format(currency=currency)
            return (UNKNOWN_UNIT.at(spot, found=written, said=text, read_as=OwnWords(read_as)),)
    return ()


def _other_currency(heading: Heading, unit: str, spot: Spot, conventions: Conventions) -> tuple[Finding, ...]:
    if heading.column.kind is not Kind.MONEY:
        return ()
    named = _currencies(unit, conventions.currency)
    currency = conventions.currency
    if named and currency not in named:
        message = TEMPLATE_IN_OTHER_CURRENCY if conventions.is_our_template else OTHER_CURRENCY
        return (message.at(spot, found=heading.written, named=named[0], currency=currency),)
    return ()


def check_shown_currency(
    cell: Cell, column: Column, spot: Spot, conventions: Conventions, written: str
) -> tuple[Finding, ...]:
    """Say where an amount's number format shows another currency than the engagement's.

    Where its header, as `written`, names that currency too, the finding at the header says it once for all.
    """
    if cell.currency is None or isinstance(cell.value, str) or column.kind is not Kind.MONEY:
        return ()
    meant, own = meant_by(cell.currency), conventions.currency
    if own in meant or meant.intersection(_currencies(_beside_the_name(column, written), own)):
        return ()
    return (SHOWN_IN_OTHER_CURRENCY.at(spot, column=column.header, mark=cell.currency, currency=own),)


def check_shown_unit(cell: Cell, column: Column, spot: Spot, conventions: Conventions) -> tuple[Finding, ...]:
    """Say where a number format shows more beside a number than is known to leave its meaning alone."""
    if cell.unit is None or not isinstance(cell.value, int | float) or column.kind not in _READ_AS_KIND:
        return ()
    number = Decimal(repr(cell.value))
    if column.kind is Kind.PERCENT and "%" in cell.unit and not cell.is_percent:
        as_percent, as_fraction = f"{number.normalize():f} %", f"{(number * 100).normalize():f} %"
        about = {"text": f"{number.normalize():f}", "as_percent": as_percent, "as_fraction": as_fraction}
        return (SHOWN_AS_PERCENT.at(spot, column=column.header, **about),)
    if unknown_words(cell.unit, column, conventions):
        return (SHOWN_WITH_UNIT.at(spot, text=f"{number.normalize():f}", column=column.header, unit=cell.unit),)
    return ()


@lru_cache(maxsize=1_024)
def _beside_the_name(column: Column, written: str) -> str:
    """Return what a header says besides the column's name: "[k EUR]" of "Annual cost [k EUR]"."""
    written = " ".join(written.replace("_", " ").split())
    names = sorted((column.header, *column.aliases), key=len, reverse=True)
    for name in names:
        found = re.search(rf"\b{re.escape(name)}(?!\w)", written, re.IGNORECASE)
        if found is not None:
            return f"{written[: found.start()]} {written[found.end() :]}"
    return written


def _said(column: Column, written: str) -> tuple[str, ...]:
    """Return the texts beside a column's name: those in brackets, and the rest where the name stands as it is known."""
    beside = _beside_the_name(column, written)
    bracketed = tuple(found[0][1:-1].strip() for found in _BRACKETED.finditer(beside))
    is_named = len(beside) < len(" ".join(written.split()))
    rest = _BRACKETED.sub(" ", beside).strip(" *:,;-\"'“”")
    return (*bracketed, rest) if is_named and rest else bracketed


def _currencies(unit: str, own: str) -> tuple[str, ...]:
    """Return the currencies that a unit names by code or by sign; a sign that the engagement's currency uses is its."""
    codes = [code for code in _CODE.findall(unit) if code in currencies()]
    signs = [sign for sign in _SIGN.findall(unit) if not codes]
    return (*codes, *(own if _may_be(sign, own) else _SIGNS[sign] for sign in signs))


def _may_be(sign: str, own: str) -> bool:
    return _SIGNS[sign] == own or sign in get_currency_symbol(own, "en")
