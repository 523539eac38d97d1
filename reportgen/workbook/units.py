"""The unit that a header carries in brackets, or a number format shows, against what amounts are read as."""

from __future__ import annotations

import re

from reportgen.model.finding import Finding
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.headers import Heading
from reportgen.workbook.located import Cell
from reportgen.workbook.message import Spot
from reportgen.workbook.messages_cells import SHOWN_IN_OTHER_CURRENCY
from reportgen.workbook.messages_sheets import AMOUNTS_SCALED, OTHER_CURRENCY, TEMPLATE_IN_OTHER_CURRENCY
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.settings import currencies
from reportgen.workbook.shown_currency import meant_by

_BRACKETS = re.compile(r"[\[(]([^\])]*)[\])]")
_CODE = re.compile(r"[A-Z]{3}")
_SCALED = re.compile(
    r"\b(k|tsd|thousands?|'?000s?|mio|mn|m|millions?|bn|mrd|billions?)\b|^[kKmM](?=[A-Z]{3}|[€$£])|(?<=[€$£])[km]\b",
    re.IGNORECASE,
)


def check_unit(heading: Heading, spot: Spot, conventions: Conventions) -> tuple[Finding, ...]:
    """Say where the header of an amount names another currency, or thousands: amounts are read as they stand.

    Our own template keeps the currency it was made in above its columns when the Engagement sheet names another,
    which is no fault of the analyst's.
    """
    found = _BRACKETS.search(heading.written)
    if found is None or not _is_amount(heading.column):
        return ()
    unit = found[1].strip()
    if _SCALED.search(unit):
        return (AMOUNTS_SCALED.at(spot, found=heading.written),)
    named = _named(unit)
    currency = conventions.currency
    if named and currency not in named:
        message = TEMPLATE_IN_OTHER_CURRENCY if conventions.is_our_template else OTHER_CURRENCY
        return (message.at(spot, found=heading.written, named=named[0], currency=currency),)
    return ()


def check_shown_currency(
    cell: Cell, column: Column, spot: Spot, conventions: Conventions, written: str
) -> tuple[Finding, ...]:
    """Say where an amount's number format shows another currency than the engagement's.

    Where its header, as `written`, names that currency too, the finding at the header says it once for all.
    """
    if cell.currency is None or isinstance(cell.value, str) or not _is_amount(column):
        return ()
    meant = meant_by(cell.currency)
    found = _BRACKETS.search(written)
    if conventions.currency in meant or (found and meant.intersection(_named(found[1]))):
        return ()
    currency = conventions.currency
    return (SHOWN_IN_OTHER_CURRENCY.at(spot, column=column.header, mark=cell.currency, currency=currency),)


def _named(unit: str) -> list[str]:
    return [code for code in _CODE.findall(unit) if code in currencies()]


def _is_amount(column: Column) -> bool:
    return column.kind is Kind.MONEY
