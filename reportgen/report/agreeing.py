"""Whether a printed text says a value of the results, as the report writes numbers in its locale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.numbers import get_decimal_symbol, get_group_symbol

from reportgen.report.formats import MINUS, WORD_JOINER, in_words

_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12, "lakh": 1e5, "crore": 1e7, "%": 0.01}
_UNSTATED = (1.0, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12)
_MONTHS = 12
_NUMBER = re.compile(r"([−-]?)[^\d\s−-]{0,4}\s?(\d[\d.,'’\s]*)\s?(%|bn|tn|k|m|lakh|crore)?(?![A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A number as printed: `step` is the worth of its last digit, `scale` what "m" or "%" multiply both with."""

    size: float
    step: float
    scale: float
    is_negative: bool
    is_bare: bool


def agrees(text: str, value: object, locale: str) -> bool:
    """Return whether a text says a value, to the last digit that is printed.

    A number may be scaled ("€1.2m", a table in €k), a share be a percentage, years be months. A list is said by its
    length, a choice by its name, what was not assessed without a digit.
    """
    if isinstance(value, Mapping):
        return not any(letter.isdigit() for letter in text)
    if isinstance(value, list):
        return agrees(text, len(value), locale)
    if isinstance(value, str):
        return _letters(value) in _letters(text) or value in text
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if value == int(value) and text.strip().casefold() == in_words(int(value)).casefold():
        return True
    return any(_says(said, float(value), text) for said in _numbers(text, locale))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _says(said: Said, value: float, text: str) -> bool:
    if said.is_negative and value > 0:
        return False
    scales = _UNSTATED if said.is_bare else (said.scale,)
    values = (value, value * _MONTHS) if "month" in text else (value,)
    return any(_is_near(said, abs(one), scale) for one in values for scale in scales)


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
