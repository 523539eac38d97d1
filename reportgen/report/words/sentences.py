"""Sentences that the engine and the knowledge files write in English, with their numbers in the report's locale.

They write "42 %", "10,000" and "today's"; the tables beside them follow the locale and the typesetter's apostrophe, and
so must the sentences. What stands between quotation marks is a name or somebody's own words: its numbers are left
alone, its apostrophes set like all others.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache, partial
from operator import is_
from types import NoneType
from typing import Any, TypeVar

from reportgen.model.alone import bases_of
from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.memory import basis, once
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats
from reportgen.report.words.on_demand import on_demand

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_PERCENT = re.compile(r"(?<![\w.,])(\d+)(?:\.(\d+))?[ \u00a0\u202f]?%")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?= )")
_GROUPED = r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,])"
_MEASURE = r"(?:of 100|now|[mb]illion|years?|months?|points|times|for each|to 1)\b|to \d+(?:\.\d+)? ?%"
_DECIMAL = rf"(?<![\w.,(])\d+\.\d+(?= (?:{_MEASURE}))"  # a measure must follow, since clauses are numbered "12.8"
_NUMBER = re.compile(f"{_GROUPED}|{_DECIMAL}")
_DAY = re.compile(r"(?<=as of )\d{4}-\d{2}-\d{2}\b")
_REVIEWED = re.compile(r"reviewed (\d{4}-\d{2})\b(?!-)")
_OWN_WORDS = frozenset({"override_reason", "word", "process", "person"})
_NARROW_SPACE = "\u202f"
_TO_BE_TOLD = re.compile(rf"[\d'{_NARROW_SPACE}]")  # nothing is rewritten where none of these stands
_NUMBERS = frozenset({"bool", "int", "float", "Decimal", "dt.date", "date", "None"})
_WORDLESS = frozenset({NoneType, bool, int, float, Decimal, dt.date})
_Value = TypeVar("_Value")


@lru_cache(maxsize=16_384)
def in_locale(text: str, formats: Formats) -> str:
    """Write the percentages, grouped numbers, amounts and days of a sentence as the report's tables write them."""
    parts = _QUOTED.split(text)
    return "".join(typographic(part) if place % 2 else _rewritten(part, formats) for place, part in enumerate(parts))


def told_in_locale(assessment: Assessment, formats: Formats) -> Assessment:
    """Return the assessment with every sentence of the engine in the locale; what the analyst wrote stays as it is.

    Those of a process are told as they are asked for: of one whose pages are kept, few are.
    """
    portfolio = assessment.portfolio
    return replace(
        assessment,
        processes=tuple(
            once("told", basis(follows_from, formats), partial(_told_on_demand, one, formats))
            for one, follows_from in zip(assessment.processes, bases_of(assessment), strict=True)
        ),
        portfolio=replace(
            portfolio,
            uncertainty=_retold(portfolio.uncertainty, formats),
            people=_retold(portfolio.people, formats),
            oversight=_retold(portfolio.oversight, formats),
        ),
        assumptions=tuple(
            replace(one, label=typographic(one.label), unit=typographic(one.unit)) for one in assessment.assumptions
        ),
    )


def typographic(text: str) -> str:
    """Write the apostrophes of a text as a typesetter does: today’s, providers’ own."""
    return _APOSTROPHE.sub("’", text)


def month_told(day: str, formats: Formats) -> str:
    """Write the month of a date, or of a month, in ISO's form; what is none stays as it is."""
    try:
        return formats.month(dt.date.fromisoformat(f"{day[:7]}-01"))
    except ValueError:
        return day


def _told_on_demand(one: ProcessAssessment, formats: Formats) -> ProcessAssessment:
    """Return a process that tells what it consists of, and each field of that, when it is first asked for."""

    def told(name: str, value: Any) -> Any:
        return value if name in _OWN_WORDS or _is_left(value) else _retold(value, formats)

    def part_told(name: str, value: Any) -> Any:
        return value if name in _OWN_WORDS or value is None else on_demand(value, told)

    return on_demand(one, part_told)


def _retold(value: _Value, formats: Formats) -> _Value:
    """Return a value with the strings in it rewritten, however deep they lie; itself where none is another."""
    if isinstance(value, str):
        if isinstance(value, Enum) or not _TO_BE_TOLD.search(value):
            return value
        told = in_locale(value, formats)
        return value if told == value else told  # type: ignore[return-value]  # a string for a string
    if isinstance(value, tuple):
        parts = tuple([part if _is_left(part) else _retold(part, formats) for part in value])
        is_same = all(map(is_, parts, value))
        return value if is_same else parts  # type: ignore[return-value]  # a tuple for a tuple
    kind: type = type(value)
    changed: dict[str, object] = {}
    for name in _told_fields(kind):
        old = getattr(value, name)
        if not _is_left(old) and (new := _retold(old, formats)) is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]  # one with fields is a dataclass


def _is_left(value: Any) -> bool:
    """Return whether it is seen at once that nothing is rewritten: most is a number, a plain word or a choice."""
    kind: type = type(value)
    return not _TO_BE_TOLD.search(value) if kind is str else _is_wordless(kind)


@cache
def _is_wordless(kind: type) -> bool:
    """Return whether no value of a kind has sentences of ours in it."""
    may_hold = bool(_told_fields(kind)) or issubclass(kind, str | tuple)
    return kind in _WORDLESS or issubclass(kind, Enum) or not may_hold


@cache
def _told_fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of value in which sentences of ours may stand; none where it is no dataclass."""
    if not is_dataclass(kind):
        return ()
    return tuple(one.name for one in fields(kind) if one.name not in _OWN_WORDS and not _are_numbers(str(one.type)))


def _are_numbers(annotation: str) -> bool:
    """Return whether a field has nothing but numbers, by its annotation: "Decimal | None"."""
    return _NUMBERS.issuperset(annotation.split(" | "))


def _rewritten(text: str, formats: Formats) -> str:
    text, symbol = typographic(text), formats.symbol
    code = symbol.rstrip(NO_BREAK_SPACE)
    spaced = re.sub(rf"\b{re.escape(code)}(?=\d)", symbol, text) if code != symbol else text
    dated = _DAY.sub(lambda found: _day(found[0], formats), spaced)
    reviewed = _REVIEWED.sub(lambda found: f"reviewed {month_told(found[1], formats)}", dated)
    grouped = _NUMBER.sub(lambda found: _number(found[0], formats), reviewed)
    return _PERCENT.sub(lambda found: _percent(found, formats), grouped.replace(_NARROW_SPACE, NO_BREAK_SPACE))


def _day(text: str, formats: Formats) -> str:
    try:
        return formats.date(dt.date.fromisoformat(text))
    except ValueError:  # a day that no calendar has, such as 31 February
        return text


def _number(text: str, formats: Formats) -> str:
    digits = text.replace(",", "")
    return formats.number(float(digits), len(digits.partition(".")[2]))


def _percent(found: re.Match[str], formats: Formats) -> str:
    whole, decimals = found[1], found[2] or ""
    return formats.percent(float(f"{whole}.{decimals or '0'}") / 100, len(decimals))
