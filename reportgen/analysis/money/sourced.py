"""The lines of the cash-flow table where work moves to a provider or to an own centre."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.analysis.assumptions import class_parameter
from reportgen.analysis.money.charges import Year, charge_of
from reportgen.analysis.money.in_house import as_is, capital_of, families_of, growth_of, level_of
from reportgen.analysis.money.numbers import Number, Numbers, called, where
from reportgen.analysis.money.pricing import avoidable_share, cost_share, freed_of, moved_share, price_of
from reportgen.analysis.money.timing import handed_over
from reportgen.analysis.money.work import Deal
from reportgen.model.cash_flow import Line

Lines = Mapping[Line, list[Number]]
_BUILD_OPERATE_TRANSFER = "bot"
_COST_PLUS = "cost_plus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steady:
    """A year in which everything has moved, at today's prices and volume."""

    fees: Number
    vat: Number
    contract_management: Number
    retained_team: Number
    not_moved: Number
    stranded: Number

    @property
    def total(self) -> Number:
        """Return the cost of the year."""
        return sum(self.parts.values(), 0.0)

    @property
    def parts(self) -> dict[Line, Number]:
        """Return what the year is the sum of, by line."""
        return {
            Line.FEES: self.fees,
            Line.VAT: self.vat,
            Line.CONTRACT_MANAGEMENT: self.contract_management,
            Line.RETAINED_TEAM: self.retained_team,
            Line.NOT_MOVED: self.not_moved,
            Line.STRANDED: self.stranded,
        }


def steady_of(deal: Deal, numbers: Numbers) -> Steady:
    """Return the steady year of a deal."""
    families = families_of(deal.work, numbers)
    moved, level = moved_share(deal, numbers), numbers["baseline_accuracy"]
    fees = _charge_of_a_year(deal, families, numbers)(1, level_of(numbers))
    return Steady(
        fees=fees,
        vat=fees * _vat(numbers),
        contract_management=fees * _contract_management(deal, numbers),
        retained_team=fees * numbers.for_class("retained_team_share", deal.work.nature),
        not_moved=sum(families.values(), 0.0) * level * (1 - moved),
        stranded=sum(
            (
                called(amount * level * moved * (1 - avoidable_share(name, deal, numbers)), "steady_stranded", name)
                for name, amount in families.items()
            ),
            0.0,
        ),
    )


def sourced_lines(deal: Deal, numbers: Numbers) -> dict[Line, list[Number]]:
    """Return the lines of a deal by year, from 0 to the horizon, before tax."""
    families = families_of(deal.work, numbers)
    moved, charge = moved_share(deal, numbers), _charge_of_a_year(deal, families, numbers)
    lines: dict[Line, list[Number]] = {
        Line.AS_IS: as_is(deal.work, numbers),
        Line.AVOIDED_CAPITAL: capital_of(deal.work, moved),
        **_charges(deal, charge, numbers),
        **_left_behind(deal, families, numbers),
    }
    return lines | _one_off(deal, lines[Line.FEES], charge(1, 1.0), numbers)


def _charge_of_a_year(deal: Deal, families: dict[str, Number], numbers: Numbers) -> Callable[[int, Number], Number]:
    """Return the charge of a full year by year and volume, before indexation; an own centre charges its cost."""
    price = price_of(deal, families, numbers)
    if deal.is_captive:
        return lambda year, volume: called(price * volume, "charge", year)
    freed = freed_of(deal, families, numbers)
    own_cost = _allowable_share(deal, numbers)

    def charge(year: int, volume: Number) -> Number:
        one = Year(price=price, volume=volume, year=year, freed=freed, cost_share=own_cost, nature=deal.work.nature)
        return called(charge_of(deal.model, one, numbers), "charge", year)

    return charge


def _allowable_share(deal: Deal, numbers: Numbers) -> Number:
    """Return the provider's own cost as a share of its price, where a model charges by it; else 1.

    What a provider should cost holds its usual margin, what it quotes for open books the margin agreed for them.
    """
    if deal.model != _COST_PLUS:
        return 1.0
    return cost_share(deal, numbers) if deal.quote is None else 1 / (1 + numbers["open_book_margin"])


def _charges(deal: Deal, charge_of_year: Callable[[int, Number], Number], numbers: Numbers) -> dict[Line, list[Number]]:
    fees: list[Number] = [0.0]
    for year in range(1, deal.work.years + 1):
        volume = called(level_of(numbers) * (1 + numbers["volume_growth"]) ** (year - 1), "volume", year)
        charge = charge_of_year(year, volume)
        share = _later(deal, year, numbers)
        fees.append(called(charge * share * (1 + numbers["price_inflation"]) ** (year - 1), "fees", year))
    vat, management = _vat(numbers), _contract_management(deal, numbers)
    team = numbers.for_class("retained_team_share", deal.work.nature)
    return {
        Line.FEES: fees,
        Line.VAT: [fee * vat for fee in fees],
        Line.CONTRACT_MANAGEMENT: [fee * management for fee in fees],
        Line.RETAINED_TEAM: [fee * team for fee in fees],
    }


