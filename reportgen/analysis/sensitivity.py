"""How a result stands up to other weights and other ratings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.indices import SCALE_HIGH, SCALE_LOW, Rating, changed, entered_only
from reportgen.knowledge.facts import Band, Criterion
from reportgen.model.assessment import Contribution, Flip

DRAWS = 2_000
CONCENTRATION = 50.0
_DECIMALS = 9


def drawn_indices(contributions: tuple[Contribution, ...], seed: int) -> NDArray[np.float64]:
    """Return the index under each of 2,000 draws of the weights.

    Weights come from a Dirichlet distribution around the used ones, concentration 50 (practitioner convention).
    The stream depends on the seed and the weights alone, so neither row order nor IDs matter.
    """
    counting = [part for part in contributions if part.weight > 0]
    weights = np.array([part.weight for part in counting])
    shares = np.array([part.points / (100 * part.weight) for part in counting])
    draws = _generator(seed, counting).dirichlet(CONCENTRATION * weights, size=DRAWS)
    return np.asarray(np.round(100 * draws @ shares, _DECIMALS), dtype=np.float64)


def _generator(seed: int, contributions: Sequence[Contribution]) -> np.random.Generator:
    key = ";".join(f"{part.criterion}={part.weight:.12f}" for part in contributions)
    digest = sha256(f"{seed}:{key}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def share_in_band(draws: NDArray[np.float64], name: str, bands: Sequence[Band]) -> float:
    """Return the share of draws that fall in a band, 0-1; the last band includes its end."""
    position = next(place for place, band in enumerate(bands) if band.name == name)
    found = np.searchsorted([band.high for band in bands[:-1]], draws, side="right")
    return float(np.mean(found == position))


def smallest_flips(
    ratings: Mapping[str, Rating],
    criteria: Mapping[str, Criterion],
    considered: tuple[str, ...],
    outcome: Callable[[Mapping[str, Rating]], str],
    *,
    limit: int,
) -> tuple[Flip, ...]:
    """Find single changes of an entered rating that change the outcome, at most one a criterion, the smallest first.

    `outcome` is applied to the changed ratings, so a flip that is reported really flips.
    """
    now, entered = outcome(ratings), entered_only(ratings)
    open_criteria = [criteria[key] for key in considered if key in entered]
    flips: list[Flip] = []
    for step in range(1, SCALE_HIGH - SCALE_LOW + 1):
        for criterion in tuple(open_criteria):
            flip = _flip_by(step, ratings, criterion, outcome, now)
            if flip is not None:
                flips.append(flip)
                open_criteria.remove(criterion)
            if len(flips) == limit:
                return tuple(flips)
    return tuple(flips)


def _flip_by(
    step: int,
    ratings: Mapping[str, Rating],
    criterion: Criterion,
    outcome: Callable[[Mapping[str, Rating]], str],
    now: str,
) -> Flip | None:
    rating = round(ratings[criterion.id].value)
    for needed in (rating - step, rating + step):
        if SCALE_LOW <= needed <= SCALE_HIGH:
            result = outcome(changed(ratings, criterion.id, needed))
            if result != now:
                return Flip(criterion=criterion.id, label=criterion.name, rating=rating, needed=needed, result=result)
    return None
