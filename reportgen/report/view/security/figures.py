"""The figures of the security section: heat maps, families of measures by kind of work, and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.oversight import RegisterRow
from reportgen.model.protection import RiskScore
from reportgen.report.figures.coverage_bars import CoverageBar, coverage_bars
from reportgen.report.figures.coverage_matrix import HEAD, PITCH, CoverageRow, coverage_matrix
from reportgen.report.figures.heat_maps import HeatEntry, has_full_cell
from reportgen.report.figures.heat_maps import heat_maps as heat_figure
from reportgen.report.figures.svg import Figure
from reportgen.report.view.context import Context
from reportgen.report.view.page import PageView
from reportgen.report.view.parts import Caption, Drawing, worded
from reportgen.report.view.security.risk_facts import (
    TO_SHOW,
    WHOLE_GRID,
    Stages,
    accepted_score,
    register_of,
    score_floors,
    scored,
    stages_of,
)
from reportgen.report.words.formats import all_of, counted, in_words, sentence_start

MOST_COLUMNS = 40
_FEWEST_COLUMNS = 2  # what one process has and lacks stands on its protection sheet
_CAPTION_MM = 14.5
_LEFT_OVER = 6
_NARROW = 12  # of so few processes the matrix comes in halves of a page, which find room under other tables
_STATE_WORDS = (
    "Disc: in place; ringed dot: to show; half: stated or designed; ring: open (not in place, or nothing said of it); "
    "speck: not needed."
)
_IN_WORDS = {"in_place": "in place", "to_show": "to show", "missing": "open"}


def heat_drawing(context: Context) -> Drawing | None:
    """Draw the risks before measures, with today's and with the listed ones; None where none was rated."""
    processes = context.assessment.processes
    stages = stages_of(processes)
    if stages is None:
        return None
    accepted = accepted_score(processes)
    entries = [_entry(context, one, has_today=stages.today is not None) for one, _, _ in scored(processes)]
    limit = accepted if accepted < WHOLE_GRID else None
    width = 136.0 if stages.today is None else 170.0
    unit = _heat_unit(accepted, is_counted=has_full_cell(entries, width=width))
    caption = context.numbering.figure(_heat_finding(stages), unit)
    figure = heat_figure(entries, context.palette, floors=score_floors(context.knowledge), width=width, accepted=limit)
    return Drawing(caption=caption, svg=figure.svg, height=figure.height_mm, numbers=figure.table)


def _entry(context: Context, one: ProcessAssessment, *, has_today: bool) -> HeatEntry:
    security = one.security
    before, today, after = (_place(score) for score in (security.inherent, security.today, security.residual))
    return HeatEntry(number=context.number(one), before=before, after=after, today=today if has_today else None)


def _place(score: object) -> tuple[float, float]:
    return (score.likelihood, score.impact) if isinstance(score, RiskScore) else (1.0, 1.0)


def _heat_finding(stages: Stages) -> str:
    before, now, after = stages.before.severe, stages.now.severe, stages.after.severe
    if not before:
        return "No process stands in the severe corner, with or without measures"
    if stages.today is not None and now < before and not after:
        first = f"{sentence_start(counted(before, 'process is', 'processes are'))} severe before measures"
        if not now:
            return f"{first}; none is with today’s measures"
        return f"{first}, {in_words(now)} with today’s measures, and none with the listed measures agreed"
    if not after:
        return "With the listed measures agreed, no process is left in the severe corner"
    stay = "stays" if after == 1 else "stay"
    return f"{sentence_start(in_words(after))} {stay} severe even with the listed measures agreed"


def _heat_unit(accepted: int, *, is_counted: bool) -> str:
    shown = "Processes by number (full cell: how many)." if is_counted else "Processes by number."
    line = f" The line bounds what is accepted, a score to {accepted}." if accepted < WHOLE_GRID else ""
    return f"{shown} Score: likelihood × impact; darkest is severe, 15 or more.{line}"


def coverage_drawings(context: Context, page: PageView) -> tuple[Drawing, ...]:
    """Draw which process has which measure, in parts where a page is full; () where fewer than two need any."""
    register = _by_family(context, register_of(context.assessment, context.knowledge.controls))
    members = [one for one in context.assessment.processes if one.security.controls]
    if not register or len(members) < _FEWEST_COLUMNS:
        return ()
    is_matrix = len(members) <= MOST_COLUMNS
    caption = context.numbering.figure(_coverage_finding(register), _coverage_unit(register, is_matrix=is_matrix))
    room = page.height_mm - page.top_margin_mm - page.bottom_margin_mm - _CAPTION_MM - HEAD
    most = int(room / PITCH)
    parts = _halves(register, most) if len(members) <= _NARROW else _parts(register, most)
    figures = [_matrix(context, part, members) if is_matrix else _bars(context, part, len(members)) for part in parts]
    return tuple(
        Drawing(
            caption=_continued(caption, index),
            svg=figure.svg,
            height=figure.height_mm,
            numbers=worded(figure.table, _IN_WORDS),
        )
        for index, figure in enumerate(figures)
    )


