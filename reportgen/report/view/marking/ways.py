"""How values of a trace are written on the pages, in the conventions of one report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from math import ceil, floor

from reportgen.model.money import place_told
from reportgen.report.view.classes.words import percent_at_most
from reportgen.report.view.contract.bids import as_given
from reportgen.report.view.money.worked_prices import unit_money
from reportgen.report.view.uncertainty.words import odds, unbroken_odds
from reportgen.report.view.wording import score
from reportgen.report.words.formats import Formats, MoneyScale, counted

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to write a value; amounts may come as decimals or floats."""

    formats: Formats

    def money(self, value: Decimal | float) -> str:
        """Write an amount at a glance, without the sign of a loss: "€1.2m"."""
        return self.formats.compact(abs(_exact(value)))

    def signed(self, value: Decimal | float) -> str:
        """Write an amount at a glance with its sign."""
        return self.formats.compact(_exact(value))

    def in_full(self, value: Decimal | float) -> str:
        """Write an amount in full: "€1,060,000"."""
        return self.formats.money(_exact(value))

    def told(self, value: Decimal | float) -> str:
        """Write a limit as a sentence tells an amount, never too high, as the premises do."""
        exact = _exact(value)
        return self.formats.money(exact.quantize(place_told(exact), rounding=ROUND_FLOOR))

    def each(self, value: Decimal | float) -> str:
        """Write the price of one thing: "€4.40"."""
        return unit_money(self.formats, float(value))

    def each_at_three(self, value: Decimal | float) -> str:
        """Write the price of one thing with three decimals: "€1.549"."""
        return unit_money(self.formats, float(value), 3)

    def each_at_four(self, value: Decimal | float) -> str:
        """Write the price of one thing with four decimals: "€0.2163"."""
        return unit_money(self.formats, float(value), 4)

    def in_scale(self, scale: MoneyScale, value: Decimal | float) -> str:
        """Write an amount in the unit of its table."""
        return scale.text(_exact(value))

    def percent(self, value: Decimal | float) -> str:
        """Write a share: "27%"."""
        return self.formats.percent(float(value))

    def size_percent(self, value: Decimal | float) -> str:
        """Write a share without its sign."""
        return self.formats.percent(abs(float(value)))

    def at_least(self, value: Decimal | float) -> str:
        """Write a share that is never rounded up."""
        return self.formats.percent(floor(float(value) * _HUNDRED) / _HUNDRED)

    def at_most(self, value: Decimal | float) -> str:
        """Write a share that is never rounded down."""
        return self.formats.percent(ceil(float(value) * _HUNDRED) / _HUNDRED)

    def chance(self, value: float) -> str:
        """Write a probability as the profiles do, never as certain."""
        return percent_at_most(self.formats, value).removeprefix("over ")

    def odds(self, value: float) -> str:
        """Write a share of outcomes: "98 in 100"."""
        return odds(self.formats, value)

    def unbroken_odds(self, value: float) -> str:
        """Write a share of outcomes with its last words on one line."""
        return unbroken_odds(self.formats, value)

    def whole(self, value: Decimal | float) -> str:
        """Write a number without decimals."""
        return self.formats.number(value)

    def tenth(self, value: Decimal | float) -> str:
        """Write a number with one decimal."""
        return self.formats.number(value, 1)

    def hundredth(self, value: Decimal | float) -> str:
        """Write a number with two decimals."""
        return self.formats.number(value, 2)

    def as_bid(self, value: Decimal | float) -> str:
        """Write a price with the decimals it was given with; one in whole units with its symbol."""
        exact = _exact(value)
        whole = exact == exact.to_integral_value()
        return self.formats.money(exact) if whole else as_given(self.formats, exact)

    def months(self, value: Decimal | float) -> str:
        """Write so many months as a sentence does: "four months"."""
        return counted(int(value), "month", "months")

    def shortest(self, value: Decimal | float) -> str:
        """Write a number whole where one decimal would say no more."""
        return self.formats.number(value, 0 if round(float(value), 1).is_integer() else 1)

    def people(self, value: Decimal | float) -> str:
        """Write a headcount, with one decimal where it is not whole."""
        return self.formats.number(value, 0 if value % 1 == 0 else 1)

    def index(self, value: float) -> str:
        """Write an index 0-100."""
        return score(value, self.formats)

    def step(self, value: float) -> str:
        """Write a rating or a score."""
        return f"{value:g}"


def _exact(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(value))
