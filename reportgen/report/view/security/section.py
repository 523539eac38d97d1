"""Security and confidentiality: the risk before measures, with today's and after, what is open, what comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.assessment import Assessment, ProcessAssessment
from reportgen.model.verdict import NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.page import PageView
from reportgen.report.view.parts import Caption, Drawing, KeyFigure, Opener
from reportgen.report.view.security.figures import coverage_drawings, heat_drawing
from reportgen.report.view.security.kinds import KindsView, kinds_view
from reportgen.report.view.security.lists import MeasureList, measure_lists
from reportgen.report.view.security.risk_facts import (
    ANEW,
    NOTHING_SAID,
    Stage,
    is_inferred,
    is_silent,
    scored,
    stages_of,
    states_of,
)
from reportgen.report.view.security.tables import (
    GapRow,
    RiskGroup,
    WatchRow,
    gap_rows,
    risk_groups,
    watch_rows,
)
from reportgen.report.view.summary import Summary
from reportgen.report.words.formats import Formats, all_of, counted, in_words, sentence_start

_STATES = {
    "in_place": ("is in place", "are in place"),
    "to_show": ANEW,
    "partial": ("is stated or designed", "are stated or designed"),
    "missing": ("is open", "are open"),
}

_BRIEF_GAPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityView:
    """The section; captions are None where their table has no rows, and in its brief form most is left out."""

    opener: Opener
    key_figures: tuple[KeyFigure, ...]
    heat: Drawing | None
    gaps_caption: Caption | None
    gaps: tuple[GapRow, ...]
    kinds: KindsView | None = None
    risks_caption: Caption | None = None
    risks: tuple[RiskGroup, ...] = ()
    coverage: tuple[Drawing, ...] = ()
    lists: tuple[MeasureList, ...] = ()
    watch_caption: Caption | None = None
    watch: tuple[WatchRow, ...] = ()

    @property
    def outcomes_are_long(self) -> bool:
        """Return whether most risks are accepted on a condition, whose words need a wider column."""
        outcomes = [row.outcome for group in self.risks for row in group.rows]
        return 2 * sum(" " in one for one in outcomes) > len(outcomes)


def _watch_caption(context: Context, summary: Summary) -> Caption:
    """Head how closely the tiers are watched; where nothing moves, say when a provider is asked for anything."""
    unit = "" if summary.sourced else "Assessment and review are those of a provider, should the work ever go to one."
    return context.numbering.table("The higher the tier, the closer a process is watched", unit)


def security_view(context: Context, summary: Summary, page: PageView) -> SecurityView:
    """Compose the section in reading order, which is also the order figures and tables are numbered in."""
    processes = context.assessment.processes
    heat = heat_drawing(context)
    if context.selection.is_brief:
        return _brief(context, heat)
    kinds = kinds_view(context)
    risks = risk_groups(context)
    risks_caption = context.numbering.table(_risks_finding(processes), _risks_unit(processes))
    gaps = gap_rows(context)
    gaps_caption = _gaps_caption(context, gaps)
    watch = watch_rows(context)
    watch_caption = _watch_caption(context, summary) if watch else None
    return SecurityView(
        opener=_opener(context),
        key_figures=_key_figures(context, processes),
        heat=heat,
        kinds=kinds,
        risks_caption=risks_caption,
        risks=risks,
        gaps_caption=gaps_caption,
        gaps=gaps,
        coverage=coverage_drawings(context, page),
        lists=measure_lists(context, summary),
        watch_caption=watch_caption,
        watch=watch,
    )


def _brief(context: Context, heat: Drawing | None) -> SecurityView:
    """Compose the form that fits one page: the risk before and after, and what to do first."""
    gaps = gap_rows(context)[:_BRIEF_GAPS]
    return SecurityView(
        opener=_opener(context),
        key_figures=_key_figures(context, context.assessment.processes),
        heat=heat,
        gaps_caption=_gaps_caption(context, gaps),
        gaps=gaps,
    )


def _opener(context: Context) -> Opener:
    processes = context.assessment.processes
    return context.selection.opener(
        "security", title=_title(context.assessment), standfirst=_standfirst(context, processes)
    )


def _title(assessment: Assessment) -> str:
    stages = stages_of(assessment.processes)
    if stages is None:
        return "No risk was rated, so protection cannot be graded yet"
    if stages.today is not None and stages.has_limit:
        return _title_by_limit(stages.now.above, stages.after.above, is_silent=is_silent(assessment))
    before, after = stages.before.severe, stages.after.severe
    if before == 0:
        return "No process carries severe risk; the listed measures keep it so"
    left = "none" if after == 0 else in_words(after)
    return sentence_start(
        f"{counted(before, 'process carries', 'processes carry')} severe risk before measures; "
        f"{left} with those listed agreed"
    )


def _title_by_limit(now: int, after: int, *, is_silent: bool) -> str:
    """Count what lies above the limit; where nothing is said of measures, that is so only without any."""
    if not now:
        return "No process exceeds the accepted risk; the listed measures keep it so"
    verbs = ("process would exceed", "processes would exceed") if is_silent else ("process exceeds", "processes exceed")
    which = "without" if is_silent else "with today’s"
    first = f"{sentence_start(counted(now, *verbs))} the accepted risk {which} measures"
    if after == now:
        return f"{first}, and still with all agreed"
    left = "none" if not after else in_words(after)
    return f"{first}; {left} with all agreed"


def _standfirst(context: Context, processes: Sequence[ProcessAssessment]) -> str:
    said = [_measures_words(context, processes)]
    if is_silent(context.assessment) and states_of(processes).total():
        said.append(NOTHING_SAID)
    unrated = len(processes) - len(scored(processes))
    if unrated:
        said.append(f"{sentence_start(counted(unrated, 'process has', 'processes have'))} no risk rating.")
    return " ".join(said)


def _measures_words(context: Context, processes: Sequence[ProcessAssessment]) -> str:
    states = states_of(processes)
    whole = context.formats.number(states.total())
    counting = "Counted process by process, " if len(processes) > 1 else ""
    if not states.total():
        return "No measure is needed by what is rated."
    if states["in_place"] == states.total():
        return f"{counting}{whole} measures are needed, and all of them are in place."
    said = [_state(context, states[key], singular, plural) for key, (singular, plural) in _STATES.items()]
    between = "; " if states["to_show"] else ", "
    return f"{counting}{whole} measures are needed: {between.join(part for part in said if part)}."


def _state(context: Context, count: int, singular: str, plural: str) -> str:
    """Say how many measures are in a state; where none is, only of those in place."""
    if not count:
        return f"none {singular}" if singular == _STATES["in_place"][0] else ""
    return f"{context.formats.number(count)} {singular if count == 1 else plural}"


def _key_figures(context: Context, processes: Sequence[ProcessAssessment]) -> tuple[KeyFigure, ...]:
    stages = stages_of(processes)
    if stages is None:
        return ()
    named = [
        (stages.before, "before measures"),
        (stages.today, "with today’s measures"),
        (stages.after, "with all measures agreed"),
    ]
    means = tuple(
        KeyFigure(value=_score(context.formats, stage), label=f"{_mean(stage)} {when}; {_beyond(stage)}")
        for stage, when in named
        if stage is not None
    )
    states = states_of(processes)
    left = states.total() - states["in_place"]
    if not left:
        complete = KeyFigure(
            value=context.formats.number(states.total()), label="measures needed, all of them in place"
        )
        return (*means, complete) if states.total() else means
    return (*means, KeyFigure(value=context.formats.number(left), label=_left_to_do(context.formats, states, left)))


def _left_to_do(formats: Formats, states: Counter[str], left: int) -> str:
    """Say what is still to be done of what is needed, and how much of it is open where that is not all."""
    said = f"of {formats.number(states.total())} needed measures are still to be {_to_do(states)}"
    if states["missing"] == left:
        return f"{said}; all of them are open"
    return f"{said}, {formats.number(states['missing']) if states['missing'] else 'none'} of them open"


def _score(formats: Formats, stage: Stage) -> str:
    """Write a mean with a decimal, and the score of a single process as the whole number that it is."""
    return formats.number(stage.mean, 1 if len(stage.scores) > 1 else 0)


def _mean(stage: Stage) -> str:
    return "mean score" if len(stage.scores) > 1 else "score"


def _to_do(states: Counter[str]) -> str:
    return "shown or set up" if states["to_show"] else "set up"


def _beyond(stage: Stage) -> str:
    has_limit = stage.accepted < 25  # noqa: PLR2004 - the top of the grid
    found, what = (stage.above, f"above the accepted {stage.accepted}") if has_limit else (stage.severe, "severe")
    if len(stage.scores) == 1:
        return what if found else f"not {what}"
    return f"{found or 'none'} of {len(stage.scores)} {what}"


def _risks_finding(processes: Sequence[ProcessAssessment]) -> str:
    stages = stages_of(processes)
    if stages is None:
        return "Which processes still need a risk rating"
    if not stages.has_limit:
        return "What drives the risk of each process, and what to do first"
    above, whole = stages.after.above, len(stages.after.scores)
    if not above:
        return _all_accepted(processes)
    verb = "stays" if above == 1 else "stay"
    who = f"{sentence_start(in_words(above))} of {in_words(whole)} {verb} above what is accepted"
    if not any(one.security.ways for one in processes):
        return who
    return f"{who}; what would be enough stands below {'it' if above == 1 else 'each'}"


def _all_accepted(processes: Sequence[ProcessAssessment]) -> str:
    """Say of whom the risk is accepted, and whether ratings that nobody entered must hold for that."""
    scored = [one.security for one in processes if not isinstance(one.security.residual, NotAssessed)]
    noun = "processes" if len(scored) == len(processes) else "rated processes"
    whose = (
        "the process" if len(processes) == 1 else all_of(len(scored), noun) if len(scored) > 1 else "the rated process"
    )
    inferred = sum(map(is_inferred, scored))
    agreed = f"With the listed measures agreed, the risk of {whose}"
    if inferred == len(scored):
        return f"{agreed} is accepted, if the inferred ratings hold"
    return (
        f"{agreed} is accepted, of {in_words(inferred)} if the inferred ratings hold"
        if inferred
        else f"{agreed} is accepted"
    )


def _risks_unit(processes: Sequence[ProcessAssessment]) -> str:
    stages = stages_of(processes)
    if stages is None:
        return ""
    limit = f" The client accepts a score to {stages.before.accepted}." if stages.has_limit else ""
    return (
        f"Score 1 to 25 before measures, with today’s measures, and with all listed measures agreed.{limit} Driver: "
        "the criterion that adds most, with its rating 1 to 5."
    )


def _gaps_caption(context: Context, gaps: Sequence[GapRow]) -> Caption | None:
    if not gaps:
        return None
    anew = " with whoever takes the work over" if states_of(context.assessment.processes)["to_show"] else ""
    has_costs = bool(gaps[0].cost)
    return context.numbering.table(
        f"“{gaps[0].name}” takes off most risk{' for its cost' if has_costs else ''}",
        f"The most effective gaps to close first. Points off: how far scores fall if this measure alone works{anew}, "
        "over all processes it serves. Measures overlap, so points do not add up. "
        f"{'Cost steps: low 1, medium 2, high 3.' if has_costs else 'All are rated alike in cost.'}",
    )
