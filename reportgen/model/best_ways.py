"""The way of each process that saves most, and why the plan is another."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Option, OptionKind, Price
from reportgen.model.verdict import Recommendation

_BETTER_IN_HOUSE = frozenset({OptionKind.IMPROVED, OptionKind.AUTOMATED})
_ELSEWHERE = frozenset({OptionKind.OTHER_PLACE, OptionKind.OTHER_FORM})


class Why(Enum):
    """Why a process is not run in the way that saves most.

    OPEN: it stays, and the better way in-house is open. SENT: it moves, although a better way in-house would save more.
    LOSING: it moves, although it would save more as it is. WIDER: it moves in part, although all would save more.
    FARTHER: the risks say where it goes. UNREADY, UNKNOWN and KEPT: a provider would save more, but it is not in order,
    too little is known, or scores and rules keep it.
    """

    OPEN = auto()
    SENT = auto()
    LOSING = auto()
    WIDER = auto()
    FARTHER = auto()
    UNREADY = auto()
    UNKNOWN = auto()
    KEPT = auto()


def is_quoted(one: ProcessAssessment) -> bool:
    """Return whether the price is a provider's quote, which holds for the place chosen only."""
    return isinstance(one.cost.price, Price) and one.cost.price.is_quoted


def is_apart(option: Option, one: ProcessAssessment) -> bool:
    """Return whether a way is priced by the assumptions where sourcing as fits best is priced by a quote."""
    return is_quoted(one) and option.kind in _ELSEWHERE


def best_of(one: ProcessAssessment) -> Option:
    """Return the way that saves most, of those that compare; of equals the one recommended."""
    compared = [option for option in one.cost.options if not is_apart(option, one)]
    return max(compared, key=lambda option: (option.case.net_saving, option.is_recommended))


def is_better_in_house(one: ProcessAssessment) -> bool:
    """Return whether the way that saves most is a better one in-house."""
    return best_of(one).kind in _BETTER_IN_HOUSE


def planned_of(one: ProcessAssessment) -> Option:
    """Return the way recommended."""
    return next(option for option in one.cost.options if option.is_recommended)


def left_of(one: ProcessAssessment) -> Decimal:
    """Return what the way that saves most saves more than the plan."""
    return best_of(one).case.net_saving - planned_of(one).case.net_saving


def why_another(one: ProcessAssessment) -> Why | None:
    """Return why a process is not run in the way that saves most; None where it is."""
    best = best_of(one)
    if best.is_recommended:
        return None
    if is_better_in_house(one):
        return Why.SENT if one.sourcing.moves else Why.OPEN
    if best.kind is OptionKind.AS_IS:
        return Why.LOSING
    if one.sourcing.moves:
        return Why.WIDER if best.kind is OptionKind.SOURCED_WHOLE else Why.FARTHER
    waits = {Recommendation.STABILISE: Why.UNREADY, Recommendation.ASSESS_FURTHER: Why.UNKNOWN}
    return waits.get(one.sourcing.recommendation, Why.KEPT)
