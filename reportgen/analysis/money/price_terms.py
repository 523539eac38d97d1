"""The price of a steady year with the terms its formula was worked out with, as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.analysis.money.components import amounts_of
from reportgen.analysis.money.numbers import Numbers, at_least, single
from reportgen.analysis.money.pricing import as_quoted, family_amounts, freed_of, moved_share
from reportgen.analysis.money.pricing import price_of as yearly_price
from reportgen.analysis.money.work import Deal
from reportgen.knowledge.facts import Knowledge
from reportgen.model.business_case import Price
from reportgen.model.engagement import Process

PrintedTerm = tuple[str, float, str]
_SHARE = "share"
_NOTHING = 1e-9
_GAIN_SHARE = "gain_share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What terms are made from: the yearly price before its model, and the size of what moves.

    Of a quote `price` is as bid, so that its rates are those of the bid; `paid` holds what the assumptions add to it.
    `freed` is the in-house cost that
    the move sets free, where the price asks for it.
    """

    price: float
    paid: float
    freed: float
    units: float | None
    people: float | None
    values: Numbers
    currency: str
    is_quoted: bool = False

    def number(self, parameter: str) -> float:
        """Return a parameter at its likely value."""
        return single(self.values[parameter])

    def per_unit(self, label: str, factor: float = 1.0) -> list[PrintedTerm]:
        """Return a price for one unit, nothing where no volume is given."""
        if not self.units:
            return []
        return [(label, self.price * factor / self.units, f"{self.currency} a unit")]


def known_of(deal: Deal, numbers: Numbers, currency: str) -> Known:
    """Return what the terms of a deal are made from."""
    families = family_amounts(amounts_of(deal.work.entered, numbers) or {})
    paid, share = single(yearly_price(deal, families, numbers)), single(moved_share(deal, numbers))
    bid = None if deal.quote is None else as_quoted(deal, deal.quote, numbers)
    return Known(
        price=paid if bid is None else single(bid) * share,
        paid=paid,
        freed=single(freed_of(deal, families, numbers)) if deal.model == _GAIN_SHARE else 0.0,
        units=None if deal.work.volume is None else deal.work.volume * share,
        people=None if deal.work.fte is None else deal.work.fte * share,
        values=numbers,
        currency=currency,
        is_quoted=deal.quote is not None,
    )


def terms_of(deal: Deal, known: Known) -> tuple[PrintedTerm, ...]:
    """Return what the price of a deal is worked out with, as it is printed; an own centre has no such terms."""
    return () if deal.is_captive else (*_TERMS.get(deal.model, _none)(known), *_added(known))


def price_of(process: Process, deal: Deal, annual: Decimal, known: Known, knowledge: Knowledge) -> Price:
    """Return the price of a deal; `annual` is the charge of a steady year."""
    model = knowledge.price_models.get(deal.model)
    quoted = deal.quote is not None
    return Price(
        model=deal.model,
        annual=annual,
        formula="" if model is None or deal.is_captive else model.formula,
        terms=terms_of(deal, known),
        is_quoted=quoted,
        quoted_by=process.quoted_by if quoted else None,
        cell=process.cells.get("quoted_price") if quoted else None,
    )


def _added(one: Known) -> list[PrintedTerm]:
    """Name what the assumptions add to a bid: a premium for several providers, charges beyond the price quoted."""
    added = one.paid / one.price - 1 if one.price else 0.0
    return [] if abs(added) < _NOTHING else [("Added to the bid by the assumptions", added, _SHARE)]


def _none(_: Known) -> list[PrintedTerm]:
    return []


def _fixed(one: Known) -> list[PrintedTerm]:
    return [
        ("Agreed sum", one.price, f"{one.currency} a year"),
        ("Change requests", one.number("change_request_share"), _SHARE),
    ]


def _per_transaction(one: Known) -> list[PrintedTerm]:
    least = one.number("minimum_volume_share")
    if not one.units:
        return [("Minimum volume", least, _SHARE)]
    return [
        *one.per_unit("Unit price"),
        ("Volume", one.units, "units a year"),
        ("Minimum volume", one.units * least, "units a year"),
    ]


