"""The nature in short, as later steps need it: quick enough to be asked again for every rating that might change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from reportgen.analysis.indices import Rating, index_of
from reportgen.analysis.ratings import ENOUGH
from reportgen.analysis.scales import KNOWLEDGE, Scales, band_name
from reportgen.model.verdict import NatureClass

MIDDLE = 50.0
_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """A class, the side it leans to, and whether two kinds of work are mixed; None where it is not known."""

    kind: NatureClass | None
    leaning: NatureClass | None
    is_mixed: bool


def nature_of(ratings: Mapping[str, Rating], scales: Scales) -> Nature:
    """Return the nature that a set of ratings stands for."""
    shares = scales.shares(KNOWLEDGE, ratings)
    return nature_at(index_of(shares, scales.weights[KNOWLEDGE]), shares, scales)


def nature_at(index: float | None, shares: Mapping[str, float], scales: Scales) -> Nature:
    """Return the nature at a knowledge index, `shares` being the normalised ratings it is made from."""
    if index is None or scales.coverage(KNOWLEDGE, shares) < ENOUGH:
        return Nature(kind=None, leaning=None, is_mixed=False)
    kind = NatureClass(band_name(index, scales.knowledge.knowledge_bands))
    return Nature(
        kind=kind,
        leaning=leaning_of(index),
        is_mixed=kind is NatureClass.HYBRID and _is_spread(shares.values(), scales),
    )


def _is_spread(shares: Collection[float], scales: Scales) -> bool:
    return round(spread_of(shares), _DECIMALS) > scales.knowledge.threshold("mixed_spread")


def leaning_of(index: float) -> NatureClass:
    """Return the side of the middle an index stands on; the middle itself leans to KPO."""
    return NatureClass.KPO if index >= MIDDLE else NatureClass.BPO


def spread_of(shares: Collection[float]) -> float:
    """Return the population standard deviation of the normalised nature ratings, 0-0.5."""
    mean = fsum(shares) / len(shares)
    return sqrt(fsum([(share - mean) ** 2 for share in shares]) / len(shares))
