"""The verdicts on one page: every process by number, name, class, cost and risk, two abreast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.protection import RiskScore
from reportgen.report.figures.text_metrics import plain, text_width, wrapped
from reportgen.report.view.context import Context
from reportgen.report.view.marks import risk_disc
from reportgen.report.view.parts import Chip, Link, chip
from reportgen.report.view.verdicts.costs import Costs
from reportgen.report.words.formats import MISSING, counted, sentence_start

_ABREAST = 2
_ROOM_MM, _HEAD_MM, _ROW_MM = 168.0, 5.3, 4.2  # of the tighter page; each group's head
_SECOND_LINE_MM = 3.4
_NAME_MM, _NAME_SIZE = 42.0, 8.2

Groups = Sequence[tuple[str, Sequence[ProcessAssessment]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefVerdict:
    """One process; `risk` is the score 1 to 25 that remains."""

    number: str
    link: Link
    chip: Chip
    amount: str
    disc: Markup
    risk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGroup:
    """Processes with one verdict, two abreast, to be read down; `more` says how many the page does not list."""

    title: str
    subtotal: str
    rows: tuple[tuple[BriefVerdict, ...], ...]
    more: str


def brief_groups(context: Context, groups: Groups, costs: Costs) -> tuple[BriefGroup, ...]:
    """List the processes of each group, the dearest first; of very many those that one page holds."""
    return tuple(_groups(context, groups, costs))


def _groups(context: Context, groups: Groups, costs: Costs) -> Iterator[BriefGroup]:
    whole, most = sum(_rows(len(members)) for _, members in groups), _most_rows(len(groups))
    lines = 2 if whole + _wrapped_rows(groups) * _SECOND_LINE_MM / _ROW_MM <= most else 1
    for (title, members), subtotal in zip(groups, costs.groups, strict=True):
        rows = _rows(len(members))
        room = rows if whole <= most else max(1, rows * (most - len(groups)) // whole)
        shown = members[: room * _ABREAST]
        height, left = _rows(len(shown)), len(members) - len(shown)
        cells = [_verdict(context, one, costs, lines) for one in shown]
        yield BriefGroup(
            title=f"{title}: {counted(len(members), 'process', 'processes')}",
            subtotal=subtotal,
            rows=tuple(tuple(cells[place::height]) for place in range(height)),
            more=f"{sentence_start(counted(left, 'other'))} in the full report." if left else "",
        )


def _most_rows(groups: int) -> int:
    """Return how many rows one page holds beside the heads of so many groups."""
    return int((_ROOM_MM - groups * _HEAD_MM) / _ROW_MM)


def _rows(count: int) -> int:
    return -(-count // _ABREAST)


def _wrapped_rows(groups: Groups) -> int:
    """Return how many rows have a name that takes a second line, counted as if no two of them shared a row."""
    names = (one.process.name for _, members in groups for one in members)
    return sum(1 for name in names if text_width(plain(name), size=_NAME_SIZE) > _NAME_MM)


def _in_lines(name: str, lines: int) -> str:
    return " ".join(wrapped(name, _NAME_MM, lines=lines, size=_NAME_SIZE))


def _verdict(context: Context, one: ProcessAssessment, costs: Costs, lines: int) -> BriefVerdict:
    residual = one.security.residual
    name = context.name_cut(one, partial(_in_lines, lines=lines))
    return BriefVerdict(
        number=str(context.number(one)),
        link=Link(text=name, anchor=context.link(one).anchor),
        chip=chip(one.classification.nature),
        amount=costs.processes.get(one.process.id, MISSING),
        disc=risk_disc(context, one),
        risk=str(residual.score) if isinstance(residual, RiskScore) else MISSING,
    )
