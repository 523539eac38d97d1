"""Whether a printed text says a value of the results, as the report writes numbers in its locale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from babel.numbers import get_decimal_symbol, get_group_symbol

from reportgen.model.verdict import VERDICT
from reportgen.report.words.formats import MINUS, WORD_JOINER, in_words

_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12, "lakh": 1e5, "crore": 1e7, "%": 0.01}
_UNSTATED = (1.0, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12)
_MONTHS = 12
_PAIR, _ROUGH = 2, 3
_CLOSE = 1e-6
_WITHIN = 1 - _CLOSE  # of the last digit
_NEARLY_SURE = 0.99
_OF_EITHER_CLASS = frozenset({"probability_kpo", "text_probability"})
_ROUNDED_TOGETHER = "points"
_ROUNDED_DOWN = frozenset({"charge_share", "price_limit", "price_rise"})
_ROUNDED_DOWN_OR_NEAR = frozenset({"annual_charge"})
_WORDS = {one.value: words for one, words in VERDICT.items()}
_NUMBER = re.compile(r"([−-]?)[^\d\s−-]{0,4}\s?(\d[\d.,'’\s]*)\s?(%|bn|tn|k|m|lakh|crore)?(?![A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A number as printed: `step` is the worth of its last digit, `scale` what "m" or "%" multiply both with."""

    size: float
    step: float
    scale: float
    is_negative: bool
    is_bare: bool


def agrees(text: str, value: object, locale: str, path: str = "") -> bool:
    """Return whether a text says a value, to the last digit that is printed; `path` is the value's in the results.

    A number may be scaled ("€1.2m", a table in €k) or rounded to three digits ("€1,180,000"), a share be a percentage
    or odds ("997 in 1,000"), a payback be the month it ends in. The probability of a class may be that of the other.
    A share of a price is never rounded up; the points of a criterion may be rounded either way, so that they add up. A
    list is said by its length, a choice by its name, what was not assessed without a digit.
    """
    if isinstance(value, Mapping):
        return not any(letter.isdigit() for letter in text)
    if isinstance(value, list):
        return agrees(text, len(value), locale)
    if isinstance(value, str):
        return (
            _letters(value) in _letters(text) or value in text or _letters(_WORDS.get(value, value)) in _letters(text)
        )
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return _is_number(text, float(value), locale, path.rpartition(".")[2])


def _is_number(text: str, value: float, locale: str, key: str) -> bool:
    if value == int(value) and text.strip().casefold() == in_words(int(value)).casefold():
        return True
    numbers = tuple(_numbers(text, locale))
    if key in _ROUNDED_DOWN or (key in _ROUNDED_DOWN_OR_NEAR and _is_cut(numbers, value)):
        return _is_cut(numbers, value)
    return any(
        _says(said, one) for one in _forms(value, key) for said in (*numbers, *_odds(numbers, text))
    ) or _by_rule(numbers, value, key)


def _is_cut(numbers: Sequence[Said], value: float) -> bool:
    """Return whether a number is the value with its last digits cut off."""
    return any(0 <= value - said.size * said.scale < _last_place(said) for said in numbers)


def _forms(value: float, key: str) -> tuple[float, ...]:
    """Return the numbers that a value may be printed as."""
    if key.endswith("payback_years"):
        return value, float(ceil(value * _MONTHS - _CLOSE))
    if key in _OF_EITHER_CLASS:
        return value, 1 - value
    return (value,)


def _odds(numbers: Sequence[Said], text: str) -> Iterator[Said]:
    """Yield "997 in 1,000" as one number; "less than 1 in 1,000" and "more than 999" go a step further."""
    if len(numbers) == _PAIR and "in" in text.split() and numbers[1].size:
        part, whole = numbers[0].size, numbers[1].size
        step = 2 / whole if "than" in text else 1 / whole
        yield Said(size=part / whole, step=step, scale=1.0, is_negative=False, is_bare=False)


def _by_rule(numbers: Sequence[Said], value: float, key: str) -> bool:
    """Return whether a number is one of those that the report does not round to the nearest."""
    if key in _OF_EITHER_CLASS:
        return any(said.scale * said.size == _NEARLY_SURE for said in numbers) and max(value, 1 - value) > _NEARLY_SURE
    if key == _ROUNDED_TOGETHER:
        return any(abs(value - said.size) < said.step * _WITHIN for said in numbers)
    return any(_is_rough(said, abs(value)) for said in numbers)


def _noughts(said: Said) -> int:
    """Return how many digits of a whole amount may only hold a place, since it is told to three digits."""
    digits = str(int(said.size))
    return min(len(digits) - len(digits.rstrip("0")), len(digits) - _ROUGH)


def _last_place(said: Said) -> float:
    """Return what the last digit that a number tells is worth."""
    return float(max(said.step * said.scale, 10 ** _noughts(said) if said.step == said.scale == 1 else 0))


def _is_rough(said: Said, value: float) -> bool:
    """Return whether a whole amount was rounded to three digits."""
    noughts = _noughts(said)
    return noughts > 0 and said.step == said.scale == 1 and abs(value - said.size) <= 10**noughts / 2


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _says(said: Said, value: float) -> bool:
    if said.is_negative and value > 0:
        return False
    return any(_is_near(said, abs(value), scale) for scale in (_UNSTATED if said.is_bare else (said.scale,)))


def _is_near(said: Said, value: float, scale: float) -> bool:
    return abs(value - said.size * scale) <= said.step * scale / 2 + 1e-9 * max(1.0, value)


def _numbers(text: str, locale: str) -> Iterator[Said]:
    point, group = get_decimal_symbol(locale), get_group_symbol(locale)
    is_money = any(not (letter.isalnum() or letter.isspace() or letter in f"{MINUS}-–.,'’%()") for letter in text)
    for sign, digits, scale in _NUMBER.findall(text.replace(WORD_JOINER, "")):
        plain = re.sub(rf"[\s'’{re.escape(group)}]", "", digits.rstrip(" .,'’\u00a0")).replace(point, ".")
        if not re.fullmatch(r"\d{1,30}(\.\d{1,12})?", plain):
            continue
        decimals = len(plain.partition(".")[2])
        yield Said(
            size=float(plain),
            step=10.0**-decimals,
            scale=_SCALES[scale],
            is_negative=bool(sign),
            is_bare=not scale and not is_money,
        )
