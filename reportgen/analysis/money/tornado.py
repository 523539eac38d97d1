"""What moves the saving of a portfolio: each driver swung on its own, and its share of the simulated variance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.money.draws import Chances
from reportgen.analysis.money.outcomes import Outcomes
from reportgen.analysis.money.pert import even_quantiles, has_spread
from reportgen.analysis.money.simulation import UncertainSaving, in_order
from reportgen.analysis.money.values import OWN, Values
from reportgen.knowledge.price_facts import Parameter
from reportgen.model.uncertainty import Swing

_OWN_POINTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Swung:
    """The portfolio's saving with one driver at an end, the rest likely, less that with all likely.

    `at_low` and `at_high` follow `names`, shape (drivers,). `own_variance` is that of the processes' own chance.
    """

    names: tuple[str, ...]
    at_low: NDArray[np.float64]
    at_high: NDArray[np.float64]
    own_variance: float


def swung(savings: Sequence[UncertainSaving], chances: Chances) -> Swung:
    """Work all scenarios out at once: all likely, each driver at its low and at its high, and the own chance.

    A process's own chance is tried at 200 equally likely values with all else likely. The variances of that add up,
    since own chances are independent. Reading them off the simulated total instead would credit each of many
    processes with the noise of one correlation.
    """
    names = tuple(sorted(name for name in chances.common if any(name in one.varying for one in savings)))
    values, ends = _scenarios(names, chances), 1 + 2 * len(names)
    total, own_variance = np.zeros(ends), 0.0
    for one in in_order(savings):
        found = np.broadcast_to(one.saving(values), (ends + _OWN_POINTS,))
        total += found[:ends]
        own_variance += float(np.var(found[ends:])) if OWN in one.varying else 0.0
    return _moving(names, total[1::2] - total[0], total[2::2] - total[0], own_variance)


def _moving(
    names: Sequence[str], at_low: NDArray[np.float64], at_high: NDArray[np.float64], own_variance: float
) -> Swung:
    """Leave out the drivers that move nothing."""
    moves = (at_low != 0) | (at_high != 0)
    kept = tuple(name for name, one in zip(names, moves, strict=True) if one)
    return Swung(names=kept, at_low=at_low[moves], at_high=at_high[moves], own_variance=own_variance)


def _scenarios(names: Sequence[str], chances: Chances) -> Values:
    """Return the values of each scenario: likely, then a low and a high by name, then the points of the own chance."""
    ends = 1 + 2 * len(names)
    numbers = {}
    for place, name in enumerate(names):
        row = np.full(ends + _OWN_POINTS, chances.ranges[name].likely)
        row[2 * place + 1], row[2 * place + 2] = chances.ranges[name].low, chances.ranges[name].high
        numbers[name] = row
    own = np.full(ends + _OWN_POINTS, chances.likely.own)
    spread = chances.ranges.get(OWN)
    if spread and has_spread(spread):
        own[ends:] = even_quantiles(spread, _OWN_POINTS)
    return chances.likely.replaced({**numbers, OWN: own})


def variance_shares(found: Swung, chances: Chances, total: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return each driver's share of the variance of the simulated total, by `names`, and that of the own chance.

    A driver's part is the squared correlation of its draws with the total: what it explains alone and in a straight
    line. The parts are scaled to sum to 1, so what drivers do only together is spread over all. Without any
    variance, or with none but the noise of rounding, all are 0.
    """
    variance = float(np.var(total))
    if variance <= 0:
        return np.zeros(len(found.names)), 0.0
    centred = total - total.mean()
    parts = np.array([_squared_correlation(chances.common[name], centred) for name in found.names])
    own = found.own_variance / variance
    whole = float(parts.sum()) + own
    if whole <= 0:
        return np.zeros(len(found.names)), 0.0
    return parts / whole, own / whole


def _squared_correlation(draws: NDArray[np.float64], centred: NDArray[np.float64]) -> float:
    """Return the squared correlation of a driver's draws with a total less its mean."""
    about = draws - draws.mean()
    return float(about @ centred) ** 2 / float((about @ about) * (centred @ centred))


def swings_of(
    found: Swung, shares: NDArray[np.float64], chances: Chances, parameters: Mapping[str, Parameter], outcomes: Outcomes
) -> tuple[Swing, ...]:
    """Return the drivers with the savings at their ends, the widest swing first."""
    swings = [
        Swing(
            parameter=name,
            label=parameters[name].label,
            unit=parameters[name].unit,
            low=chances.ranges[name].low,
            likely=chances.ranges[name].likely,
            high=chances.ranges[name].high,
            saving_at_low=outcomes.amount(float(low)),
            saving_at_high=outcomes.amount(float(high)),
            share_of_variance=float(share),
        )
        for name, low, high, share in zip(found.names, found.at_low, found.at_high, shares, strict=True)
    ]
    return tuple(sorted(swings, key=lambda one: (-one.width, one.parameter)))