def _band(one: Known) -> list[PrintedTerm]:
    arc = one.number("arc_share")
    return [
        ("Base charge", one.price, f"{one.currency} a year"),
        *one.per_unit("Additional unit (ARC)", arc),
        *one.per_unit("Reduced unit (RRC)", arc * one.number("rrc_over_arc")),
        ("Dead-band", one.number("dead_band"), _SHARE),
    ]


def _per_fte(one: Known) -> list[PrintedTerm]:
    if not one.people:
        return [("Charge of the team", one.price, f"{one.currency} a year")]
    return [("Team", one.people, "FTE"), ("Rate", one.price / one.people, f"{one.currency} a person and year")]


def _by_time(one: Known) -> list[PrintedTerm]:
    hours = one.people * one.number("hours_per_fte") if one.people else None
    effort: list[PrintedTerm] = (
        [("Hours", hours, "hours a year"), ("Rate", one.price / hours, f"{one.currency} an hour")] if hours else []
    )
    return [*effort, ("Cap", one.price * one.number("time_cap_share"), f"{one.currency} a year")]


def _cost_plus(one: Known) -> list[PrintedTerm]:
    cost = one.price / (1 + one.number("open_book_margin" if one.is_quoted else "provider_margin"))
    return [("Allowable cost", cost, f"{one.currency} a year"), ("Margin", one.number("open_book_margin"), _SHARE)]


def _target(one: Known) -> list[PrintedTerm]:
    return [
        ("Target cost", one.price, f"{one.currency} a year"),
        ("Provider's share of savings", one.number("target_share"), _SHARE),
        ("Ceiling", one.price * one.number("target_cap"), f"{one.currency} a year"),
    ]


def _gain(one: Known) -> list[PrintedTerm]:
    return [
        ("Base fee", one.price, f"{one.currency} a year"),
        ("Provider's share of the saving", one.number("gain_share"), _SHARE),
        ("Proven saving", single(at_least(one.freed - one.paid, 0.0)), f"{one.currency} a year"),
    ]


def _outcome(one: Known) -> list[PrintedTerm]:
    return [
        *one.per_unit("Fee for a result"),
        *([("Results", one.units, "results a year")] if one.units else []),
        ("Floor", one.price * one.number("outcome_floor"), f"{one.currency} a year"),
        ("Cap", one.price * one.number("outcome_cap"), f"{one.currency} a year"),
    ]


def _managed(one: Known) -> list[PrintedTerm]:
    return [("Charge of the first year", one.price, f"{one.currency} a year")]


def _retainer(one: Known) -> list[PrintedTerm]:
    included, premium = one.number("retainer_included"), one.number("call_off_premium")
    return [
        ("Retainer", one.price * included, f"{one.currency} a year"),
        ("Work called off", single(at_least(1 - included, 0.0)) * one.price * (1 + premium), f"{one.currency} a year"),
        ("Effort included", included, _SHARE),
        ("Premium on call-off", premium, _SHARE),
    ]


def _split(one: Known) -> list[PrintedTerm]:
    routine = one.number("routine_share")
    judgement = one.price * (1 - routine)
    return [
        ("Routine part, by the unit", one.price * routine, f"{one.currency} a year"),
        ("Judgement part, by time", judgement, f"{one.currency} a year"),
        ("Cap on the judgement part", judgement * one.number("time_cap_share"), f"{one.currency} a year"),
    ]


_TERMS: Mapping[str, Callable[[Known], list[PrintedTerm]]] = {
    "fixed_price": _fixed,
    "per_transaction": _per_transaction,
    "band_arc_rrc": _band,
    "per_fte": _per_fte,
    "t_and_m": _by_time,
    "cost_plus": _cost_plus,
    "target_cost": _target,
    _GAIN_SHARE: _gain,
    "outcome": _outcome,
    "managed_service": _managed,
    "retainer": _retainer,
    "bot": _managed,
    "split": _split,
}
