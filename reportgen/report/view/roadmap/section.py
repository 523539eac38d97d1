"""The roadmap: waves, what runs before them, and the gates that can stop them."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, Opener
from reportgen.report.view.roadmap.waves_told import missing_waves_told
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import counted, in_words, sentence_start


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
                title=f"Before wave {plan.wave}, {context.formats.month(context.month(plan.start_month))}",
                text=plan.gate,
            )
            for plan in plans
        ),
    )


def _standfirst(context: Context, summary: Summary) -> str:
    """Say in which order the waves go, or why a number is missing."""
    missing = missing_waves_told(context, summary)
    order = (
        "Simple and reversible work goes first, so that mistakes are made where they are cheap. "
        if len(summary.waves) > 1 and not missing
        else ""
    )
    gate = "No wave begins on a date alone." if len(summary.waves) > 1 else "It does not begin on a date alone."
    return " ".join(filter(None, (f"{order}{gate}", missing)))


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
