"""Today's cost of a process, written out: its components, what falls away and when, and what a unit costs."""

from __future__ import annotations

from decimal import Decimal

from reportgen.analysis.money.components import FAMILIES, amounts_of
from reportgen.analysis.money.pricing import avoidable_share
from reportgen.analysis.money.values import Values
from reportgen.analysis.money.work import Deal, Work
from reportgen.knowledge.cost_components import IDS as COMPONENTS
from reportgen.knowledge.facts import Knowledge
from reportgen.model.business_case import Baseline, BaselineComponent
from reportgen.model.engagement import Process
from reportgen.model.money import minor_unit, rounded, total
from reportgen.model.verdict import NotAssessed

NO_COST = NotAssessed(
    reason="No cost is given; enter Annual cost, or its parts, or FTE with pay or a loaded cost per person."
)
_FAMILY_OF = {member: family for family, members in FAMILIES.items() for member in members}
_UNIT_DIGITS = 2


def total_of(work: Work, values: Values, currency: str) -> Decimal | None:
    """Return today's yearly cost, rounded to the minor unit; None where none can be made."""
    amounts = amounts_of(work.entered, values)
    return None if amounts is None else rounded(float(sum(amounts.values(), 0.0)), currency)


def baseline_of(
    process: Process, deal: Deal, values: Values, currency: str, knowledge: Knowledge
) -> Baseline | NotAssessed:
    """Return today's cost of a process and what it is made of."""
    amounts = amounts_of(deal.work.entered, values)
    whole = total_of(deal.work, values, currency)
    if amounts is None or whole is None:
        return NO_COST
    exact = [float(amounts[name]) for name in COMPONENTS]
    parts = zip(COMPONENTS, _summing_to(whole, exact, currency), strict=True)
    return Baseline(
        total=whole,
        source=deal.work.entered.source(values),
        components=tuple(_component(name, amount, deal, values, knowledge) for name, amount in parts),
        unit_cost=_per_good_unit(process, whole, currency),
        rework_unit_cost=_rework(process, whole, currency),
        cost_per_fte=rounded(whole / process.fte, currency) if process.fte else None,
    )


def _component(name: str, amount: Decimal, deal: Deal, values: Values, knowledge: Knowledge) -> BaselineComponent:
    family = _FAMILY_OF[name]
    return BaselineComponent(
        id=name,
        label=knowledge.cost_components[name].label,
        amount=amount,
        is_given=name in deal.work.entered.components,
        avoidable_share=float(avoidable_share(family, deal, values)),
        falls_away_month=round(float(values[f"falls_away_{family}"])),
    )


def _summing_to(whole: Decimal, exact: list[float], currency: str) -> list[Decimal]:
    """Round parts so that they sum to the whole; the largest part takes what rounding leaves."""
    parts = [rounded(amount, currency) for amount in exact]
    largest = max(range(len(parts)), key=lambda position: parts[position])
    parts[largest] += whole - total(parts)
    return parts


def _per_good_unit(process: Process, whole: Decimal, currency: str) -> Decimal | None:
    """Return yearly cost by units done without error."""
    good = good_units(process)
    return None if not good else (whole / good).quantize(unit_place(currency))


def unit_place(currency: str) -> Decimal:
    """Return the place that the cost of a unit is rounded to: a hundredth of the minor unit."""
    return minor_unit(currency).scaleb(-_UNIT_DIGITS)


def good_units(process: Process) -> Decimal | None:
    """Return the units a year without error, None where no volume is given."""
    volume = process.annual_volume
    return None if volume is None else volume * (1 - (process.error_rate or Decimal(0)))


def _rework(process: Process, whole: Decimal, currency: str) -> Decimal | None:
    """Return what errors add to the cost of a good unit: its cost less that of a unit if none were wrong."""
    good, volume = good_units(process), process.annual_volume
    if not good or not volume or process.error_rate is None:
        return None
    return (whole / good - whole / volume).quantize(unit_place(currency))
