"""The way that saves most of each process, what all of these would bring, and why the plan is not that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.business_case import Option, OptionKind
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed, Recommendation
from reportgen.report.view.context import Context
from reportgen.report.view.money.apportioned import apportioned
from reportgen.report.view.places.facts import is_quoted
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.wording import is_sourced
from reportgen.report.words.formats import Formats, MoneyScale, in_words

_IN_HOUSE = {OptionKind.AS_IS, OptionKind.IMPROVED, OptionKind.AUTOMATED}
_MOST_NUMBERS = 12
_ELSEWHERE = {OptionKind.OTHER_PLACE, OptionKind.OTHER_FORM}


class Why(Enum):
    """Why a process is not run in the way that saves most, told of one process and of several."""

    OPEN = (
        "does not move, and the better way in-house is open to its team: the plan counts only what moves",
        "do not move, and the better way in-house is open to their teams: the plan counts only what moves",
    )
    SENT = (
        "moves although in-house would save more: scores and rules, not money, decide",
        "move although in-house would save more: scores and rules, not money, decide",
    )
    WIDER = (
        "moves in part although all would save more: scores and rules decide",
        "move in part although all would save more: scores and rules decide",
    )
    FARTHER = (
        "goes where and to whom the risks allow, although elsewhere would save more",
        "go where and to whom the risks allow, although elsewhere would save more",
    )
    UNREADY = (
        "would save more at a provider, but must be put in order before it goes",
        "would save more at a provider, but must be put in order before they go",
    )
    UNKNOWN = (
        "would save more at a provider, but too little is known of it yet",
        "would save more at a provider, but too little is known of them yet",
    )
    KEPT = (
        "would save more at a provider, but scores and rules keep it",
        "would save more at a provider, but scores and rules keep them",
    )

    def said_of(self, count: int) -> str:
        """Return the reason of so many processes, to follow their numbers."""
        of_one, of_several = self.value
        return of_one if count == 1 else of_several


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """What the best of each would bring, why the plan is not that by reason, and what these amounts rest on."""

    lead: str
    reasons: tuple[str, ...]
    rests_on: str


def best_of(one: ProcessAssessment) -> Option:
    """Return the way that saves most, of those that compare; of equals the one recommended."""
    compared = [option for option in one.cost.options if not is_apart(option, one)]
    return max(compared, key=lambda option: (option.case.net_saving, option.is_recommended))


def is_better_in_house(one: ProcessAssessment) -> bool:
    """Return whether the way that saves most is a better one in-house."""
    return best_of(one).kind in _IN_HOUSE - {OptionKind.AS_IS}


def is_apart(option: Option, one: ProcessAssessment) -> bool:
    """Return whether a way is priced by the assumptions where sourcing as fits best is priced by a quote."""
    return is_quoted(one) and option.kind in _ELSEWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What the plan leaves of the best way of each: for a reason, of some processes, an amount as it is printed."""

    reason: Why
    members: Sequence[ProcessAssessment]
    share: Decimal


def why_not(context: Context, priced: Sequence[ProcessAssessment]) -> WhyNot | None:
    """Say what the best way of each would bring and, by reason, what of it the plan leaves; None where it leaves none.

    The amounts by reason add up to the difference as printed.
    """
    formats, best, gap, left = _left_by_reason(context, priced)
    if not left:
        return None
    return WhyNot(
        lead=(
            f"The best way of each would bring {formats.compact(best)} in all, {formats.compact(gap)} more than the "
            f"plan{_against_target(context, formats, best)}. The plan leaves that, since money is told beside the "
            "verdict and does not set it:"
        ),
        reasons=tuple(
            f"{formats.compact(one.share)}: {_who(context, one.members)} {one.reason.said_of(len(one.members))}."
            for one in left
        ),
        rests_on="".join(_rests_on(left)),
    )


def is_open_at_home(context: Context, priced: Sequence[ProcessAssessment]) -> bool:
    """Return whether a better way in-house is open for some that stay."""
    return any(one.reason is Why.OPEN for one in _left_by_reason(context, priced)[3])


def _left_by_reason(
    context: Context, priced: Sequence[ProcessAssessment]
) -> tuple[Formats, Decimal, Decimal, list[_Left]]:
    """Return how amounts are written, the best of each, how much more than the plan that is, and that by reason."""
    groups = [(reason, [one for one in priced if _reason(one) == reason]) for reason in Why]
    exact = [(reason, members, total(map(_left, members))) for reason, members in groups if members]
    best, plan = total(best_of(one).case.net_saving for one in priced), total(map(_planned, priced))
    formats = context.formats.alike([best, plan])
    gap = formats.told(best) - formats.told(plan)
    if len(priced) == 1:
        return formats, best, gap, []
    amounts, scale = [amount for _, _, amount in exact], formats.scale
    shares = _alike(amounts, gap, scale) if scale else amounts
    ranked = sorted(zip(exact, shares, strict=True), key=lambda found: -found[0][2])
    left = [_Left(reason=reason, members=members, share=share) for (reason, members, _), share in ranked]
    return formats, best, gap, left


def _alike(amounts: Sequence[Decimal], gap: Decimal, scale: MoneyScale) -> list[Decimal]:
    """Round amounts in the unit of a statement so that they add up to their printed sum."""
    given = apportioned([amount / scale.divisor for amount in amounts], gap / scale.divisor, decimals=scale.decimals)
    return [amount * scale.divisor for amount in given]


def _against_target(context: Context, formats: Formats, best: Decimal) -> str:
    found = context.assessment.portfolio.uncertainty
    if isinstance(found, NotAssessed) or found.target is None:
        return ""
    word = "against" if best >= found.target else "still short of"
    return f", {word} a target of {formats.compact(found.target)}"


def _who(context: Context, members: Sequence[ProcessAssessment]) -> str:
    return f"{in_words(len(members))} ({numbered_at_most([context.number(one) for one in members], _MOST_NUMBERS)})"


def _rests_on(left: Sequence[_Left]) -> Iterator[str]:
    if any(best_of(one).kind in _IN_HOUSE for each in left for one in each.members):
        yield "In-house ways are priced by the assumptions alone: there is no offer for them, and no odds were drawn."


def _left(one: ProcessAssessment) -> Decimal:
    return best_of(one).case.net_saving - _planned(one)


def _planned(one: ProcessAssessment) -> Decimal:
    return next(option for option in one.cost.options if option.is_recommended).case.net_saving


def _reason(one: ProcessAssessment) -> Why | None:
    """Return why a process is not run in the way that saves most; None where it is."""
    best = best_of(one)
    if best.is_recommended:
        return None
    if best.kind in _IN_HOUSE:
        return Why.SENT if is_sourced(one) else Why.OPEN
    if is_sourced(one):
        return Why.WIDER if best.kind is OptionKind.SOURCED_WHOLE else Why.FARTHER
    waits = {Recommendation.STABILISE: Why.UNREADY, Recommendation.ASSESS_FURTHER: Why.UNKNOWN}
    return waits.get(one.sourcing.recommendation, Why.KEPT)
