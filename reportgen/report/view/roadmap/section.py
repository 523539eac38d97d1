"""The roadmap: waves, what runs before them, and the gates that can stop them."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.assessment import WavePlan
from reportgen.model.cash_flow import MoneyCase
from reportgen.model.losses import loss_of
from reportgen.model.money import total
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, Opener, joined
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.roadmap.tight_talks import tight_talks_told
from reportgen.report.view.roadmap.waves_told import missing_waves_told
from reportgen.report.view.summary import Summary
from reportgen.report.view.verdicts.decided import is_at_a_loss
from reportgen.report.words.formats import counted, in_words, sentence_start

_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCard:
    """A gate before a wave: when, and what must be true to pass it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapView:
    """The section."""

    opener: Opener
    drawing: Drawing | None
    gates: tuple[GateCard, ...]


def roadmap_view(context: Context, summary: Summary, drawing: Drawing | None) -> RoadmapView:
    """Compose the section."""
    plans = [plan for plan in context.assessment.waves if plan.wave > 0 and plan.process_ids]
    return RoadmapView(
        opener=context.selection.opener(
            "roadmap",
            title=_title(context, summary),
            standfirst=_standfirst(context, summary) if plans else "The roadmap fills once a process is ready to move.",
        ),
        drawing=drawing,
        gates=tuple(
            GateCard(
                title=_when(context, plan),
                text=" ".join(filter(None, (plan.gate, tight_talks_told(context, plan), _at_a_loss(context, plan)))),
            )
            for plan in plans
        ),
    )


def _when(context: Context, plan: WavePlan) -> str:
    begins, live = (context.formats.short_month(context.month(month)) for month in (plan.start_month, plan.live_month))
    return f"Wave {plan.wave}: begins {begins}, live {live}"


def _at_a_loss(context: Context, plan: WavePlan) -> str:
    """Say which processes of a wave that pays as a whole are priced at a loss, and what has to be settled first."""
    members = [one for one in context.assessment.processes if one.process.id in set(plan.process_ids)]
    losing = [one for one in members if is_at_a_loss(one)]
    if not losing or loss_of(members):
        return ""
    loss = context.formats.compact(-total(one.cost.case.npv for one in losing if isinstance(one.cost.case, MoneyCase)))
    which = numbered_at_most((context.number(one) for one in losing), _NAMED)
    it_moves = f"{which}, at a loss of {loss} as priced, {'moves' if len(losing) == 1 else 'move'}"
    return f"{it_moves} only if a firm price pays or the loss is accepted."


def _standfirst(context: Context, summary: Summary) -> str:
    """Say in which order the waves go, or why a number is missing."""
    missing = missing_waves_told(context, summary)
    order = (
        "Simple and reversible work goes first, so that mistakes are made where they are cheap. "
        if len(summary.waves) > 1 and not missing
        else ""
    )
    return " ".join(filter(None, (f"{order}{_begins(context, summary)}", missing)))


def _begins(context: Context, summary: Summary) -> str:
    """Say what the first months of a wave are for."""
    people = context.assessment.portfolio.people
    work = ["consultation"] if people is not None and people.duties else []
    work += ["bids"] if summary.bought else ["building the centre"]
    return f"A wave begins with {joined(work)}; the work itself moves last."


def _title(context: Context, summary: Summary) -> str:
    if not summary.waves:
        if summary.to_stabilise:
            return sentence_start(
                f"{counted(len(summary.to_stabilise), 'process', 'processes')} must be put in order before any wave"
            )
        return "No wave is planned yet"
    months = max((plan.end_month for plan in context.assessment.waves if plan.wave > 0), default=0)
    waves = len(summary.waves)
    if waves == 1:
        return f"One wave within {in_words(months)} months, behind a checkpoint that can stop it"
    return sentence_start(
        f"{in_words(waves)} waves within {in_words(months)} months, each behind a checkpoint that can stop it"
    )
