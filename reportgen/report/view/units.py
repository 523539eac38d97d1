"""The unit that a table of amounts of very different sizes is set in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from reportgen.report.words.formats import Formats, MoneyScale


def unit_for(formats: Formats, amounts: Sequence[Decimal]) -> MoneyScale | None:
    """Choose the unit that suits the smaller half of the amounts, so that none reads as 0.0; None without any."""
    if not amounts:
        return None
    middle = median(abs(amount) for amount in amounts)
    return formats.scale_for(amount for amount in amounts if abs(amount) <= middle)
