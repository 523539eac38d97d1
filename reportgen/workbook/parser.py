"""One cell at a time: what a cell means in its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.model.message import Spot
from reportgen.workbook.choices import parse_choice, parse_choices, parse_rating, parse_yes_no
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.countries import parse_countries, parse_country
from reportgen.workbook.dates import parse_date
from reportgen.workbook.located import Cell
from reportgen.workbook.numbers import parse_number
from reportgen.workbook.parsed import Conventions, Parsed, spot_of, without_value
from reportgen.workbook.rates import parse_rates
from reportgen.workbook.settings import parse_colour, parse_currency, parse_locale
from reportgen.workbook.texts import parse_id, parse_text
from reportgen.workbook.units import check_shown_currency, check_shown_unit

_Parse = Callable[[Cell, Column, Spot, Conventions], Parsed]

_PARSERS: Mapping[Kind, _Parse] = {
    Kind.TEXT: parse_text,
    Kind.LONG_TEXT: parse_text,
    Kind.RATING: parse_rating,
    Kind.CHOICE: parse_choice,
    Kind.CHOICES: parse_choices,
    Kind.YES_NO: parse_yes_no,
    Kind.INTEGER: parse_number,
    Kind.NUMBER: parse_number,
    Kind.MONEY: parse_number,
    Kind.PERCENT: parse_number,
    Kind.DATE: parse_date,
    Kind.COUNTRY: parse_country,
    Kind.COUNTRIES: parse_countries,
    Kind.COLOUR: parse_colour,
    Kind.CURRENCY: parse_currency,
    Kind.LOCALE: parse_locale,
    Kind.RATES: parse_rates,
}


def is_read(column: Column) -> bool:
    """Return whether a column's cells are read at all; formulas for the analyst's eye and pictures are not."""
    return column.kind in _PARSERS


def parse_cell(cell: Cell, column: Column, conventions: Conventions, *, header: str | None = None) -> Parsed:
    """Return what a cell says, typed for its column, with every finding about it.

    `header` is the column's header as the analyst wrote it. A blank cell is no value and no finding.
    """
    spot = spot_of(cell, column, header)
    missing = without_value(cell, column, spot)
    if missing is not None:
        return missing
    unit = check_shown_unit(cell, column, spot, conventions)
    if unit:
        return Parsed(findings=unit)
    parse = parse_id if column.field in {"id", "control_id"} else _PARSERS[column.kind]
    parsed = parse(cell, column, spot, conventions)
    shown = check_shown_currency(cell, column, spot, conventions, header or column.header)
    return Parsed(value=parsed.value, findings=(*parsed.findings, *shown)) if shown else parsed
