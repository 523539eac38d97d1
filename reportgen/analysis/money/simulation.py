"""The simulation: every process and their sum under the same draws of the parameters.

Processes are added in the order of their content keys, in blocks of a fixed size: the result is the same to the bit
in whatever order they come and wherever the blocks are worked out. A process's outcomes are dropped once read, so
memory does not grow with the number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.money.draws import Chances
from reportgen.analysis.money.numbers import Number
from reportgen.analysis.money.outcomes import Outcomes
from reportgen.analysis.money.values import OWN, Values

BLOCK = 50


class UncertainSaving(Protocol):
    """The net saving of a process, nominal over the horizon and after everything, as a function of the parameters."""

    @property
    def key(self) -> str:
        """Return what tells the process from others: its content, without id, row and cells."""

    @property
    def varying(self) -> frozenset[str]:
        """Return the ids of the parameters that it depends on; no other can change it."""

    def saving(self, values: Values) -> Number:
        """Return the saving: a number, or an array where a value is one, worked out along the last axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingOdds:
    """How sure the saving of one process is."""

    p10: Decimal
    p50: Decimal
    p90: Decimal
    probability_of_saving: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """The simulated sum of some processes, less what the likely values give, shape (draws,), and each one's odds."""

    deviations: NDArray[np.float64]
    odds: Mapping[str, SavingOdds]


Block = Sequence[UncertainSaving]
Run = Callable[[Callable[[Block], Simulated], Iterable[Block]], Iterable[Simulated]]


def simulated(
    savings: Sequence[UncertainSaving], plans: Mapping[str, Decimal], chances: Chances, currency: str, run: Run = map
) -> Simulated:
    """Simulate processes.

    Args:
        savings: the processes, in any order.
        plans: their deterministic net savings, by key.
        chances: the uncertain parameters.
        currency: whose minor unit amounts are rounded to.
        run: works out the blocks and returns them in their order; an executor's `map` splits the work.
    """
    blocks = run(partial(block_of, plans=plans, chances=chances, currency=currency), in_blocks(savings))
    total = np.zeros(chances.draws)
    odds: dict[str, SavingOdds] = {}
    for block in blocks:
        total += block.deviations
        odds |= block.odds
    return Simulated(deviations=total, odds=odds)


def in_blocks(savings: Sequence[UncertainSaving]) -> list[Block]:
    """Return the processes by key, in blocks that depend on nothing but their number."""
    ordered = in_order(savings)
    return [ordered[start : start + BLOCK] for start in range(0, len(ordered), BLOCK)]


def in_order(savings: Sequence[UncertainSaving]) -> list[UncertainSaving]:
    """Return the processes by key, the order in which they are added."""
    return sorted(savings, key=attrgetter("key"))


def block_of(block: Block, *, plans: Mapping[str, Decimal], chances: Chances, currency: str) -> Simulated:
    """Simulate the processes of one block."""
    total, odds = np.zeros(chances.draws), {}
    for one in block:
        deviations = deviations_of(one, chances)
        total += deviations
        odds[one.key] = _odds(Outcomes(plan=plans[one.key], deviations=np.sort(deviations), currency=currency))
    return Simulated(deviations=total, odds=odds)


def deviations_of(one: UncertainSaving, chances: Chances) -> NDArray[np.float64]:
    """Return what each draw saves less what the likely values save, shape (draws,), in the order of the draws."""
    if not one.varying & chances.uncertain:
        return np.zeros(chances.draws)
    own = chances.own(one.key) if OWN in one.varying else chances.likely.own
    drawn = np.asarray(one.saving(chances.drawn.with_(**{OWN: own})), dtype=np.float64)
    return np.broadcast_to(drawn - one.saving(chances.likely), (chances.draws,))


def _odds(outcomes: Outcomes) -> SavingOdds:
    return SavingOdds(
        p10=outcomes.percentile(0.1),
        p50=outcomes.percentile(0.5),
        p90=outcomes.percentile(0.9),
        probability_of_saving=outcomes.share_above(Decimal(0)),
    )
