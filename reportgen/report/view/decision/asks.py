"""What the board is asked to decide, and what would change the recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from math import floor

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.best_ways import Why
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.losses import loss_of
from reportgen.model.money import total
from reportgen.model.portfolio_groups import People, PeopleDuty
from reportgen.model.protection import RiskScore
from reportgen.model.verdict import Recommendation
from reportgen.report.view.context import Context
from reportgen.report.view.money.best_ways import better_at_home
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.present_pay import present_pay_limit
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.redundancy import redundancy_limit
from reportgen.report.view.summary import Summary, baseline_of, cost_of
from reportgen.report.view.uncertainty.uncovered import quotes_above
from reportgen.report.view.verdicts.decided import SCORES, decided_by, is_at_a_loss
from reportgen.report.view.wording import verdict_words
from reportgen.report.words.formats import counted, in_words, sentence_start, whole_or_counted

_WATCHED_SCORE = 10
_NAMED = 4
_SOURCED = frozenset({Recommendation.OUTSOURCE, Recommendation.SELECTIVE})
_WAYS_AT_HOME = "Have better ways in-house worked out:"
_NO_OWNER = "Name an owner and a date for"
_CONDITION = {True: ", subject to consultation", False: ", subject to the duties to staff", None: " now"}

Wave = tuple[int, Sequence[ProcessAssessment]]


class AtHome(Enum):
    """How much the page has room to say of better ways in-house, the most first."""

    FULL = auto()
    SHORT = auto()
    LEFT_OUT = auto()


def decisions_asked(context: Context, summary: Summary, at_home: AtHome = AtHome.FULL) -> tuple[Point, ...]:
    """List what must be decided, the most pressing first, better ways in-house last."""
    first = _about_a_loss(context, summary) if summary.loses else _about_waves(context, summary)
    asked = [*first, *_about_the_rest(context, summary)]
    if not asked:
        who = context.selection.pointing_to("profiles", "the profiles name", "the full report names")
        asked = [("Keep the portfolio as it is,", f"and come back when the conditions that {who} have changed.")]
    asked += _about_ways_at_home(context, summary, at_home)
    return tuple(Point(mark=mark, lead=lead, text=text) for mark, (lead, text) in zip("ABCDE", asked, strict=False))


def _about_ways_at_home(context: Context, summary: Summary, room: AtHome) -> list[tuple[str, str]]:
    """Ask for the better ways in-house, which the plan does not count: of what stays, and in place of a move."""
    found, formats = better_at_home(context), context.formats
    parts = [
        f"{formats.compact(found[why].amount)} for {counted(len(found[why].members), one, several)}"
        for why, one, several in (
            (Why.OPEN, "that does not move", "that do not move"),
            (Why.SENT, "that moves", "that move"),
        )
        if why in found
    ]
    if not parts or room is AtHome.LEFT_OUT:
        return []
    beyond = ", beyond the plan," if summary.sourced else ""
    if room is AtHome.SHORT:
        return [(_WAYS_AT_HOME, f"on assumptions{beyond} {joined(parts)}.")]
    years = counted(context.assessment.engagement.horizon_years, "year")
    where = "the full report" if context.selection.is_brief else context.selection.in_text("business_case")
    when = "; compare before signing" if Why.SENT in found else ""
    saved = f"on assumptions alone they would save over {years}{beyond} {joined(parts)}"
    return [(_WAYS_AT_HOME, f"{saved}{when} ({where}).")]


def _about_a_loss(context: Context, summary: Summary) -> list[tuple[str, str]]:
    planned, middle = summary.net_saving or Decimal(0), summary.middle_saving or Decimal(0)
    why = (
        f"as priced here the programme costs {context.formats.compact(-planned)} more than it saves."
        if planned < 0
        else f"more likely than not the programme loses money; expect a loss of {context.formats.compact(-middle)}."
    )
    is_limited = any(one.process.permitted_countries for one in summary.sourced)
    confirmed = "Have providers confirm the prices" if summary.bought else "Have the cost of the own centre confirmed"
    again = "or widen the permitted countries, and score again." if is_limited else "and score again."
    return [("Release no money yet:", why), (f"{confirmed},", again)]


def _about_waves(context: Context, summary: Summary) -> list[tuple[str, str]]:
    if not summary.waves:
        return []
    formats, (wave, members), *later = context.formats, *summary.waves
    cost, release = cost_of(members), total(_one_off(one) for one in members)
    money = (
        f", {formats.compact(cost)} a year, and release {formats.compact(release)} for the move"
        f"{_uncosted(context, members)}"
        if cost
        else ""
    )
    what = f"{counted(len(members), 'process', 'processes')}{money}"
    if loss_of(members):
        asked = [(f"Hold wave {wave}, release nothing:", f"{_held(context, members)}.")]
    else:
        asked = [
            (
                f"Approve wave {wave}{_CONDITION[must_consult(context)]}:",
                f"{what}{_losing(context, members, says_why=True)}.",
            )
        ]
    return [*asked, *_about_later(context, later, says_why=not any(is_at_a_loss(one) for one in members))]


def _about_later(context: Context, later: Sequence[Wave], *, says_why: bool) -> list[tuple[str, str]]:
    """Ask for approval in principle of the later waves that pay, and hold those that lose money as a whole."""
    paying = [(number, group) for number, group in later if not loss_of(group)]
    holds = [f"wave {number}: {_held(context, group)}" for number, group in later if loss_of(group)]
    if not paying:
        return [("Hold", f"{'; hold '.join(holds)}.")] if holds else []
    noun = "wave" if len(paying) == 1 else "waves"
    numbers = joined([str(number) for number, _ in paying])
    each = "behind its checkpoint" if len(paying) == 1 else "each behind its own checkpoint"
    doubtful = _losing(context, [one for _, group in paying for one in group], says_why=says_why)
    held = "".join(f"; hold {hold}" for hold in holds)
    return [(f"Approve {noun} {numbers} in principle,", f"{each}{doubtful}{held}.")]


def must_consult(context: Context) -> bool | None:
    """Return whether a law asks to hear those whose work moves; None where it asks nothing for them at all."""
    people = context.assessment.portfolio.people
    return None if people is None or not people.duties else bool(duties_to_hear(context, people))


def duties_to_hear(context: Context, people: People) -> tuple[PeopleDuty, ...]:
    """Return the duties of the countries whose law asks to hear those affected, and not only to give them notice."""
    known = context.knowledge.transfer_duties
    return tuple(asked for asked in people.duties if any(duty.consults for duty in known.get(asked.country, ())))


def _held(context: Context, members: Sequence[ProcessAssessment]) -> str:
    loss = context.formats.compact(loss_of(members))
    return f"as priced it loses {loss} in present value as a whole; decide once firm prices show that it pays"


def _uncosted(context: Context, members: Sequence[ProcessAssessment]) -> str:
    """Say which of some processes the amounts leave out, "" where all have a cost."""
    unknown = [context.number(one) for one in members if baseline_of(one) is None]
    if not unknown:
        return ""
    return f", both without {numbered_at_most(unknown, _NAMED)}, whose cost is not known"


def _losing(context: Context, members: Sequence[ProcessAssessment], *, says_why: bool) -> str:
    """Say which of some processes lose money as priced, how much, and what sends them, "" where none does."""
    losing = [one for one in members if is_at_a_loss(one)]
    if not losing:
        return ""
    loss = context.formats.compact(-total(one.cost.case.npv for one in losing if isinstance(one.cost.case, MoneyCase)))
    it = "it" if len(losing) == 1 else "them"
    why = f"{f', but {_senders(losing)}' if says_why else ''}: accept that, or leave {it} out"
    if len(members) == 1:
        return f"; it loses {loss} in present value{why}"
    which = numbered_at_most((context.number(one) for one in losing), _NAMED)
    return f"; {which} {'loses' if len(losing) == 1 else 'lose'} {loss} in present value{why}"


def _senders(losing: Sequence[ProcessAssessment]) -> str:
    """Say what sends processes that move at a loss: scores, gates or the analyst."""
    it, its = ("it", "its") if len(losing) == 1 else ("them", "their")
    by = [*dict.fromkeys(decided_by(one) for one in losing)]
    if by == [SCORES]:
        return f"{its} scores speak for sourcing {it}"
    return f"{joined(by)} {'speaks' if len(by) == 1 else 'speak'} for sourcing {it}"


def _one_off(one: ProcessAssessment) -> Decimal:
    """Return what is spent at the decision; what leaving the provider costs falls years later."""
    return one.cost.case.cash_flows[0].one_off if isinstance(one.cost.case, MoneyCase) else Decimal(0)


def _about_the_rest(context: Context, summary: Summary) -> list[tuple[str, str]]:
    asked = []
    fix, assess = len(summary.to_stabilise), len(summary.to_assess)
    if fix or assess:
        tasks = [f"{counted(fix, 'process', 'processes')} to put in order"] if fix else []
        tasks += [f"{in_words(assess)} to rate"] if assess else []
        waiting = (*summary.to_stabilise, *summary.to_assess)
        is_owned = all(one.process.owner for one in waiting)
        if len(tasks) > 1:
            asked.append(("Set dates with the owners:" if is_owned else "Name owners and dates:", f"{joined(tasks)}."))
        else:
            asks = "Set a date with the owner of" if is_owned else _NO_OWNER
            whom = whole_or_counted(len(waiting), len(context.assessment.processes))
            asked.append((f"{asks} {whom}", "to be put in order first." if fix else "to be rated properly."))
    if summary.sourced:
        when = "in every contract." if summary.bought else "before the centre takes over."
        asked.append((f"Adopt the measures of {context.selection.in_text('security', 'protection_sheets')}", when))
    return asked


def tripwires(context: Context, summary: Summary) -> tuple[str, ...]:
    """Say what would change the recommendation, from prices, the most fragile verdict and the risk left over."""
    lines = (
        _price_tripwire(context, summary),
        _fragile_verdict(context, summary),
        _risk_tripwire(summary),
    )
    known = tuple(line for line in lines if line)
    who = context.selection.pointing_to("profiles", "the profiles name", "the full report names")
    return known or (f"Ratings or prices that turn out differently; {who} what would turn a verdict.",)


def _price_tripwire(context: Context, summary: Summary) -> str:
    """Say by how much prices may rise until nothing is gained; governance and one-off cost rise with them."""
    rate = Decimal(repr(context.assessment.engagement.discount_rate))
    flows = context.assessment.portfolio.cash_flows
    paid = total((flow.charges + flow.governance + flow.one_off) / (1 + rate) ** flow.year for flow in flows)
    if summary.npv is None or summary.npv <= 0 or paid <= 0 or any(flow.tax for flow in flows):
        return ""
    whole = floor(summary.npv / paid * 100)
    rise = f"over {context.formats.percent(whole / 100)}" if whole else context.formats.percent(0.01)
    pay = [limit for limit in (redundancy_limit(context, summary), present_pay_limit(context, summary)) if limit]
    *first, last = [f"prices are {rise} {'higher' if pay else 'above those assumed'}", *pay]
    ends = f"{', '.join(first)}, or {last}" if first else last
    lie, far = quotes_above(summary)
    how_far = context.formats.percent(float(far))
    quotes = f" {sentence_start(lie)} {how_far} above what the work should cost." if lie else ""
    return f"Nothing is gained in present value once {ends}.{quotes}"


def _fragile_verdict(context: Context, summary: Summary) -> str:
    """Tell the least change of a rating by which work that is to be sourced would not be; how much of it is no turn."""
    fragile = [
        (abs(flip.needed - flip.rating), context.number(one), one, flip)
        for one in summary.sourced
        if (flip := one.sourcing.flip) is not None and flip.result not in _SOURCED
    ]
    if not fragile:
        return ""
    _, _, one, flip = min(fragile, key=lambda entry: entry[:2])
    return (
        f"{context.name(one, 48)}: with {flip.label.lower()} at {flip.needed} instead of {flip.rating} "
        f"the verdict would be “{verdict_words(flip.result)}”."
    )


def _risk_tripwire(summary: Summary) -> str:
    residuals = [one.security.residual for one in summary.sourced]
    watched = sum(1 for one in residuals if isinstance(one, RiskScore) and one.score >= _WATCHED_SCORE)
    if not watched:
        return ""
    return (
        f"Measures that are agreed but never shown to work: {counted(watched, 'process stays', 'processes stay')} at a "
        f"risk score of {_WATCHED_SCORE} or more."
    )
