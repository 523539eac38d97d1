"""The unit a header carries in brackets, against what amounts are read as."""

from __future__ import annotations

import re

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.headers import Heading
from reportgen.workbook.messages_sheets import AMOUNTS_SCALED, OTHER_CURRENCY, TEMPLATE_IN_OTHER_CURRENCY
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.settings import currencies

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
    named = [code for code in _CODE.findall(unit) if code in currencies()]
    currency = conventions.currency
    if named and currency not in named:
        message = TEMPLATE_IN_OTHER_CURRENCY if conventions.is_our_template else OTHER_CURRENCY
        return (message.at(spot, found=heading.written, named=named[0], currency=currency),)
    return ()


def _is_amount(column: Column) -> bool:
    return column.kind is Kind.MONEY
