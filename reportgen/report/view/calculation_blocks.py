"""Blocks of the calculations: the portfolio, each process that is printed, and what all of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.model.trace import FigureId, Given, Trace
from reportgen.report.view.calculation_rows import CalculationRow, Rows
from reportgen.report.view.calculation_sources import Sources
from reportgen.report.view.calculation_text import Told, in_printed_words
from reportgen.report.view.calculation_topics import by_topic
from reportgen.report.view.context import Context

_PORTFOLIO = ""
_TABLE = re.compile(r"cost\.cash_flows\[\d+\]\.[a-z_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationGroup:
    """The figures on one topic."""

    topic: str
    rows: tuple[CalculationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationBlock:
    """The figures of one process, or of the portfolio, by topic."""

    title: str
    groups: tuple[CalculationGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """What all processes share, under a number: values from one source, or a rule."""

    number: str
    values: str
    source: str


def blocks_of(context: Context, trace: Trace, sources: Sources) -> tuple[CalculationBlock, ...]:
    """Return a block for the portfolio and one for each process that has a profile."""
    lines = context.printed.lines
    shown = _shown(trace, (one.id for one in context.printed.figures if one.id in lines))
    rows = Rows(
        trace=trace,
        sources=sources,
        own_lines=frozenset(figure for figures in shown.values() for figure in figures),
        told=Told(trace.nodes, context.formats),
        lines=lines,
    )
    named = [(f"{context.number(one)} {context.name(one)}", one.process.id) for one in context.detailed]
    return tuple(
        CalculationBlock(title=title, groups=tuple(_groups(rows, trace, shown[process])))
        for title, process in (("The portfolio", _PORTFOLIO), *named)
        if shown.get(process)
    )


def _groups(rows: Rows, trace: Trace, figures: Iterable[FigureId]) -> Iterator[CalculationGroup]:
    for topic, held in by_topic(figures).items():
        yield CalculationGroup(topic=topic, rows=tuple(rows.of(trace.nodes[figure] for figure in held)))


def shared_rows(context: Context, trace: Trace, sources: Sources) -> tuple[SharedRow, ...]:
    """Return what the rows made so far refer to, by number."""
    told = Told(trace.nodes, context.formats)
    return tuple(
        SharedRow(
            number=f"S{one.number}", values="; ".join(_told(told, given) for given in one.given), source=one.source
        )
        for one in sources.shared()
    )


def note_rows(sources: Sources) -> tuple[SharedRow, ...]:
    """Return the rules that a formula cannot say, by the numbers under which the rows made so far refer to them."""
    return tuple(
        SharedRow(number=f"N{number}", values=in_printed_words(text), source="")
        for text, number in sources.notes.items()
    )


def _told(told: Told, given: Given) -> str:
    cell = f" ({given.cell.cell})" if given.cell else ""
    return f"{given.label} {told.value(given)}{cell}"


def _shown(trace: Trace, printed: Iterable[FigureId]) -> dict[str, list[FigureId]]:
    """Return the figures that get a line, by process: those printed, and the table by year of what is recommended."""
    shown: dict[str, list[FigureId]] = {}
    for figure in dict.fromkeys(printed):
        shown.setdefault(figure.process, []).append(figure)
    for figure in _by_year(trace, shown):
        shown[figure.process].append(figure)
    return shown


def _by_year(trace: Trace, shown: dict[str, list[FigureId]]) -> Iterator[FigureId]:
    return (figure for figure in trace.nodes if _TABLE.fullmatch(figure.path) and figure.process in shown)
