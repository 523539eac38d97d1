"""The drivers of a saving: their values in their own units, and who can settle each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import AssumptionUsed
from reportgen.model.uncertainty import Swing, Uncertainty
from reportgen.report.view.parts import joined
from reportgen.report.view.quantities import decimals_for, quantity
from reportgen.report.view.wording import in_sentence
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats, MoneyScale, counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Where a doubt is settled, as said of a driver."""

    one: str


_CONTRACT = Settled(one="settled in the contract")
_HOME = Settled(one="settled at home")
_MOVE = Settled(one="settled by how the move is run")
_STEERING = Settled(one="settled by how the contract is run")
_TIMING = Settled(one="a matter of keeping dates")
_MARKET = Settled(one="set by the market")
_LAW = Settled(one="set by tax law")
_ELSEWHERE = Settled(one="to be watched")

_BY_GROUP: Mapping[str, Settled] = {
    "Baseline: what makes up the cost": _HOME,
    "Baseline: what falls away": _HOME,
    "Improving it in-house": _HOME,
    "Price and performance": _CONTRACT,
    "Price models": _CONTRACT,
    "Cost to make the move": _MOVE,
    "Running the relationship": _STEERING,
    "Timing": _TIMING,
    "Taxes": _LAW,
}
_BY_PARAMETER: Mapping[str, Settled] = {
    "currency_drift": _MARKET,
    "wage_inflation": _MARKET,
    "other_inflation": _MARKET,
    "volume_growth": _MARKET,
    "selective_share": _HOME,
    "captive_set_up_share": _HOME,
    "captive_overhead": _HOME,
}
_WORTH_SAYING = 0.02
_PLACES = (_CONTRACT, _HOME, _MOVE, _STEERING, _TIMING, _MARKET, _LAW, _ELSEWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverRow:
    """A driver in the table; amounts are in the table's unit."""

    label: str
    low: str
    likely: str
    high: str
    at_low: str
    at_high: str
    share: str


def driver_value(formats: Formats, value: float, unit: str, *, decimals: int | None = None) -> str:
    """Write a driver's value so that it can stand alone: "16%", "month 9", "3 months", "0.85"."""
    text = quantity(formats, value, unit, decimals=decimals)
    if unit.startswith("months after"):
        return f"month{NO_BREAK_SPACE}{text}"
    noun = unit if unit in ("months", "years", "people") else ""
    if not noun:
        return text
    return f"{text}{NO_BREAK_SPACE}{noun if value != 1 or noun == 'people' else noun[:-1]}"


def driver_name(swing: Swing) -> str:
    """Return what a driver is called; one named only by what it buys says what it is a share of."""
    return f"{swing.label}, {swing.unit}" if swing.unit == "share of pay" else swing.label


def driver_values(formats: Formats, swing: Swing) -> tuple[str, str, str]:
    """Write a driver's low, likely and high value with the same decimals: "0.85", "1.00", "1.20"."""
    low, likely, high = values = (swing.low, swing.likely, swing.high)
    decimals = decimals_for(values, swing.unit)
    return (
        driver_value(formats, low, swing.unit, decimals=decimals),
        driver_value(formats, likely, swing.unit, decimals=decimals),
        driver_value(formats, high, swing.unit, decimals=decimals),
    )


def driver_row(formats: Formats, swing: Swing, scale: MoneyScale) -> DriverRow:
    """Return a driver's row of the table."""
    low, likely, high = driver_values(formats, swing)
    return DriverRow(
        label=driver_name(swing),
        low=low,
        likely=likely,
        high=high,
        at_low=scale.text(swing.saving_at_low),
        at_high=scale.text(swing.saving_at_high),
        share=formats.percent(swing.share_of_variance, 1),
    )


def moving(uncertainty: Uncertainty) -> tuple[Swing, ...]:
    """Return the drivers that have an effect at either end, the widest first."""
    plan = uncertainty.plan
    return tuple(one for one in uncertainty.swings if one.saving_at_low != plan or one.saving_at_high != plan)


class Settling:
    """Says who can settle a driver, from the group its assumption stands in."""

    def __init__(self, assumptions: Sequence[AssumptionUsed]) -> None:
        self._groups = {one.id: one.group for one in assumptions}

    def of(self, swing: Swing) -> Settled:
        """Return where a driver is settled."""
        special = _BY_PARAMETER.get(swing.parameter)
        return special or _BY_GROUP.get(self._groups.get(swing.parameter, ""), _ELSEWHERE)

    def finding(self, swings: Sequence[Swing]) -> str:
        """Name what moves the saving most, and who can settle that."""
        first, *rest = swings
        return f"{'Most' if rest else 'All'} turns on what is {self.of(first).one}: {_named(first)}"

    def next_after(self, swings: Sequence[Swing]) -> str:
        """Name what moves it most after that, and who can settle that too; "" where there is nothing."""
        if len(swings) == 1:
            return ""
        first, second = self.of(swings[0]), self.of(swings[1])
        return f"Next comes what is {'also ' if first is second else ''}{second.one}: {_named(swings[1])}."

    def shares(self, formats: Formats, swings: Sequence[Swing], own: float) -> str:
        """Say how much of the doubt is settled where, the largest part first."""
        parts = [(sum(one.share_of_variance for one in swings if self.of(one) is place), place) for place in _PLACES]
        ordered = sorted(parts, key=lambda part: -part[0])
        said = [f"{formats.percent(share)} is {place.one}" for share, place in ordered if share >= _WORTH_SAYING]
        said += [f"{formats.percent(own)} is each process’s own chance"] if own >= _WORTH_SAYING else []
        small = sum(share for share in (own, *(share for share, _ in parts)) if share < _WORTH_SAYING)
        said += [f"{formats.percent(small)} comes from elsewhere"] if said and round(small * 100) > 0 else []
        return f"Of the spread of outcomes (its variance) {joined(said)}." if said else ""


def rest_words(formats: Formats, shown: Sequence[Swing], others: Sequence[Swing]) -> str:
    """Say what the drivers that the figure leaves out add up to."""
    if not others:
        return ""
    return (
        f"The {counted(len(shown), 'driver')} shown make up {_part(formats, shown)} of it, "
        f"{counted(len(others), 'further one', 'further ones')} {_part(formats, others)}."
    )


def _part(formats: Formats, swings: Sequence[Swing]) -> str:
    share = sum(one.share_of_variance for one in swings)
    return formats.percent(share) if round(share * 100) else f"less than {formats.percent(0.01)}"


def _named(swing: Swing) -> str:
    return in_sentence(driver_name(swing))
