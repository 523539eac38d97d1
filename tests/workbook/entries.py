"""What an analyst may type into a column of each kind, and what the engagement must hold for it.

The columns come from the schema, so a column of a kind that is declared later takes part at once.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from reportgen.workbook.column import Kind

READ_AS_SOMETHING_ELSE = (
    "=1+1",
    '=HYPERLINK("x")',
    "{{ 7*7 }}",
    "<b>&amp;</b>",
    "+49 30",
    "-",
    "@SUM(A1)",
    "007",
    "TRUE",
)


@dataclass(frozen=True)
class Entry:
    """What stands in the cell, and what the engagement must hold for it."""

    typed: object
    held: object


BLANK = Entry(None, None)
PRINTABLE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60).map(
    lambda text: unicodedata.normalize("NFC", text).strip()
)
TEXTS = (st.sampled_from(READ_AS_SOMETHING_ELSE) | PRINTABLE).filter(lambda text: text and "_x" not in text)


def texts():
    return TEXTS.map(lambda text: Entry(text, text))


def long_texts(_column):
    return st.lists(TEXTS, min_size=1, max_size=3).map("\n".join).map(lambda text: Entry(text, text))


def ratings(column):
    if column.choices:
        return choice(column).map(lambda entry: Entry(entry.typed, int(entry.held)))
    return st.integers(1, 5).map(lambda rating: Entry(rating, rating))


def choice(column):
    held = float if column.field == "control_maturity" else str
    return st.sampled_from(column.choices).map(lambda one: Entry(one.label, held(one.value)))


def choices(column):
    if column.is_open:
        return open_names() if column.choices else open_lists()
    several = st.lists(st.sampled_from(column.choices), min_size=1, max_size=3, unique=True)
    return several.map(lambda some: Entry("; ".join(one.label for one in some), tuple(one.value for one in some)))


def open_lists():
    parts = TEXTS.filter(lambda text: ";" not in text)
    several = st.lists(parts, min_size=1, max_size=3, unique=True)
    return several.map(lambda some: Entry("; ".join(some), tuple(some)))


def open_names():
    """Draw names beside those of a list: they end at commas too, and any space in them counts as one blank."""
    parts = TEXTS.filter(lambda text: not set(";,") & set(text))
    several = st.lists(parts, min_size=1, max_size=3, unique_by=one_spaced)
    return several.map(lambda some: Entry("; ".join(some), tuple(map(one_spaced, some))))


def one_spaced(text):
    return " ".join(text.split())


def countries(_column):
    several = st.lists(st.sampled_from(("DE", "PT", "NO", "IN", "ZA")), min_size=1, unique=True)
    return several.map(lambda some: Entry("; ".join(some), tuple(some)))


def amounts(column):
    most = min(column.maximum or 10**12, 10**12)
    return st.decimals(0, most, places=2).map(lambda amount: Entry(float(amount), Decimal(repr(float(amount)))))


def shares(column):
    return st.decimals(0, column.maximum, places=3).map(
        lambda share: Entry(float(share), Decimal(repr(float(share)))),
    )


def dates(_column):
    return st.dates(date(1990, 1, 1), date(2199, 12, 31)).map(lambda day: Entry(day, day))


def whole_numbers(column):
    return st.integers(int(column.minimum), int(column.maximum)).map(lambda number: Entry(number, number))


def offered(column):
    """Return what the dropdown suggests: for a country its name, which the engagement holds as a code."""
    codes = {"Austria": "AT", "India": "IN", "Poland": "PL"} if column.kind is Kind.COUNTRY else None
    return st.sampled_from(tuple(codes or column.offered)).map(lambda one: Entry(one, codes[one] if codes else one))


def rates(_column):
    """Draw rates of currencies whose worth is not known here, whole ones, which every locale writes alike."""
    several = st.lists(st.sampled_from(("XCD", "BBD", "FJD")), min_size=1, max_size=3, unique=True)
    return st.tuples(several, st.integers(1, 99)).map(lambda drawn: rates_entry(*drawn))


def rates_entry(codes, worth):
    return Entry("; ".join(f"{code}={worth}" for code in codes), dict.fromkeys(codes, Decimal(worth)))


def colours(_column):
    return st.from_regex(r"#[0-9A-F]{6}", fullmatch=True).map(lambda colour: Entry(colour, colour))


ENTERED = {
    Kind.TEXT: lambda _column: texts(),
    Kind.LONG_TEXT: long_texts,
    Kind.RATING: ratings,
    Kind.CHOICE: choice,
    Kind.CHOICES: choices,
    Kind.YES_NO: lambda _column: st.sampled_from((Entry("Yes", held=True), Entry("No", held=False))),
    Kind.NUMBER: amounts,
    Kind.MONEY: amounts,
    Kind.COUNTRIES: countries,
    Kind.PERCENT: shares,
    Kind.DATE: dates,
    Kind.INTEGER: whole_numbers,
    Kind.COUNTRY: offered,
    Kind.CURRENCY: offered,
    Kind.LOCALE: offered,
    Kind.COLOUR: colours,
    Kind.RATES: rates,
}


def filled(column):
    return ENTERED[column.kind](column)


def entry(column):
    return filled(column) if column.required else st.just(BLANK) | filled(column)
