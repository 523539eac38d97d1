"""The money of a process as its profile prints it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Baseline, Price
from reportgen.report.view.marking.ways import Ways
from reportgen.report.view.printed import Wanted
from reportgen.report.words.formats import MoneyScale

STEADY_SAVING = "working.steady_saving"
STEADY_SHARE = "working.steady_saving_share"
STRANDED = "working.stranded_annual"


def headline(ways: Ways) -> Iterator[Wanted]:
    """Yield today's cost and what a steady year saves, with what a move not recommended would bring."""
    yield Wanted(path="cost.baseline_annual", written=ways.money)
    yield Wanted(path=STEADY_SAVING, written=ways.money)
    yield Wanted(path="cost.what_if.npv", written=ways.money)


def sureness(ways: Ways) -> Iterator[Wanted]:
    """Yield the range of the saving, and what it returns."""
    yield Wanted(path="cost.savings_p10", written=ways.signed)
    yield Wanted(path="cost.savings_p50", written=ways.signed)
    yield Wanted(path="cost.savings_p90", written=ways.signed)
    yield Wanted(path="working.outcomes.cost.probability_of_saving", written=ways.odds, before="saving: ")
    yield Wanted(path="working.month.cost.discounted_payback_years", written=ways.step, before="month ")
    yield Wanted(path="cost.irr", written=ways.percent)


def break_even(ways: Ways) -> Iterator[Wanted]:
    """Yield up to which price and down to which volume the move pays, and for how many months at today's pay."""
    yield Wanted(path="cost.break_even.annual_charge", written=ways.told)
    yield from _room(ways)
    yield Wanted(path="cost.break_even.volume_share", written=ways.percent)
    yield Wanted(path="cost.break_even.volume", written=ways.whole)
    yield Wanted(path="working.pay_months", written=ways.months, after=" of pay")


def composition(ways: Ways, one: ProcessAssessment) -> Iterator[Wanted]:
    """Yield what today's cost is made of, what a unit costs, and what stays."""
    found = one.cost.baseline
    for place, part in enumerate(found.components if isinstance(found, Baseline) else ()):
        path = f"working.baseline_shares[{place}]"
        yield Wanted(path=path, written=ways.percent, before=f"(?i:{part.id}) ")
    yield Wanted(path="cost.baseline.unit_cost", written=ways.each)
    yield Wanted(path="cost.baseline.rework_unit_cost", written=ways.each)
    yield Wanted(path=STRANDED, written=ways.money)


def price(ways: Ways, one: ProcessAssessment) -> Iterator[Wanted]:
    """Yield the charge of a steady year and the terms it is made of."""
    found, finely = one.cost.price, (ways.each_at_four, ways.each_at_three, ways.in_full)
    yield Wanted(path="cost.price.annual", written=ways.money)
    yield Wanted(path="given.quoted_price", written=ways.as_bid, before=": (?:[A-Z]{3} )?")
    yield Wanted(path="working.quote", written=ways.each, before=r"\(")
    for place, _ in enumerate(found.terms if isinstance(found, Price) else ()):
        for way in (*finely, ways.each, ways.money, ways.percent, ways.shortest, ways.whole, ways.hundredth):
            yield Wanted(path=f"cost.price.terms[{place}].value", written=way)


def option(ways: Ways, place: int, scale: MoneyScale) -> Iterator[tuple[str, Wanted]]:
    """Yield the figures of an option by the column they stand in."""
    start, amount = f"cost.options[{place}].case", partial(ways.in_scale, scale)
    yield "annual", Wanted(path=f"{start}.outsourced_annual", written=amount)
    yield "saving", Wanted(path=f"working.options[{place}].saving_share", written=ways.percent)
    yield "one_off", Wanted(path=f"{start}.one_off", written=amount)
    yield "npv", Wanted(path=f"{start}.npv", written=amount)
    yield "payback", Wanted(path=f"{start}.payback_years", written=ways.tenth)


def limits(ways: Ways) -> Iterator[Wanted]:
    """Yield the price at which a move stops paying and what it would gain, as the premises name them."""
    yield Wanted(path="working.price_limit", written=ways.told)
    yield from _room(ways)
    yield Wanted(path="working.digits.cost.what_if.npv", written=ways.in_full)
    yield Wanted(path="working.loss_share", written=ways.percent, before="loses ")


def _room(ways: Ways) -> Iterator[Wanted]:
    yield Wanted(path="working.price_room", written=ways.at_least, after=" above")
    yield Wanted(path="working.price_room", written=ways.at_most, after=" (?:less|below|or more below)")
