"""The decision on a page: what is asked, what it saves, when, and what would change our mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.engagement import PageSize
from reportgen.model.money import ZERO
from reportgen.report.figures.text_metrics import wrapped
from reportgen.report.formats import Formats, MoneyScale, all_of, counted, in_like_words, in_words, sentence_start
from reportgen.report.view.asks import decisions_asked, tripwires
from reportgen.report.view.context import Context
from reportgen.report.view.marks import kind_of
from reportgen.report.view.money.opening import month_of
from reportgen.report.view.next_steps import next_steps
from reportgen.report.view.parts import KeyFigure, Link, Opener, Point, joined
from reportgen.report.view.summary import Summary, cost_of
from reportgen.report.view.uncertainty_words import range_clause

_LISTED = {PageSize.A4: 3, PageSize.LETTER: 2}
_LEAST_SHARE = 0.01
_LISTED_ASIDE = {PageSize.A4: 3, PageSize.LETTER: 2}
_LIST_SIZE = 8.2
_WAVE_NAME_MM = 29.0
_ASIDE_NAME_MM = 47.0
_ASIDE_ROOM = 8  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProcess:
    """A line of a list: number and name."""

    number: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessList:
    """Processes under one heading, the dearest first; `more` says how many the page does not list."""

    title: str
    when: str
    rows: tuple[ListedProcess, ...]
    more: str


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
    waves: tuple[ProcessList, ...]
    fix_first: ProcessList | None
    assess: ProcessList | None
    retain: ProcessList | None
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
    listed, steps = _Listing(context, summary), next_steps(context, summary)
    return DecisionView(
        opener=context.selection.opener(
            "decision",
            title=headline(context, summary),
            standfirst=_standfirst(context, summary),
        ),
        key_figures=_key_figures(context, summary),
        unit=listed.unit,
        waves=tuple(listed.wave(wave, members) for wave, members in summary.waves[:3]),
        fix_first=listed.aside("Fix first, then decide", summary.to_stabilise),
        assess=listed.aside("Assess further", summary.to_assess),
        retain=listed.aside("Retain", summary.retained),
        decisions=decisions_asked(context, summary),
        change_our_mind=tripwires(context, summary),
        next_title="The next step" if len(steps) == 1 else f"The next {in_words(len(steps))} steps",
        next_steps=steps,
        minis=minis,
        verdict_bar=verdict_bar,
    )


def list_scale(context: Context, summary: Summary) -> MoneyScale:
    """Return the unit in which the costs of the lists are written."""
    groups = (summary.to_stabilise, summary.to_assess, summary.retained, *(members for _, members in summary.waves))
    return context.formats.scale_for(cost for members in groups if (cost := cost_of(members)))


class _Listing:
    """Lists processes, all amounts in one unit."""

    def __init__(self, context: Context, summary: Summary) -> None:
        self._context = context
        groups = (summary.to_stabilise, summary.to_assess, summary.retained)
        paper = context.assessment.engagement.page_size
        self._limit, self._aside_limit = _LISTED[paper], _LISTED_ASIDE[paper] - all(groups)
        self._aside_lines = 2 if sum(map(self._height, groups)) <= _ASIDE_ROOM else 1
        self._scale = list_scale(context, summary)
        self.unit = self._scale.unit

    def wave(self, number: int, members: Sequence[ProcessAssessment]) -> ProcessList:
        """List a wave by name."""
        shown = members[: _listed(members, self._limit)]
        rows = tuple(self._row(one, _WAVE_NAME_MM, 3) for one in shown)
        when = filter(None, (_when(self._context, number), self._cost(members)))
        return ProcessList(
            title=f"Wave {number}", when=" · ".join(when), rows=rows, more=_more(len(members) - len(shown))
        )

    def aside(self, title: str, members: Sequence[ProcessAssessment]) -> ProcessList | None:
        """List what does not move; None where there is nothing."""
        if not members:
            return None
        shown = members[: _listed(members, self._aside_limit)]
        rows = tuple(self._row(one, _ASIDE_NAME_MM, self._aside_lines) for one in shown)
        return ProcessList(title=title, when=self._cost(members), rows=rows, more=_more(len(members) - len(shown)))

    def _height(self, members: Sequence[ProcessAssessment]) -> int:
        """Return how many lines a list aside takes with whole names."""
        shown = members[: _listed(members, self._aside_limit)]
        names = sum(len(wrapped(one.process.name, _ASIDE_NAME_MM, lines=2, size=_LIST_SIZE)) for one in shown)
        return names + (len(members) > len(shown))

    def _cost(self, members: Sequence[ProcessAssessment]) -> str:
        cost = cost_of(members)
        return self._scale.text(cost) if cost else ""

    def _row(self, one: ProcessAssessment, width: float, lines: int) -> ListedProcess:
        name = self._context.name_cut(one, partial(_in_lines, width=width, lines=lines))
        link = Link(text=name, anchor=self._context.link(one).anchor)
        return ListedProcess(number=str(self._context.number(one)), link=link)


def _in_lines(name: str, width: float, lines: int) -> str:
    """Return a name that takes no more lines of a width in mm, cut only where it would take another."""
    return " ".join(wrapped(name, width, lines=lines, size=_LIST_SIZE))


def _listed(members: Sequence[ProcessAssessment], limit: int) -> int:
    """Return how many names to list: one more takes the line that would say "and one more"."""
    return limit + (len(members) == limit + 1)


def _more(left: int) -> str:
    return f"and {in_words(left)} more" if left > 0 else ""


def _when(context: Context, wave: int) -> str:
    plan = next((plan for plan in context.assessment.waves if plan.wave == wave), None)
    return "" if plan is None else context.formats.short_month(context.month(plan.start_month))


def headline(context: Context, summary: Summary) -> str:
    """Say the recommendation in one sentence made from the counts."""
    count = context.assessment.portfolio.process_count
    moved, waves = len(summary.sourced), len(summary.waves)
    if moved and summary.net_saving is not None and summary.net_saving < 0:
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
        parts.append(f"{verb} {in_words(waiting)} first")
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
    return f"Keep {name} {'in-house' if only.process.current_provider is None else 'with its provider of today'}"


def _standfirst(context: Context, summary: Summary) -> str:
    formats, engagement = context.formats, context.assessment.engagement
    if not summary.sourced:
        who = context.selection.pointing_to("profiles", "the profiles say", "the full report says")
        if summary.to_stabilise or summary.to_assess:
            return f"On what the workbook says today, nothing is ready for a provider; {who} what is missing."
        kept = sum(one.sourcing.overridden for one in context.assessment.processes)
        if kept:
            whole = (
                "it" if kept == 1 == _count(summary) else all_of(kept) if kept == _count(summary) else in_words(kept)
            )
            return f"The analyst keeps {whole} here, whatever the scores say; {who} why."
        return f"Scores and gates speak against a provider today; {who} why."
    kinds = _kinds(summary)
    if summary.net_saving is None:
        return f"{kinds} What it saves is open: no process to be sourced carries a cost yet."
    verb = "saves" if summary.net_saving >= 0 else "costs"
    after = "after every cost" if summary.net_saving >= 0 else "more than staying as is"
    amount = formats.compact(abs(summary.net_saving))
    doubt = range_clause(formats, context.assessment.portfolio.uncertainty)
    return (
        f"{kinds} Over {counted(engagement.horizon_years, 'year')} that {verb} {amount} {after}{doubt}."
        f"{_home_prices(context)}"
    )


def _kinds(summary: Summary) -> str:
    """Say how many of each class move."""
    kinds = [kind_of(one) for one in summary.sourced]
    words = {"bpo": "BPO", "kpo": "KPO", "hybrid": "hybrid"}
    counts = {word: kinds.count(kind) for kind, word in words.items() if kind in kinds}
    if len(counts) == 1:
        return f"{'It is' if len(kinds) == 1 else sentence_start(f'{all_of(len(kinds))} are')} {next(iter(counts))}."
    named = joined([f"{said} {word}" for said, word in zip(in_like_words([*counts.values()]), counts, strict=True)])
    return sentence_start(f"{named}, each under the price model that fits it.")


def _home_prices(context: Context) -> str:
    if context.assessment.engagement.home_country in context.knowledge.locations:
        return ""
    return " No home country with known rates is given, so every price is taken as if the provider sat at home."


def _key_figures(context: Context, summary: Summary) -> tuple[KeyFigure, ...]:
    formats, years = context.formats, context.assessment.engagement.horizon_years
    count, stays = _count(summary), summary.baseline
    moved_cost = formats.compact(summary.baseline_sourced)
    share = "cost not given" if stays is None else f"{moved_cost} of {formats.compact(stays)} a year"
    goes = "process goes to a provider" if count == 1 else "processes go to providers"
    first = KeyFigure(value=f"{len(summary.sourced)} of {count}", label=f"{goes}, {share}")
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


def _steady_figure(formats: Formats, saving: Decimal, whole: Decimal) -> KeyFigure:
    share = float(abs(saving) / whole) if whole else 0.0
    rate = f"less than {formats.percent(_LEAST_SHARE)}" if 0 < share < _LEAST_SHARE else formats.percent(share)
    word = "saved" if saving >= 0 else "more"
    return KeyFigure(
        value=formats.compact(abs(saving)), label=f"{word} in a steady year, {rate} of the portfolio’s cost"
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
