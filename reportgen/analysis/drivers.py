"""The numbers the cost of a process rests on, each under the id it has among the assumptions."""

from __future__ import annotations

from reportgen.analysis.assumptions import Assumptions, class_parameter
from reportgen.analysis.cash_flow import Terms
from reportgen.analysis.rates import rate_id
from reportgen.analysis.ruling import Ruling
from reportgen.model.business_case import Driver

_SHARED = (
    "labour_share",
    "provider_margin",
    "baseline_growth",
    "price_inflation",
    "selection_share",
    "severance_share",
)
_BY_CLASS = (
    "avoidable_share",
    "provider_efficiency",
    "committed_productivity",
    "transition_share",
    "governance_share",
)


def drivers_of(ruling: Ruling, terms: Terms, live_month: str, assumptions: Assumptions) -> tuple[Driver, ...]:
    """List the parameters used, and what the price is made from: the rate ratio and the price ratio."""
    nature = ruling.nature.kind
    used = [*_SHARED, *(class_parameter(name, nature) for name in _BY_CLASS), live_month]
    if terms.moved_share < 1:
        used.append("selective_share")
    if ruling.decision.uses_several_providers:
        used.append("multi_source_premium")
    rate = Driver(
        parameter=rate_id(ruling.site.country, nature),
        label="Provider's rate against that at home",
        value=ruling.site.rate_ratio,
        unit="ratio",
    )
    price = Driver(
        parameter="price_ratio",
        label="Provider's price for one unit of avoidable cost",
        value=terms.price_ratio,
        unit="ratio",
    )
    return (*(_driver(name, assumptions) for name in used), rate, price)


def _driver(name: str, assumptions: Assumptions) -> Driver:
    parameter = assumptions.parameters[name]
    return Driver(parameter=name, label=parameter.label, value=assumptions.value(name), unit=parameter.unit)
