"""Numbers, money and dates as text, in the engagement's locale and currency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from statistics import median
from typing import Self

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, get_currency_symbol, parse_pattern

from reportgen.knowledge.number_words import count_words
from reportgen.knowledge.points import decimals_told, half_up
from reportgen.report.words.money_units import BY_LAKH, BY_THOUSANDS, MoneyUnit

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"  # between a minus and a currency symbol, where a line would else break
MISSING = "\u2013"
_NARROW_SPACE = "\u202f"  # French groups digits with it; the report's typefaces do not have it
_WIDE_YEN = "\uffe5"  # Japanese writes it; a PDF cannot tell it from the yen of the report's typefaces
_PAIR = 2
_INDIAN = (3, 2)
_LEAST_SHORTENED = Decimal(10_000)
_TRILLION = Decimal(10**12)
_MOST_DECIMALS = 2
_MOST_IN_UNIT = 999_999


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyScale:
    """A unit that a whole table is set in, stated once in its head, such as "€m", "€k" or "₹ crore".

    `ending` is what follows an amount outside the table: "m", " crore", "".
    """

    unit: str
    divisor: Decimal
    decimals: int
    locale: str
    ending: str = ""

    def text(self, amount: Decimal) -> str:
        """Write an amount in this unit, without the unit."""
        return _decimal(amount / self.divisor, self.decimals, self.locale)

    def rounded(self, amount: Decimal) -> Decimal:
        """Return the amount as it is printed in this unit, so that what is worked out of it agrees with the page."""
        step = self.divisor.scaleb(-self.decimals)
        return (amount / step).to_integral_value(rounding=ROUND_HALF_EVEN) * step

    def cut(self, amount: Decimal) -> Decimal:
        """Return an amount with the digits cut off that this unit does not show; whole where none would be left."""
        step = self.divisor.scaleb(-self.decimals)
        return (amount / step).to_integral_value(rounding=ROUND_FLOOR) * step or amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The conventions of one engagement.

    The report speaks English, so the currency symbol stands first, millions are "m" and months have English names;
    separators, the sizes of amounts and the order of dates follow the locale. `scale` is the one unit of a page or a
    statement; without it each amount is told in a unit of its own.
    """

    locale: str
    currency: str
    scale: MoneyScale | None = None

    def money(self, amount: Decimal) -> str:
        """Write an amount in full, without minor units: "€1,204,300"."""
        return self.signed(_decimal(abs(amount), 0, self.locale), amount)

    def compact(self, amount: Decimal) -> str:
        """Write an amount to be read at a glance: "€14.2m", "₹1.9 crore"; a small one in full: "€2,509"."""
        scale = self.scale or self._scale_of(abs(amount))
        size = abs(amount) / scale.divisor
        for decimals in range(scale.decimals, _MOST_DECIMALS + 1) if scale.ending else ():
            text = _decimal(size, decimals, self.locale)
            if not is_nought(text):
                return self.signed(f"{text}{scale.ending}", amount)
        return self.money(amount)

    def in_scale(self, scale: MoneyScale | None) -> Self:
        """Return these conventions with one unit for every amount that is told at a glance; None changes nothing.

        An amount that this would make nought gets a second decimal; one too small for that is written in full.
        """
        return self if scale is None else replace(self, scale=scale)

    def alike(self, amounts: Iterable[Decimal]) -> Self:
        """Return these conventions with one unit for the amounts of a statement; that of its page goes before.

        It is the unit of the largest, or the one below where the smallest would read as nought in it.
        """
        sizes = sorted(abs(amount) for amount in amounts if amount)
        if self.scale is not None or not sizes:
            return self
        return replace(self, scale=self.telling(self._scale_of(sizes[-1]), sizes))

    def telling(self, scale: MoneyScale, amounts: Iterable[Decimal]) -> MoneyScale:
        """Return a unit, or the one below it where one of these amounts would read as nought."""
        if not any(amount and is_nought(scale.text(amount)) for amount in amounts):
            return scale
        return self._below(scale) or self._in_full()

    def adding(self, scale: MoneyScale, sums: Iterable[Sequence[Decimal]]) -> MoneyScale:
        """Return a unit in which the parts of each sum, each rounded by itself, add up as printed, or the one below it.

        So a part reads the same in its list and alone. A unit in which a sum would take over six digits is too small.
        """
        known = [tuple(parts) for parts in sums]
        if _add_up(scale, known):
            return scale
        below, most = self._below(scale), max(abs(sum(parts, Decimal(0))) for parts in known)
        return scale if below is None or most >= below.divisor * _MOST_IN_UNIT else below

    def adding_or_full(self, scale: MoneyScale, sums: Iterable[Sequence[Decimal]]) -> MoneyScale:
        """Return a unit in which the parts of each sum add up as printed, or the next below it; the last is in full."""
        known = [tuple(parts) for parts in sums]
        while scale.divisor > 1 and not _add_up(scale, known):
            scale = self._below(scale) or self._in_full()
        return scale

    def _below(self, scale: MoneyScale) -> MoneyScale | None:
        below = next((unit for unit in _units(self.locale) if unit.divisor < scale.divisor), None)
        return None if below is None else self._scale(below)

    def told(self, amount: Decimal) -> Decimal:
        """Return an amount as `compact` prints it, so that a difference agrees with the two amounts beside it."""
        return (self.scale or self._scale_of(abs(amount))).rounded(amount)

    def _scale_of(self, size: Decimal) -> MoneyScale:
        """Return the unit in which one amount is read at a glance."""
        for unit in _units(self.locale) if round(size) >= _LEAST_SHORTENED else ():
            if round(size / unit.divisor, unit.decimals) >= 1:
                return self._scale(unit)
        return self._in_full()

    def signed(self, size: str, amount: Decimal | float) -> str:
        """Put the symbol before a written size, and before both a minus that no line end parts from them."""
        sign = f"{MINUS}{WORD_JOINER}" if amount < 0 and not is_nought(size) else ""
        return f"{sign}{self.symbol}{size}"

    def scale_for(self, amounts: Iterable[Decimal]) -> MoneyScale:
        """Choose the unit a table of these amounts reads best in; a trillion is told in billions."""
        sizes = [abs(amount) for amount in amounts if amount]
        middle, largest = (median(sizes), max(sizes)) if sizes else (Decimal(0), Decimal(0))
        units = [unit for unit in _units(self.locale) if unit.divisor < _TRILLION]
        for unit, larger in zip(units, (None, *units), strict=False):
            is_wide = larger is not None and largest >= larger.divisor
            if middle >= (unit.middle_of_wide if is_wide else unit.middle):
                return self._scale(unit)
        return self._in_full()

    def _in_full(self) -> MoneyScale:
        return MoneyScale(unit=self.symbol, divisor=Decimal(1), decimals=0, locale=self.locale)

    def _scale(self, unit: MoneyUnit) -> MoneyScale:
        symbol = self.symbol.removesuffix(NO_BREAK_SPACE) if unit.ending.startswith(NO_BREAK_SPACE) else self.symbol
        return MoneyScale(
            unit=f"{symbol}{unit.ending}",
            divisor=unit.divisor,
            decimals=unit.decimals,
            locale=self.locale,
            ending=unit.ending,
        )

    @property
    def symbol(self) -> str:
        """Return the currency's symbol, or its code with a space where it has none."""
        return _symbol(self.currency, self.locale)

    def number(self, value: Decimal | float, decimals: int = 0) -> str:
        """Write a plain number."""
        return _decimal(value, decimals, self.locale)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Write a fraction as a percentage: 0.27 is "27%"."""
        return _signed(_percent(abs(share), decimals, self.locale), share)

    def date(self, day: dt.date) -> str:
        """Write a date in full, its month in English: "18 November 2026"; where months go first "November 18, 2026"."""
        return format_date(day, format="long", locale=_english(self.locale))

    def points(self, value: float, edges: Collection[float]) -> str:
        """Write an index 0-100, whole unless that would carry it over an edge: "40", "39.8"."""
        decimals = decimals_told(value, edges)
        return self.number(half_up(value, decimals), decimals)

    def month(self, day: dt.date) -> str:
        """Write a month and year: "April 2027"."""
        return format_date(day, format="LLLL y", locale="en_GB")

    def short_month(self, day: dt.date) -> str:
        """Write a month, in three letters, and year in a narrow place: "Sep 2027"."""
        return format_date(day, format="LLL y", locale="en_US")


def _add_up(scale: MoneyScale, sums: Sequence[Sequence[Decimal]]) -> bool:
    """Return whether the parts of each sum, each rounded by itself, add up as printed in a unit."""
    return all(sum(map(scale.rounded, parts)) == scale.rounded(sum(parts, Decimal(0))) for parts in sums)


@lru_cache(maxsize=64)
def _symbol(currency: str, locale: str) -> str:
    symbol = get_currency_symbol(currency, locale=locale).replace(_WIDE_YEN, "¥")
    return f"{symbol}{NO_BREAK_SPACE}" if symbol[-1].isalpha() else symbol


@lru_cache(maxsize=4_096)
def _percent(share: float, decimals: int, locale: str) -> str:
    text: str = _percent_pattern(decimals, locale).apply(share, _known(locale))
    return text


@lru_cache(maxsize=64)
def _percent_pattern(decimals: int, locale: str) -> NumberPattern:
    is_close = _known(locale).percent_formats[None].pattern.endswith("0%")
    sign = "%" if locale.startswith("en") or is_close else f"{NO_BREAK_SPACE}%"
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else "") + sign)


@lru_cache(maxsize=16)
def _known(locale: str) -> Locale:
    return Locale.parse(locale)


@lru_cache(maxsize=16)
def _english(locale: str) -> str:
    """Return the English whose order of day and month a locale shares; English of any land keeps its own."""
    known = _known(locale)
    if known.language == "en":
        return locale
    return "en_US" if known.date_formats["short"].pattern.startswith("M") else "en_GB"


@lru_cache(maxsize=16)
def _is_by_lakh(locale: str) -> bool:
    """Return whether a locale counts in lakh and crore, as India does (12,04,300)."""
    return bool(_known(locale).decimal_formats[None].grouping == _INDIAN)


def _units(locale: str) -> tuple[MoneyUnit, ...]:
    return BY_LAKH if _is_by_lakh(locale) else BY_THOUSANDS


@lru_cache(maxsize=16_384)
def _decimal(value: Decimal | float, decimals: int, locale: str) -> str:
    size = value.copy_abs() if isinstance(value, Decimal) else abs(value)  # also nought may carry a minus
    text = _pattern(decimals, locale).apply(size, _known(locale))
    return _signed(text.replace(_NARROW_SPACE, NO_BREAK_SPACE), value)


@lru_cache(maxsize=64)
def _pattern(decimals: int, locale: str) -> NumberPattern:
    whole = "#,##,##0" if _is_by_lakh(locale) else "#,##0"
    return parse_pattern(whole + ("." + "0" * decimals if decimals else ""))


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


def whole_or_counted(count: int, whole: int) -> str:
    """Write how many of all processes are meant: "two processes", "all nine processes", "both", "the process"."""
    if count < whole:
        return counted(count, "process", "processes")
    return "the process" if count == 1 else all_of(count, "processes")


def sentence_start(text: str) -> str:
    """Raise the first letter, leaving the rest as it is."""
    return text[:1].upper() + text[1:]


def in_sentence(name: str) -> str:
    """Return a name with a small first letter, unless it begins with an abbreviation."""
    is_abbreviation = name[:2].isupper() and not name[1:2].isspace()
    return name if is_abbreviation else name[:1].lower() + name[1:]
