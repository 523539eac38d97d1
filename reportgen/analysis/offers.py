"""The price at which a move neither gains nor loses, against which offers can be held."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from math import ceil, floor

from babel.numbers import format_currency

from reportgen.analysis.concluded import Concluded
from reportgen.model.money import place_told
from reportgen.model.verdict import Form, NotAssessed


def price_must_fall(one: Concluded) -> list[str]:
    """Say how far offers must lie below the price assumed, where the move loses money at that."""
    room = price_room(one)
    if room is None or room >= 0:
        return []
    limit, share = limit_words(one, room), ceil(-room * 100)
    if is_own_centre(one):
        return [f"the centre costs {limit}{share} % less than assumed here, for the move to pay"]
    return [f"offers come in {limit}{share} % below the price assumed here, for the move to pay"]


def price_may_rise(one: Concluded) -> list[str]:
    """Say how far offers may lie above the price assumed before the gain is gone."""
    room = price_room(one)
    if room is None or room < 0:
        return []
    if is_own_centre(one):
        return [
            f"the centre’s cost stays {limit_words(one, room)}at most {floor(room * 100)} % above that assumed here"
        ]
    if floor(room * 100) < 1:
        return ["no offer is dearer than the price assumed here: at that the move barely pays"]
    return [f"offers stay {limit_words(one, room)}{floor(room * 100)} % above the price assumed here"]


def price_unknown(one: Concluded) -> list[str]:
    """Say that a price has to be held against a cost that nobody has entered."""
    if not isinstance(one.cost.case, NotAssessed):
        return []
    who = "the client’s own centre costs less" if is_own_centre(one) else "a provider asks for less"
    people = one.judgement.process.fte
    team = "" if people is None else f" by {people:f} people"
    return [f"{who} than what the work costs when done{team} as today, which has yet to be entered"]


def is_own_centre(one: Concluded) -> bool:
    """Return whether the work goes to a centre of the client's own, which makes no offer."""
    return one.sourcing.form is Form.CAPTIVE


def money_words(amount: Decimal, one: Concluded, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return an amount as a sentence tells it, in the currency and locale of the engagement."""
    rounded = amount.quantize(place_told(amount), rounding=rounding)
    currency, locale = one.scales.engagement.currency, one.scales.engagement.locale
    return format_currency(rounded, currency, locale=locale, currency_digits=False, format="¤#,##0")


def price_room(one: Concluded) -> float | None:
    """Return how far a price may lie from the one assumed before nothing is gained, as a share of it."""
    found = one.cost.break_even
    if one.option is None or found is None or isinstance(found.charge_share, NotAssessed):
        return None
    return found.charge_share - 1


def limit_words(one: Concluded, room: float) -> str:
    """Return "below 410,000 a year, ": the charges at which nothing is gained, at today's prices, never too high."""
    price = one.cost.price
    if price is None or isinstance(price, NotAssessed):
        return ""
    return f"below {money_words(price.annual * Decimal(repr(1 + room)), one, ROUND_FLOOR)} a year, "
