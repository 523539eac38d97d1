"""The next steps after a decision: at most three, in the order in which they are taken."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.assessment import WavePlan
from reportgen.model.losses import loss_of
from reportgen.model.money import total
from reportgen.report.view.context import Context
from reportgen.report.view.decision.asks import duties_to_hear
from reportgen.report.view.parts import Point, joined
from reportgen.report.view.question_list import questions_shown
from reportgen.report.view.roadmap.tight_talks import country_of, tight_talks
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import counted, in_words, whole_or_counted

_MOST = 3
_NAME_LIMIT = 40
_NAMED_COUNTRIES = 3


def next_steps(context: Context, summary: Summary) -> tuple[Point, ...]:
    """Return the steps that the portfolio calls for; bids and those affected go before what can be done meanwhile."""
    by_weight: tuple[Callable[[Context, Summary], tuple[str, str] | None], ...] = (_bids, _people, _order, _gaps, _rate)
    chosen = [step for step in by_weight if step(context, summary) is not None][:_MOST]
    in_time = [step for step in (_gaps, _rate, _order, _people, _bids) if step in chosen]
    told = (step(context, summary) for step in in_time)
    return tuple(Point(mark=str(place), lead=one[0], text=one[1]) for place, one in enumerate(filter(None, told), 1))


def _bids(context: Context, summary: Summary) -> tuple[str, str] | None:
    if not _pays(summary):
        return None
    bought = {one.process.row for one in summary.bought}
    waves = ((wave, [one for one in members if one.process.row in bought]) for wave, members in summary.waves)
    wave, members = next(((wave, members) for wave, members in waves if members), (0, []))
    if not members:
        return None
    where = context.selection.in_text("commercial", "security")
    what = counted(len(members), "process", "processes")
    is_asked = wave == summary.waves[0][0] and not loss_of(summary.waves[0][1])
    once = ", once A is approved" if is_asked else ""
    return f"Invite bids for wave {wave}{once}:", f"{what}, on the prices, clauses and measures of {where}."


def _people(context: Context, summary: Summary) -> tuple[str, str] | None:
    people = context.assessment.portfolio.people
    if not _pays(summary) or people is None or not people.duties:
        return None
    heard = duties_to_hear(context, people)
    told = heard or people.duties
    countries = list(dict.fromkeys(name_in_sentence(duty.country, duty.country_name) for duty in told))
    where = joined(countries) if len(countries) <= _NAMED_COUNTRIES else f"{in_words(len(countries))} countries"
    plan = next((plan for plan in context.assessment.waves if plan.wave == summary.waves[0][0]), None)
    live = _before_it_is_live(context, plan, len(countries)) if plan else ", as the law there asks"
    lead = "Consult those affected:" if heard else "Meet the duties to staff:"
    return lead, f"in {where}{live}."


def _before_it_is_live(context: Context, plan: WavePlan, countries: int) -> str:
    """Say by when, and where talks may take so long that it is later."""
    live, talks = context.formats.month(context.month(plan.live_month)), tight_talks(context, plan)
    if talks is None:
        return f", as the law there asks, before A takes effect, for it to go live in {live}"
    where, most = f" in {country_of(context, talks)}" if countries > 1 else "", in_words(round(talks.most))
    return f", before A takes effect; live in {live} only if talks{where} take under {most} months"


def _order(context: Context, summary: Summary) -> tuple[str, str] | None:
    if not summary.to_stabilise:
        return None
    first, more = summary.to_stabilise[0], len(summary.to_stabilise) - 1
    others = f" and {counted(more, 'other')}" if more else ""
    plan = next((plan for plan in context.assessment.waves if not plan.wave), None)
    when = f" in {context.formats.month(context.month(plan.live_month))}" if plan else ""
    return "Put in order:", f"{context.name(first, _NAME_LIMIT)}{others}, then score again{when}."


def _gaps(context: Context, _: Summary) -> tuple[str, str] | None:
    questions = [entry for entry, _ in questions_shown(context)]
    if not questions:
        return None
    stake: Decimal = total(entry.stake for entry in questions if entry.stake is not None)
    worth = f"; {context.formats.compact(stake)} a year is at stake" if stake else ""
    asked = f"answer {counted(len(questions), 'question')} of {context.selection.in_text('classification')}"
    return "Close the gaps:", f"{asked}{worth}."


def _rate(context: Context, summary: Summary) -> tuple[str, str] | None:
    if not summary.to_assess:
        return None
    whom = whole_or_counted(len(summary.to_assess), len(context.assessment.processes))
    which = ", which" if len(summary.to_assess) == len(context.assessment.processes) else " that"
    return "Rate properly:", f"{whom}{which} cannot be judged yet."


def _pays(summary: Summary) -> bool:
    """Return whether anything moves and the programme does not lose money."""
    return bool(summary.waves) and not summary.loses
