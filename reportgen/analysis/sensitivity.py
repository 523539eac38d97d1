"""How a class stands up to other weights: draws around the weights, and single ratings that would flip it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

import numpy as np

from reportgen.analysis.indices import SCALE_HIGH, SCALE_LOW, Rating, changed
from reportgen.knowledge.facts import Criterion
from reportgen.model.assessment import Contribution, Flip

DRAWS = 2_000
CONCENTRATION = 50.0


def drawn_indices(contributions: tuple[Contribution, ...], seed: int) -> np.ndarray:
    """Return the index under each of 2,000 draws of the weights.

    Weights come from a Dirichlet distribution around the used ones, concentration 50 (practitioner convention).
    The stream depends on the seed and the weights alone, so neither row order nor IDs matter.
    """
    weights = np.array([part.weight for part in contributions])
    positive = weights > 0
    shares = np.array([_share(part) for part in contributions])[positive]
    draws = _generator(seed, contributions).dirichlet(CONCENTRATION * weights[positive], size=DRAWS)
    return np.asarray(100 * draws @ shares)


def _share(part: Contribution) -> float:
    return part.points / (100 * part.weight) if part.weight else 0.0


def _generator(seed: int, contributions: tuple[Contribution, ...]) -> np.random.Generator:
    key = ";".join(f"{part.criterion}={part.weight:.12f}" for part in contributions)
    digest = sha256(f"{seed}:{key}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def smallest_flips(
    ratings: Mapping[str, Rating],
    criteria: Mapping[str, Criterion],
    considered: tuple[str, ...],
    outcome: Callable[[Mapping[str, Rating]], str],
    *,
    limit: int,
) -> tuple[Flip, ...]:
    """Find single changes of an entered rating that change the outcome, the smallest first.

    `outcome` is applied to the changed ratings, so a flip that is reported really flips.
    """
    now = outcome(ratings)
    flips = []
    for key in considered:
        if key in ratings and not ratings[key].inferred:
            flip = _smallest(ratings, criteria[key], outcome, now)
            if flip is not None:
                flips.append(flip)
    flips.sort(key=lambda flip: (abs(flip.needed - flip.rating), considered.index(flip.criterion)))
    return tuple(flips[:limit])


def _smallest(
    ratings: Mapping[str, Rating], criterion: Criterion, outcome: Callable[[Mapping[str, Rating]], str], now: str
) -> Flip | None:
    rating = round(ratings[criterion.id].value)
    others = [value for value in range(SCALE_LOW, SCALE_HIGH + 1) if value != rating]
    for needed in sorted(others, key=lambda value: (abs(value - rating), value)):
        result = outcome(changed(ratings, criterion.id, needed))
        if result != now:
            return Flip(criterion=criterion.id, label=criterion.name, rating=rating, needed=needed, result=result)
    return None
