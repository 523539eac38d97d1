"""The PERT distribution over low, likely and high: a Beta stretched over the range, mean (low + 4 likely + high) / 6.

alpha = 1 + 4 (likely - low) / (high - low), beta = 1 + 4 (high - likely) / (high - low). Source: Malcolm et al. (1959),
in the form of Vose, "Risk Analysis" (2008), with the usual weight of 4. A range without width is its likely value.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportgen.model.engagement import Range

WEIGHT = 4.0
_CELLS = 20_000


def has_spread(value: Range) -> bool:
    """Return whether the range leaves anything to chance."""
    return value.high > value.low


def shapes(value: Range) -> tuple[float, float]:
    """Return alpha and beta of a range that has spread."""
    width = value.high - value.low
    return 1 + WEIGHT * (value.likely - value.low) / width, 1 + WEIGHT * (value.high - value.likely) / width


def draws_of(value: Range, generator: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Draw from a range that has spread; shape (count,), each from low to high."""
    return np.asarray(value.low + (value.high - value.low) * generator.beta(*shapes(value), size=count))


def even_quantiles(value: Range, count: int) -> NDArray[np.float64]:
    """Return the quantiles in the middle of `count` equally likely parts of a range that has spread, rising.

    They stand for the distribution without chance: mean and variance over them are its own, to about a percent.
    """
    alpha, beta = shapes(value)
    middles = (np.arange(_CELLS) + 0.5) / _CELLS
    mass = np.cumsum(middles ** (alpha - 1) * (1 - middles) ** (beta - 1))
    places = np.interp((np.arange(count) + 0.5) / count, mass / mass[-1], middles)
    return np.asarray(value.low + (value.high - value.low) * places)
