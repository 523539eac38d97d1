"""The PERT distribution over low, likely and high: a Beta stretched over the range, mean (low + 4 likely + high) / 6.

alpha = 1 + 4 (likely - low) / (high - low), beta = 1 + 4 (high - likely) / (high - low). Source: Malcolm et al. (1959),
in the form of Vose, "Risk Analysis" (2008), with the usual weight of 4.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportgen.model.engagement import Range

WEIGHT = 4.0
_CELLS = 4_096
_PARTS = 32_768


def has_spread(value: Range) -> bool:
    """Return whether the range leaves anything to chance."""
    return value.high > value.low


def shapes(value: Range) -> tuple[float, float]:
    """Return alpha and beta of a range that has spread."""
    width = value.high - value.low
    return 1 + WEIGHT * (value.likely - value.low) / width, 1 + WEIGHT * (value.high - value.likely) / width


def draws_of(value: Range, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Make draws of a range that has spread from uniform ones, 0-1; equal ones move together when the range changes.

    Each is the middle of one of 32,768 equally likely parts of the range.
    """
    return np.asarray(_parts(value)[(shares * _PARTS).astype(np.intp)])


def even_quantiles(value: Range, count: int) -> NDArray[np.float64]:
    """Return the quantiles in the middle of `count` equally likely parts: mean and variance of the range, no chance."""
    places = np.interp((np.arange(count) + 0.5) / count, _cumulated(*shapes(value)), np.arange(_CELLS + 1) / _CELLS)
    return np.asarray(value.low + (value.high - value.low) * places)


@lru_cache(maxsize=8)
def _parts(value: Range) -> NDArray[np.float64]:
    return even_quantiles(value, _PARTS)


def _cumulated(alpha: float, beta: float) -> NDArray[np.float64]:
    """Return the distribution function of a Beta at the edges of equal cells, by the midpoint rule."""
    middles = (np.arange(_CELLS) + 0.5) / _CELLS
    mass = np.cumsum(middles ** (alpha - 1) * (1 - middles) ** (beta - 1))
    return np.concatenate(([0.0], mass / mass[-1]))
