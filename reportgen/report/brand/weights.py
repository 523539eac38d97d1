"""Weights of type as people write them, and which face stands in for one that a family does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

NAMED: Mapping[str, int] = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}
_NUMBER = re.compile(r"[1-9]\d{2}|1000")
_REGULAR, _MEDIUM = 400, 500


def weight_of(text: str) -> int | None:
    """Return 1-1000 for such as 600, semi-bold or semibold; None for anything else."""
    if _NUMBER.fullmatch(text):
        return int(text)
    plain = re.sub(r"[ _-]", "", text.casefold())
    return next((weight for name, weight in NAMED.items() if name.replace("-", "") == plain), None)


def nearest(weights: Iterable[int], wanted: int) -> int:
    """Return the weight that stands in for another, by the rule of CSS Fonts 4, section 5.2.

    From 400 to 500 the heavier up to 500 go first, below 400 the lighter, above 500 the heavier.
    """
    return min(weights, key=lambda weight: _order(weight, wanted))


def _order(weight: int, wanted: int) -> tuple[int, int]:
    if _REGULAR <= wanted <= _MEDIUM:
        is_first = wanted <= weight <= _MEDIUM
        return (0 if is_first else 1 if weight < wanted else 2, abs(weight - wanted))
    is_first = weight <= wanted if wanted < _REGULAR else weight >= wanted
    return (0 if is_first else 1, abs(weight - wanted))
