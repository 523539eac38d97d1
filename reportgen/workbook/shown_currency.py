"""The currency that a number format shows beside an amount, and which currencies it can mean."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel.numbers import get_currency_name, get_currency_symbol

from reportgen.workbook.settings import currencies

_BRACKETED = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_CONDITION = re.compile(r"\[[^\]]*\]")
_SIGN = "$"
_SIGNS = {
    "€": {"EUR"},
    "£": {"GBP", "EGP", "FKP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP"},
    "¥": {"JPY", "CNY"},
    "₹": {"INR"},
    "₩": {"KRW", "KPW"},
    "₺": {"TRY"},
    "₽": {"RUB"},
    "₪": {"ILS"},
    "₫": {"VND"},
    "₱": {"PHP"},
    "₦": {"NGN"},
    "₴": {"UAH"},
    "฿": {"THB"},
}
_WORDS = {
    "kr": {"SEK", "NOK", "DKK", "ISK"},
    "zł": {"PLN"},
    "kč": {"CZK"},
    "ft": {"HUF"},
    "lei": {"RON", "MDL"},
    "fr": {"CHF"},
    "sfr": {"CHF"},
    "us$": {"USD"},
    "s$": {"SGD"},
    "c$": {"CAD"},
}
_DOLLARS = ("Dollar", "Peso")


def shown_currency(number_format: str) -> str | None:
    """Return the mark of a currency that a number format shows, such as "€", "USD" or "kr", or None."""
    first = number_format.split(";", maxsplit=1)[0]
    literals = [found[1] for found in _BRACKETED.finditer(first)]
    rest = _CONDITION.sub("", first)
    literals.extend(found[1] or found[2] or "" for found in _LITERAL.finditer(rest))
    literals.extend(one for one in _LITERAL.sub("", rest) if unicodedata.category(one) == "Sc")
    return next((mark for text in literals if (mark := text.strip()) and meant_by(mark)), None)


@lru_cache(maxsize=256)
def meant_by(mark: str) -> frozenset[str]:
    """Return the codes of the currencies that a mark can mean; none where it is no mark of a currency.

    "$" alone means every dollar and peso.
    """
    word = mark.casefold().rstrip(".")
    known = _SIGNS.get(mark) or _WORDS.get(word)
    if known:
        return frozenset(known)
    if mark.upper() in currencies():
        return frozenset({mark.upper()})
    return _dollars() if mark == _SIGN else _by_english_symbol(mark)


def _by_english_symbol(mark: str) -> frozenset[str]:
    return frozenset(code for code in currencies() if get_currency_symbol(code, "en_GB") == mark)


def _dollars() -> frozenset[str]:
    return frozenset(
        code for code in currencies() if any(one in get_currency_name(code, locale="en") for one in _DOLLARS)
    )
