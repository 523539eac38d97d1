"""What the cost of one process, its parts and the price quoted for it say against each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.model.engagement import Engagement, Process
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords
from reportgen.workbook.cost_columns import COMPONENT_COLUMNS
from reportgen.workbook.currency_scale import highest_cost_per_fte, lowest_cost_per_fte
from reportgen.workbook.messages_costs import (
    COMPONENTS_ABOVE_COST,
    COMPONENTS_WITHOUT_PAY,
    CURRENCY_WITHOUT_QUOTE,
    PAY_ABOVE_COST,
    PAY_DIFFERS,
    PAY_IMPLAUSIBLE,
    QUOTE_WITHOUT_RATE,
)
from reportgen.workbook.numbers import grouped
from reportgen.workbook.process_spots import ProcessSpots
from reportgen.workbook.rates import example_rate

_PAY = "pay"
_PAY_MAY_DIFFER = Decimal("0.05")


def check_costs(one: Process, engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    """Return what is doubtful about the cost of a process and the price quoted for it."""
    yield from _components(one, engagement, spots)
    yield from _pay(one, engagement, spots)
    yield from _quote(one, engagement, spots)


def _components(one: Process, engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    given = [column for column in COMPONENT_COLUMNS if column.component in one.cost_components]
    if not given:
        return
    parts = sum(one.cost_components.values(), Decimal(0))
    spot = spots.of(one, *(column.field for column in given))
    if one.annual_cost is not None and parts > one.annual_cost:
        amounts = {"parts": grouped(parts), "cost": grouped(one.annual_cost)}
        yield COMPONENTS_ABOVE_COST.at(spot, name=one.name, currency=engagement.currency, **amounts)
    if not {"annual_cost", "pay_cost"} & one.cells.keys() and not {"fte", "pay_per_fte"} <= one.cells.keys():
        headers = tuple(column.header for column in given)
        yield COMPONENTS_WITHOUT_PAY.at(spot, name=one.name, columns=headers)


def _pay(one: Process, engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    if one.pay_per_fte is None:
        return
    currency, spot = engagement.currency, spots.of(one, "pay_per_fte")
    lowest, highest = lowest_cost_per_fte(currency), highest_cost_per_fte(currency)
    if one.pay_per_fte > highest or 0 < one.pay_per_fte < lowest:
        what = "high" if one.pay_per_fte > highest else "low"
        yield PAY_IMPLAUSIBLE.at(spot, name=one.name, pay=grouped(one.pay_per_fte), currency=currency, what=what)
    if not one.fte:
        return
    product, pay = one.fte * one.pay_per_fte, one.cost_components.get(_PAY)
    about = {"name": one.name, "currency": currency, "product": grouped(product)}
    if pay is not None and abs(product - pay) > _PAY_MAY_DIFFER * max(product, pay):
        yield PAY_DIFFERS.at(spots.of(one, "pay_cost"), pay=grouped(pay), **about)
    others = sum((amount for part, amount in one.cost_components.items() if part != _PAY), Decimal(0))
    if pay is None and one.annual_cost is not None and product + others > one.annual_cost:
        beside = OwnWords(f" and other parts of its cost of {grouped(others)} {currency}, together" if others else ",")
        yield PAY_ABOVE_COST.at(spot, cost=grouped(one.annual_cost), others=beside, **about)


def _quote(one: Process, engagement: Engagement, spots: ProcessSpots) -> Iterator[Finding]:
    quoted = one.quote_currency
    if quoted is None:
        return
    spot = spots.of(one, "quote_currency")
    if "quoted_price" not in one.cells:
        yield CURRENCY_WITHOUT_QUOTE.at(spot, name=one.name)
    elif quoted != engagement.currency and quoted not in engagement.exchange_rates:
        about = {"quoted": quoted, "currency": engagement.currency}
        example = OwnWords(example_rate(quoted, engagement.currency, engagement.locale))
        yield QUOTE_WITHOUT_RATE.at(spot, name=one.name, example=example, **about)
