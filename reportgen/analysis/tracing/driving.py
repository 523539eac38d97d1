"""What the cost rests on: its drivers, and the rate of a place against that at home."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.money.numbers import single
from reportgen.analysis.place import Site, rate_of
from reportgen.analysis.tracing import expressions as formulas
from reportgen.analysis.tracing.parameters import FollowedNumbers, rate_leaf, unit_of
from reportgen.analysis.tracing.recording import Book, Followed, formula_of
from reportgen.knowledge.facts import Knowledge
from reportgen.model.business_case import Driver, PlaceOption
from reportgen.model.verdict import NatureClass, Place


def rate_ratio(book: Book, site: Site, home: str | None, nature: NatureClass | None, knowledge: Knowledge) -> float:
    """Return the provider's rate at a site against that at home; at home, and where a rate is not known, it is 1."""
    there, here = knowledge.locations.get(site.country), knowledge.locations.get(home or "")
    if site.place is Place.ONSHORE or there is None or here is None:
        return site.rate_ratio
    rates = [book.write(rate_leaf(one.country, nature, rate_of(one, nature), knowledge)) for one in (there, here)]
    label = f"Provider's rate in {site.country_name} against that at home"
    path, formula = f"working.rate_ratio.{site.country}", formulas.over(*rates)
    return Followed.at(site.rate_ratio, book.figure(path, label, site.rate_ratio, formula, rule="6.3", unit=""), book)


def driver_figures(book: Book, drivers: Sequence[Driver], numbers: FollowedNumbers, ratio: float) -> None:
    """Write down the drivers; the last is the rate of the place, the others are parameters."""
    for position, driver in enumerate(drivers):
        is_rate = position == len(drivers) - 1
        formula = formula_of(ratio if is_rate else single(numbers[driver.parameter]))
        path, unit = f"cost.drivers[{position}].value", unit_of(driver.unit, book.currency)
        rule = "6.3" if is_rate else "6"
        book.figure(path, driver.label, driver.value, formula, rule=rule, unit=unit)


def place_rate(
    book: Book, position: int, one: PlaceOption, ratio: float, nature: NatureClass | None, numbers: FollowedNumbers
) -> None:
    """Write down the blended rate of a place that is compared."""
    if one.rate_ratio is None:
        return
    blended = 1.0
    if one.place is not Place.ONSHORE:
        onsite = single(numbers.for_class("onsite_share", nature))
        blended = onsite + (1 - onsite) * ratio
    path = f"cost.places[{position}].rate_ratio"
    label = f"Blended rate {one.place.value}, against that at home"
    book.figure(path, label, one.rate_ratio, formula_of(blended), rule="6.3", unit="")