def _continued(caption: Caption, index: int) -> Caption:
    if index == 0:
        return caption
    return replace(caption, label=f"{caption.label}, continued", anchor=f"{caption.anchor}-{index + 1}")


def _by_family(context: Context, register: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Order by family, that with most needed measures first, and within one by how many processes need a measure."""
    weight: Counter[str] = Counter()
    for row in register:
        weight[row.family] += row.in_place + row.partial + row.missing
    rank = {key: control.rank for key, control in context.knowledge.controls.items()}
    return sorted(
        register,
        key=lambda row: (-weight[row.family], row.family, -len(row.process_ids), rank.get(row.control, 0), row.control),
    )


def _parts(rows: Sequence[RegisterRow], most: int) -> list[list[RegisterRow]]:
    """Split rows between families, each part but the last as long as fits, so that what follows shares its page."""
    parts = list[list[RegisterRow]]([[]])
    for _, found in groupby(rows, key=lambda row: row.family):
        family = list(found)
        if parts[-1] and len(parts[-1]) + len(family) > most:
            parts.append([])
        parts[-1] += family
    whole = [part[start : start + most] for part in parts for start in range(0, len(part), most)]
    return [part for part in whole if part]


def _halves(rows: Sequence[RegisterRow], most: int) -> list[list[RegisterRow]]:
    """Split rows into parts of about half a page, a few left over joined to the part before them."""
    *parts, last = _parts(rows, most // 2 - int(_CAPTION_MM / PITCH))
    return [*parts[:-1], parts[-1] + last] if parts and len(last) <= _LEFT_OVER else [*parts, last]


def _matrix(context: Context, rows: Sequence[RegisterRow], members: Sequence[ProcessAssessment]) -> Figure:
    columns = sorted(members, key=context.number)
    states = [{duty.id: duty.state for duty in one.security.controls} for one in columns]
    return coverage_matrix(
        [context.number(one) for one in columns],
        [
            CoverageRow(
                family=sentence_start(row.family),
                name=row.name,
                states=tuple(found.get(row.control, "") for found in states),
                in_place=row.in_place,
                to_show=row.to_show,
                partial=row.partial,
                missing=row.missing,
            )
            for row in rows
        ],
        context.palette,
    )


def _bars(context: Context, rows: Sequence[RegisterRow], most: int) -> Figure:
    bars = [
        CoverageBar(
            family=sentence_start(row.family),
            name=row.name,
            in_place=row.in_place,
            to_show=row.to_show,
            partial=row.partial,
            missing=row.missing,
        )
        for row in rows
    ]
    return coverage_bars(bars, context.palette, most=most)


def _coverage_finding(register: Sequence[RegisterRow]) -> str:
    whole = [row for row in register if row.in_place == len(row.process_ids)]
    nowhere = [row for row in register if row.missing == len(row.process_ids)]
    if len(whole) == len(register):
        said = (
            "The one measure is in place"
            if len(register) == 1
            else f"{sentence_start(all_of(len(register)))} measures are in place"
        )
        return f"{said} wherever {'it is' if len(register) == 1 else 'they are'} needed"
    if len(nowhere) == len(register):
        return "No measure is stated to be in place, not even in part"
    left = "none is open everywhere"
    if nowhere:
        left = counted(len(nowhere), "is open everywhere", "are open everywhere")
    count = in_words(len(whole)) if whole else "none"
    first = f"{sentence_start(count)} of {in_words(len(register))} measures"
    verb = "is in place" if len(whole) <= 1 else "are in place"
    return f"{first} {verb} wherever needed; {left}"


def _coverage_unit(register: Sequence[RegisterRow], *, is_matrix: bool) -> str:
    shown = f" {TO_SHOW}" if any(row.to_show for row in register) else ""
    if is_matrix:
        return f"{_STATE_WORDS}{shown} Processes by number; at the right, how many have a measure in each state."
    return (
        f"{len(register)} measures. Bar: processes in which a measure is in place (dark), to show (hatched), stated or "
        "designed (mid), or open: not in place, or nothing said of it (outline)."
        f"{shown} Which process stands where is in the results workbook."
    )
