"""What the places of a process come to: the chosen one, the next best, what bars the others, and the sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import is_quoted
from reportgen.model.business_case import PlaceOption
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.money import total
from reportgen.model.verdict import Place

PLACES = (Place.ONSHORE, Place.NEARSHORE, Place.OFFSHORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSums:
    """The net saving over the horizon of all that moves and carries a cost.

    `everywhere` is that of all of it at one place. A process barred from there counts where it is recommended, and so
    does one priced by a quote, which holds for one place only; `barred` and `quoted` count those. A place that none
    without a quote can go to is left out.
    """

    recommended: Decimal
    everywhere: Mapping[Place, Decimal]
    barred: Mapping[Place, int]
    quoted: int
    processes: int


def option_at(one: ProcessAssessment, place: Place) -> PlaceOption | None:
    """Return what is known of a process at a place."""
    return next((option for option in one.cost.places if option.place is place), None)


def chosen_option(one: ProcessAssessment) -> PlaceOption | None:
    """Return the place chosen."""
    return next((option for option in one.cost.places if option.is_chosen), None)


def saving_of(option: PlaceOption | None) -> Decimal | None:
    """Return the net saving over the horizon at a place, None where it is barred or not priced."""
    return option.case.net_saving if option is not None and isinstance(option.case, MoneyCase) else None


def chosen_saving(one: ProcessAssessment) -> Decimal | None:
    """Return the net saving over the horizon as recommended, None where the process carries no cost."""
    return one.cost.case.net_saving if isinstance(one.cost.case, MoneyCase) else None


def next_best(one: ProcessAssessment) -> PlaceOption | None:
    """Return the best of the places not chosen, by net saving; None where none is open."""
    others = [option for option in one.cost.places if not option.is_chosen and saving_of(option) is not None]
    return max(others, key=lambda option: saving_of(option) or Decimal(0), default=None)


def bar_words(one: ProcessAssessment, place: Place) -> str:
    """Say in two or three words what bars a place."""
    if option_at(one, place) is None:
        return "not compared"
    return "not permitted" if one.process.permitted_countries else "no country known"


def savings_of(sourced: Sequence[ProcessAssessment]) -> list[Decimal]:
    """Return every net saving that is known, at the places chosen and at the others."""
    own = [saving for one in sourced if (saving := chosen_saving(one)) is not None]
    others = [saving_of(option) for one in sourced for option in one.cost.places if not option.is_chosen]
    return [*own, *(saving for saving in others if saving is not None)]


def _free(savings: Sequence[Decimal | None], bound: Sequence[bool]) -> list[Decimal | None]:
    return [saving for saving, fixed in zip(savings, bound, strict=True) if not fixed]


def place_sums(sourced: Sequence[ProcessAssessment]) -> PlaceSums | None:
    """Add up the places over what moves; None where nothing that moves carries a cost."""
    priced = [(one, saving) for one in sourced if (saving := chosen_saving(one)) is not None]
    if not priced:
        return None
    found = {place: [saving_of(option_at(one, place)) for one, _ in priced] for place in PLACES}
    bound = [is_quoted(one) for one, _ in priced]
    open_to = [place for place in PLACES if any(saving is not None for saving in _free(found[place], bound))]
    return PlaceSums(
        recommended=total(saving for _, saving in priced),
        everywhere={
            place: total(
                own if there is None or fixed else there
                for (_, own), there, fixed in zip(priced, found[place], bound, strict=True)
            )
            for place in open_to
        },
        barred={place: sum(1 for there in found[place] if there is None) for place in open_to},
        quoted=sum(bound),
        processes=len(priced),
    )
