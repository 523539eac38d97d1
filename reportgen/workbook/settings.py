"""Currency, locale and colour in cells of the Engagement sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.numbers import get_currency_name

from reportgen.model.message import Spot
from reportgen.workbook.column import Column
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_engagement import NOT_A_COLOUR, UNKNOWN_CURRENCY, UNKNOWN_LOCALE
from reportgen.workbook.messages_method import UNKNOWN_RATE_CURRENCY
from reportgen.workbook.misspelling import nearest
from reportgen.workbook.normalising import key
from reportgen.workbook.parsed import Conventions, Parsed, refused
from reportgen.workbook.texts import plain_text

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_SHORT_HEX = 3
_NOWHERE = "root"  # what Babel calls that from which all locales descend
_SYMBOLS = {"€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "sfr": "CHF", "fr.": "CHF"}


def parse_currency(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read an ISO 4217 code in use today; a symbol or a name is an error that shows the code."""
    text = plain_text(cell)
    code = currency_code(text)
    if code is not None:
        return Parsed(value=code)
    if column.field != "currency":
        suggestion = currency_meant(text)
        return refused(UNKNOWN_RATE_CURRENCY, spot, suggestion=suggestion, text=text, column=column.header)
    return refused(UNKNOWN_CURRENCY, spot, suggestion=currency_meant(text), text=text)


def currency_code(text: str) -> str | None:
    """Return the ISO 4217 code of a currency in use today, None for any other text."""
    code = key(text).upper()
    return code if code in currencies() else None


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes of all currencies that are tender somewhere today."""
    entries = (entry for territory in get_global("territory_currencies").values() for entry in territory)
    return frozenset(code for code, _start, end, is_tender in entries if end is None and is_tender)


def currency_meant(text: str) -> str | None:
    """Return the code that a symbol, a name or a misspelt code is likely to mean, or None."""
    wanted = key(text)
    if wanted in _SYMBOLS:
        return _SYMBOLS[wanted]
    names = {key(get_currency_name(code, locale="en")): code for code in sorted(currencies())}
    common = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP"}
    names |= common
    return names.get(wanted) or nearest(text, names)


def parse_locale(cell: Cell, _column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read language and country, such as en_GB or de-AT."""
    text = plain_text(cell)
    found = locale_name(text)
    if found is not None:
        return Parsed(value=found)
    return refused(UNKNOWN_LOCALE, spot, suggestion=_locale_meant(text), text=text)


def locale_name(text: str) -> str | None:
    """Return a locale as Babel writes it: "en-gb" becomes "en_GB"; None for a text that names none as it stands."""
    typed = key(text).replace("-", "_").split(".")[0]
    try:
        name = str(Locale.parse(typed))
    except (ValueError, UnknownLocaleError, TypeError):
        return None
    is_known = name.casefold() == typed and name != _NOWHERE and localedata.exists(name)
    return name if is_known else None


def _locale_meant(text: str) -> str | None:
    british = locale_name(key(text).replace("-", "_").replace("_uk", "_gb"))
    if british:
        return british
    names: dict[str, str] = {}
    for identifier in sorted(localedata.locale_identifiers()):
        if identifier.count("_") <= 1 and identifier != _NOWHERE:
            names[identifier] = identifier
            shown = Locale.parse(identifier).get_display_name("en")
            if shown:
                names.setdefault(shown, identifier)
    by_name = {key(name): identifier for name, identifier in names.items()}
    return by_name.get(key(text)) or nearest(text, names)


def parse_colour(cell: Cell, _column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read a colour as "#RRGGBB"."""
    text = plain_text(cell)
    found = _HEX.fullmatch(key(text))
    if found:
        digits = found[1] if len(found[1]) > _SHORT_HEX else "".join(2 * digit for digit in found[1])
        return Parsed(value=f"#{digits.upper()}")
    return refused(NOT_A_COLOUR, spot, suggestion=_colour_meant(text), text=text)


def _colour_meant(text: str) -> str | None:
    from PIL import ImageColor  # noqa: PLC0415 - only where a colour is said in another way

    try:
        red, green, blue = ImageColor.getrgb(key(text)[:40])[:3]
    except ValueError:
        return None
    return f"#{red:02X}{green:02X}{blue:02X}"
