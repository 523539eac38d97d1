"""The canonical cash-flow table of one process: every printed amount is summed from its rounded cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reportgen.analysis.discounting import (
    discounted_payback_years,
    internal_rate_of_return,
    live_share,
    net_present_value,
    payback_years,
)
from reportgen.model.cash_flow import CashFlow, MoneyCase
from reportgen.model.money import ZERO, rounded, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of one option. Shares and rates are fractions; `live_month` counts from the decision.

    `moved_share` is the part of the avoidable cost that goes to the provider; `price_ratio` is the provider's charge
    for one unit of avoidable in-house cost at today's prices.
    """

    baseline: Decimal
    avoidable_share: float
    moved_share: float
    price_ratio: float
    governance_share: float
    one_off_share: float
    baseline_growth: float
    price_growth: float
    live_month: int
    horizon_years: int
    discount_rate: float
    currency: str


def money_case(terms: Terms) -> MoneyCase:
    """Work out an option.

    Steady year at today's prices: charges = moved * avoidable * baseline * price ratio; governance is a share of
    charges; what stays is the rest of the baseline. One-off cost is a share of the steady charges, at year 0.
    """
    moved = _exact(terms.moved_share * terms.avoidable_share)
    charges = terms.baseline * moved * _exact(terms.price_ratio)
    one_off = rounded(charges * _exact(terms.one_off_share), terms.currency)
    annual = charges * (1 + _exact(terms.governance_share)) + terms.baseline * (1 - moved)
    start = CashFlow(year=0, baseline=ZERO, charges=ZERO, governance=ZERO, one_off=one_off, retained=ZERO, net=-one_off)
    flows = (start, *(_year(year, terms, moved, charges) for year in range(1, terms.horizon_years + 1)))
    return case_of(rounded(terms.baseline, terms.currency), rounded(annual, terms.currency), flows, terms)


def as_is_case(terms: Terms) -> MoneyCase:
    """Work out the option in which nothing moves: cost stays in-house and nets to zero."""
    flows = tuple(_stays(year, terms) for year in range(terms.horizon_years + 1))
    today = rounded(terms.baseline, terms.currency)
    return case_of(today, today, flows, terms)


def case_of(baseline: Decimal, annual: Decimal, flows: tuple[CashFlow, ...], terms: Terms) -> MoneyCase:
    """Sum a case from its table."""
    nets = [flow.net for flow in flows]
    return MoneyCase(
        baseline_annual=baseline,
        outsourced_annual=annual,
        one_off=total(flow.one_off for flow in flows),
        npv=rounded(net_present_value(nets, terms.discount_rate), terms.currency),
        irr=internal_rate_of_return(nets),
        payback_years=payback_years(nets, live_month=terms.live_month),
        discounted_payback_years=discounted_payback_years(nets, terms.discount_rate, live_month=terms.live_month),
        net_saving=total(nets),
        total_cost=total(flow.baseline - flow.net for flow in flows),
        cash_flows=flows,
    )


def summed(tables: Sequence[Sequence[CashFlow]]) -> tuple[CashFlow, ...]:
    """Add tables of the same years, cell by cell."""
    return tuple(_sum_of(rows) for rows in zip(*tables, strict=True))


def _sum_of(rows: Sequence[CashFlow]) -> CashFlow:
    return CashFlow(
        year=rows[0].year,
        baseline=total(row.baseline for row in rows),
        charges=total(row.charges for row in rows),
        governance=total(row.governance for row in rows),
        one_off=total(row.one_off for row in rows),
        retained=total(row.retained for row in rows),
        net=total(row.net for row in rows),
    )


def _year(year: int, terms: Terms, moved: Decimal, steady_charges: Decimal) -> CashFlow:
    live = _exact(live_share(year, terms.live_month))
    grown = terms.baseline * _growth(terms.baseline_growth, year)
    baseline = rounded(grown, terms.currency)
    charges = rounded(steady_charges * live * _growth(terms.price_growth, year), terms.currency)
    governance = rounded(charges * _exact(terms.governance_share), terms.currency)
    retained = rounded(grown * (1 - live * moved), terms.currency)
    net = baseline - charges - governance - retained
    return CashFlow(
        year=year, baseline=baseline, charges=charges, governance=governance, one_off=ZERO, retained=retained, net=net
    )


def _stays(year: int, terms: Terms) -> CashFlow:
    amount = ZERO if year == 0 else rounded(terms.baseline * _growth(terms.baseline_growth, year), terms.currency)
    return CashFlow(year=year, baseline=amount, charges=ZERO, governance=ZERO, one_off=ZERO, retained=amount, net=ZERO)


@lru_cache(maxsize=256)
def _growth(rate: float, year: int) -> Decimal:
    return (1 + _exact(rate)) ** (year - 1)


@lru_cache(maxsize=1024)
def _exact(value: float) -> Decimal:
    return Decimal(repr(value))
