"""The lines of the cash-flow table where work stays: as it is, improved, or automated."""

from __future__ import annotations

from reportgen.analysis.money.components import amounts_of
from reportgen.analysis.money.numbers import Number, Numbers, called
from reportgen.analysis.money.pricing import family_amounts
from reportgen.analysis.money.timing import handed_over
from reportgen.analysis.money.work import Work
from reportgen.model.cash_flow import Line

_PAID = ("people", "management")
_BY_VOLUME = "people"
VOLUME_LEVEL = "volume_level"


def level_of(numbers: Numbers) -> Number:
    """Return the volume to price, as a ratio to today's; 1 but where a break-even volume is sought."""
    level = numbers.optional(VOLUME_LEVEL)
    return 1.0 if level is None else level


def growth_of(family: str, year: int, numbers: Numbers) -> Number:
    """Return how a family of in-house cost has grown by a year (1 is today's prices), as a factor.

    People and their managers follow wages, the rest other prices; only the cost of people follows volume.
    """
    return numbers.remembered(("growth", family, year), lambda: _growth(family, year, numbers))


def _growth(family: str, year: int, numbers: Numbers) -> Number:
    rise = numbers["wage_inflation" if family in _PAID else "other_inflation"]
    grown = (1 + rise) ** (year - 1)
    if family != _BY_VOLUME:
        return grown
    return grown * level_of(numbers) * (1 + numbers["volume_growth"]) ** (year - 1)


def cost_of(work: Work, year: int, numbers: Numbers) -> dict[str, Number]:
    """Return the in-house cost of a year by family, if nothing were done."""
    return _grown(families_of(work, numbers), year, numbers)


def families_of(work: Work, numbers: Numbers) -> dict[str, Number]:
    """Return today's yearly cost by family; only for work that has a cost."""
    amounts = amounts_of(work.entered, numbers)
    if amounts is None:
        raise ValueError("work without a cost cannot be priced")
    return family_amounts(amounts)


def _grown(families: dict[str, Number], year: int, numbers: Numbers) -> dict[str, Number]:
    level = numbers["baseline_accuracy"]
    return {
        name: called(amount * level * growth_of(name, year, numbers), "cost", name, year)
        for name, amount in families.items()
    }


def as_is(work: Work, numbers: Numbers) -> list[Number]:
    """Return the in-house cost by year from 0 on; nothing falls in year 0."""
    families = families_of(work, numbers)
    wholes = (sum(_grown(families, year, numbers).values(), 0.0) for year in range(1, work.years + 1))
    return [0.0, *(called(whole, "as_is", year) for year, whole in enumerate(wholes, 1))]


def capital_of(work: Work, moved: Number) -> list[Number]:
    """Return the capital spending that the moved share of the work makes needless, at year 0."""
    return [work.capital * moved, *[0.0] * work.years]


def as_is_lines(work: Work, numbers: Numbers) -> dict[Line, list[Number]]:
    """Return the lines where nothing moves."""
    cost = as_is(work, numbers)
    return {Line.AS_IS: cost, Line.NOT_MOVED: cost}


def improved_lines(work: Work, numbers: Numbers) -> dict[Line, list[Number]]:
    """Return the lines where the client's own team does the work better."""
    return _saved_in_house(work, numbers["improvement_saving"], numbers["improvement_effort"], 0.0, numbers)


def automated_lines(work: Work, fit: float, numbers: Numbers) -> dict[Line, list[Number]]:
    """Return the lines where software does the part of the work that fits it; `fit` is 0-1."""
    saving = numbers["automation_reach"] * fit
    return _saved_in_house(work, saving, numbers["automation_effort"], numbers["automation_running"], numbers)


def _saved_in_house(
    work: Work, saving: Number, effort: Number, running: Number, numbers: Numbers
) -> dict[Line, list[Number]]:
    """Return the lines of a saving on the cost of people, made at once from the month it is live.

    `effort` is the one-off cost in years of that saving, `running` the yearly cost of its software as a share of it.
    """
    live = numbers["in_house_live_month"]
    first = called(cost_of(work, 1, numbers)["people"] * saving * effort, "effort")
    stays: list[Number] = [0.0]
    software: list[Number] = [0.0]
    for year in range(1, work.years + 1):
        cost = cost_of(work, year, numbers)
        share = called(handed_over(year, live, 0.0), "made", year)
        stays.append(called(sum(cost.values(), 0.0), "as_is", year) - cost["people"] * saving * share)
        software.append(first * running * share * (1 + numbers["other_inflation"]) ** (year - 1))
    return {
        Line.AS_IS: as_is(work, numbers),
        Line.NOT_MOVED: stays,
        Line.IMPROVEMENT: [first, *[0.0] * work.years],
        Line.SOFTWARE: software,
    }


def steady_in_house(work: Work, saving: Number, effort: Number, running: Number, numbers: Numbers) -> Number:
    """Return the cost of a steady year with the saving made, at today's prices."""
    cost = cost_of(work, 1, numbers)
    people = cost["people"] * saving
    return called(sum(cost.values(), 0.0), "as_is", 1) - people + people * effort * running
