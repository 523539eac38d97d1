"""Numbers written as text: what they say in the engagement's locale, or what they would say in another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal, get_currency_symbol, get_decimal_symbol, get_group_symbol

from reportgen.workbook.parsed import Conventions
from reportgen.workbook.settings import currencies
from reportgen.workbook.shorthand import SCALES, Shorthand, digits_of, shorthand

_LONGEST = 40
_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'’"
_GUESSABLE = re.compile(r"(?P<sign>[-+−(]?)(?P<body>[0-9][0-9.,'’\s]*?)\s*(?P<scale>[a-z]*)\.?\)?")
_MARKED = re.compile(r"(?P<before>[^\W\d]*\W??)\s*(?P<number>[-+−(]?[0-9].*?)\s*(?P<after>[^\W\d]*\W??)")
_WHOLE = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberText:
    """A number read from text: `exact` where the locale gives it one meaning, else a `guess` or nothing.

    `has_two_readings` where the guess is one of two; `other_currency` is the mark of another currency beside it;
    `shorthand` says in what way it is not written out.
    """

    exact: Decimal | None = None
    guess: Decimal | None = None
    is_percent: bool = False
    has_two_readings: bool = False
    other_currency: str | None = None
    shorthand: Shorthand | None = None


def read_number(text: str, conventions: Conventions) -> NumberText:
    """Read a number written in the engagement's locale, perhaps with its currency or a percent sign.

    "1,234.50" is exact in en_GB. "12,5" there is a guess, as it is written in another locale's way; "1.234" is a
    guess with two readings.
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
    form = shorthand(body)
    if form is not None:
        return _in_short(body, form, conventions, power)
    guess = _guess(body)
    if guess is None:
        return NumberText(is_percent=is_percent, other_currency=_other_currency(body))
    digits = re.sub(r"[^0-9.,'’ ]", "", body).strip()
    has_two_readings = _TWO_READINGS.fullmatch(digits) is not None
    return NumberText(guess=guess.scaleb(power), is_percent=is_percent, has_two_readings=has_two_readings)


def _in_short(body: str, form: Shorthand, conventions: Conventions, power: int) -> NumberText:
    """Return an abbreviated number with what it stands for, where its digits are written as the locale has them."""
    digits = digits_of(body) if form is Shorthand.SCALED else None
    is_certain = digits is not None and _exact(digits, conventions.locale) is not None
    guess = _guess(body) if is_certain else None
    return NumberText(guess=None if guess is None else guess.scaleb(power), is_percent=power < 0, shorthand=form)


def has_marks(text: str) -> bool:
    """Return whether a number holds a point or a comma, which locales read differently."""
    return re.search(r"[0-9][.,][0-9]", text) is not None


def written_in(locale: str, read: NumberText) -> str:
    """Write a guess as numbers are written in a locale, a share with its sign."""
    number = (read.guess or Decimal(0)).scaleb(2 if read.is_percent else 0)
    text = format_decimal(number, locale=locale, decimal_quantization=False)
    return f"{text} %" if read.is_percent else text


def _without_currency(text: str, conventions: Conventions) -> str:
    for mark in _own_marks(conventions):
        if text[: len(mark)].casefold() == mark.casefold():
            return text[len(mark) :].strip()
        if text[-len(mark) :].casefold() == mark.casefold():
            return text[: -len(mark)].strip()
    return text


def _own_marks(conventions: Conventions) -> tuple[str, ...]:
    """Return how the engagement's currency may be marked, such as USD, US$ and $."""
    symbols = {get_currency_symbol(conventions.currency, locale) for locale in (conventions.locale, "en_GB")}
    signs = {"".join(one for one in symbol if unicodedata.category(one) == "Sc") for symbol in symbols}
    return tuple(sorted({conventions.currency, *symbols, *signs} - {""}, key=lambda mark: (-len(mark), mark)))


def _other_currency(body: str) -> str | None:
    """Return the mark beside a number when it is that of a currency."""
    found = _MARKED.fullmatch(body)
    if found is None or _guess(found["number"]) is None or (found["before"] and found["after"]):
        return None
    mark = found["before"] or found["after"]
    is_sign = any(unicodedata.category(one) == "Sc" for one in mark)
    return mark if is_sign or mark.upper() in currencies() else None


@lru_cache(maxsize=16)
def _pattern(locale: str) -> tuple[re.Pattern[str], str]:
    point, group = get_decimal_symbol(Locale.parse(locale)), get_group_symbol(Locale.parse(locale))
    groups = _SPACES if group in _SPACES else _APOSTROPHES if group in _APOSTROPHES else group
    between = f"[{re.escape(groups)}]"
    grouped = rf"[1-9][0-9]{{0,2}}(?:{between}[0-9]{{3}})+"
    if locale.endswith("_IN"):
        grouped = rf"(?:{grouped}|[1-9][0-9]?(?:{between}[0-9]{{2}})*{between}[0-9]{{3}})"
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
    """Return the number as some locale would write it; the groups must be whole ones."""
    found = _GUESSABLE.fullmatch(body.casefold())
    if found is None or found["scale"] not in SCALES:
        return None
    digits = re.sub(r"[\s'’]", " ", found["body"])
    last = max(digits.rfind("."), digits.rfind(","))
    is_point = last >= 0 and digits.count(digits[last]) == 1 and not _TWO_READINGS.fullmatch(digits)
    whole, fraction = (digits[:last], digits[last + 1 :]) if is_point else (digits, "")
    if not _WHOLE.fullmatch(whole) or (is_point and not fraction.isdigit()):
        return None
    number = Decimal(f"{re.sub('[., ]', '', whole)}.{fraction}").scaleb(SCALES[found["scale"]])
    return -number if found["sign"] in {"-", "−", "("} and found["sign"] else number
