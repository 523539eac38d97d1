"""What the business case says first: what the programme is worth, and the year that pays for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil

from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import KeyFigure
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import Formats, counted, sentence_start

_MONTHS = 12


def title_of(context: Context, summary: Summary) -> str:
    """Say what the programme is worth in one line."""
    formats, years = _told(context, summary), counted(context.assessment.engagement.horizon_years, "year")
    if summary.net_saving is None:
        return "No process carries a cost, so there is no business case yet"
    if not summary.sourced:
        return "Nothing moves, so the cost stays as it is"
    if summary.net_saving == 0:
        return "At the costs given, sourcing neither saves nor costs anything"
    if summary.net_saving < 0:
        return f"Sourcing costs {formats.compact(-summary.net_saving)} more over {years} than staying as is"
    ending = _ending([flow.net for flow in context.assessment.portfolio.cash_flows])
    return f"Sourcing saves {formats.compact(summary.net_saving)} over {years}{ending}"


def _ending(nets: Sequence[Decimal]) -> str:
    """Say how many years it takes until one saves; the first one costs more where the move takes more than it saves."""
    before = next((year for year, net in enumerate(nets) if year and net > 0), 1) - 1
    if before > 1:
        how = "cost more" if all(net < 0 for net in nets[1 : before + 1]) else "save nothing"
        return f", after {counted(before, 'year')} that {how}"
    return ", after a first year that costs more" if before or total(nets[:2]) < 0 else ", from the first year on"


def standfirst_of(context: Context, summary: Summary) -> str:
    """Say what that is in per cent, what it is worth today, and when the money is back."""
    if summary.net_saving is None or summary.npv is None:
        return "Give a yearly cost for each process on the Processes sheet; nothing is guessed here."
    if not summary.sourced and not summary.npv:
        still = "Every process stays where it is, so there is nothing to weigh against today’s cost."
        return " ".join(part for part in (still, _outside(context)) if part)
    rate = context.formats.percent(context.assessment.engagement.discount_rate, 1)
    lost = "a loss of " if summary.npv < 0 else ""
    worth = f"Net present value is {lost}{_told(context, summary).compact(abs(summary.npv))} at {rate}."
    return " ".join(
        part for part in (_share(context, summary), worth, _payback(context, summary), _outside(context)) if part
    )


def _told(context: Context, summary: Summary) -> Formats:
    """Return how the title and the standfirst write amounts: in one unit."""
    return context.formats.alike(filter(None, (summary.net_saving, summary.npv)))


def _share(context: Context, summary: Summary) -> str:
    baseline = total(flow.baseline for flow in context.assessment.portfolio.cash_flows)
    if not summary.sourced or not summary.net_saving or not baseline:
        return ""
    share = context.formats.percent(float(abs(summary.net_saving) / baseline), 1)
    few = {1: "the process costs as it is", 2: "both processes cost as they are"}
    whole = few.get(len(context.assessment.processes), "all the processes cost as they are")
    return f"That is {share} of what {whole}."


def _payback(context: Context, summary: Summary) -> str:
    if summary.payback_years is None or not summary.sourced:
        return "Cash does not turn positive within the horizon."
    said = f"Cash turns positive in month {month_of(summary.payback_years)}"
    discounted = context.assessment.portfolio.discounted_payback_years
    if isinstance(discounted, NotAssessed):
        return f"{said}, but not within the horizon once discounted."
    return f"{said}, discounted in month {month_of(discounted)}."


def _outside(context: Context) -> str:
    outside = context.assessment.portfolio.processes_without_cost
    stand = counted(outside, "process without a cost stands", "processes without a cost stand")
    return f"{sentence_start(stand)} outside it." if outside else ""


def month_of(years: float) -> int:
    """Return the month, counted from the decision, in which so many years end."""
    return max(1, ceil(round(years * _MONTHS, 6)))


def key_figures(context: Context, summary: Summary) -> tuple[KeyFigure, ...]:
    """Give the cost of ownership either way, the discounted payback and the rate of return, or why there is none."""
    portfolio, formats = context.assessment.portfolio, context.formats
    if isinstance(portfolio.total_cost, NotAssessed):
        return ()
    years = counted(context.assessment.engagement.horizon_years, "year")
    as_it_is = total(flow.baseline for flow in portfolio.cash_flows)
    formats = _telling_apart(formats.alike((as_it_is, portfolio.total_cost)), as_it_is, portfolio.total_cost)
    first = KeyFigure(value=formats.compact(as_it_is), label=f"total cost of ownership over {years}, as it is")
    if not summary.sourced:
        return (first,)
    return (
        first,
        KeyFigure(value=formats.compact(portfolio.total_cost), label="the same as recommended, everything included"),
        _discounted(portfolio.discounted_payback_years),
        _irr(context, portfolio.irr),
    )


def _telling_apart(formats: Formats, one: Decimal, other: Decimal) -> Formats:
    """Return the conventions, in the unit of their difference where two amounts would read as the same."""
    is_same = one != other and formats.compact(one) == formats.compact(other)
    return replace(formats, scale=None).alike((one - other,)) if is_same else formats


def _discounted(years: float | NotAssessed) -> KeyFigure:
    if isinstance(years, NotAssessed):
        return KeyFigure(value="None", label="no discounted payback within the horizon")
    return KeyFigure(value=f"Month {month_of(years)}", label="discounted payback, from the decision")


def _irr(context: Context, irr: float | NotAssessed) -> KeyFigure:
    if isinstance(irr, NotAssessed):
        return KeyFigure(value="No IRR", label=irr.reason)
    return KeyFigure(value=context.formats.percent(irr), label="internal rate of return, a year")
