"""The price at which a move neither gains nor loses, against which offers can be held."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor

from babel.numbers import format_currency

from reportgen.analysis.break_even import price_room
from reportgen.analysis.concluded import Concluded
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.verdict import NotAssessed

_DIGITS = 3


def price_must_fall(one: Concluded) -> list[str]:
    """Say how far offers must lie below the price assumed, where the move loses money at that."""
    room = _room(one)
    if room is None or room >= 0:
        return []
    return [
        f"offers come in {_limit(one, room)}{ceil(-room * 100)} % below the price assumed here, for the move to pay"
    ]


def price_may_rise(one: Concluded) -> list[str]:
    """Say how far offers may lie above the price assumed before the gain is gone."""
    room = _room(one)
    if room is None or room < 0:
        return []
    if floor(room * 100) < 1:
        return ["no offer is dearer than the price assumed here: at that the move barely pays"]
    return [f"offers stay {_limit(one, room)}{floor(room * 100)} % above the price assumed here"]


def price_unknown(one: Concluded) -> list[str]:
    """Say that a price has to be held against a cost that nobody has entered."""
    if not isinstance(one.cost.case, NotAssessed):
        return []
    people = one.judgement.process.fte
    team = "" if people is None else f" by {people:f} people"
    return [f"a provider asks for less than what the work costs when done{team} as today, which has yet to be entered"]


def money_words(amount: Decimal, one: Concluded) -> str:
    """Return an amount with three significant digits, in the currency and locale of the engagement."""
    rounded = amount.quantize(Decimal(1).scaleb(max(0, amount.adjusted() - _DIGITS + 1)))
    currency, locale = one.scales.engagement.currency, one.scales.engagement.locale
    return format_currency(rounded, currency, locale=locale, currency_digits=False, format="¤#,##0")


def _room(one: Concluded) -> float | None:
    return price_room(one.option, one.scales.engagement.discount_rate) if one.option else None


def _limit(one: Concluded, room: float) -> str:
    """Return "below 410,000 a year, ": the charges at which nothing is gained, at today's prices."""
    charges = _charges(one)
    if charges is None:
        return ""
    return f"below {money_words(charges * Decimal(repr(1 + room)), one)} a year, "


def _charges(one: Concluded) -> Decimal | None:
    """Return a provider's yearly charges as assumed: baseline * share that moves * avoidable share * price ratio."""
    used = {driver.parameter: Decimal(repr(driver.value)) for driver in one.cost.drivers}
    avoidable = next((value for name, value in used.items() if name.startswith("avoidable_share")), None)
    if not isinstance(one.option, MoneyCase) or avoidable is None or "price_ratio" not in used:
        return None
    moved = used.get("selective_share", Decimal(1))
    return one.option.baseline_annual * moved * avoidable * used["price_ratio"]
