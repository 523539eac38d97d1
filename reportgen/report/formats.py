"""Numbers, money and dates as text, in the engagement's locale and currency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from statistics import median

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent, get_currency_symbol

from reportgen.knowledge.number_words import count_words

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"  # between a minus and a currency symbol, where a line would else break
MISSING = "\u2013"
_NARROW_SPACE = "\u202f"  # French groups digits with it; the report's typefaces do not have it
_LAST_CYRILLIC = 0x04FF
_THOUSAND = Decimal(1_000)
_MILLION = Decimal(1_000_000)
_BILLION = Decimal(1_000_000_000)
_PAIR = 2
_INDIAN = (3, 2)
_TRILLION = Decimal(1_000_000_000_000)
_LEAST_THOUSANDS = Decimal(10_000)
_UNITS = ((_TRILLION, "tn", 1), (_BILLION, "bn", 1), (_MILLION, "m", 1), (_THOUSAND, "k", 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyScale:
    """A unit that a whole table is set in, stated once in its head, such as "€m" or "€k"."""

    unit: str
    divisor: Decimal
    decimals: int
    locale: str

    def text(self, amount: Decimal) -> str:
        """Write an amount in this unit, without the unit."""
        return _decimal(amount / self.divisor, self.decimals, self.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The conventions of one engagement.

    The report speaks English, so the currency symbol stands first and millions are "m"; separators and dates
    follow the locale.
    """

    locale: str
    currency: str

    def money(self, amount: Decimal) -> str:
        """Write an amount in full, without minor units: "€1,204,300"."""
        return self.signed(_decimal(abs(amount), 0, self.locale), amount)

    def compact(self, amount: Decimal) -> str:
        """Write an amount to be read at a glance: "€14.2m", "€640k"; a small one in full: "€2,509"."""
        size = abs(amount)
        for divisor, letter, decimals in _UNITS if round(size) >= _LEAST_THOUSANDS else ():
            if round(size / divisor, decimals) >= 1:
                return self.signed(f"{_decimal(size / divisor, decimals, self.locale)}{letter}", amount)
        return self.money(amount)

    def signed(self, size: str, amount: Decimal | float) -> str:
        """Put the symbol before a written size, and before both a minus that no line end parts from them."""
        sign = f"{MINUS}{WORD_JOINER}" if amount < 0 and not is_nought(size) else ""
        return f"{sign}{self.symbol}{size}"

    def scale_for(self, amounts: Iterable[Decimal]) -> MoneyScale:
        """Choose the unit a table of these amounts reads best in."""
        sizes = [abs(amount) for amount in amounts if amount]
        middle = median(sizes) if sizes else Decimal(0)
        if middle >= _BILLION:
            return MoneyScale(unit=f"{self.symbol}bn", divisor=_BILLION, decimals=1, locale=self.locale)
        if middle >= _MILLION:
            return MoneyScale(unit=f"{self.symbol}m", divisor=_MILLION, decimals=1, locale=self.locale)
        if middle >= _LEAST_THOUSANDS or (middle >= _THOUSAND and max(sizes) >= _MILLION):
            return MoneyScale(unit=f"{self.symbol}k", divisor=_THOUSAND, decimals=0, locale=self.locale)
        return MoneyScale(unit=self.symbol, divisor=Decimal(1), decimals=0, locale=self.locale)

    @property
    def symbol(self) -> str:
        """Return the currency's symbol, or its code with a space where it has none."""
        return _symbol(self.currency, self.locale)

    def number(self, value: Decimal | float, decimals: int = 0) -> str:
        """Write a plain number."""
        return _decimal(value, decimals, self.locale)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Write a fraction as a percentage: 0.27 is "27%"."""
        is_close = _known(self.locale).percent_formats[None].pattern.endswith("0%")
        sign = "%" if self.locale.startswith("en") or is_close else f"{NO_BREAK_SPACE}%"
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + sign
        return _signed(format_percent(abs(share), pattern, locale=_known(self.locale)), share)

    def date(self, day: dt.date) -> str:
        """Write a date in full: "18 November 2026"; in ISO form where the report's typefaces lack the script."""
        text = format_date(day, format="long", locale=self.locale)
        return text if all(ord(letter) <= _LAST_CYRILLIC for letter in text) else day.isoformat()

    def month(self, day: dt.date) -> str:
        """Write a month and year: "April 2027"."""
        return format_date(day, format="LLLL y", locale="en_GB")

    def short_month(self, day: dt.date) -> str:
        """Write a month and year in a narrow place: "Apr 2027"."""
        return format_date(day, format="LLL y", locale="en_GB")


@lru_cache(maxsize=64)
def _symbol(currency: str, locale: str) -> str:
    symbol = get_currency_symbol(currency, locale=locale)
    return f"{symbol}{NO_BREAK_SPACE}" if symbol[-1].isalpha() else symbol


@lru_cache(maxsize=16)
def _known(locale: str) -> Locale:
    return Locale.parse(locale)


@lru_cache(maxsize=16)
def _grouped(locale: str) -> str:
    """Return how a locale groups digits: by thousands, in India by lakh and crore (12,04,300)."""
    thousands, above = _known(locale).decimal_formats[None].grouping
    return "#,##,##0" if (thousands, above) == _INDIAN else "#,##0"


def _decimal(value: Decimal | float, decimals: int, locale: str) -> str:
    pattern = _grouped(locale) + ("." + "0" * decimals if decimals else "")
    size = value.copy_abs() if isinstance(value, Decimal) else abs(value)  # also nought may carry a minus
    text = format_decimal(size, pattern, locale=_known(locale))
    return _signed(text.replace(_NARROW_SPACE, NO_BREAK_SPACE), value)


def _signed(text: str, value: Decimal | float) -> str:
    return f"{MINUS}{text}" if value < 0 and not is_nought(text) else text


def is_nought(text: str) -> bool:
    """Return whether a number as written holds no digit but noughts."""
    return not any(character in "123456789" for character in text)


def all_of(count: int, noun: str = "") -> str:
    """Write that all of a count are meant: "both", "all three", with a noun "both processes"."""
    said = "both" if count == _PAIR else f"all {in_words(count)}"
    return f"{said} {noun}" if noun else said


def in_words(count: int) -> str:
    """Write a count to be read in a sentence: "three", "14"."""
    return count_words(count)


def in_like_words(counts: Sequence[int]) -> tuple[str, ...]:
    """Write the counts of one list alike: in words where all of them are small, else all in figures."""
    written = tuple(map(in_words, counts))
    return tuple(map(str, counts)) if any(text.isdigit() for text in written) else written


def processes(count: int) -> str:
    """Write how many processes there are in figures: "1 process", "14 processes"."""
    return f"{count} {'process' if count == 1 else 'processes'}"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Write a count with its noun: "one process", "14 processes"."""
    return f"{in_words(count)} {singular if count == 1 else plural or singular + 's'}"


def sentence_start(text: str) -> str:
    """Raise the first letter, leaving the rest as it is."""
    return text[:1].upper() + text[1:]
