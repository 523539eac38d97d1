"""Work, deals and parameters for examples of money: silent but for what an example gives."""

from __future__ import annotations

from analysis_cases import KNOWLEDGE
from hypothesis import settings

from reportgen.analysis.money.components import COMPONENTS, Entered
from reportgen.analysis.money.sourced import sourced_lines, steady_of
from reportgen.analysis.money.table import Terms, case_of
from reportgen.analysis.money.tax import taxed
from reportgen.analysis.money.values import Values
from reportgen.analysis.money.work import Deal, Scope, Work
from reportgen.model.cash_flow import Line
from reportgen.model.engagement import Range
from reportgen.model.money import rounded
from reportgen.model.verdict import NatureClass

QUICK = settings(max_examples=40, deadline=None)
RATIOS = ("rate_level", "currency_drift", "quote_accuracy", "own_variation", "baseline_accuracy", "management_span")
NEUTRAL = {**dict.fromkeys(RATIOS, 1.0), "capital_life": 1.0, "time_cap_share": 10.0, "outcome_cap": 10.0}


def exactly(value):
    """Return a range without spread."""
    return Range(low=value, likely=value, high=value)


def silent(name):
    """Return the value at which a parameter changes nothing: all cost goes at once, nothing grows, nothing is added."""
    return NEUTRAL.get(name, 1.0 if name.startswith("avoidable_") else 0.0)


def values(**given):
    """Return parameters without spread, silent but for those given; those that differ by class by their whole id."""
    unknown = set(given) - set(KNOWLEDGE.parameters)
    assert not unknown, unknown
    return Values({name: exactly(float(given.get(name, silent(name)))) for name in KNOWLEDGE.parameters})


def work(nature=NatureClass.BPO, fte=None, volume=None, capital=0.0, years=3, **components):
    """Return work of some class, with its yearly cost by component: `pay=100_000`."""
    amounts = {**dict.fromkeys(COMPONENTS, 0.0), **{name: float(one) for name, one in components.items()}}
    entered = Entered(total=None, components=amounts, fte=fte, pay_per_fte=None)
    return Work(entered=entered, nature=nature, fte=fte, volume=volume, capital=capital, years=years)


def deal(one, **facts):
    """Return a deal with a provider abroad that asks home rates and charges by volume."""
    given = {
        "scope": Scope.WHOLE,
        "rate_ratio": 1.0,
        "is_abroad": True,
        "is_captive": False,
        "has_several_providers": False,
        "model": "",
        "live": "wave1_live_month",
    }
    return Deal(work=one, **(given | facts))


def case(one, numbers, *, rate=0.10, currency="EUR"):
    """Return the money of a deal."""
    steady = steady_of(one, numbers)
    costs = (
        steady.fees,
        steady.vat,
        steady.contract_management,
        steady.retained_team,
        steady.not_moved,
        steady.stranded,
    )
    lines = taxed(sourced_lines(one, numbers), numbers)
    baseline = rounded(float(sum(one.work.entered.components.values())), currency)
    live = round(float(numbers[one.live]))
    terms = Terms(discount_rate=rate, currency=currency, live_month=live)
    return case_of(lines, baseline=baseline, steady=costs, terms=terms)


def line(found, name):
    """Return a line of a table by year, as numbers."""
    return [float(flow.lines.get(Line(name), 0)) for flow in found.cash_flows]


def nets(found):
    """Return the nets of a table by year, as numbers."""
    return [float(flow.net) for flow in found.cash_flows]
