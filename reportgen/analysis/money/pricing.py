"""The price of the work: what it should cost at a provider, or what a provider has quoted."""

from __future__ import annotations

from reportgen.analysis.money.components import FAMILIES
from reportgen.analysis.money.numbers import Number, Numbers, called
from reportgen.analysis.money.work import Deal, Quote, Scope
from reportgen.model.engagement import QuoteBasis


def moved_share(deal: Deal, numbers: Numbers) -> Number:
    """Return the part of the work that moves, 0-1."""
    return numbers["selective_share"] if deal.scope is Scope.SELECTIVE else 1.0


def avoidable_share(family: str, deal: Deal, numbers: Numbers) -> Number:
    """Return the part of a family of cost that goes with the work, 0-1."""
    if family == "people":
        return numbers.for_class("avoidable_people", deal.work.nature)
    return numbers[f"avoidable_{family}"]


def family_amounts(amounts: dict[str, Number]) -> dict[str, Number]:
    """Return yearly cost by family."""
    return {
        family: called(sum((amounts[one] for one in members), 0.0), "family", family)
        for family, members in FAMILIES.items()
    }


def freed_of(deal: Deal, families: dict[str, Number], numbers: Numbers) -> Number:
    """Return the yearly in-house cost that falls away with the work that moves."""
    moved = moved_share(deal, numbers)
    return sum(
        (
            called(amount * moved * avoidable_share(name, deal, numbers), "freed", name)
            for name, amount in families.items()
        ),
        0.0,
    )


def blended_rate(onsite_share: Number, abroad: Number, at_home: Number = 1.0) -> Number:
    """Return the mean rate of a team that works partly at home: onsite share x home rate + the rest x rate abroad."""
    return onsite_share * at_home + (1 - onsite_share) * abroad


def rate_of(deal: Deal, numbers: Numbers) -> Number:
    """Return the rate that the work is priced at, as a share of that at home today."""
    level = numbers["rate_level"]
    if not deal.is_abroad:
        return level
    onsite = numbers.for_class("onsite_share", deal.work.nature)
    return called(level * blended_rate(onsite, deal.rate_ratio * numbers["currency_drift"]), "rate")


def price_of(deal: Deal, families: dict[str, Number], numbers: Numbers) -> Number:
    """Return the yearly price of the work that moves, at today's prices and volume, before its price model."""
    moved = moved_share(deal, numbers)
    quoted = None if deal.quote is None else _quoted(deal, deal.quote, numbers)
    price = _should_cost(deal, families, numbers) if quoted is None else quoted
    if deal.has_several_providers:
        price = price * (1 + numbers["multi_source_premium"])
    bias = 1 + numbers["optimism_bias"] if deal.is_biased and quoted is None else 1.0
    return called(price * moved * numbers.own * bias, "price")


def cost_share(deal: Deal, numbers: Numbers) -> Number:
    """Return the provider's own cost as a share of its price: 1 / (1 + margin)."""
    return 1 / (1 + numbers["captive_overhead" if deal.is_captive else "provider_margin"])


def _should_cost(deal: Deal, families: dict[str, Number], numbers: Numbers) -> Number:
    """Return what a provider has to ask: labour and premises at the place's rate, technology at home prices, margin.

    Labour is all cost of people and their managers, since somebody has to do the whole of it; of premises and
    technology it is the part that falls away here, since the rest is not needed twice. Overhead is in the margin.
    """
    efficiency = numbers.for_class("provider_efficiency", deal.work.nature)
    premises = families["premises"] * avoidable_share("premises", deal, numbers)
    technology = families["technology"] * avoidable_share("technology", deal, numbers)
    work = called(families["people"] + families["management"] + premises, "work")
    labour = called(work * rate_of(deal, numbers) * (1 - efficiency), "labour")
    return called((labour + technology) / cost_share(deal, numbers), "should_cost")


def as_quoted(deal: Deal, quote: Quote, numbers: Numbers) -> Number | None:
    """Return a quote as a yearly price of the whole work, as bid; None where what it counts in is not known."""
    work = deal.work
    quantity: Number | None = {
        QuoteBasis.YEAR: 1.0,
        QuoteBasis.UNIT: work.volume,
        QuoteBasis.FTE_YEAR: work.fte,
        QuoteBasis.HOUR: None if work.fte is None else work.fte * numbers["hours_per_fte"],
    }[quote.basis]
    return None if quantity is None else called(quote.price * quantity, "bid")


def _quoted(deal: Deal, quote: Quote, numbers: Numbers) -> Number | None:
    """Return what is paid in the end on a quote, as a yearly price of the whole work."""
    bid = as_quoted(deal, quote, numbers)
    if bid is None:
        return None
    drift = numbers["currency_drift"] if quote.is_foreign else 1.0
    return called(bid * numbers["quote_accuracy"] * drift, "paid")
