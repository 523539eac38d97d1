"""The processes by what happens to them, as the decision page lists them: as many names as it has room for.

Where nothing moves, the page asks for little, and below each name stands what it is and why it stays, if there is room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import chain
from math import ceil

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.losses import loss_of
from reportgen.report.figures.text_metrics import fitted, text_width
from reportgen.report.view.context import Context
from reportgen.report.view.marks import risk_word
from reportgen.report.view.parts import KeyFigure, Link, Point, chip
from reportgen.report.view.run_in import lines_run_in
from reportgen.report.view.summary import Summary, cost_of
from reportgen.report.view.verdicts.costs import costs_of
from reportgen.report.view.verdicts.section import common_reasons, telling_reason
from reportgen.report.view.wording import score
from reportgen.report.words.formats import MISSING, MoneyScale, in_words, sentence_start

_ROOM_MM = 127.0  # for the standfirst, the lists, what is asked and the steps; Letter stands closer, so it has as much
_LINE_MM, _ROW_MM = 3.45, 1.8
_NAMES_MM = 123.5
_LABEL_MM = 39.1
_STEP_MM = 52.0  # of a column of 53.6: words leave more room where lines are short
_LONGEST_MORE = "and eleven more"
_SIZE = 7.8
_BELOW_SIZE, _BELOW_MM, _GAP_MM = 7.4, 3.4, 0.9
_ALIKE, _ONE_REASON = "All alike:", "For one reason."
_MOST_LINES, _MOST_REASONS = 10, 5  # of a list that stays and is too long to tell one by one
_FILLED, _FITS = 0.96, 0.99  # of a line: where text is broken between words, and where it is on that line alone


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProcess:
    """A process of a list: number and name, and below them what speaks for its verdict where there is room."""

    number: str
    link: Link
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessList:
    """Processes under one heading, the dearest first; `more` says how many the page does not list.

    `shared` is what speaks for the verdict of all of them.
    `style` is "moves", "fix" for what must be put in order first, or "stays".
    """

    title: str
    when: str
    style: str
    cost: str
    rows: tuple[ListedProcess, ...]
    more: str = ""
    shared: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What happens, when, and to which processes."""

    title: str
    when: str
    style: str
    members: Sequence[ProcessAssessment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands on the page above and below the lists; the fewer lines it takes, the more names find room.

    `title`, `standfirst` and `key_figures` are above, `asked` is what the page asks for, `beside` what stands beside
    that, and `steps` and the `heads` of small drawings are below.
    """

    title: str
    standfirst: str
    key_figures: Sequence[KeyFigure]
    asked: Sequence[Point]
    beside: Sequence[str]
    steps: Sequence[Point]
    heads: Sequence[str] = ()


def process_lists(context: Context, summary: Summary, around: Around) -> tuple[ProcessList, ...]:
    """List what moves by wave, then what does not, each group as whole as all else leaves room for."""
    groups, scale = _groups(context, summary), list_scale(context, summary)
    costs = _costs(scale, groups)
    lines = _lines_left(groups, around)
    if not summary.sourced:
        told = [_told(context, one, cost) for one, cost in zip(groups, costs, strict=True)]
        if sum(map(_told_mm, told)) <= lines * _LINE_MM:
            return tuple(told)
    most = lines if summary.sourced else _MOST_LINES
    needed = [min(most, _lines_of(context, one.members)) for one in groups]
    shown = [_shown(context, one.members, most) for one, most in zip(groups, _dealt(lines, needed), strict=True)]
    lists = tuple(_list(context, *one) for one in zip(groups, costs, shown, strict=True))
    if summary.sourced:
        return lists
    return tuple(replace(made, shared=_whys(context, one)) for made, one in zip(lists, groups, strict=True))


def find_room(context: Context, summary: Summary, around: Around) -> bool:
    """Return whether all else leaves each group a line."""
    groups = _groups(context, summary)
    return _lines_left(groups, around) >= len(groups)


def _lines_left(groups: Sequence[_Group], around: Around) -> int:
    above = _title_mm(around.title) + _standfirst_mm(around.standfirst) + _labels_mm(around.key_figures)
    below = max(_asked_mm(around.asked), _beside_mm(around.beside)) + _steps_mm(around.steps) + _heads_mm(around.heads)
    return int((_ROOM_MM - above - below - _ROW_MM * len(groups)) / _LINE_MM)


def page_scale(context: Context, summary: Summary) -> MoneyScale:
    """Return the unit in which the page tells amounts."""
    return context.formats.scale_for(cost for cost in chain(*_of_groups(summary)) if cost)


def list_scale(context: Context, summary: Summary) -> MoneyScale:
    """Return the unit in which the costs of the lists are written: that of the page where they add up in it."""
    moving, others = _of_groups(summary)
    return context.formats.adding(page_scale(context, summary), (moving, (*moving, *others)))


def _of_groups(summary: Summary) -> tuple[Sequence[Decimal], Sequence[Decimal]]:
    """Return what each wave costs, and each group that does not move."""
    others = (summary.to_stabilise, summary.to_assess, summary.retained)
    return [cost_of(members) for _, members in summary.waves], [cost_of(members) for members in others]


def _dealt(lines: int, needed: Sequence[int]) -> list[int]:
    """Deal out lines, one at a time, to the groups that need more, those with the fewest first."""
    given = [1] * len(needed)
    for _ in range(lines - len(needed)):
        short = [place for place, need in enumerate(needed) if given[place] < need]
        if not short:
            break
        given[min(short, key=given.__getitem__)] += 1
    return given


def _groups(context: Context, summary: Summary) -> tuple[_Group, ...]:
    waves = (
        _Group(
            title=f"Wave {wave}",
            when="held as priced" if loss_of(members) else _when(context, wave),
            style="moves",
            members=members,
        )
        for wave, members in summary.waves
    )
    others = (
        _Group(title="Fix first", when="then decide", style="fix", members=summary.to_stabilise),
        _Group(title="Assess further", when="", style="stays", members=summary.to_assess),
        _Group(title="Retain", when="", style="stays", members=summary.retained),
    )
    return tuple(one for one in (*waves, *others) if one.members)


def _when(context: Context, wave: int) -> str:
    plan = next((plan for plan in context.assessment.waves if plan.wave == wave), None)
    return "" if plan is None else f"live {context.formats.short_month(context.month(plan.live_month))}"


def _list(context: Context, group: _Group, cost: str, shown: int) -> ProcessList:
    left = len(group.members) - shown
    return ProcessList(
        title=group.title,
        when=group.when,
        style=group.style,
        cost=cost,
        rows=tuple(_row(context, one) for one in group.members[:shown]),
        more=f"and {in_words(left)} more" if left else "",
    )


def _told(context: Context, group: _Group, cost: str) -> ProcessList:
    """List all processes of a group with what speaks for the verdict; what all share is given once."""
    common = common_reasons(context.assessment.processes)
    reasons = [telling_reason(one, common) for one in group.members]
    facts = [_facts(context, one) for one in group.members]
    told = {_ALIKE: facts, _ONE_REASON: reasons}
    shared = {start: said[0] for start, said in told.items() if len(said) > 1 and len(set(said)) == 1}
    own = [said for start, said in told.items() if start not in shared]
    belows = [" ".join(said) for said in zip(*own, strict=True)] if own else [""] * len(facts)
    return ProcessList(
        title=group.title,
        when=group.when,
        style=group.style,
        cost=cost,
        rows=tuple(_row(context, one, below) for one, below in zip(group.members, belows, strict=True)),
        shared=" ".join(f"{start} {said}" for start, said in shared.items()),
    )


def _whys(context: Context, group: _Group) -> str:
    """Count the reasons of a group that is too long to tell one by one, those of most processes first."""
    common = common_reasons(context.assessment.processes)
    counts = Counter(telling_reason(one, common) for one in group.members).most_common()
    if len(counts) == 1:
        return f"{_ONE_REASON} {counts[0][0]}" if len(group.members) > 1 else ""
    told = [f"{sentence_start(in_words(count))}: {reason}." for reason, count in counts[:_MOST_REASONS] if count > 1]
    return " ".join(told)


def _facts(context: Context, one: ProcessAssessment) -> str:
    """Return the class of a process, its scores and its risk, as far as they are known."""
    named = chip(one.classification.nature).label
    scores = (
        ("knowledge", score(one.classification.knowledge_index, context.formats)),
        ("sourceability", score(one.sourcing.index, context.formats)),
    )
    known = [f"{name} {said}" for name, said in scores if said != MISSING]
    return f"{', '.join((named, *known, f'{risk_word(one).lower()} risk'))}."


def _told_mm(told: ProcessList) -> float:
    """Return how high a group stands with what is below its names."""
    widths = [text_width(row.below, size=_BELOW_SIZE) for row in told.rows]
    shared = _BELOW_MM * _broken(text_width(told.shared, size=_BELOW_SIZE) / _NAMES_MM) if told.shared else 0.0
    return shared + sum(
        _LINE_MM + (_BELOW_MM * _broken(width / _NAMES_MM) + _GAP_MM if width else 0.0) for width in widths
    )


def _costs(scale: MoneyScale, groups: Sequence[_Group]) -> list[str]:
    """Write what each group costs, a dash where that is nothing."""
    costs = costs_of([one.members for one in groups], scale).groups
    return [text if cost_of(one.members) else MISSING for one, text in zip(groups, costs, strict=True)]


def _row(context: Context, one: ProcessAssessment, below: str = "") -> ListedProcess:
    name = context.name_cut(one, partial(fitted, width=_NAMES_MM - 8.0, size=_SIZE))
    link = Link(text=name, anchor=context.link(one).anchor)
    return ListedProcess(number=str(context.number(one)), link=link, below=below)


def _title_mm(text: str) -> float:
    """Return how much higher the title stands than two lines."""
    return 8.4 * max(0, _broken(text_width(text, size=20.5, typeface="serif") / 140.4) - 2)


def _heads_mm(heads: Sequence[str]) -> float:
    """Return how much higher the heads of the small drawings stand than one line."""
    widths = (text_width(head, size=8.6, weight=600) for head in heads)
    return 4.2 * max(0, *(_broken(width / _STEP_MM) - 1 for width in widths), 0)


def _standfirst_mm(text: str) -> float:
    return 5.1 * _broken(text_width(text, size=10.4, typeface="standfirst") / 134.0)


def _labels_mm(figures: Sequence[KeyFigure]) -> float:
    """Return how much higher the words below the numbers stand than two lines."""
    return 3.8 * max(0, *(_broken(text_width(one.label, size=8.2) / _LABEL_MM) - 2 for one in figures))


def _asked_mm(asked: Sequence[Point]) -> float:
    """Return how high the heading and the rows of what is asked stand."""
    widths = (text_width(one.lead, size=9.2, weight=600) + text_width(f" {one.text}", size=9.2) for one in asked)
    return 6.3 + sum(4.1 * _broken(width / 102.8) + 1.95 for width in widths)


def _beside_mm(texts: Sequence[str]) -> float:
    """Return how high the box beside it stands."""
    return 9.5 + sum(3.9 * _broken(text_width(text, size=8.2) / 44.6) + 2.25 for text in texts)


def _steps_mm(steps: Sequence[Point]) -> float:
    """Return how much higher the steps stand than three lines."""
    most = max((_broken(_step_width(one) / _STEP_MM) for one in steps), default=0)
    return 3.9 * max(0, most - 3)


def _step_width(step: Point) -> float:
    return text_width(f"{step.mark} {step.lead}", size=8.2, weight=600) + text_width(f" {step.text}", size=8.2)


def _broken(full: float) -> int:
    """Return how many lines text takes that would fill so many whole ones; words leave room where a line ends."""
    return 1 if full <= _FITS else ceil(full / _FILLED)


def _shown(context: Context, members: Sequence[ProcessAssessment], lines: int) -> int:
    """Return how many names fit so many lines, with room for the words that tell of the others."""
    if _lines_of(context, members) <= lines:
        return len(members)
    fitting = (
        count for count in range(len(members) - 1, 0, -1) if _lines_of(context, members[:count], _LONGEST_MORE) <= lines
    )
    return next(fitting, 1)


def _lines_of(context: Context, members: Sequence[ProcessAssessment], others: str = "") -> int:
    """Return how many lines names take."""
    named = (f"{context.number(one)} {one.process.name}" for one in members)
    return lines_run_in(named, _NAMES_MM, size=_SIZE, others=others)
