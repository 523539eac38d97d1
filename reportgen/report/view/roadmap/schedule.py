"""The roadmap's drawing: rows by wave and function, gates before each wave."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.model.assessment import ProcessAssessment, WavePlan
from reportgen.model.engagement import PageSize
from reportgen.report.figures.roadmap import Gate, RoadmapRow
from reportgen.report.figures.roadmap import roadmap as roadmap_figure
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Drawing
from reportgen.report.view.summary import Summary
from reportgen.report.view.wording import clipped

_MOST_ROWS = 16
_FEWEST_ROWS = 3
_NAME_LIMIT, _FUNCTION_LIMIT = 72, 42
_QUARTERS_SHOWN = 12
_MOST_TALL = {PageSize.A4: 24, PageSize.LETTER: 10}  # rows with names on two lines, beside the gates' cards


def schedule(context: Context, summary: Summary) -> Drawing | None:
    """Draw the waves over three years."""
    plans = [plan for plan in context.assessment.waves if plan.process_ids]
    if not plans:
        return None
    by_id = {one.process.id: one for one in context.assessment.processes}
    limit = _rows_each([len(plan.process_ids) for plan in plans])
    rows = [
        row for plan in _ordered(plans) for row in _rows(context, plan, [by_id[key] for key in plan.process_ids], limit)
    ]
    gates = [Gate(label=f"W{plan.wave}", month=plan.start_month) for plan in plans if plan.wave > 0]
    figure = roadmap_figure(
        rows,
        gates,
        context.palette,
        start=context.start,
        months=_QUARTERS_SHOWN * 3,
        most_tall=_MOST_TALL[context.assessment.engagement.page_size],
    )
    finding = (
        _order(plans)
        if len(summary.waves) > 1
        else "One wave, then steady running"
        if summary.waves
        else "Put in order first, then score again"
    )
    caption = context.numbering.figure(
        finding,
        "By quarter. Pale: handover; mid: parallel running; solid: steady state. Outline: fix; diamond: score again.",
    )
    return Drawing(caption=caption, svg=figure.svg, numbers=figure.table)


def _order(plans: Sequence[WavePlan]) -> str:
    """Say whether each wave is with its provider before the next one starts."""
    waves = sorted((plan for plan in plans if plan.wave), key=lambda plan: plan.wave)
    in_order = all(one.live_month <= later.start_month for one, later in pairwise(waves))
    return (
        "Each wave is running before the next is signed" if in_order else "One wave is signed before the last one runs"
    )


def _rows_each(sizes: Sequence[int]) -> int:
    """Return how many rows a group may take so that all fit a page; small groups leave theirs to larger ones."""
    limits = range(_MOST_ROWS, _FEWEST_ROWS, -1)
    return next((limit for limit in limits if sum(min(size, limit) for size in sizes) <= _MOST_ROWS), _FEWEST_ROWS)


def _ordered(plans: Sequence[WavePlan]) -> list[WavePlan]:
    return sorted(plans, key=lambda plan: (plan.wave == 0, plan.wave))


def _rows(context: Context, plan: WavePlan, members: Sequence[ProcessAssessment], limit: int) -> list[RoadmapRow]:
    labels = _labels(context, members, limit)
    return [
        RoadmapRow(
            group="Fix first" if plan.wave == 0 else plan.name,
            label=label,
            kind="fix" if plan.wave == 0 else "wave",
            handover_start=plan.start_month,
            handover_end=plan.live_month,
            parallel_end=plan.end_month,
        )
        for label in labels
    ]


def _labels(context: Context, members: Sequence[ProcessAssessment], limit: int) -> list[str]:
    """Name each process where they are few, else one row a function, the largest first; without any, the first."""
    if len(members) <= limit:
        return [context.name(one, _NAME_LIMIT) for one in members]
    if not any(one.process.function for one in members):
        named = [context.name(one, _NAME_LIMIT) for one in members[: limit - 1]]
        return [*named, f"Others ({len(members) - len(named)})"]
    functions: dict[str, list[ProcessAssessment]] = {}
    for one in members:
        functions.setdefault(one.process.function or "Other", []).append(one)
    ranked = sorted(functions.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    shown = ranked if len(ranked) <= limit else ranked[: limit - 1]
    rest = sum(len(group) for _, group in ranked[len(shown) :])
    labels = [
        context.name(group[0], _NAME_LIMIT) if len(group) == 1 else f"{clipped(name, _FUNCTION_LIMIT)} ({len(group)})"
        for name, group in shown
    ]
    return labels + ([f"Others ({rest})"] if rest else [])
