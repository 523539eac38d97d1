"""The way that saves most of each process, what all of these would bring, and why the plan is not that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import Why, best_of, left_of, planned_of, why_another
from reportgen.model.money import total
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Point
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.words.formats import Formats, in_words

_MOST_NUMBERS = 12
_AT_HOME = frozenset({Why.OPEN, Why.SENT})
_SAID = {
    Why.OPEN: (
        "does not move, and the better way in-house is open to its team: the plan counts only what moves",
        "do not move, and the better way in-house is open to their teams: the plan counts only what moves",
    ),
    Why.SENT: (
        "moves although in-house would save more: scores and rules, not money, decide",
        "move although in-house would save more: scores and rules, not money, decide",
    ),
    Why.LOSING: (
        "moves although leaving it as it is would cost less: scores and rules, not money, decide",
        "move although leaving them as they are would cost less: scores and rules, not money, decide",
    ),
    Why.WIDER: (
        "moves in part although all would save more: scores and rules decide",
        "move in part although all would save more: scores and rules decide",
    ),
    Why.FARTHER: (
        "goes where and to whom the risks allow, although elsewhere would save more",
        "go where and to whom the risks allow, although elsewhere would save more",
    ),
    Why.UNREADY: (
        "would save more if sourced, but must be put in order before it goes",
        "would save more if sourced, but must be put in order before they go",
    ),
    Why.UNKNOWN: (
        "would save more if sourced, but too little is known of it yet",
        "would save more if sourced, but too little is known of them yet",
    ),
    Why.KEPT: (
        "would save more if sourced, but scores and rules keep it",
        "would save more if sourced, but scores and rules keep them",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """What the best of each would bring, why the plan is not that by reason, and what these amounts rest on."""

    lead: str
    reasons: tuple[Point, ...]
    rests_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What the plan leaves of the best way of each, for a reason, of some processes."""

    reason: Why
    members: Sequence[ProcessAssessment]
    amount: Decimal


def why_not(context: Context, priced: Sequence[ProcessAssessment]) -> WhyNot | None:
    """Say what the best way of each would bring and, by reason, what of it the plan leaves; None where it leaves none.

    Also None of a single process, where the table says it all. The amounts by reason are in the unit in which they add
    up to the difference.
    """
    left = _left_by_reason(priced)
    if not left or len(priced) == 1:
        return None
    best, plan = (total(way(one).case.net_saving for one in priced) for way in (best_of, planned_of))
    formats, amounts = context.formats.alike([best, plan]), [one.amount for one in left]
    by_reason = formats.in_scale(formats.scale and formats.adding(formats.scale, (amounts, (plan, *amounts))))
    gap = formats.told(best) - formats.told(plan)
    return WhyNot(
        lead=(
            f"The best way to run each process would bring {formats.compact(best)} in all, {formats.compact(gap)} more "
            f"than the plan{_against_target(context, formats, best)}. The plan forgoes that, because money is shown "
            "beside each verdict and does not decide it:"
        ),
        reasons=tuple(
            Point(mark="", lead=f"{by_reason.compact(one.amount)}:", text=_reason(context, one)) for one in left
        ),
        rests_on="".join(_rests_on(left)),
    )


def better_at_home(context: Context) -> Mapping[Why, Left]:
    """Return what better ways in-house would save beyond the plan, of what stays and of what moves, where they do."""
    priced = [one for one in context.assessment.processes if one.cost.options]
    return {one.reason: one for one in _left_by_reason(priced) if one.reason in _AT_HOME}


def _left_by_reason(priced: Sequence[ProcessAssessment]) -> list[Left]:
    """Return by reason what the plan leaves, the most first."""
    groups = ((reason, [one for one in priced if why_another(one) is reason]) for reason in Why)
    left = (Left(reason=reason, members=some, amount=total(map(left_of, some))) for reason, some in groups if some)
    return sorted(left, key=lambda one: -one.amount)


def _against_target(context: Context, formats: Formats, best: Decimal) -> str:
    found = context.assessment.portfolio.uncertainty
    if isinstance(found, NotAssessed) or found.target is None:
        return ""
    word = "against" if best >= found.target else "still short of"
    return f", {word} a target of {formats.compact(found.target)}"


def _reason(context: Context, one: Left) -> str:
    return f"{_who(context, one.members)} {_SAID[one.reason][len(one.members) > 1]}."


def _who(context: Context, members: Sequence[ProcessAssessment]) -> str:
    return f"{in_words(len(members))} ({numbered_at_most([context.number(one) for one in members], _MOST_NUMBERS)})"


def _rests_on(left: Sequence[Left]) -> Iterator[str]:
    if any(one.reason in _AT_HOME for one in left):
        yield "In-house ways are priced by the assumptions alone: there is no offer for them, and no odds were drawn."
