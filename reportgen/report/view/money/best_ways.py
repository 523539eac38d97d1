"""The way that saves most of each process, what all of these would bring, and why the plan is not that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

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
_OPEN, _SENT, _WIDER, _FARTHER, _UNREADY, _UNKNOWN, _KEPT = range(7)
_SAID: dict[int, Callable[[bool], str]] = {
    _OPEN: lambda one: (
        f"{'stays' if one else 'stay'}, and the better way in-house is open to {'its team' if one else 'their teams'}: "
        "the plan counts only what moves"
    ),
    _SENT: lambda one: (
        f"{'moves' if one else 'move'} although in-house would save more: scores and rules, not money, decide"
    ),
    _WIDER: lambda one: f"{'moves' if one else 'move'} in part although all would save more: scores and rules decide",
    _FARTHER: lambda one: (
        f"{'goes' if one else 'go'} where and to whom the risks allow, although elsewhere would save more"
    ),
    _UNREADY: lambda one: (
        f"would save more at a provider, but must be put in order before {'it' if one else 'they'} go"
    ),
    _UNKNOWN: lambda _: "would save more at a provider, but too little is known yet",
    _KEPT: lambda one: f"would save more at a provider, but scores and rules keep {'it' if one else 'them'}",
}


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


def is_apart(option: Option, one: ProcessAssessment) -> bool:
    """Return whether a way is priced by the assumptions where sourcing as fits best is priced by a quote."""
    return is_quoted(one) and option.kind in _ELSEWHERE


def why_not(context: Context, priced: Sequence[ProcessAssessment]) -> WhyNot | None:
    """Say what the best way of each would bring and, by reason, what of it the plan leaves; None where it leaves none.

    The amounts by reason add up to the difference as printed.
    """
    groups = [(reason, [one for one in priced if _reason(one) == reason]) for reason in _SAID]
    left = [(reason, members, total(map(_left, members))) for reason, members in groups if members]
    if not left or len(priced) == 1:
        return None
    best, plan = total(best_of(one).case.net_saving for one in priced), total(map(_planned, priced))
    formats = context.formats.alike([best, plan])
    gap = formats.told(best) - formats.told(plan)
    scale = formats.scale
    shares = _alike([amount for _, _, amount in left], gap, scale) if scale else [amount for _, _, amount in left]
    ranked = sorted(zip(left, shares, strict=True), key=lambda found: -found[0][2])
    return WhyNot(
        lead=(
            f"The best way of each would bring {formats.compact(best)} in all, {formats.compact(gap)} more than the "
            f"plan{_against_target(context, formats, best)}. The plan leaves that, since money is told beside the "
            "verdict and does not set it:"
        ),
        reasons=tuple(
            f"{formats.compact(share)}: {_who(context, members)} {_SAID[reason](len(members) == 1)}."
            for (reason, members, _), share in ranked
        ),
        rests_on="".join(_rests_on(left)),
    )


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


def _rests_on(left: Sequence[tuple[int, Sequence[ProcessAssessment], Decimal]]) -> Iterator[str]:
    if any(best_of(one).kind in _IN_HOUSE for _, members, _ in left for one in members):
        yield "In-house ways are priced by the assumptions alone: there is no offer for them, and no odds were drawn."


def _left(one: ProcessAssessment) -> Decimal:
    return best_of(one).case.net_saving - _planned(one)


def _planned(one: ProcessAssessment) -> Decimal:
    return next(option for option in one.cost.options if option.is_recommended).case.net_saving


def _reason(one: ProcessAssessment) -> int | None:
    """Return why a process is not run in the way that saves most; None where it is."""
    best = best_of(one)
    if best.is_recommended:
        return None
    if best.kind in _IN_HOUSE:
        return _SENT if is_sourced(one) else _OPEN
    if is_sourced(one):
        return _WIDER if best.kind is OptionKind.SOURCED_WHOLE else _FARTHER
    waits = {Recommendation.STABILISE: _UNREADY, Recommendation.ASSESS_FURTHER: _UNKNOWN}
    return waits.get(one.sourcing.recommendation, _KEPT)
