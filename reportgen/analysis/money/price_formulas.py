"""What a year is charged under each way to price, in the terms contracts use.

Amounts are in one currency; shares and rates are fractions. Each function takes numbers or arrays over draws.
"""

from __future__ import annotations

from reportgen.analysis.money.numbers import Number, at_least, at_most, where


def fixed_price(price: Number, change_requests: Number) -> Number:
    """Return the agreed sum and the change requests on top of it, a share of it."""
    return price * (1 + change_requests)


def per_unit(price: Number, units: Number, least_units: Number) -> Number:
    """Return units times the unit price, but at least the minimum volume's."""
    return price * at_least(units, least_units)


def volume_difference(
    actual: Number, baseline: Number, dead_band: Number, *, from_edge: Number = 0.0
) -> tuple[Number, Number]:
    """Return the units above and below that count, once usage leaves the dead-band.

    They count from the baseline itself (published clause: lawinsider.com, additional resource charges), or from the
    edge of the dead-band where `from_edge` is 1.
    """
    slack = dead_band * baseline
    above = where(actual > baseline + slack, actual - baseline - from_edge * slack, 0.0)
    below = where(actual < baseline - slack, baseline - actual - from_edge * slack, 0.0)
    return above, below


def band(base: Number, above: Number, below: Number, arc: Number, rrc: Number) -> Number:
    """Return the base charge with additional (ARC) and reduced (RRC) resource charges per unit of difference."""
    return base + above * arc - below * rrc


def capped(charge: Number, cap: Number) -> Number:
    """Return time and materials, up to the cap."""
    return at_most(charge, cap)


def cost_plus(cost: Number, margin: Number) -> Number:
    """Return allowable cost and the agreed margin on it."""
    return cost * (1 + margin)


def target_cost(cost: Number, target: Number, provider_share: Number, cap: Number) -> Number:
    """Return what the client pays: savings below target are shared, overruns equally up to `cap` times the target.

    C <= T: C + s (T - C); T < C <= kT: T + (C - T) / 2; beyond: T + (k - 1) T / 2 (UK Government, risk allocation and
    pricing guidance, January 2026, appendix II).
    """
    below = cost + provider_share * (target - cost)
    above = target + (at_most(cost, cap * target) - target) / 2
    return where(cost <= target, below, above)


def gain_share(base: Number, cost_before: Number, share: Number) -> Number:
    """Return the base fee and the provider's share of what is saved against the cost before."""
    return base + share * at_least(cost_before - base, 0.0)


def outcome(fee: Number, outcomes: Number, floor: Number, cap: Number) -> Number:
    """Return the fee per outcome times the outcomes, between a floor and a cap of outcomes."""
    return fee * at_most(at_least(outcomes, floor), cap)


def glide_path(first_year: Number, productivity: Number, year: int) -> Number:
    """Return the charge of a year (1 is the first) that falls by the committed productivity each year."""
    return first_year * (1 - productivity) ** (year - 1)


def retainer(fee: Number, effort: Number, included: Number, rate: Number) -> Number:
    """Return the retainer and the effort beyond what it includes, at the call-off rate."""
    return fee + at_least(effort - included, 0.0) * rate
