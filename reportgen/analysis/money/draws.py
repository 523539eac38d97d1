"""What chance decides: one stream for each parameter, common to all processes, and one for each process's own chance.

A stream depends on the seed and on what it is for (the parameter's id, the process's content key), never on a row, an
ID or what else is drawn; so no order and no splitting of the work changes a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.money.numbers import Number
from reportgen.analysis.money.pert import draws_of, has_spread
from reportgen.analysis.money.values import OWN, Values
from reportgen.model.engagement import Range, RiskMethod

DRAWS = 10_000
SWITCHES = frozenset({"band_from_edge"})
PRICE_SIDE = (
    "captive_overhead",
    "committed_productivity",
    "multi_source_premium",
    "onsite_share",
    "optimism_bias",
    "own_variation",
    "provider_efficiency",
    "provider_margin",
    "rate_level",
    "change_request_share",
    "time_cap_share",
    "open_book_margin",
    "target_share",
    "target_cap",
    "gain_share",
    "outcome_floor",
    "outcome_cap",
    "call_off_premium",
)
"""Beginnings of the ids of what decides how high a provider's charges are at today's volume, prices and currency: the
risk that an uplift for optimism bias stands for. Inflation, volume and currency are no optimism and stay uncertain."""


@dataclass(frozen=True, kw_only=True)
class Chances:
    """The uncertain parameters by id, and the streams their draws come from."""

    ranges: Mapping[str, Range]
    seed: int
    draws: int = DRAWS

    @cached_property
    def uncertain(self) -> frozenset[str]:
        """Return the parameters that chance decides: those with spread, and no switches."""
        return frozenset(name for name, value in self.ranges.items() if has_spread(value)) - SWITCHES

    @cached_property
    def common(self) -> Mapping[str, NDArray[np.float64]]:
        """Return the draws of every parameter that has spread but the process's own chance, each of shape (draws,)."""
        names = sorted(self.uncertain - {OWN})
        return {name: _common(self.ranges[name], self.seed, name, self.draws) for name in names}

    @cached_property
    def likely(self) -> Values:
        """Return every parameter at its likely value."""
        return Values(self.ranges)

    @cached_property
    def drawn(self) -> Values:
        """Return the common draws, the process's own chance at its likely value."""
        return self.likely.replaced(self.common)

    def own(self, key: str) -> Number:
        """Return a process's own chance: draws of shape (draws,), or the likely value where it has no spread."""
        if OWN not in self.uncertain:
            return self.likely.own
        return draws_of(self.ranges[OWN], stream(self.seed, "process", key).random(self.draws))


@lru_cache(maxsize=256)
def _common(value: Range, seed: int, name: str, draws: int) -> NDArray[np.float64]:
    """Return a parameter's draws; they are kept, since one run of the program may assess many workbooks."""
    drawn = draws_of(value, stream(seed, "parameter", name).random(draws))
    drawn.setflags(write=False)
    return drawn


def under(method: RiskMethod, ranges: Mapping[str, Range]) -> Mapping[str, Range]:
    """Return the ranges to simulate: with an uplift for optimism bias, the price side is held at its likely values."""
    if method is RiskMethod.SIMULATION:
        return ranges
    return {name: _held(value) if name.startswith(PRICE_SIDE) else value for name, value in ranges.items()}


def stream(seed: int, *key: str) -> np.random.Generator:
    """Return the generator for a seed and what it is for."""
    digest = sha256(":".join((str(seed), *key)).encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))


def _held(value: Range) -> Range:
    return Range(low=value.likely, likely=value.likely, high=value.likely)
