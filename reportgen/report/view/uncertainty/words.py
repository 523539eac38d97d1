"""Words for odds and ranges: one way to say them, wherever the report speaks of doubt."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from reportgen.model.engagement import RiskMethod
from reportgen.model.uncertainty import Uncertainty
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats

_MIDDLE = (0.4, 0.6)
_NEARLY = 0.0005
_FEW = 0.0095
_HALF = 0.5
_LOST = Decimal("0.01")  # a share of the plan below which the even odds are no figure to budget


class Ranged(Protocol):
    """What has a simulated range: the cost of a process, or the portfolio."""

    @property
    def savings_p10(self) -> Decimal | NotAssessed:
        """Return the poor outcome."""

    @property
    def savings_p50(self) -> Decimal | NotAssessed:
        """Return the middle outcome."""

    @property
    def savings_p90(self) -> Decimal | NotAssessed:
        """Return the good outcome."""

    @property
    def probability_of_saving(self) -> float | NotAssessed:
        """Return the share of outcomes that save anything."""


def odds(formats: Formats, share: float) -> str:
    """Write a share of outcomes as a board says it: "9 in 10", "98 in 100", "less than 1 in 1,000"."""
    thousand = formats.number(1000)
    if share < _NEARLY:
        return f"less than 1 in {thousand}"
    if share > 1 - _NEARLY:
        return f"more than {formats.number(999)} in {thousand}"
    if not _FEW <= share <= 1 - _FEW:
        return f"{round(share * 1000)} in {thousand}"
    hundredths = round(share * 100)
    return f"{hundredths} in 100" if hundredths % 10 else f"{hundredths // 10} in 10"


def unbroken_odds(formats: Formats, share: float) -> str:
    """Write odds with "in 1,000" on one line."""
    return odds(formats, share).replace(" in ", f" in{NO_BREAK_SPACE}")


def outcomes(formats: Formats, share: float) -> str:
    """Write a share of outcomes as their number: "98 of 100 outcomes"."""
    return f"{odds(formats, share).replace(' in ', ' of ')} outcomes"


def range_words(formats: Formats, ranged: Ranged) -> str:
    """Say a range of the net saving over the horizon in one line; "" where none was worked out."""
    low, middle, high, chance = (
        ranged.savings_p10,
        ranged.savings_p50,
        ranged.savings_p90,
        ranged.probability_of_saving,
    )
    if (
        isinstance(low, NotAssessed)
        or isinstance(middle, NotAssessed)
        or isinstance(high, NotAssessed)
        or isinstance(chance, NotAssessed)
    ):
        return ""
    if low == high:
        return f"Net saving {formats.compact(middle)}: no range moves it." if middle else ""
    return (
        f"1 in 10 that the net saving is below {formats.compact(low)}, even odds of {formats.compact(middle)}, "
        f"1 in 10 that it is above {formats.compact(high)}. Chance of any saving: {odds(formats, chance)}."
    )


def is_above(uncertainty: Uncertainty) -> bool:
    """Return whether the plan lies clearly above the middle of the outcomes."""
    return uncertainty.share_below_plan > _MIDDLE[1]


def is_careful(uncertainty: Uncertainty) -> bool:
    """Return whether the plan lies clearly below the middle of the outcomes."""
    return uncertainty.share_below_plan < _MIDDLE[0]


def title_of(formats: Formats, uncertainty: Uncertainty) -> str:
    """Say how sure the saving is, and what figure to budget."""
    low, middle, high = uncertainty.p10.value, uncertainty.p50.value, uncertainty.p90.value
    if high < 0:
        return f"Nine times in ten the programme loses at least {formats.compact(-high)}"
    if middle < 0:
        instead = "" if uncertainty.plan < 0 else f", not a saving of {formats.compact(uncertainty.plan)}"
        return f"More likely than not the programme loses money; expect a loss of {formats.compact(-middle)}{instead}"
    ending = _advice(formats, uncertainty)
    if low < 0:
        return f"In {outcomes(formats, 1 - uncertainty.probability_of_saving)} the programme loses money; {ending}"
    return f"Nine times in ten the programme saves at least {formats.compact(low)}; {ending}"


def has_middle_budget(formats: Formats, uncertainty: Uncertainty) -> bool:
    """Return whether the even odds are the figure to budget, since the plan promises clearly more."""
    middle = uncertainty.p50.value
    return middle > 0 and is_above(uncertainty) and formats.compact(uncertainty.plan) != formats.compact(middle)


def _budgeted(formats: Formats, uncertainty: Uncertainty) -> str:
    """Return the even odds as a figure to budget; one lost in the rounding of the plan is no saving to count on."""
    middle = uncertainty.p50.value
    return "no saving" if middle < uncertainty.plan * _LOST else formats.compact(middle)


def _advice(formats: Formats, uncertainty: Uncertainty) -> str:
    plan, middle = formats.compact(uncertainty.plan), formats.compact(uncertainty.p50.value)
    if has_middle_budget(formats, uncertainty):
        return f"budget {_budgeted(formats, uncertainty)}, not {plan}"
    if is_careful(uncertainty) and plan != middle:
        return f"the plan of {plan} is careful"
    return f"budget {plan}"


def standfirst_of(formats: Formats, uncertainty: Uncertainty, *, holds_prices: bool) -> str:
    """Say how the doubt was worked out, and what share of the outcomes disappoints.

    `holds_prices` tells that an uplift stands for the doubt about prices, which are then not drawn.
    """
    draws = formats.number(uncertainty.draws)
    short = f"{outcomes(formats, uncertainty.share_below_plan)} fall short of the plan"
    drawn = "prices held and every other doubtful number" if holds_prices else "every doubtful number"
    return f"With {drawn} drawn {draws} times within its range, {short}; {_at_best(formats, uncertainty)}."


def _at_best(formats: Formats, uncertainty: Uncertainty) -> str:
    """Say the chance of a loss; where the title says it, what a good outcome brings."""
    saving, high = uncertainty.probability_of_saving, uncertainty.p90.value
    if uncertainty.p10.value < 0 and saving > 0:
        good = f"saves more than {formats.compact(high)}" if high >= 0 else f"loses less than {formats.compact(-high)}"
        return f"one in ten {good}"
    if saving >= 1:
        return "none loses money"
    return f"the chance of a loss is {odds(formats, 1 - saving)}" if saving > 0 else "none saves any"


def range_clause(formats: Formats, uncertainty: Uncertainty | NotAssessed) -> str:
    """Say beside the plan's saving how sure it is, and what to budget in its place.

    Nothing is said where that is not known or the plan itself is a loss.
    """
    if isinstance(uncertainty, NotAssessed) or uncertainty.p10.value == uncertainty.p90.value or uncertainty.plan < 0:
        return ""
    middle = has_middle_budget(formats, uncertainty)
    budget = f"; budget {_budgeted(formats, uncertainty)}" if middle else ""
    if uncertainty.p10.value > 0:
        return f", nine times in ten at least {formats.compact(uncertainty.p10.value)}{budget}"
    return f"; in {outcomes(formats, 1 - uncertainty.probability_of_saving)} it is a loss{budget}"


def missed_target(formats: Formats, uncertainty: Uncertainty | NotAssessed) -> str:
    """Say how unlikely the saving is that the client wants, "" where it is as likely as not or none is given."""
    if isinstance(uncertainty, NotAssessed) or uncertainty.target is None or uncertainty.probability_of_target is None:
        return ""
    if uncertainty.probability_of_target >= _HALF:
        return ""
    chance = unbroken_odds(formats, uncertainty.probability_of_target)
    return f"The chance of reaching the target of {formats.compact(uncertainty.target)} is {chance}."


def method_note(context: Context) -> str:
    """Say how the doubt about cost is treated: once, by simulation or by an uplift."""
    formats, assumptions = context.formats, context.assessment.assumptions
    where = context.selection.in_text("assumptions")
    drawn = (
        f"Ranges are those of {where}, drawn as PERT distributions. One draw of each assumption is common to all "
        "processes, so that they move together; each process has one of its own."
    )
    if context.assessment.engagement.risk_method is RiskMethod.SIMULATION:
        return f"{drawn} The doubt is in the simulation; no uplift for optimism is put on top."
    uplift = next((formats.percent(one.value.likely) for one in assumptions if one.id == "optimism_bias"), "")
    stands = f"One uplift for optimism, {uplift} on outsourced cost," if uplift else "One uplift for optimism"
    return f"{stands} stands for the doubt about prices, so what drives them is held at likely. {drawn}"


def simulation_sentence(context: Context) -> str:
    """Say beside single figures whether there is a range, and where."""
    found = context.assessment.portfolio.uncertainty
    if isinstance(found, NotAssessed):
        return "No uncertainty simulation was run: these are single figures, not a forecast range."
    if found.p10.value == found.p90.value:
        return "These are single figures: no number with a range moves them."
    where = context.selection.in_text("uncertainty")
    return f"These are single figures, each number at its likely value; {where} gives the range around them."
