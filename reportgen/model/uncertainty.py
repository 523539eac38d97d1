"""How sure the saving of the portfolio is, and what moves it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure of the simulation with its standard error, in the same unit."""

    value: Decimal
    standard_error: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What one driver does to the portfolio's net saving, all others at their likely value.

    `saving_at_low` belongs to the driver's own low, which may be the better end. `share_of_variance` is 0-1 of the
    simulated variance that the driver explains alone; the shares of all drivers and of the processes' own
    chance sum to 1.
    """

    parameter: str
    label: str
    unit: str
    low: float
    likely: float
    high: float
    saving_at_low: Decimal
    saving_at_high: Decimal
    share_of_variance: float

    @property
    def width(self) -> Decimal:
        """Return how far the saving moves between the two ends."""
        return abs(self.saving_at_high - self.saving_at_low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """The simulated net saving of the portfolio, nominal over the horizon.

    `curve` gives (amount, share of outcomes at or below it), rising, the smallest and largest outcome included.
    `plan` is the deterministic net saving, `share_below_plan` the share of outcomes that fall short of it.
    `target` is a saving the client wants over the horizon, None where none is given. `swings` are sorted by width,
    the widest first; `own_share_of_variance` is what the processes' own chance explains.
    """

    draws: int
    seed: int
    mean: Estimate
    p10: Estimate
    p50: Estimate
    p90: Estimate
    probability_of_saving: float
    probability_error: float
    plan: Decimal
    share_below_plan: float
    target: Decimal | None
    probability_of_target: float | None
    curve: tuple[tuple[Decimal, float], ...]
    swings: tuple[Swing, ...]
    own_share_of_variance: float
