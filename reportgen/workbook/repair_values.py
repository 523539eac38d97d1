"""What a cell could hold instead, by the kind of its column; whether that reads well is for others to try."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.workbook.choices import NO_WORDS, YES_WORDS, exact_choice, find_choice, split_further
from reportgen.workbook.column import Choice, Column, Kind
from reportgen.workbook.dates import parse_date
from reportgen.workbook.located import Cell, CellValue
from reportgen.workbook.messages_cells import NOT_A_DATE
from reportgen.workbook.misspelling import meant
from reportgen.workbook.normalising import clean, key
from reportgen.workbook.number_text import read_number
from reportgen.workbook.parsed import Conventions, spot_of
from reportgen.workbook.repair import RepairKind
from reportgen.workbook.texts import plain_text

_RATING = re.compile(r"[1-5]")
_AROUND_SEPARATORS = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A value to write instead; `is_percent` says that it must be shown as a percentage."""

    kind: RepairKind
    value: CellValue
    is_percent: bool = False


def propose(cell: Cell, column: Column, conventions: Conventions) -> Proposal | None:
    """Return what could stand in a cell instead, None where it is as it should be or only the analyst can tell."""
    found = _BY_KIND[column.kind](cell, column, conventions) if column.kind in _BY_KIND else None
    if found is None or found.value == cell.value:
        return None if found is None or type(found.value) is type(cell.value) else found
    return found


def _text(cell: Cell, column: Column, _conventions: Conventions) -> Proposal | None:
    if not isinstance(cell.value, str):
        return None
    text = clean(cell.value).text
    lined = text if column.kind is Kind.LONG_TEXT else " ".join(text.splitlines())
    return Proposal(kind=RepairKind.TRIM, value=lined) if lined and lined != _one_ending(cell.value) else None


def _one_ending(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _trimmed(cell: Cell, _column: Column, _conventions: Conventions) -> Proposal | None:
    """Take away what is around a code or a country; what it is called stays the analyst's choice."""
    if not isinstance(cell.value, str):
        return None
    text = clean(cell.value).text
    return Proposal(kind=RepairKind.TRIM, value=text) if text and text != cell.value else None


def _choice(cell: Cell, column: Column, _conventions: Conventions) -> Proposal | None:
    text = clean(plain_text(cell)).text
    if column.is_open:
        choice = exact_choice(text, column.choices)
        return _labelled(cell, choice) if choice else _trimmed(cell, column, _conventions)
    choice = find_choice(text, column.choices)
    return _labelled(cell, choice) if choice else _spelled(text, column)


def _labelled(cell: Cell, choice: Choice) -> Proposal:
    """Write a choice as the list has it; where only spaces differ, say that alone."""
    is_same = key(plain_text(cell)) == key(choice.label) and clean(plain_text(cell)).text == choice.label
    return Proposal(kind=RepairKind.TRIM if is_same else RepairKind.CHOICE, value=choice.label)


def _spelled(text: str, column: Column) -> Proposal | None:
    choice = meant(text, column.choices)
    return Proposal(kind=RepairKind.SPELLING, value=choice.label) if choice else None


def _choices(cell: Cell, column: Column, _conventions: Conventions) -> Proposal | None:
    if (column.is_open and not column.choices) or not isinstance(cell.value, str):
        return None
    parts = [part.strip() for part in re.split(r"[;\n]", clean(cell.value).text) if part.strip()]
    kind = RepairKind.CHOICE
    labels: dict[str, None] = {}
    for part in split_further(parts, column.choices):
        choice = find_choice(part, column.choices)
        if choice is None:
            choice, kind = meant(part, column.choices), RepairKind.SPELLING
        if choice is None:
            return None
        labels[choice.label] = None
    text = "; ".join(labels)
    is_as_listed = _AROUND_SEPARATORS.sub("; ", cell.value.strip(" ;")) == text
    return Proposal(kind=kind, value=text) if text and not is_as_listed else None


def _rating(cell: Cell, column: Column, _conventions: Conventions) -> Proposal | None:
    if not isinstance(cell.value, str):
        return None
    text = clean(cell.value).text
    if column.choices:
        return _choice(cell, column, _conventions) if not _RATING.match(key(text)) else _numbered(text)
    return _numbered(text)


def _numbered(text: str) -> Proposal | None:
    digit = _RATING.match(key(text))
    return Proposal(kind=RepairKind.RATING, value=int(digit[0])) if digit else None


def _yes_no(cell: Cell, _column: Column, _conventions: Conventions) -> Proposal | None:
    compared = key(plain_text(cell))
    word = "Yes" if compared in YES_WORDS else "No" if compared in NO_WORDS else None
    return None if word is None else Proposal(kind=RepairKind.CHOICE, value=word)


def _number(cell: Cell, _column: Column, conventions: Conventions) -> Proposal | None:
    if not isinstance(cell.value, str):
        return None
    read = read_number(cell.value, conventions)
    number = read.exact if read.exact is not None else None if read.has_two_readings else read.guess
    value = None if number is None or not number.is_finite() else _stored(number)
    return None if value is None else Proposal(kind=RepairKind.NUMBER, value=value, is_percent=read.is_percent)


def _stored(number: Decimal) -> int | float | None:
    """Return a number as Excel stores it, None where it could not be stored exactly."""
    stored = float(number)
    if Decimal(repr(stored)) != number:
        return None
    return int(number) if number == number.to_integral_value() else stored


def _date(cell: Cell, column: Column, conventions: Conventions) -> Proposal | None:
    """Propose the day a text means, also where only another locale writes it so; a year of two digits stays a guess."""
    if not isinstance(cell.value, str):
        return None
    parsed = parse_date(cell, column, spot_of(cell, column), conventions)
    only = next((one.suggestion for one in parsed.findings if one.code == NOT_A_DATE.code), None)
    day = parsed.value if isinstance(parsed.value, date) else None if only is None else date.fromisoformat(only)
    return None if day is None else Proposal(kind=RepairKind.DATE, value=day)


_BY_KIND: Mapping[Kind, Callable[[Cell, Column, Conventions], Proposal | None]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.RATING: _rating,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.PERCENT: _number,
    Kind.DATE: _date,
    Kind.COUNTRY: _trimmed,
    Kind.COUNTRIES: _trimmed,
    Kind.COLOUR: _trimmed,
    Kind.CURRENCY: _trimmed,
    Kind.LOCALE: _trimmed,
    Kind.RATES: _trimmed,
}
