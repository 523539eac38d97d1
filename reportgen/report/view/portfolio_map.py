"""The portfolio map: nature against sourceability, with three readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.verdict import NatureClass, NotAssessed
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing, Link, Opener
from reportgen.report.view.process_numbers import numbered_at_most
from reportgen.report.view.summary import Summary, cost_of
from reportgen.report.words.formats import all_of, counted, in_like_words, in_words, sentence_start

_NAMED = 8
_AGREED_MEASURES = 4
_KEY_LIMIT, _KEY_PAGE_LIMIT = 100, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing to see in the map."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A process that the map shows by its number alone."""

    number: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """The map, the printed numbers of processes it does not name, and whether they are named on the next page."""

    drawing: Drawing
    numbered_only: tuple[int, ...]
    has_key_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The section; `key_style` is "below" the map or the next "page"."""

    opener: Opener
    drawing: Drawing | None
    key: tuple[KeyEntry, ...]
    key_style: str
    unplaced: str
    readings: tuple[Reading, ...]


def placed(processes: Sequence[ProcessAssessment]) -> list[ProcessAssessment]:
    """Return the processes that have both indices."""
    return [
        one
        for one in processes
        if not isinstance(one.classification.knowledge_index, NotAssessed)
        and not isinstance(one.sourcing.index, NotAssessed)
    ]


def map_view(context: Context, summary: Summary, drawn: MapDrawing | None) -> MapView:
    """Compose the section."""
    has_key_page = drawn is not None and drawn.has_key_page
    limit = _KEY_PAGE_LIMIT if has_key_page else _KEY_LIMIT
    processes = context.assessment.processes
    by_number = {context.number(one): one for one in processes}
    missing = len(processes) - len(placed(processes))
    return MapView(
        opener=context.selection.opener(
            "portfolio_map",
            title=_title(context, summary),
            standfirst=_standfirst(context, summary),
        ),
        drawing=drawn.drawing if drawn else None,
        key=tuple(
            KeyEntry(number=str(number), link=context.link(by_number[number], limit))
            for number in sorted(drawn.numbered_only if drawn else ())
        ),
        key_style="page" if has_key_page else "below",
        unplaced=""
        if not missing
        else f"{sentence_start(counted(missing, 'process lacks', 'processes lack'))} a score and "
        f"{'is' if missing == 1 else 'are'} not on the map.",
        readings=_readings(context, summary),
    )


def _title(context: Context, summary: Summary) -> str:
    moved, whole = len(summary.sourced), len(context.assessment.processes)
    if not moved:
        has_provider = any(one.process.current_provider for one in context.assessment.processes)
        return f"Nothing {'is to move' if has_provider else 'can be bought'} as things stand"
    expert = len(_of_class(summary.sourced, NatureClass.KPO))
    some, of_all = in_like_words((moved, whole))
    can = f"{sentence_start(some)} of {of_all} processes can be bought as things stand"
    if moved == whole:
        everything = "The process" if whole == 1 else sentence_start(all_of(whole, "processes"))
        can = f"{everything} can be bought as things stand"
    if not expert:
        return f"{can}; {'it is not' if moved == 1 else 'none of them is'} expert work"
    return f"{can}; {_who_are(expert, moved)} expert work"


def _standfirst(context: Context, summary: Summary) -> str:
    asked = "Two questions sort the portfolio: how much judgement a process needs, and how easily it is bought."
    if summary.sourced:
        return asked
    who = context.selection.pointing_to("profiles", "The profiles say", "The full report says")
    return f"{asked} {who} why."


def _who_are(expert: int, moved: int) -> str:
    """Return "two of them are"; where all that move are, "it is", "both are" or "all three are"."""
    if expert == moved:
        return "it is" if moved == 1 else f"{all_of(moved)} are"
    return f"{in_words(expert)} of them {'is' if expert == 1 else 'are'}"


def _of_class(processes: Sequence[ProcessAssessment], nature: NatureClass) -> list[ProcessAssessment]:
    return [one for one in processes if one.classification.nature is nature]


def _readings(context: Context, summary: Summary) -> tuple[Reading, ...]:
    routine = _of_class(summary.sourced, NatureClass.BPO)
    gated = [
        one
        for one in placed((*summary.retained, *summary.to_stabilise, *summary.to_assess))
        if any(gate.decided for gate in one.sourcing.gates)
    ]
    readings = []
    if routine:
        cost = cost_of(routine)
        money = f" at {context.formats.compact(cost)} a year" if cost else ""
        readings.append(
            Reading(
                title="Routine and ready",
                text=f"{sentence_start(counted(len(routine), 'process', 'processes'))}{money}: rules carry "
                "the work, and providers compete.",
            )
        )
    readings += _judged(context, summary)
    if gated:
        names = _numbered(context, gated)
        readings.append(
            Reading(
                title="Held back by a fact, not a score",
                text=f"{names}: a gate decides, whatever the scores say.",
            )
        )
    return tuple(readings)


def _judged(context: Context, summary: Summary) -> Iterator[Reading]:
    """Say which of what moves needs judgement, for all of the work or for part of it."""
    expert, between = (_of_class(summary.sourced, one) for one in (NatureClass.KPO, NatureClass.HYBRID))
    measured = _measured(context, [*expert, *between])
    offered = f"yet specialists offer it{measured}."
    if expert and between:
        yield Reading(
            title="Needs judgement, and is on offer",
            text=f"{_numbered(context, expert)} {'is' if len(expert) == 1 else 'are'} expert work, "
            f"{_numbered(context, between)} hybrid; specialists offer both{measured}.",
        )
    elif expert:
        yield Reading(
            title="Expert, and yet on the market",
            text=f"{_numbered(context, expert)}: the work needs judgement, {offered}",
        )
    elif between:
        yield Reading(
            title="Hybrid, and on the market",
            text=f"{_numbered(context, between)}: part of the work needs judgement, {offered}",
        )


def _measured(context: Context, processes: Sequence[ProcessAssessment]) -> str:
    """Say of which processes both sides would agree on measures, by their ratings; "" where of none."""
    able = [one for one in processes if one.process.ratings.get("measurability", 0) >= _AGREED_MEASURES]
    if not able:
        return ""
    if len(able) == len(processes):
        return ", and the result can be measured"
    return f"; the result can be measured for {_numbered(context, able)}"


def _numbered(context: Context, processes: Sequence[ProcessAssessment]) -> str:
    """Name processes by their numbers, in order, and say of very many how many more there are."""
    return numbered_at_most([*map(context.number, processes)], _NAMED)
