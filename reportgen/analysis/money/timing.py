"""When work is with the provider: it takes over step by step from the month it goes live."""

from __future__ import annotations

from reportgen.analysis.money.numbers import Number, at_least, at_most, called, is_nought

_MONTHS = 12


def handed_over(year: int, live_month: Number, ramp_months: Number) -> Number:
    """Return the mean share of the work that is with the provider during a year (1 is the first), 0-1.

    From `live_month` (counted from the decision) the share rises evenly from 0 to 1 within `ramp_months`.
    """
    end, start = (
        called(_worked(called(years * _MONTHS - live_month, "since_live", years), ramp_months), "worked", years)
        for years in (year, year - 1)
    )
    return (end - start) / _MONTHS


def _worked(months: Number, ramp_months: Number) -> Number:
    """Return the months of full work done `months` after going live: the area under the ramp."""
    if is_nought(ramp_months):
        return at_least(months, 0.0)
    ramp = at_least(ramp_months, 1e-9)
    within = at_most(at_least(months, 0.0), ramp)
    return within * within / (2 * ramp) + at_least(months - ramp, 0.0)
