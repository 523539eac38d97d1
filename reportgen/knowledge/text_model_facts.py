"""The types of the text model, which knows a process by its words; part of `Knowledge` (facts.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Weights(NamedTuple):
    """What one feature says: its rarity (inverse document frequency), its pull to KPO and to being a process.

    The pulls are log odds for a text that consists of this feature alone.
    """

    rarity: float
    kpo: float
    process: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessWeights:
    """What the signs that tell business work from other text weigh (analysis/business.py), in log odds."""

    intercept: float
    words: float
    strange: float
    strange_name: float
    weakest: float
    chatter: float
    nearest: float
    near: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextModel:
    """Two logistic regressions over the same features, and how name, description and function are joined.

    The slopes turn log odds into calibrated ones, for a name alone and with a description.
    """

    weights: Mapping[str, Weights]
    business: BusinessWeights
    unknown_rarity: float
    kpo_intercept: float
    process_intercept: float
    name_share: float
    description_share: float
    function_share: float
    full_description: float
    slope_name: float
    slope_described: float
