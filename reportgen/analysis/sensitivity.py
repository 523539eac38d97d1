"""How a result stands up to other weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from reportgen.knowledge.rating_facts import Band
from reportgen.model.classification import Contribution

DRAWS = 2_000
CONCENTRATION = 50.0
_DECIMALS = 9


def drawn_indices(contributions: tuple[Contribution, ...], seed: int) -> NDArray[np.float64]:
    """Return the index under each of 2,000 draws of the weights.

    Weights come from a Dirichlet distribution around the used ones, concentration 50 (practitioner convention).
    The stream depends on the seed and the weights alone, so neither row order nor IDs matter.
    """
    counting = [part for part in contributions if part.weight > 0]
    shares = np.array([part.points / (100 * part.weight) for part in counting])
    draws = _drawn_weights(seed, tuple((part.criterion, part.weight) for part in counting))
    return np.asarray(np.round(draws @ shares, _DECIMALS), dtype=np.float64)


@lru_cache(maxsize=128)
def _drawn_weights(seed: int, weights: tuple[tuple[str, float], ...]) -> NDArray[np.float64]:
    """Return the draws in points of 100: the same for all processes that are rated on the same criteria."""
    drawn = _generator(seed, weights).dirichlet(CONCENTRATION * np.array([weight for _, weight in weights]), size=DRAWS)
    return 100 * drawn


def _generator(seed: int, weights: Sequence[tuple[str, float]]) -> np.random.Generator:
    key = ";".join(f"{criterion}={weight:.12f}" for criterion, weight in weights)
    digest = sha256(f"{seed}:{key}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def share_in_band(draws: NDArray[np.float64], name: str, bands: Sequence[Band]) -> float:
    """Return the share of draws that fall in a band, 0-1; the last band includes its end."""
    band = next(band for band in bands if band.name == name)
    below = 0 if band is bands[0] else np.count_nonzero(draws < band.low)
    above = 0 if band is bands[-1] else np.count_nonzero(draws >= band.high)
    return float(len(draws) - below - above) / len(draws)
