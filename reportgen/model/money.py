"""Amounts in one currency, rounded once to its minor unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

ZERO = Decimal(0)


@lru_cache(maxsize=64)
def minor_unit(currency: str) -> Decimal:
    """Return the smallest amount of an ISO 4217 currency: 0.01 for EUR, 1 for JPY."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def rounded(amount: Decimal | float, currency: str) -> Decimal:
    """Round an amount to the currency's minor unit, ties to even."""
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(amount))
    return exact.quantize(minor_unit(currency), rounding=ROUND_HALF_EVEN)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add amounts exactly."""
    return sum(amounts, ZERO)
