"""The value of a figure of a trace as text, in the engagement's locale and the figure's unit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import floor

from babel import Locale

from reportgen.model.trace import Value
from reportgen.model.verdict import Form
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.words.formats import MINUS, Formats

_MOST_DECIMALS, _PERCENT_DECIMALS = 4, 2  # of a value that stands alone
_MOST_FACTOR, _PERCENT_FACTOR = 7, 5  # of one that is worked with, so that a pocket calculator comes to the result
_LAST_DECIMALS = 12
_NOISE = 1e-9
_CODE = 3
_NOUNS = {
    "months": ("month", "months"),
    "years": ("year", "years"),
    "people": ("person", "people"),
    "points": ("point", "points"),
    "hours": ("hour", "hours"),
    "units": ("unit", "units"),
    "draws": ("draw", "draws"),
    "processes": ("process", "processes"),
}
BLANK = "blank"
_WORDS = re.compile(r"[a-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z]+)*")  # a choice of the model, such as third_party


def with_unit(value: Value, unit: str, formats: Formats) -> str:
    """Write a value to stand alone: "23.5 points", "€120,000", "12.5%"."""
    text = _written(value, unit, formats, _MOST_DECIMALS, _PERCENT_DECIMALS)
    nouns = _NOUNS.get(unit)
    if nouns is None or isinstance(value, (str, bool)):
        return text
    return f"{text} {nouns[0] if value == 1 else nouns[1]}"


def in_formula(value: Value, unit: str, formats: Formats) -> str:
    """Write a value to be worked with: as `with_unit`, without the noun, with more of its digits."""
    return _written(value, unit, formats, _MOST_FACTOR, _PERCENT_FACTOR)


@lru_cache(maxsize=65_536, typed=True)
def _written(value: Value, unit: str, formats: Formats, most: int, percent: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _in_words(value, unit) or BLANK
    if unit == "seed":
        return str(value)
    if unit.startswith("share"):
        return formats.percent(float(value), _percent_decimals(float(value) * 100, percent))
    text = formats.number(value, _minor(value) if is_currency(unit) else _decimals(float(value), most))
    if unit == formats.currency:
        return formats.signed(text.removeprefix(MINUS), value)
    return f"{text}\u00a0{unit}" if is_currency(unit) else text


def _in_words(text: str, unit: str) -> str:
    """Return a choice of the model in words; what somebody wrote stays."""
    if unit == "country":
        return str(Locale("en").territories.get(text, text))
    if text == Form.CAPTIVE:
        return "own centre"
    return in_printed_words(text).replace("_", " ") if _WORDS.fullmatch(text) else text


def is_currency(unit: str) -> bool:
    """Return whether a unit is a currency's code."""
    return len(unit) == _CODE and unit.isupper()


def number(value: float, formats: Formats) -> str:
    """Write a number that belongs to a formula itself."""
    return formats.number(value, _decimals(value, _MOST_DECIMALS))


def _minor(amount: Decimal | float) -> int:
    """Return the decimals of an amount: none where it is whole, else two."""
    return 2 if _decimals(float(amount), 2) else 0


def _percent_decimals(percent: float, most: int) -> int:
    """Return how many decimals a percentage needs; more than most where it would else seem to reach the next whole."""
    usual = _decimals(percent, most)
    whole = floor(percent + _NOISE)
    if floor(round(percent, most)) == whole:
        return usual
    return next((more for more in range(most, _LAST_DECIMALS) if floor(round(percent, more)) == whole), usual)


def _decimals(value: float, most: int) -> int:
    """Return how many decimals a value needs, up to a limit; a value too small for them gets what shows it."""
    exact = Decimal(repr(float(value)))
    whole = round(exact, most)
    if whole == 0 and exact != 0:
        return next((more for more in range(most, _LAST_DECIMALS) if round(exact, more) != 0), _LAST_DECIMALS)
    return next(fewer for fewer in range(most + 1) if round(exact, fewer) == whole)
