"""Where a move neither gains nor loses: the price, and the volume, at which its net present value is zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.money.in_house import VOLUME_LEVEL
from reportgen.analysis.money.numbers import Number
from reportgen.analysis.money.sourced import sourced_lines
from reportgen.analysis.money.tax import taxed
from reportgen.analysis.money.values import OWN, Values
from reportgen.analysis.money.work import Deal
from reportgen.model.business_case import BreakEven
from reportgen.model.cash_flow import LINES, Line
from reportgen.model.money import rounded
from reportgen.model.verdict import NotAssessed

_PRICES = np.linspace(0.0, 5.0, 101)
_VOLUMES = np.linspace(0.05, 3.0, 60)
_NO_PRICE = NotAssessed(reason="At no price from nothing to five times the one assumed does the move break even.")
_NO_CHARGE = NotAssessed(reason="Nothing is charged, so there is no price to break even at.")
_NO_VOLUME = NotAssessed(reason="At no volume from a twentieth to three times today's does the move break even.")
_HELD = (*LINES["one_off"], *LINES["governance"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Where a value crosses zero: `at`, on the straight line between two points tried and what each was worth."""

    at: float
    points: tuple[float, float]
    worths: tuple[float, float]


def break_even_of(deal: Deal, values: Values, *, fees: Decimal, discount_rate: float, currency: str) -> BreakEven:
    """Return the break-even points of a deal; `fees` are those of a steady year as assumed.

    The price scales charges and what is a share of them. The volume scales charges by the price model and the cost of
    people in-house; one-off cost and governance stay as they are for today's volume.
    """
    if fees == 0:
        return BreakEven(annual_charge=_NO_CHARGE, charge_share=_NO_CHARGE, volume_share=_NO_CHARGE)
    at_price, at_volume = price_crossing(deal, values, discount_rate), volume_crossing(deal, values, discount_rate)
    price = None if at_price is None else at_price.at
    volume = None if at_volume is None else at_volume.at
    return BreakEven(
        annual_charge=_NO_PRICE if price is None else rounded(fees * Decimal(repr(price)), currency),
        charge_share=_NO_PRICE if price is None else price,
        volume_share=_NO_VOLUME if volume is None else volume,
        volume=None
        if volume is None or not deal.work.volume
        else Decimal(repr(volume * deal.work.volume)).quantize(Decimal(1)),
    )


def price_crossing(deal: Deal, values: Values, rate: float) -> Crossing | None:
    """Return the factor on all charges, 0 to 5, at which a deal is worth nothing."""
    return _crossing(_PRICES, lambda factors: _value_at_price(deal, values, factors, rate))


def volume_crossing(deal: Deal, values: Values, rate: float) -> Crossing | None:
    """Return the volume against today's, 0.05 to 3, at which a deal is worth nothing."""
    return _crossing(_VOLUMES, lambda levels: _value_at_volume(deal, values, levels, rate))


def _value_at_price(deal: Deal, values: Values, factors: NDArray[np.float64], rate: float) -> Number:
    own = values.own
    return present_value(taxed(sourced_lines(deal, values.with_(**{OWN: own * factors})), values), rate)


def _value_at_volume(deal: Deal, values: Values, levels: NDArray[np.float64], rate: float) -> Number:
    today = sourced_lines(deal, values)
    at_levels = values.remembered(VOLUME_LEVEL, lambda: values.with_(**{VOLUME_LEVEL: levels}))
    scaled = sourced_lines(deal, at_levels)
    held = {line: today[line] for line in _HELD if line in today}
    return present_value(taxed(scaled | held, values), rate)


def present_value(lines: dict[Line, list[Number]], rate: float) -> Number:
    """Return the net present value of lines, not rounded."""
    return sum(
        (
            (amount if line in LINES["baseline"] else -amount) / (1 + rate) ** year
            for line, amounts in lines.items()
            for year, amount in enumerate(amounts)
        ),
        0.0,
    )


def _crossing(points: NDArray[np.float64], value: Callable[[NDArray[np.float64]], Number]) -> Crossing | None:
    """Return where, nearest to 1, the value crosses zero, straight lines between points; None where it does not."""
    found = np.broadcast_to(np.asarray(value(points), dtype=np.float64), points.shape)
    before, after = found[:-1], found[1:]
    at = np.flatnonzero((before < 0) != (after < 0))
    if not len(at):
        return None
    step = before[at] / (before[at] - after[at])
    crossings = points[at] + step * (points[at + 1] - points[at])
    nearest = int(np.argmin(np.abs(crossings - 1)))
    first = int(at[nearest])
    return Crossing(
        at=float(crossings[nearest]),
        points=(float(points[first]), float(points[first + 1])),
        worths=(float(found[first]), float(found[first + 1])),
    )
