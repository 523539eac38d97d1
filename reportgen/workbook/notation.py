"""Number formats of the template's cells: amounts, numbers and dates as the engagement's locale writes them.

An Excel format fixes the currency, its side and the order of a date; the decimal and thousands signs are always those
of the computer on which the workbook is opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from locale import windows_locale

from babel import Locale
from babel.numbers import get_currency_precision, get_currency_symbol

from reportgen.workbook.column import Column, Kind

TEXT = "@"
_PLAIN = {
    Kind.INTEGER: "0",
    Kind.PERCENT: "0.0%",
    Kind.RATING: "0",
    Kind.TEXT: TEXT,
    Kind.LONG_TEXT: TEXT,
    Kind.RATES: TEXT,
}
_COUNTED = frozenset({"annual_volume"})  # units are counted whole; full-time equivalents have halves
_PRICES = frozenset({"quoted_price"})  # a price for a unit or an hour has cents, amounts of a year have none
_CODES = {name: code for code, name in sorted(windows_locale.items(), reverse=True)}
_ON_LETTER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE", "CR", "GT"})
_LAKHS = "#,##,##"
_DATE_PARTS = re.compile(r"'[^']*'|y+|M+|d+|[^'yMd]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """How a template writes numbers: `currency` is an ISO 4217 code, `locale` such as "de_AT"."""

    currency: str
    locale: str

    def number_format(self, column: Column) -> str:
        """Return the number format of a column's cells."""
        if column.kind is Kind.MONEY:
            return self.price if column.field in _PRICES else self.money
        if column.kind is Kind.NUMBER:
            return self.whole if column.field in _COUNTED else "#,##0.0#"
        if column.kind is Kind.DATE:
            return self.date
        return _PLAIN.get(column.kind, "General")

    @property
    def is_on_letter(self) -> bool:
        """Return whether paper in the locale's country is Letter and not A4."""
        return _locale(self.locale).territory in _ON_LETTER

    @property
    def money(self) -> str:
        """Return the format of whole amounts: "[$€-407]" marks the currency as the locale with that code does."""
        return self._amount()

    @property
    def exact(self) -> str:
        """Return the format of amounts with their minor unit: two decimals in euros, none in yen."""
        digits = get_currency_precision(self.currency)
        return self._amount("." + "0" * digits if digits else "")

    @property
    def price(self) -> str:
        """Return the format of prices with cents or less; the currency stands in a column of its own beside them."""
        return self._grouped("", ".00#", "")

    @property
    def whole(self) -> str:
        """Return the format of whole numbers."""
        return self._grouped("", "", "")

    @property
    def date(self) -> str:
        """Return the format of dates, the year in full: "d mmm yyyy", "dd.mm.yyyy"."""
        pattern = _visible(_locale(self.locale).date_formats["medium"].pattern)
        parts = (_date_part(part) for part in _DATE_PARTS.findall(pattern))
        return (f"[${self._code}]" if self._code else "") + "".join(parts)

    @property
    def _code(self) -> str:
        """Return the locale's code as formats carry it, "-407"; nothing for a locale that Excel has no code for."""
        code = _CODES.get(self.locale)
        return f"-{code:X}" if code else ""

    def _amount(self, cents: str = "") -> str:
        pattern = _visible(_locale(self.locale).currency_formats["standard"].pattern).split(";")[0]
        mark = f"[${get_currency_symbol(self.currency, self.locale)}{self._code}]"
        before, after = (part.replace("¤", mark) for part in re.split(r"[#,0.]+", pattern, maxsplit=1))
        return self._grouped(before, cents, after)

    def _grouped(self, before: str, cents: str, after: str) -> str:
        """Group by thousands; in India by lakhs and crores, which a format can only do by the size of the number."""
        if not _locale(self.locale).decimal_formats[None].pattern.startswith(_LAKHS):
            return f"{before}#,##0{cents}{after}"
        crores, lakhs, rest = (f"{before}{one}{cents}{after}" for one in (r"##\,##\,##\,##0", r"##\,##\,##0", "##,##0"))
        return f"[>=10000000]{crores};[>=100000]{lakhs};{rest}"


def _locale(name: str) -> Locale:
    return Locale.parse(name)


def _visible(pattern: str) -> str:
    """Return a pattern without the marks of direction that some locales carry."""
    return re.sub("[\u200e\u200f\u061c]", "", pattern)


def _date_part(part: str) -> str:
    if part.startswith("y"):
        return "yyyy"
    if part[0] in "Md":
        return part.lower()
    return f'"{part[1:-1]}"' if part.startswith("'") else part.replace(",", r"\,")
