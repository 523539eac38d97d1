"""Write the points of an index so that they stand on the side of a band's edge on which the index lies."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal

_MOST_DECIMALS = 9


def points_told(value: float, edges: Collection[float]) -> str:
    """Write an index 0-100 whole, with a decimal or more only where rounding would carry it over an edge."""
    return f"{half_up(value, decimals_told(value, edges)):f}"


def decimals_told(value: float, edges: Collection[float]) -> int:
    """Return how many decimals keep an index on its side of every edge: mostly none."""
    for decimals in range(_MOST_DECIMALS):
        told = float(half_up(value, decimals))
        if all((told >= edge) is (value >= edge) for edge in edges):
            return decimals
    return _MOST_DECIMALS


def half_up(value: float, decimals: int) -> Decimal:
    """Round a score, halves up: 24.5 is 25, and 36.5 is 37."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
