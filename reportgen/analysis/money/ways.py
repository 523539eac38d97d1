"""Each way to run a process as exact numbers: its lines by year, its steady year, and when it takes effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.money.in_house import as_is_lines, automated_lines, improved_lines, steady_in_house
from reportgen.analysis.money.numbers import Number, Numbers
from reportgen.analysis.money.sourced import sourced_lines, steady_of
from reportgen.analysis.money.tax import taxed
from reportgen.analysis.money.work import Deal, Work
from reportgen.model.cash_flow import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to run a process, not rounded.

    `lines` are by year from 0 on, after tax; `steady` are the costs of a year in which all has taken effect, at today's
    prices; `live` is the month after the decision in which it takes effect.
    """

    lines: Mapping[Line, list[Number]]
    steady: Mapping[Line, Number]
    live: Number


def as_is_way(work: Work, baseline: Number, numbers: Numbers) -> Way:
    """Return the way in which nothing moves; `baseline` is today's yearly cost, rounded."""
    return Way(lines=taxed(as_is_lines(work, numbers), numbers), steady={Line.NOT_MOVED: baseline}, live=0.0)


def improved_way(work: Work, numbers: Numbers) -> Way:
    """Return the way of the client's own team that does the work better."""
    saving, effort = numbers["improvement_saving"], numbers["improvement_effort"]
    steady = steady_in_house(work, saving, effort, 0.0, numbers)
    return _in_house(improved_lines(work, numbers), steady, numbers)


def automated_way(work: Work, fit: float, numbers: Numbers) -> Way:
    """Return the way of software that does the part that fits it; `fit` is 0-1."""
    saving = numbers["automation_reach"] * fit
    steady = steady_in_house(work, saving, numbers["automation_effort"], numbers["automation_running"], numbers)
    return _in_house(automated_lines(work, fit, numbers), steady, numbers)


def sourced_way(deal: Deal, numbers: Numbers) -> Way:
    """Return the way of a deal."""
    return Way(
        lines=taxed(sourced_lines(deal, numbers), numbers),
        steady=steady_of(deal, numbers).parts,
        live=numbers[deal.live],
    )


def _in_house(lines: dict[Line, list[Number]], steady: Number, numbers: Numbers) -> Way:
    return Way(lines=taxed(lines, numbers), steady={Line.NOT_MOVED: steady}, live=numbers["in_house_live_month"])
