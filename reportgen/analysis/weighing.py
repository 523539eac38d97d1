"""The verdict weighed against its money: what it costs to be right, and what the client's team would have to save."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.judgement import SOURCED
from reportgen.model.business_case import Cost
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.sourcing import Sourcing


def weighed(sourcing: Sourcing, cost: Cost) -> Sourcing:
    """Add what the money says: it is the strongest counter-argument where sourcing costs more than it saves."""
    return replace(
        sourcing,
        counter_argument=_with_loss(sourcing.counter_argument, sourcing, cost),
        in_house_alternative=_with_break_even(sourcing.in_house_alternative, sourcing, cost),
    )


def _with_loss(argument: str, sourcing: Sourcing, cost: Cost) -> str:
    """Put the money in place of another counter-argument where a recommended move loses value over the horizon."""
    case = cost.case
    if sourcing.recommendation not in SOURCED or not isinstance(case, MoneyCase) or case.npv >= 0:
        return argument
    if case.baseline_annual <= 0:
        return "it costs more than it saves: the work costs nothing today"
    loss = round(-case.npv / case.baseline_annual * 100)
    return f"it costs more than it saves: over the horizon it loses {loss} % of a year's cost in net present value"


def _with_break_even(alternative: str, sourcing: Sourcing, cost: Cost) -> str:
    """Add how much the company's own team would have to save to match a provider in a steady year."""
    option = cost.case if sourcing.moves else cost.what_if
    if not isinstance(option, MoneyCase) or option.baseline_annual <= 0:
        return alternative
    saving = (option.baseline_annual - option.outsourced_annual) / option.baseline_annual
    if saving <= 0:
        return f"{alternative} A provider would cost more than the team does today."
    return f"{alternative} To match a provider, the team would have to cut its own cost by {round(saving * 100)} %."
