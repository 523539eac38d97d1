"""Exchange rates in a cell: what one unit of each currency is worth in the engagement's."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords, Spot
from reportgen.workbook.column import Column
from reportgen.workbook.currency_scale import usual_rate
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_method import (
    NOT_A_RATE,
    RATE_IMPLAUSIBLE,
    RATE_NOT_ABOVE_ZERO,
    RATE_OF_OWN,
    RATE_TWICE,
    UNKNOWN_RATE_CURRENCY,
)
from reportgen.workbook.normalising import clean
from reportgen.workbook.number_text import NumberText, read_number, written_in
from reportgen.workbook.numbers import grouped
from reportgen.workbook.parsed import Conventions, Parsed
from reportgen.workbook.settings import currency_code, currency_meant
from reportgen.workbook.texts import plain_text

_SEPARATORS = re.compile(r"[;\n]|,\s*(?=(?:1\s+)?[A-Za-z]{3}\s*[=:])|,\s+(?=[A-Za-z]{3}\b)")
_RATE = re.compile(
    r"(?:(?P<quantity>[0-9][0-9.,'’\s]*?)\s*)?(?P<code>[^\W\d_]+|[^\w\s.,;=:+\-−]+)\s*[=:]?\s*(?P<number>[-+−]?[0-9].*)"
)
_MARK_BEHIND = re.compile(r"\s*([^\W\d_]{3})\s*$")
_FAR = 100
_CLEARLY = 0.05
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rate:
    """One rate as it is written in a text: `value` is the worth of one unit of `code` in the engagement's currency."""

    text: str
    code: str
    value: Decimal


