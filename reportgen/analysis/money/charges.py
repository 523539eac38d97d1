"""The charge of a year under a price model, made from the price of the work at today's volume."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.analysis.money import price_formulas as formulas
from reportgen.analysis.money.numbers import Number, Numbers, called
from reportgen.model.verdict import NatureClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What a year's charge depends on, before indexation.

    `price` is the yearly price of the work at today's volume, `volume` the year's ratio to today's, `freed` the cost
    before that the move sets free in a year, `cost_share` the provider's own cost as a share of its price.
    """

    price: Number
    volume: Number
    year: int
    freed: Number
    cost_share: Number
    nature: NatureClass | None


_Charge = Callable[[Year, Numbers], Number]


def charge_of(model: str, year: Year, numbers: Numbers) -> Number:
    """Return the charge of a year under a price model; without one, the price by volume."""
    return _CHARGES.get(model, _by_volume)(year, numbers)


def _by_volume(one: Year, _: Numbers) -> Number:
    return one.price * one.volume


def _glided(charge: Number, one: Year, numbers: Numbers) -> Number:
    return formulas.glide_path(charge, numbers.for_class("committed_productivity", one.nature), one.year)


def _fixed_price(one: Year, numbers: Numbers) -> Number:
    return formulas.fixed_price(one.price, numbers["change_request_share"])


def _per_transaction(one: Year, numbers: Numbers) -> Number:
    return _glided(formulas.per_unit(one.price, one.volume, numbers["minimum_volume_share"]), one, numbers)


def _band(one: Year, numbers: Numbers) -> Number:
    above, below = formulas.volume_difference(
        one.volume, 1.0, numbers["dead_band"], from_edge=numbers["band_from_edge"]
    )
    above, below = called(above, "above", one.year), called(below, "below", one.year)
    arc = called(one.price * numbers["arc_share"], "arc")
    return formulas.band(one.price, above, below, arc, arc * numbers["rrc_over_arc"])


def _per_fte(one: Year, numbers: Numbers) -> Number:
    return _glided(_by_volume(one, numbers), one, numbers)


def _time_and_materials(one: Year, numbers: Numbers) -> Number:
    return formulas.capped(_by_volume(one, numbers), one.price * numbers["time_cap_share"])


def _cost_plus(one: Year, numbers: Numbers) -> Number:
    return formulas.cost_plus(_by_volume(one, numbers) * one.cost_share, numbers["open_book_margin"])


def _target_cost(one: Year, numbers: Numbers) -> Number:
    return formulas.target_cost(_by_volume(one, numbers), one.price, numbers["target_share"], numbers["target_cap"])


def _gain_share(one: Year, numbers: Numbers) -> Number:
    return formulas.gain_share(_by_volume(one, numbers), one.freed * one.volume, numbers["gain_share"])


def _outcome(one: Year, numbers: Numbers) -> Number:
    return formulas.outcome(one.price, one.volume, numbers["outcome_floor"], numbers["outcome_cap"])


def _managed_service(one: Year, numbers: Numbers) -> Number:
    return _glided(one.price, one, numbers)


def _retainer(one: Year, numbers: Numbers) -> Number:
    included = numbers["retainer_included"]
    return formulas.retainer(one.price * included, one.volume, included, one.price * (1 + numbers["call_off_premium"]))


def _split(one: Year, numbers: Numbers) -> Number:
    routine = numbers["routine_share"]
    by_unit = called(_per_transaction(one, numbers), "by_unit", one.year)
    by_time = called(_time_and_materials(one, numbers), "by_time", one.year)
    return routine * by_unit + (1 - routine) * by_time


_CHARGES: Mapping[str, _Charge] = {
    "fixed_price": _fixed_price,
    "per_transaction": _per_transaction,
    "band_arc_rrc": _band,
    "per_fte": _per_fte,
    "t_and_m": _time_and_materials,
    "cost_plus": _cost_plus,
    "target_cost": _target_cost,
    "gain_share": _gain_share,
    "outcome": _outcome,
    "managed_service": _managed_service,
    "retainer": _retainer,
    "bot": _by_volume,
    "split": _split,
}
