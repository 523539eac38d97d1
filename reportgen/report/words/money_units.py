"""The sizes that amounts are told in: thousands, millions and on; in India lakh and crore."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyUnit:
    """One size; `ending` follows a number that has so many decimals.

    A table is set in it from a middle amount of `middle` on; of `middle_of_wide` where one amount fills a larger unit.
    """

    ending: str
    divisor: Decimal
    decimals: int
    middle: Decimal
    middle_of_wide: Decimal


def _unit(ending: str, size: int, decimals: int = 1, *, middle: int = 0, wide: int = 0) -> MoneyUnit:
    return MoneyUnit(
        ending=ending,
        divisor=Decimal(size),
        decimals=decimals,
        middle=Decimal(middle or size),
        middle_of_wide=Decimal(wide or middle or size),
    )


BY_THOUSANDS = (
    _unit("tn", 10**12),
    _unit("bn", 10**9),
    _unit("m", 10**6),
    _unit("k", 10**3, 0, middle=10**4, wide=10**3),
)
BY_LAKH = (_unit(f"{_SPACE}crore", 10**7), _unit(f"{_SPACE}lakh", 10**5, wide=10**4))