def parse_rates(cell: Cell, column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read rates such as "USD=0.92; GBP 1.17; 100 JPY = 0.61 EUR", by currency, numbers as the locale writes them."""
    findings: list[Finding] = []
    rates: dict[str, _Rate] = {}
    text = clean(plain_text(cell)).text
    for part in _parts(text):
        read = _rate(part, column, spot, conventions)
        if isinstance(read, Finding):
            findings.append(read)
        elif read.code in rates:
            first = rates[read.code].text
            findings.append(RATE_TWICE.at(spot, code=read.code, first=first, second=read.text))
        else:
            rates[read.code] = read
    foreign = {code: one.value for code, one in rates.items() if code != conventions.currency}
    return Parsed(value=foreign or None, findings=tuple(findings))


def _parts(text: str) -> list[str]:
    """Return the rates of a text, one a part; a text of separators alone is a part itself, so that it is told of."""
    parts = [part.strip(" ,") for part in _SEPARATORS.split(text)]
    return [part for part in parts if part] or [text]


def _rate(text: str, column: Column, spot: Spot, conventions: Conventions) -> _Rate | Finding:
    found = _RATE.fullmatch(text)
    if found is None:
        return _unreadable(text, spot, conventions, "a currency and a number were expected")
    code = currency_code(found["code"])
    if code is None:
        suggestion = currency_meant(found["code"])
        return UNKNOWN_RATE_CURRENCY.at(spot, suggestion=suggestion, text=found["code"], column=column.header)
    value, quantity = _number(found["number"], code, conventions), _number(found["quantity"] or "1", code, conventions)
    if code == conventions.currency:
        return _own(text, found, spot, conventions)
    for number in (value, quantity):
        if number.exact is None:
            return _misread(text, code, number, spot, conventions)
    return _judged(text, code, value.exact or Decimal(0), quantity.exact or Decimal(0), spot, conventions)


def _judged(
    text: str, code: str, value: Decimal, quantity: Decimal, spot: Spot, conventions: Conventions
) -> _Rate | Finding:
    if value <= 0 or quantity <= 0:
        return RATE_NOT_ABOVE_ZERO.at(spot, text=text, code=code, currency=conventions.currency)
    rate = value if quantity == 1 else value / quantity
    if not _is_plausible(rate, code, conventions.currency):
        shown = OwnWords(grouped(_short(rate)))
        return RATE_IMPLAUSIBLE.at(spot, text=text, code=code, rate=shown, currency=conventions.currency)
    return _Rate(text=text, code=code, value=rate)


def _number(text: str, code: str, conventions: Conventions) -> NumberText:
    """Read a number; of "1.174", which could be a thousand, the locale's reading where only that is plausible."""
    read = read_number(text, conventions)
    if read.exact is not None or not read.has_two_readings:
        return read
    plain = _with_decimals(text, conventions)
    usual = usual_rate(code, conventions.currency)
    if usual is None or plain.exact is None or not _is_plausible(plain.exact, code, conventions.currency):
        return read
    return read if _is_plausible(plain.exact * 1_000, code, conventions.currency) else plain


def _with_decimals(text: str, conventions: Conventions) -> NumberText:
    """Read a number with three decimals as one with four, which no locale takes for thousands."""
    before, decimals, behind = re.split(r"([.,][0-9]{3})(?=$|[^0-9])", text, maxsplit=1)
    read = read_number(f"{before}{decimals}0{behind}", conventions)
    return read if read.exact is None else NumberText(exact=read.exact.normalize())


def _is_plausible(rate: Decimal, code: str, currency: str) -> bool:
    usual = usual_rate(code, currency)
    return usual is None or usual / _FAR <= rate <= usual * _FAR


def turned_round(rate: Decimal, usual: float) -> Decimal | None:
    """Return a rate the other way round, where it lies clearly nearer to the inverse of the usual rate than to that.

    Distances are differences of logarithms, so that a rate far from 1 and one near to it are judged alike.
    """
    given, right = math.log(rate), math.log(usual)
    return _short(1 / rate) if abs(given - right) - abs(given + right) > _CLEARLY else None


def rate_text(code: str, rate: Decimal, locale: str) -> str:
    """Write a rate as it is entered, such as "USD=0,92" in de_AT."""
    return f"{code}={written_in(locale, NumberText(guess=_short(rate)))}"


def _own(text: str, found: re.Match[str], spot: Spot, conventions: Conventions) -> _Rate | Finding:
    """Judge a rate of the engagement's own currency, which may be another's turned round: "1 EUR = 1.09 USD"."""
    behind = _MARK_BEHIND.search(found["number"])
    other = currency_code(behind[1]) if behind else None
    number = _number(
        found["number"][: behind.start()] if behind else found["number"], conventions.currency, conventions
    )
    if other is not None and other != conventions.currency:
        turned = _as_rate(other, NumberText(guess=_short(1 / number.exact)), conventions) if number.exact else None
        return _unreadable(text, spot, conventions, "it stands the wrong way round", suggestion=turned)
    if number.exact != 1 or (found["quantity"] or "1").strip() != "1":
        return RATE_OF_OWN.at(spot, text=text, currency=conventions.currency)
    return _Rate(text=text, code=conventions.currency, value=Decimal(1))


def _as_rate(code: str, number: NumberText, conventions: Conventions) -> str:
    return f"{code}={written_in(conventions.locale, number)}"


def _misread(text: str, code: str, number: NumberText, spot: Spot, conventions: Conventions) -> Finding:
    if number.has_two_readings:
        why = f"its number could mean two things in the locale {conventions.locale}"
        return _unreadable(text, spot, conventions, why)
    if number.guess is None:
        return _unreadable(text, spot, conventions, "there is no plain number beside the currency")
    why = f"its number is not written as in the locale {conventions.locale}"
    return _unreadable(text, spot, conventions, why, suggestion=_as_rate(code, number, conventions))


def _unreadable(text: str, spot: Spot, conventions: Conventions, why: str, *, suggestion: str | None = None) -> Finding:
    about = {"why": OwnWords(why), "currency": conventions.currency, "example": OwnWords(_example(conventions))}
    return NOT_A_RATE.at(spot, suggestion=suggestion, text=text, **about)


def _example(conventions: Conventions) -> str:
    """Write a rate that could stand in this engagement: USD=0,92 in a German one, USD=92 in a Japanese one."""
    code = "EUR" if conventions.currency == "USD" else "USD"
    return example_rate(code, conventions.currency, conventions.locale)


def example_rate(code: str, currency: str, locale: str) -> str:
    """Write a rate that one unit of a currency could have: "USD=0,92" for an engagement in euros and German."""
    rate = Decimal("1.08" if currency == "USD" else "0.92") * (usual_rate(code, currency) or 1)
    return rate_text(code, rate, locale)


def _short(number: Decimal) -> Decimal:
    """Return a number with six significant digits."""
    return Decimal(f"{number:.{_DIGITS}g}")
