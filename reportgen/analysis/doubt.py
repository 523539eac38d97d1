"""How likely each answer 1-5 is when a rating is asked for (knowledge: doubts)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import erf, sqrt

from reportgen.analysis.indices import SCALE_HIGH, SCALE_LOW, Rating
from reportgen.knowledge.rating_facts import Doubt

ANSWERS = tuple(range(SCALE_LOW, SCALE_HIGH + 1))
_HALF = 0.5


def chances_of(rating: Rating | None, doubt: Doubt) -> Mapping[int, float]:
    """Return the probability of each answer that is possible and is not what was entered already, the likeliest first.

    A blank leaves all of them open. An inferred rating stands in the middle of a normal distribution cut into steps,
    whose ends count to the ends of the scale. An entered one is taken to be right, or one step off.
    """
    if rating is None:
        return _chances(None, doubt, inferred=False)
    return _chances(rating.value, doubt, inferred=rating.inferred)


@lru_cache(maxsize=4096)
def _chances(value: float | None, doubt: Doubt, *, inferred: bool) -> Mapping[int, float]:
    if value is None:
        found = dict(zip(ANSWERS, doubt.blank, strict=True))
    elif inferred:
        found = dict(zip(ANSWERS, _around(value, doubt.inferred_deviation), strict=True))
    else:
        found = {near: doubt.entered_step for near in ANSWERS if abs(near - value) == 1}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _around(mean: float, deviation: float) -> tuple[float, ...]:
    below = [_HALF * (1 + erf((answer + _HALF - mean) / (deviation * sqrt(2)))) for answer in ANSWERS[:-1]]
    return tuple(high - low for low, high in zip((0.0, *below), (*below, 1.0), strict=True))
