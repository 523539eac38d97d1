"""From values to millimetres, and the round numbers an axis is marked with."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearScale:
    """Maps `low`..`high` to `start`..`end` mm; `end` may lie before `start` (an axis that goes up)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.0
        return self.start + share * (self.end - self.start)

    def length(self, amount: float) -> float:
        """Return how long an amount is drawn, never negative."""
        return abs(self(self.low + amount) - self.start)


def ticks(low: float, high: float, *, about: int = 5) -> tuple[float, ...]:
    """Return round numbers from at or below `low` to at or above `high`, roughly `about` of them."""
    step = round_step((high - low) / max(1, about - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(index * step for index in range(first, last + 1))


def round_step(raw: float) -> float:
    """Return the smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `raw`."""
    if raw <= 0 or not math.isfinite(raw):
        return 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    return next((factor * power for factor in (1, 2, 2.5, 5) if raw <= factor * power * (1 + 1e-9)), 10 * power)
