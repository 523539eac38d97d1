"""Blocks of the calculations: the portfolio, each process that is printed, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.model.trace import FigureId, Trace
from reportgen.report.sentences import in_locale
from reportgen.report.view.calculation_rows import CalculationRow, Rows
from reportgen.report.view.calculation_sources import Sources
from reportgen.report.view.calculation_text import Told
from reportgen.report.view.calculation_topics import ENTERED, MONEY, by_topic
from reportgen.report.view.calculation_years import Years, YearTable
from reportgen.report.view.context import Context
from reportgen.report.view.line_anchors import GIVEN, OF_ALL

_PORTFOLIO = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationGroup:
    """The figures on one topic; `source` names the cells and the shared values that they all start from.

    What was entered has no topic: its one line says so.
    """

    topic: str
    source: str
    rows: tuple[CalculationRow, ...]
    tables: tuple[YearTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationBlock:
    """The figures of one process, or of the portfolio, by topic."""

    title: str
    groups: tuple[CalculationGroup, ...]


def blocks_of(context: Context, trace: Trace, sources: Sources) -> tuple[CalculationBlock, ...]:
    """Return a block for the portfolio and one for each process that has a profile."""
    lines = context.printed.lines
    figures = list(dict.fromkeys(one.id for one in context.printed.figures if one.id in lines))
    printed = frozenset(figures)
    years = Years(trace=trace, formats=context.formats, lines=lines, printed=printed)
    tabled = {
        figure: name for process in {one.process for one in figures} for figure, name in years.tabled(process).items()
    }
    told = Told(trace.nodes, context.formats, tabled)
    called = {one.process.id: f"no. {context.number(one)}" for one in context.assessment.processes}
    blocks = Blocks(
        trace=trace,
        sources=sources,
        rows=Rows(trace=trace, sources=sources, told=told, lines=lines, called=called),
        years=years,
    )
    shown = blocks.shown(figures)
    named = [(f"{context.number(one)} {context.name(one)}", one.process.id) for one in context.detailed]
    return tuple(
        CalculationBlock(title=title, groups=tuple(blocks.groups(process, shown[process])))
        for title, process in (("The portfolio", _PORTFOLIO), *named)
        if process in shown
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """Makes blocks; a figure that holds for every process stands with the portfolio."""

    trace: Trace
    sources: Sources
    rows: Rows
    years: Years

    def shown(self, figures: Iterable[FigureId]) -> dict[str, list[FigureId]]:
        """Return the figures by the process in whose block they stand."""
        shown: dict[str, list[FigureId]] = {}
        for figure in figures:
            is_of_all = self.rows.lines[figure].startswith(OF_ALL)
            shown.setdefault(_PORTFOLIO if is_of_all else figure.process, []).append(figure)
        return shown

    def groups(self, process: str, figures: Sequence[FigureId]) -> Iterator[CalculationGroup]:
        """Yield the topics of a block."""
        tabled = self.years.figures(process)
        told = {self.rows.lines[one] for one in figures if not one.path.startswith(GIVEN)}
        topics = by_topic(
            [one for one in figures if not one.path.startswith(GIVEN) or self.rows.lines[one] not in told]
        )
        tables = self.years.tables(process)
        if tables:
            topics.setdefault(MONEY, [])
        for topic, held in topics.items():
            yield CalculationGroup(
                topic="" if topic == ENTERED else topic,
                source="" if topic == ENTERED else in_locale(self.sources.said(held), self.years.formats),
                rows=tuple(self.rows.of(self.trace.nodes[figure] for figure in held if figure not in tabled)),
                tables=tables if topic == MONEY else (),
            )
