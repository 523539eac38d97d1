"""The verdict weighed against its money: what it costs to be right, and what the client's team would have to save."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.judgement import SOURCED
from reportgen.model.business_case import Cost, OptionKind
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.sourcing import Sourcing
from reportgen.model.verdict import Form

_WHO = {Form.CAPTIVE: "the client's own centre", Form.JOINT: "a joint organisation"}


def weighed(sourcing: Sourcing, cost: Cost, *, provider: str | None) -> Sourcing:
    """Add what the money says: it is the strongest counter-argument where sourcing costs more than it saves.

    Where a provider does the work today, there is no team of the client's own whose cost could be compared.
    """
    alternative = sourcing.in_house_alternative
    return replace(
        sourcing,
        counter_argument=_with_loss(sourcing.counter_argument, sourcing, cost),
        in_house_alternative=_with_break_even(alternative, sourcing, cost)
        if provider is None
        else _with_provider(alternative, sourcing, provider),
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


def _with_provider(alternative: str, sourcing: Sourcing, provider: str) -> str:
    """Add, where work moves that has a provider today, that for the provider's part nobody of the client moves."""
    if not sourcing.moves:
        return alternative
    return (
        f"{alternative} It has a provider today ({provider}): what that does is renewed or switched, with no team "
        "of the client’s moving; the cost of a move is priced as if one did."
    )


def _with_break_even(alternative: str, sourcing: Sourcing, cost: Cost) -> str:
    """Add how much the client's own team would have to save to match who else would do the work."""
    option = cost.case if sourcing.moves else cost.what_if
    if not isinstance(option, MoneyCase) or option.baseline_annual <= 0:
        return alternative
    saving = (option.baseline_annual - option.outsourced_annual) / option.baseline_annual
    who = _who_else(cost)
    if saving <= 0:
        return f"{alternative} {who[0].upper()}{who[1:]} would cost more than the team does today."
    return f"{alternative} To match {who}, the team would have to cut its own cost by {round(saving * 100)} %."


def _who_else(cost: Cost) -> str:
    """Name who would do the work if it were sourced as it would be, whether or not that is recommended."""
    form = next((one.form for one in cost.options if one.kind is OptionKind.SOURCED), Form.THIRD_PARTY)
    return _WHO.get(form, "a provider")
