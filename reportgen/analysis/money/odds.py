"""How sure the saving is: the processes that move, drawn together, and what each one's odds are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.analysis.judgement import Judgement
from reportgen.analysis.money.deals import deal_of
from reportgen.analysis.money.draws import Chances, under
from reportgen.analysis.money.saving import MovingSaving, content_keys, moving_saving
from reportgen.analysis.money.simulation import SavingOdds
from reportgen.analysis.money.uncertainty import uncertainty_of
from reportgen.analysis.money.values import Values
from reportgen.knowledge.facts import Knowledge
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.engagement import Engagement
from reportgen.model.money import rounded, total
from reportgen.model.uncertainty import Uncertainty
from reportgen.model.verdict import NotAssessed

_NOTHING_MOVES = NotAssessed(reason="Nothing that has a cost moves, so there is no saving to be unsure of.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """The processes' costs with their odds, in their order, and the uncertainty of the portfolio."""

    costs: tuple[Cost, ...]
    uncertainty: Uncertainty | NotAssessed


def with_odds(
    judged: Sequence[Judgement],
    costs: Sequence[Cost],
    values: Values,
    engagement: Engagement,
    knowledge: Knowledge,
    *,
    seed: int,
    draws: int,
    streams: Mapping[str, str],
) -> Sure:
    """Simulate what moves and has a cost; `judged` and `costs` belong together one by one.

    `streams` are the keys of processes, by ID, that are not drawn by their own content; all keys differ.
    """
    processes = [one.process for one in judged]
    keys = [streams.get(one.id, key) for one, key in zip(processes, content_keys(processes), strict=True)]
    moving: dict[str, MovingSaving] = {}
    plans: dict[str, Decimal] = {}
    for key, judgement, cost in zip(keys, judged, costs, strict=True):
        if judgement.is_moved and isinstance(cost.case, MoneyCase):
            moving[key] = moving_saving(key, deal_of(judgement, engagement), values)
            plans[key] = cost.case.net_saving
    if not moving:
        return Sure(costs=tuple(costs), uncertainty=_NOTHING_MOVES)
    odds = uncertainty_of(
        list(moving.values()),
        plans,
        Chances(ranges=under(engagement.risk_method, values.ranges), seed=seed, draws=draws),
        knowledge.parameters,
        currency=engagement.currency,
        target=_target(costs, engagement),
    )
    found = tuple(_with(cost, odds.processes.get(key)) for key, cost in zip(keys, costs, strict=True))
    return Sure(costs=found, uncertainty=odds.portfolio)


def _with(cost: Cost, odds: SavingOdds | None) -> Cost:
    if odds is None:
        return cost
    return replace(
        cost,
        savings_p10=odds.p10,
        savings_p50=odds.p50,
        savings_p90=odds.p90,
        probability_of_saving=odds.probability_of_saving,
    )


def _target(costs: Sequence[Cost], engagement: Engagement) -> Decimal | None:
    """Return the saving wanted: a share of what the processes with a cost would cost over the horizon as they are."""
    if engagement.target_saving is None:
        return None
    flows = [flow for cost in costs if isinstance(cost.case, MoneyCase) for flow in cost.case.cash_flows]
    return rounded(
        total(flow.baseline for flow in flows) * Decimal(repr(engagement.target_saving)), engagement.currency
    )
