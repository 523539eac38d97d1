"""Value of money over time. Flows are a sequence from year 0 on, each at its year's end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from reportgen.model.verdict import NotAssessed

_MONTHS = 12


def net_present_value(flows: Sequence[Decimal], rate: float) -> Decimal:
    """Return sum(flow_t / (1 + rate)^t), t counted from 0, not rounded."""
    factor = 1 + Decimal(repr(rate))
    return sum((flow / factor**year for year, flow in enumerate(flows)), Decimal(0))


def internal_rate_of_return(flows: Sequence[Decimal]) -> float | NotAssessed:
    """Return the rate at which the value is zero, where flows change sign exactly once, from spending to earning.

    Where money comes first and is paid for later, the rate at which the value is zero is a cost of finance, no return.
    """
    signs = [flow > 0 for flow in flows if flow != 0]
    changes = sum(1 for before, after in pairwise(signs) if before != after)
    if changes != 1:
        rate, reason = ("", "never change sign") if changes == 0 else ("single ", "change sign more than once")
        return NotAssessed(reason=f"No {rate}internal rate of return exists: the flows {reason}.")
    if signs[0]:
        return NotAssessed(reason="No internal rate of return exists: money comes first and is paid for later.")
    import pyxirr  # noqa: PLC0415 - 30 ms, only where a rate exists

    found = pyxirr.irr([float(flow) for flow in flows])
    return NotAssessed(reason="The internal rate of return could not be found.") if found is None else float(found)


def discounted_payback_years(flows: Sequence[Decimal], rate: float, *, live_month: float = 0) -> float | NotAssessed:
    """Return the payback of the flows' present values, in years from the decision (see `payback_years`)."""
    factor = 1 + Decimal(repr(rate))
    return payback_years([flow / factor**year for year, flow in enumerate(flows)], live_month=live_month)


def live_share(year: int, live_month: float) -> float:
    """Return the part of a year (1 is the first) in which the work is with the provider."""
    return min(1.0, max(0.0, (year * _MONTHS - live_month) / _MONTHS))


def payback_years(flows: Sequence[Decimal], *, live_month: float = 0) -> float | NotAssessed:
    """Return when the running total turns positive for good, in years from the decision, undiscounted.

    Savings come only once the provider is live, `live_month` months after the decision. Within year t, in which the
    total turns, they build up evenly over its live part: payback = t - live + live * shortfall / net, with live the
    share of year t in which the work is with the provider, shortfall what is missing at its start, and net its flow.
    So no payback comes before the live month.
    """
    running = list(accumulate(flows))
    if not running or running[-1] < 0:
        return NotAssessed(reason="The running total does not turn positive within the horizon.")
    if all(total == 0 for total in running):
        return NotAssessed(reason="Nothing is spent and nothing saved.")
    last_negative = max((year for year, total in enumerate(running) if total < 0), default=-1)
    if last_negative < 0:
        return live_month / _MONTHS
    turning = last_negative + 1
    live = live_share(turning, live_month)
    return turning - live + live * float(-running[last_negative] / flows[turning])
