"""Amounts in one currency, rounded once to its minor unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

ZERO = Decimal(0)
_MILLION = 6  # digits after the first


@lru_cache(maxsize=64)
def minor_unit(currency: str) -> Decimal:
    """Return the smallest amount of an ISO 4217 currency: 0.01 for EUR, 1 for JPY."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def rounded(amount: Decimal | float, currency: str) -> Decimal:
    """Round an amount to the currency's minor unit, ties to even."""
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(amount))
    return exact.quantize(minor_unit(currency), rounding=ROUND_HALF_EVEN)


def place_told(amount: Decimal) -> Decimal:
    """Return the place to which a sentence tells an amount: of three digits, of four from a million on, at least 1.

    So a sentence has the thousands that a table beside it prints.
    """
    digits = 3 + (amount.adjusted() >= _MILLION)
    return Decimal(1).scaleb(max(0, amount.adjusted() - digits + 1))


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add amounts exactly."""
    return sum(amounts, ZERO)
