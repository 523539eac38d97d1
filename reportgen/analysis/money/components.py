"""Today's yearly cost by component, from whatever the analyst gives: a total, components, or people and pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.money.numbers import Number, Numbers, at_least, called, is_nought
from reportgen.knowledge.cost_components import IDS as COMPONENTS
from reportgen.model.engagement import Process

PEOPLE = ("pay", "benefits", "recruitment", "training", "quality")
_LOADED = ("benefits", "premises", "technology", "recruitment", "training", "quality")
_HELD_BY_NONE = "overhead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What the workbook says a process costs a year; `components` by component id, None where nothing is said."""

    total: float | None
    components: Mapping[str, float]
    fte: float | None
    pay_per_fte: float | None

    def source(self, numbers: Numbers) -> str:
        """Return in a short phrase what the cost is made from."""
        if self.total is not None:
            return "annual cost and components" if self.components else "annual cost"
        if "pay" in self.components:
            return "components, the rest loaded on pay"
        if self.pay(numbers) is not None:
            return "headcount and pay, loaded"
        return "components alone" if self.components else "headcount and loaded cost"

    @property
    def own_pay(self) -> dict[str, Number]:
        """Return the process's own headcount times its own pay as the component "pay"; {} where either is missing."""
        return {} if self.fte is None or self.pay_per_fte is None else {"pay": self.fte * self.pay_per_fte}

    def pay(self, numbers: Numbers) -> Number | None:
        """Return yearly pay: as a component, else headcount times pay (the process's own, else the workbook's)."""
        if "pay" in self.components:
            return self.components["pay"]
        pay_per_fte = self.pay_per_fte if self.pay_per_fte is not None else numbers.optional("pay_per_fte")
        return None if self.fte is None or pay_per_fte is None else self.fte * pay_per_fte


def entered_of(process: Process) -> Entered:
    """Gather what a row says about cost."""
    return Entered(
        total=None if process.annual_cost is None else float(process.annual_cost),
        components={key: float(amount) for key, amount in process.cost_components.items()},
        fte=None if process.fte is None else float(process.fte),
        pay_per_fte=None if process.pay_per_fte is None else float(process.pay_per_fte),
    )


def loadings(numbers: Numbers) -> dict[str, Number]:
    """Return each component as a multiple of pay.

    Management is the manager's pay and benefits by the people one manager leads; overhead is a share of pay and
    benefits.
    """
    return numbers.remembered("loadings", lambda: _loadings(numbers))


def _loadings(numbers: Numbers) -> dict[str, Number]:
    with_benefits = 1 + numbers["benefits_loading"]
    return {
        "pay": 1.0,
        **{name: numbers[f"{name}_loading"] for name in _LOADED},
        "management": numbers["manager_pay_ratio"] * with_benefits / numbers["management_span"],
        "overhead": numbers["overhead_loading"] * with_benefits,
    }


def amounts_of(entered: Entered, numbers: Numbers) -> dict[str, Number] | None:
    """Return yearly amounts by component, in the order of `COMPONENTS`; None where no cost can be made.

    A total stands, of which headcount times pay is the pay where a row gives both and it fits. What components do not
    account for is split over the others by their loadings, or is overhead where none is left or none has a loading.
    Without a total, components that are not given are loaded on pay; without pay either, headcount times the loaded
    cost is split by loadings.
    """
    amounts = _amounts(entered, numbers)
    return None if amounts is None else {name: called(one, "component", name) for name, one in amounts.items()}


def _amounts(entered: Entered, numbers: Numbers) -> dict[str, Number] | None:
    given: dict[str, Number] = dict(entered.components)
    if entered.total is not None:
        return _split(entered.total, _within(entered) | given, numbers)
    pay = entered.pay(numbers)
    if pay is not None:
        loading, pay = loadings(numbers), called(pay, "pay")
        return {name: given.get(name, pay * loading[name]) for name in COMPONENTS}
    if given:
        return {name: given.get(name, 0.0) for name in COMPONENTS}
    loaded = numbers.optional("loaded_cost_per_fte")
    if entered.fte is None or loaded is None:
        return None
    return _split(called(entered.fte * loaded, "loaded"), {}, numbers)


def _within(entered: Entered) -> dict[str, Number]:
    """Return headcount times pay where it leaves the total and the other parts something; the workbook warns else."""
    pay, others = entered.own_pay, sum(entered.components.values())
    return pay if pay and entered.total is not None and pay["pay"] + others <= entered.total else {}


def _split(total: Number, given: Mapping[str, Number], numbers: Numbers) -> dict[str, Number]:
    rest = called(at_least(total - sum(given.values(), 0.0), 0.0), "rest")
    loading = loadings(numbers)
    whole = called(sum((loading[name] for name in COMPONENTS if name not in given), 0.0), "rest_loadings")
    if is_nought(whole):
        return {name: given.get(name, 0.0) + (rest if name == _HELD_BY_NONE else 0.0) for name in COMPONENTS}
    return {name: given[name] if name in given else rest * loading[name] / whole for name in COMPONENTS}


FAMILIES: Mapping[str, tuple[str, ...]] = {
    "people": PEOPLE,
    "management": ("management",),
    "premises": ("premises",),
    "technology": ("technology",),
    "overhead": ("overhead",),
}
"""Components that fall away together; a test holds them against knowledge: cost_components.toml."""