def _later(deal: Deal, year: int, numbers: Numbers, *months: str) -> Number:
    """Return the mean share of the work in a year that was handed over at least so many months before, 0-1."""

    def share() -> Number:
        return handed_over(year, sum((numbers[name] for name in months), numbers[deal.live]), numbers["ramp_months"])

    return numbers.remembered(("handed over", year, deal.live, *months), share)


def _vat(numbers: Numbers) -> Number:
    """Return the value added tax on charges that the client cannot reclaim, as a share of them."""
    rate, irrecoverable = numbers.optional("vat_rate"), numbers.optional("irrecoverable_vat_share")
    return 0.0 if rate is None or irrecoverable is None else called(rate * irrecoverable, "vat_share")


def _contract_management(deal: Deal, numbers: Numbers) -> Number:
    return 0.0 if deal.is_captive else numbers["contract_management_share"]


def _left_behind(deal: Deal, families: dict[str, Number], numbers: Numbers) -> dict[Line, list[Number]]:
    """Return the in-house cost that is still there each year: not moved, in parallel, stranded for a time or for good.

    Of the work with the provider, the in-house cost runs on for the parallel months; then its avoidable part goes, each
    family of cost in its own month.
    """
    lines: dict[Line, list[Number]] = {
        line: [0.0] for line in (Line.NOT_MOVED, Line.PARALLEL, Line.STRANDED_FOR_A_TIME, Line.STRANDED)
    }
    moved, level = moved_share(deal, numbers), numbers["baseline_accuracy"]
    avoidable = {name: avoidable_share(name, deal, numbers) for name in families}
    parallel = class_parameter("parallel_months", deal.work.nature)
    for year in range(1, deal.work.years + 1):
        taken, released = _later(deal, year, numbers), _later(deal, year, numbers, parallel)
        whole: Number = 0.0
        stays: Number = 0.0
        waits: Number = 0.0
        for name, amount in families.items():
            cost = called(amount * level * growth_of(name, year, numbers), "cost", name, year)
            going = cost * avoidable[name]
            whole, stays = whole + cost, stays + called(cost * (1 - avoidable[name]), "stays_of", name, year)
            gone = _later(deal, year, numbers, parallel, f"falls_away_{name}")
            waits = waits + called(going * (released - gone), "waits", name, year)
        whole, stays = called(whole, "as_is", year), called(stays, "stays", year)
        lines[Line.NOT_MOVED].append(whole * (1 - moved * taken))
        lines[Line.PARALLEL].append(whole * moved * (taken - released))
        lines[Line.STRANDED_FOR_A_TIME].append(moved * waits)
        lines[Line.STRANDED].append(stays * moved * released)
    return lines


def _one_off(deal: Deal, fees: list[Number], contract_value: Number, numbers: Numbers) -> dict[Line, list[Number]]:
    """Return what is spent once: at the decision, and in the last year, on leaving, if the provider is live by then."""
    nature, years = deal.work.nature, deal.work.years
    shares: dict[Line, Number] = {
        Line.TRANSITION: numbers.for_class("transition_share", nature),
        Line.KNOWLEDGE_TRANSFER: numbers.for_class("knowledge_transfer_share", nature),
        Line.SEVERANCE: numbers["severance_share"],
        Line.IMPROVEMENT: numbers["improvement_share"],
        Line.LOST_PRODUCTIVITY: numbers["lost_productivity_share"],
    }
    builds = deal.model == _BUILD_OPERATE_TRANSFER and not deal.is_captive
    if deal.is_captive:
        shares[Line.SET_UP] = numbers["captive_set_up_share"]
    else:
        shares[Line.SELECTION] = numbers["selection_share"]
    if builds:
        shares[Line.SET_UP] = numbers["build_share"]
    spent: dict[Line, list[Number]] = {line: [contract_value * share, *[0.0] * years] for line, share in shares.items()}
    leaving = 0.0 if deal.is_captive else numbers["transfer_share" if builds else "exit_share"]
    indexed: Number = contract_value * leaving * (1 + numbers["price_inflation"]) ** (years - 1)
    spent[Line.EXIT] = [*[0.0] * years, where(fees[-1] > 0, indexed, 0.0)]
    return spent
