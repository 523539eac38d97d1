"""The decision on a page: what is asked, what it saves, when, and what would change our mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from babel import Locale
from markupsafe import Markup

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.model.assessment import ProcessAssessment
from reportgen.model.money import ZERO
from reportgen.report.view.context import Context
from reportgen.report.view.decision.asks import AtHome, decisions_asked, tripwires
from reportgen.report.view.decision.lists import Around, ProcessList, find_room, list_scale, process_lists
from reportgen.report.view.decision.next_steps import next_steps
from reportgen.report.view.marks import kind_of
from reportgen.report.view.money.opening import month_of
from reportgen.report.view.money.staying import moved_today
from reportgen.report.view.parts import KeyFigure, Opener, Point, joined
from reportgen.report.view.roadmap.waves_told import missing_wave_clause
from reportgen.report.view.summary import Summary
from reportgen.report.view.uncertainty.words import missed_target, range_clause
from reportgen.report.view.verdicts.section import CLASSES_TOLD
from reportgen.report.view.wording import kept_where
from reportgen.report.words.formats import Formats, all_of, counted, in_like_words, in_words, sentence_start

_LEAST_SHARE = 0.01
_CLASSES_TOLD = {
    "bpo": ("follows written rules", "follow written rules", "BPO"),
    "kpo": ("needs trained judgement", "need trained judgement", "KPO"),
    "hybrid": ("lies between or mixes both", "lie between or mix both", "hybrid"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mini:
    """A small drawing under its finding, without a number; `numbers` are what it shows, the heads first."""

    title: str
    svg: Markup
    numbers: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """The page an executive reads."""

    opener: Opener
    key_figures: tuple[KeyFigure, ...]
    unit: str
    lists: tuple[ProcessList, ...]
    decisions: tuple[Point, ...]
    change_our_mind: tuple[str, ...]
    next_title: str
    next_steps: tuple[Point, ...]
    minis: tuple[Mini, ...]
    verdict_bar: Mini | None


def decision_view(
    context: Context, summary: Summary, *, verdict_bar: Mini | None, minis: tuple[Mini, ...]
) -> DecisionView:
    """Compose the page around its drawings."""
    steps = next_steps(context, summary)
    around = _around(context, summary, steps, [mini.title for mini in minis])
    return DecisionView(
        opener=context.selection.opener("decision", title=around.title, standfirst=around.standfirst),
        key_figures=tuple(around.key_figures),
        unit=list_scale(context, summary).unit,
        lists=process_lists(context, summary, around),
        decisions=tuple(around.asked),
        change_our_mind=tuple(around.beside),
        next_title="The next step" if len(steps) == 1 else f"The next {in_words(len(steps))} steps",
        next_steps=steps,
        minis=minis,
        verdict_bar=verdict_bar,
    )


def _around(context: Context, summary: Summary, steps: Sequence[Point], heads: Sequence[str]) -> Around:
    """Compose what stands above and below the lists, with as much of better ways in-house as there is room for."""
    around = Around(
        title=headline(context, summary),
        standfirst=_standfirst(context, summary),
        key_figures=_key_figures(context, summary),
        asked=(),
        beside=tripwires(context, summary),
        steps=steps,
        heads=heads,
    )
    for at_home in AtHome:
        around = replace(around, asked=decisions_asked(context, summary, at_home))
        if find_room(context, summary, around):
            break
    return around


def headline(context: Context, summary: Summary) -> str:
    """Say the recommendation in one sentence made from the counts."""
    count = context.assessment.portfolio.process_count
    moved, waves = len(summary.sourced), len(summary.waves)
    if summary.loses:
        subject = "the process" if count == 1 else counted(moved, "process", "processes")
        return f"The scores speak for sourcing {subject}, the money speaks against it"
    if count == 1 and not moved:
        if summary.to_assess:
            return "Look closer before deciding on the one process"
        return _single(context, context.assessment.processes[0], summary)
    parts = []
    if moved:
        subject = _whole(count) if moved == count else f"{in_words(moved)} of {in_words(count)} processes"
        parts.append(f"source {subject} in {counted(waves, 'wave')}")
    kept = len(summary.retained)
    if kept == count:
        return f"Keep {all_of(count, 'processes')} where they are"
    parts += [f"keep {in_words(kept)}"] if kept else []
    waiting = len(summary.to_stabilise) + len(summary.to_assess)
    if waiting:
        verb = "fix or assess" if summary.to_stabilise and summary.to_assess else _waiting_verb(summary)
        whom = all_of(waiting, "processes") if waiting == count else in_words(waiting)
        parts.append(f"{verb} {whom} first")
    return sentence_start(joined(parts))


def _whole(count: int) -> str:
    if count <= 2:  # noqa: PLR2004 - one is "it", two are "both"
        return "it" if count == 1 else "both processes"
    return f"all {in_words(count)} processes"


def _waiting_verb(summary: Summary) -> str:
    return "fix" if summary.to_stabilise else "assess"


def _single(context: Context, only: ProcessAssessment, summary: Summary) -> str:
    name = context.name(only, 48)
    if summary.to_stabilise:
        return f"Fix {name} first"
    return f"Keep {name} {kept_where(only)}"


def _standfirst(context: Context, summary: Summary) -> str:
    formats, engagement = context.formats, context.assessment.engagement
    if not summary.sourced:
        why = _why_nothing_moves(context, summary)
        return f"{why} {CLASSES_TOLD}" if context.selection.is_brief else why
    kinds = _kinds_told(summary) if context.selection.is_brief else _kinds(summary)
    if summary.net_saving is None:
        open_saving = f"{kinds} What it saves is open: no process to be sourced carries a cost yet."
        return f"{open_saving}{_missing_wave(summary)}"
    verb = "saves" if summary.net_saving >= 0 else "costs"
    after = "after every cost" if summary.net_saving >= 0 else "more than staying as is"
    amount = formats.compact(abs(summary.net_saving))
    doubt = range_clause(formats, context.assessment.portfolio.uncertainty)
    told = f"the plan saves {amount} net{doubt}" if doubt else f"that {verb} {amount} {after}"
    return (
        f"{kinds} Over {counted(engagement.horizon_years, 'year')} {told}."
        f"{_target(context)}{_home_prices(context)}{_missing_wave(summary)}"
    )


def _why_nothing_moves(context: Context, summary: Summary) -> str:
    who = context.selection.pointing_to("profiles", "the profiles say", "the full report says")
    if summary.to_stabilise or summary.to_assess:
        return f"On what the workbook says today, nothing is ready for a provider; {who} what is missing."
    kept = sum(one.sourcing.overridden for one in context.assessment.processes)
    if kept:
        whole = "it" if kept == 1 == _count(summary) else all_of(kept) if kept == _count(summary) else in_words(kept)
        return f"The analyst keeps {whole} here, whatever the scores say; {who} why."
    return f"Scores and gates speak against a provider today; {who} why."


def _target(context: Context) -> str:
    told = missed_target(context.formats, context.assessment.portfolio.uncertainty)
    return f" {told}" if told else ""


def _missing_wave(summary: Summary) -> str:
    clause = missing_wave_clause(summary)
    return f" {clause}" if clause else ""


def _kinds(summary: Summary) -> str:
    """Say how many of each class move."""
    kinds = [kind_of(one) for one in summary.sourced]
    words = {"bpo": "BPO", "kpo": "KPO", "hybrid": "hybrid"}
    counts = {word: kinds.count(kind) for kind, word in words.items() if kind in kinds}
    if len(counts) == 1:
        return f"{'It is' if len(kinds) == 1 else sentence_start(f'{all_of(len(kinds))} are')} {next(iter(counts))}."
    named = joined([f"{said} {word}" for said, word in zip(in_like_words([*counts.values()]), counts, strict=True)])
    fit = "under the price model" if len(summary.bought) == len(summary.sourced) else "in the form"
    return sentence_start(f"{named}, each {fit} that fits it.")


def _kinds_told(summary: Summary) -> str:
    """Say how many of each class move and what the classes mean, for a report that explains them nowhere else."""
    kinds = [kind_of(one) for one in summary.sourced]
    told = [(kinds.count(kind), *said) for kind, said in _CLASSES_TOLD.items() if kind in kinds]
    if len(told) == 1:
        (count, one, more, name), *_ = told
        whom = "It" if count == 1 else sentence_start(all_of(count))
        return f"{whom} {one if count == 1 else more} ({name})."
    counts = in_like_words([count for count, *_ in told])
    parts = [
        f"{said} {one if count == 1 else more} ({name})"
        for said, (count, one, more, name) in zip(counts, told, strict=True)
    ]
    return f"{sentence_start(joined(parts))}."


def _home_prices(context: Context) -> str:
    home = context.assessment.engagement.home_country
    if home in context.knowledge.locations:
        return ""
    name = name_in_sentence(home, Locale("en").territories.get(home, home)) if home else ""
    why = f"No rates are known for {name}" if home else "No home country is given"
    return f" {why}, so every price is taken as if the provider sat at home."


def _key_figures(context: Context, summary: Summary) -> tuple[KeyFigure, ...]:
    formats, years = context.formats, context.assessment.engagement.horizon_years
    count, stays = _count(summary), summary.baseline
    first = KeyFigure(
        value=f"{len(summary.sourced)} of {count}", label=f"{_goes(count, summary)}{_share(context, summary)}"
    )
    if summary.net_saving is None or summary.one_off is None or summary.steady_saving is None:
        return (first, KeyFigure(value="–", label="saving not assessed: no process carries a cost"))
    if not summary.sourced:
        return (first, KeyFigure(value=formats.compact(stays or ZERO), label="annual cost, which stays as it is"))
    return (
        first,
        KeyFigure(
            value=formats.compact(abs(summary.net_saving)),
            label=f"{'net saving' if summary.net_saving >= 0 else 'net cost'} over {counted(years, 'year')}, "
            f"after {formats.compact(context.assessment.portfolio.cash_flows[0].one_off)} to move",
        ),
        _payback_figure(formats, summary),
        _steady_figure(formats, summary.steady_saving, stays or ZERO),
    )


def _share(context: Context, summary: Summary) -> str:
    """Say what of the whole cost is that of the processes that move, "" where none does."""
    if summary.baseline is None:
        return ", cost not given"
    if not summary.sourced:
        return ""
    theirs, whole = (context.formats.compact(cost) for cost in (summary.baseline_sourced, summary.baseline))
    is_all = summary.baseline_sourced == summary.baseline
    return f", {theirs}{'' if is_all else f' of {whole}'} a year{_less_than_whole(context, summary)}"


def _less_than_whole(context: Context, summary: Summary) -> str:
    """Say what of the cost of the processes that move is of work that does, "" where it is all of it."""
    moved = context.formats.compact(moved_today(summary.sourced, context.assessment.engagement.currency))
    return "" if moved == context.formats.compact(summary.baseline_sourced) else f"; {moved} of it moves"


def _goes(count: int, summary: Summary) -> str:
    """Say whom the work goes to, as the rest of "two of three"."""
    one, several = ("process goes", "processes go")
    if len(summary.bought) == len(summary.sourced):
        return f"{one} to a provider" if count == 1 else f"{several} to providers"
    if summary.bought:
        return f"{several} to providers or the client’s own centre"
    return f"{one if count == 1 else several} to the client’s own centre"


def _steady_figure(formats: Formats, saving: Decimal, whole: Decimal) -> KeyFigure:
    share = float(abs(saving) / whole) if whole else 0.0
    rate = f"less than {formats.percent(_LEAST_SHARE)}" if 0 < share < _LEAST_SHARE else formats.percent(share)
    word = "saved" if saving >= 0 else "more"
    return KeyFigure(
        value=formats.compact(abs(saving)),
        label=f"{word} in a steady year at today’s prices, {rate} of all cost",
    )


def _count(summary: Summary) -> int:
    groups = (summary.sourced, summary.retained, summary.to_stabilise, summary.to_assess)
    return sum(len(group) for group in groups)


def _payback_figure(formats: Formats, summary: Summary) -> KeyFigure:
    lowest = summary.lowest_cash
    worst = f"; lowest point {formats.compact(lowest)}" if lowest is not None and lowest < 0 else ""
    if summary.payback_years is None:
        return KeyFigure(value="None", label=f"no payback within the horizon{worst}")
    month = month_of(summary.payback_years)
    return KeyFigure(value=f"Month {month}", label=f"when cumulative cash turns positive{worst}")
