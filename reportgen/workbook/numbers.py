"""Numbers in cells: typed as numbers, or as text that the engagement's locale makes unambiguous."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol

from reportgen.workbook.column import Column, Kind
from reportgen.workbook.located import Cell
from reportgen.workbook.message import Spot
from reportgen.workbook.messages_cells import NOT_A_NUMBER, OUT_OF_RANGE, UNCLEAR_NUMBER, UNCLEAR_PERCENT
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

LARGEST = Decimal(10) ** 15
_LONGEST = 40
_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'’"
_GUESSABLE = re.compile(r"(?P<sign>[-+−(]?)(?P<body>[0-9][0-9.,'’\s]*?)\s*(?P<scale>[a-z]*)\.?\)?")
_SCALES = {"": 0, "k": 3, "tsd": 3, "t": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "bn": 9, "mrd": 9, "billion": 9}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberText:
    """A number read from text: `exact` where it means one thing only, else a `guess` or nothing."""

    exact: Decimal | None = None
    guess: Decimal | None = None
    is_percent: bool = False


def parse_number(cell: Cell, column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read a number, an amount, a whole number or a share, as a Decimal, within the column's range."""
    read = _number(cell, conventions)
    shown = plain_text(cell)
    if read.exact is None and read.guess is None:
        return refused(NOT_A_NUMBER, spot, text=shown, column=column.header)
    if read.exact is None:
        guess = _written(read.guess or Decimal(0))
        return refused(
            UNCLEAR_NUMBER, spot, suggestion=guess, text=shown, column=column.header, locale=conventions.locale
        )
    number = read.exact
    if column.kind is Kind.PERCENT and not read.is_percent and abs(number) >= 1:
        return _unclear_percent(number, column, spot)
    if not _fits(number, column):
        return refused(OUT_OF_RANGE, spot, text=shown, column=column.header, range=_range(column))
    return Parsed(value=number)


def _number(cell: Cell, conventions: Conventions) -> NumberText:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return NumberText()
    if isinstance(value, str):
        return read_number(value, conventions)
    number = Decimal(repr(value))
    return NumberText(exact=number, is_percent=cell.is_percent) if number.is_finite() else NumberText()


def read_number(text: str, conventions: Conventions) -> NumberText:
    """Read a number written in the engagement's locale, perhaps with its currency or a percent sign.

    "1,234.50" is exact in en_GB; "12,5" and "1.234" there are guesses, because another locale reads them otherwise.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return NumberText()
    body = _without_currency(text, conventions)
    is_percent = body.endswith("%")
    body = body.removesuffix("%").strip()
    exact = _exact(body, conventions.locale)
    power = -2 if is_percent else 0
    if exact is not None:
        return NumberText(exact=exact.scaleb(power), is_percent=is_percent)
    guess = _guess(body)
    return NumberText(guess=None if guess is None else guess.scaleb(power), is_percent=is_percent)


def _without_currency(text: str, conventions: Conventions) -> str:
    for mark in (conventions.currency, get_currency_symbol(conventions.currency, conventions.locale)):
        bare = text.removeprefix(mark).removesuffix(mark)
        if bare != text:
            return bare.strip()
    return text


@lru_cache(maxsize=16)
def _pattern(locale: str) -> tuple[re.Pattern[str], str]:
    point, group = get_decimal_symbol(Locale.parse(locale)), get_group_symbol(Locale.parse(locale))
    groups = _SPACES if group in _SPACES else _APOSTROPHES if group in _APOSTROPHES else group
    between = f"[{re.escape(groups)}]"
    grouped = rf"[0-9]{{1,3}}(?:{between}[0-9]{{3}})+"
    if locale.endswith("_IN"):
        grouped = rf"(?:{grouped}|[0-9]{{1,2}}(?:{between}[0-9]{{2}})*{between}[0-9]{{3}})"
    return re.compile(rf"[-+−]?(?:{grouped}|[0-9]+)(?:{re.escape(point)}[0-9]+)?"), point


def _exact(body: str, locale: str) -> Decimal | None:
    pattern, point = _pattern(locale)
    if not pattern.fullmatch(body):
        return None
    whole, _, fraction = body.replace("−", "-").partition(point)
    digits = re.sub(r"[^0-9]", "", whole)
    looks_grouped = len(fraction) == 3 and digits == whole.lstrip("+-") and len(digits) <= 3 and digits != "0"  # noqa: PLR2004
    if looks_grouped:
        return None
    number = Decimal(f"{digits}.{fraction or 0}") if fraction else Decimal(digits)
    return -number if whole.startswith("-") else number


def _guess(body: str) -> Decimal | None:
    found = _GUESSABLE.fullmatch(body.casefold())
    if found is None or found["scale"] not in _SCALES:
        return None
    digits = re.sub(r"[\s'’]", "", found["body"])
    last = max(digits.rfind("."), digits.rfind(","))
    separators = [one for one in digits if one in ".,"]
    is_point = len(set(separators)) > 1 or (len(separators) == 1 and len(digits) - last - 1 != 3)  # noqa: PLR2004
    whole = re.sub(r"[.,]", "", digits[:last] if is_point else digits)
    fraction = digits[last + 1 :] if is_point else ""
    if not (whole + fraction).isdigit():
        return None
    number = Decimal(f"{whole or 0}.{fraction or 0}").scaleb(_SCALES[found["scale"]])
    return -number if found["sign"] in {"-", "−", "("} and found["sign"] else number


def _unclear_percent(number: Decimal, column: Column, spot: Spot) -> Parsed:
    as_percent = f"{_written(number)} %"
    return refused(
        UNCLEAR_PERCENT,
        spot,
        suggestion=as_percent,
        text=_written(number),
        column=column.header,
        as_percent=as_percent,
        as_fraction=f"{_written(number * 100)} %",
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


def _written(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
