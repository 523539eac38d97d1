"""The roadmap's drawing: rows by wave and function, gates before each wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from reportgen.model.assessment import ProcessAssessment, WavePlan
from reportgen.model.engagement import PageSize
from reportgen.report.figures.roadmap import Gate, RoadmapRow, label_in_room
from reportgen.report.figures.roadmap import roadmap as roadmap_figure
from reportgen.report.view.context import Context
from reportgen.report.view.names import told_apart
from reportgen.report.view.parts import Drawing
from reportgen.report.view.process_numbers import numbered
from reportgen.report.view.summary import Summary, cost_of
from reportgen.report.view.wording import clipped

_MOST_ROWS = {PageSize.A4: 16, PageSize.LETTER: 13}  # beside the checkpoints' cards
_FEWEST_ROWS = 3
_FUNCTION_LIMIT = 32
_MOST_NUMBERED = 8  # by number, on two lines
_QUARTERS_SHOWN = 12
_OF_SEVERAL = ", the longest of several"
_MOST_TALL = {PageSize.A4: 13, PageSize.LETTER: 8}  # rows with names on two lines


def schedule(context: Context, summary: Summary) -> Drawing | None:
    """Draw the waves over three years."""
    plans = [plan for plan in context.assessment.waves if plan.process_ids]
    if not plans:
        return None
    by_id = {one.process.id: one for one in context.assessment.processes}
    page_size = context.assessment.engagement.page_size
    limit = _rows_each([len(plan.process_ids) for plan in plans], _MOST_ROWS[page_size])
    groups = [(plan, _members(context, by_id, plan, limit)) for plan in _ordered(plans)]
    most_tall = _MOST_TALL[page_size]
    cut = partial(label_in_room, count=sum(len(members) for _, members in groups), most_tall=most_tall)
    rows = [
        _row(plan, one if isinstance(one, str) else context.name_cut(one, cut), _until(plan, together))
        for plan, members in groups
        for one, together in members
    ]
    gates = [Gate(label=f"W{plan.wave}", month=plan.start_month) for plan in plans if plan.wave > 0]
    figure = roadmap_figure(
        rows,
        gates,
        context.palette,
        start=context.start,
        months=_QUARTERS_SHOWN * 3,
        most_tall=most_tall,
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
        "By quarter. Pale: preparation, up to the handover; mid: parallel running"
        f"{_OF_SEVERAL if any(_is_uneven(plan, each) for plan, members in groups for _, each in members) else ''}; "
        "solid: steady state. Outline: fix; diamond: score again.",
    )
    return Drawing(caption=caption, svg=figure.svg, numbers=figure.table)


def _order(plans: Sequence[WavePlan]) -> str:
    """Say whether each wave is with its provider before the next one is prepared."""
    waves = sorted((plan for plan in plans if plan.wave), key=lambda plan: plan.wave)
    in_order = all(one.live_month <= later.start_month for one, later in pairwise(waves))
    return (
        "Each wave is live before the next is prepared"
        if in_order
        else "One wave is prepared before the last one is live"
    )


def _rows_each(sizes: Sequence[int], most: int) -> int:
    """Return how many rows a group may take so that all fit a page; small groups leave theirs to larger ones."""
    limits = range(most, _FEWEST_ROWS, -1)
    return next((limit for limit in limits if sum(min(size, limit) for size in sizes) <= most), _FEWEST_ROWS)


def _ordered(plans: Sequence[WavePlan]) -> list[WavePlan]:
    return sorted(plans, key=lambda plan: (plan.wave == 0, plan.wave))


def _until(plan: WavePlan, together: Sequence[ProcessAssessment]) -> int:
    """Return the month until which the last of some processes runs in parallel."""
    return max(_ends(plan, together))


def _is_uneven(plan: WavePlan, together: Sequence[ProcessAssessment]) -> bool:
    """Return whether some of the processes of a row are steady before the others."""
    return len(_ends(plan, together)) > 1


def _ends(plan: WavePlan, together: Sequence[ProcessAssessment]) -> set[int]:
    """Return the months until which processes run in parallel."""
    until = dict(zip(plan.process_ids, plan.parallel_until, strict=True))
    return {until[one.process.id] for one in together}


def _row(plan: WavePlan, label: str, until: int) -> RoadmapRow:
    return RoadmapRow(
        group="Fix first" if plan.wave == 0 else plan.name,
        label=label,
        kind="fix" if plan.wave == 0 else "wave",
        handover_start=plan.start_month,
        handover_end=plan.live_month,
        parallel_end=until,
    )


def _members(
    context: Context, by_id: Mapping[str, ProcessAssessment], plan: WavePlan, limit: int
) -> list[tuple[ProcessAssessment | str, Sequence[ProcessAssessment]]]:
    """Return each process where they are few, else a row a function, the dearest first; without any, each process.

    What costs least a year is told together. Each row stands beside the processes that it stands for.
    """
    members = [by_id[key] for key in plan.process_ids]
    if len(members) <= limit:
        return [(one, [one]) for one in sorted(members, key=lambda one: -cost_of([one]))]
    ranked = sorted(_by_function(members), key=lambda pair: (-cost_of(pair[1]), -len(pair[1])))
    shown = ranked if len(ranked) <= limit else ranked[: limit - 1]
    rest = [one for _, group in ranked[len(shown) :] for one in group]
    cut, names = partial(clipped, limit=_FUNCTION_LIMIT), [name for name, _ in ranked]
    rows = [
        (group[0] if len(group) == 1 else f"{told_apart(name, names, cut)}: {len(group)} processes", group)
        for name, group in shown
    ]
    return [*rows, (_others(context, rest), rest)] if rest else [*rows]


def _by_function(members: Sequence[ProcessAssessment]) -> Iterable[tuple[str, list[ProcessAssessment]]]:
    """Return processes by function, each by its own name where none has a function."""
    if not any(one.process.function for one in members):
        return [(one.process.name, [one]) for one in members]
    functions: dict[str, list[ProcessAssessment]] = {}
    for one in members:
        functions.setdefault(one.process.function or "Other", []).append(one)
    return functions.items()


def _others(context: Context, rest: Sequence[ProcessAssessment]) -> str:
    """Name by number the processes that have no row of their own, or count them where they are very many."""
    if len(rest) > _MOST_NUMBERED:
        return f"Others: {len(rest)} processes"
    return f"Others: {numbered(sorted(context.number(one) for one in rest))}"
