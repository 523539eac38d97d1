"""How sure the saving of a portfolio is, what moves it, and the odds of each process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from reportgen.analysis.money.draws import Chances
from reportgen.analysis.money.outcomes import Outcomes, share_error
from reportgen.analysis.money.simulation import SavingOdds, UncertainSaving, simulated
from reportgen.analysis.money.tornado import swings_of, swung, variance_shares
from reportgen.knowledge.price_facts import Parameter
from reportgen.model.money import total
from reportgen.model.uncertainty import Uncertainty

_CURVE_POINTS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """The uncertainty of the portfolio, and the odds of each of its processes by content key."""

    portfolio: Uncertainty
    processes: Mapping[str, SavingOdds]


def uncertainty_of(
    savings: Sequence[UncertainSaving],
    plans: Mapping[str, Decimal],
    chances: Chances,
    parameters: Mapping[str, Parameter],
    *,
    currency: str,
    target: Decimal | None = None,
) -> Odds:
    """Simulate the processes with a cost.

    Args:
        savings: their savings as functions of the parameters, in any order.
        plans: their deterministic net savings over the horizon, by key.
        chances: the parameters' ranges (see `draws.under` for the risk method) and the seed.
        parameters: names and units of the parameters.
        currency: of all amounts.
        target: a saving wanted over the horizon.
    """
    run = simulated(savings, plans, chances, currency)
    plan = total(plans.values())
    outcomes = Outcomes(plan=plan, deviations=np.sort(run.deviations), currency=currency)
    found = swung(savings, chances)
    shares, own_share = variance_shares(found, chances, run.deviations)
    probability = outcomes.share_above(Decimal(0))
    portfolio = Uncertainty(
        draws=chances.draws,
        seed=chances.seed,
        mean=outcomes.mean(),
        p10=outcomes.estimate(0.1),
        p50=outcomes.estimate(0.5),
        p90=outcomes.estimate(0.9),
        probability_of_saving=probability,
        probability_error=share_error(probability, chances.draws),
        plan=plan,
        share_below_plan=outcomes.share_below(plan),
        target=target,
        probability_of_target=None if target is None else 1 - outcomes.share_below(target),
        curve=curve_of(outcomes),
        swings=swings_of(found, shares, chances, parameters, outcomes),
        own_share_of_variance=own_share,
    )
    return Odds(portfolio=portfolio, processes=run.odds)


def curve_of(outcomes: Outcomes) -> tuple[tuple[Decimal, float], ...]:
    """Return about 60 points from the smallest outcome to the largest, closer together in the tails.

    Amounts rise strictly: of equal ones the last stands, so that without spread there is one point.
    """
    steps = (1 - np.cos(np.linspace(0, np.pi, _CURVE_POINTS))) / 2
    places = np.round(steps * (outcomes.count - 1)).astype(int)
    points = {outcomes.amount(float(outcomes.deviations[at])): (int(at) + 1) / outcomes.count for at in places}
    return tuple(points.items())
