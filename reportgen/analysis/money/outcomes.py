"""Simulated savings around the deterministic one, read as amounts and chances, with their standard errors."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, sqrt

import numpy as np
from numpy.typing import NDArray

from reportgen.model.money import minor_unit, rounded
from reportgen.model.uncertainty import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """`deviations` are what each draw saves less what the likely values save, rising, shape (draws,).

    An amount is the plan, which is exact, plus a rounded deviation: without spread every amount is the plan to the
    minor unit. Two amounts less than half of it apart count as equal.
    """

    plan: Decimal
    deviations: NDArray[np.float64]
    currency: str

    @property
    def count(self) -> int:
        """Return the number of draws."""
        return len(self.deviations)

    def amount(self, deviation: float) -> Decimal:
        """Return the saving at a deviation from the plan."""
        return self.plan + rounded(float(deviation), self.currency)

    def percentile(self, share: float) -> Decimal:
        """Return the saving that this share of the outcomes falls short of, between two draws in a straight line."""
        place = share * (self.count - 1)
        below, above = self.deviations[floor(place)], self.deviations[ceil(place)]
        return self.amount(float(below + (place - floor(place)) * (above - below)))

    def mean(self) -> Estimate:
        """Return the mean; its standard error is the standard deviation over the root of the number of draws."""
        error = float(np.std(self.deviations, ddof=1)) / sqrt(self.count)
        return Estimate(value=self.amount(float(np.mean(self.deviations))), standard_error=self._size(error))

    def estimate(self, share: float) -> Estimate:
        """Return a percentile.

        The number of draws below a quantile is binomial; the standard error is half the distance between the
        outcomes one standard deviation of that number below and above it.
        """
        reach = max(1, ceil(sqrt(self.count * share * (1 - share))))
        middle = round(share * (self.count - 1))
        below, above = max(0, middle - reach), min(self.count - 1, middle + reach)
        error = (self.deviations[above] - self.deviations[below]) / 2
        return Estimate(value=self.percentile(share), standard_error=self._size(error))

    def share_above(self, amount: Decimal) -> float:
        """Return the share of outcomes that save more than an amount."""
        least = self._distance(amount) + self._half
        return 1 - float(np.searchsorted(self.deviations, least, side="right")) / self.count

    def share_below(self, amount: Decimal) -> float:
        """Return the share of outcomes that save less than an amount."""
        return float(np.searchsorted(self.deviations, self._distance(amount) - self._half, side="left")) / self.count

    @property
    def _half(self) -> float:
        return float(minor_unit(self.currency)) / 2

    def _distance(self, amount: Decimal) -> float:
        return float(amount - self.plan)

    def _size(self, error: float) -> Decimal:
        return rounded(float(error), self.currency)


def share_error(share: float, draws: int) -> float:
    """Return the standard error of a share of draws."""
    return sqrt(share * (1 - share) / draws)
