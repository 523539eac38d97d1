"""Blocks of the calculations: the portfolio, each process that is printed, and what all of them share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from reportgen.model.alone import bases_of
from reportgen.model.memory import basis, once
from reportgen.model.trace import FigureId, Step, Trace
from reportgen.report.view.calculations.line_anchors import GIVEN, OF_ALL
from reportgen.report.view.calculations.rows import CalculationRow, DraftRow, Rows
from reportgen.report.view.calculations.settled import Settled
from reportgen.report.view.calculations.sources import Sources, Start
from reportgen.report.view.calculations.sums import Sums
from reportgen.report.view.calculations.tabled_amounts import amounts_in_tables
from reportgen.report.view.calculations.text import Told, not_settled
from reportgen.report.view.calculations.topics import ENTERED, MONEY, by_topic
from reportgen.report.view.calculations.years import Years, YearTable
from reportgen.report.view.context import Context
from reportgen.report.words.formats import NO_BREAK_SPACE, Formats
from reportgen.report.words.sentences import in_locale

_PORTFOLIO = ""
_WORTH, _OF_A_YEAR = "npv", "cost.cash_flows["


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationGroup:
    """The figures on one topic; `source` names the cells and the shared values that they all start from.

    What was entered has no topic: its one line says so. `begins_run` tells whether it begins a page, and pages that are
    laid out apart from those before; the first of a block does so with the block's title.
    """

    topic: str
    source: str
    rows: tuple[CalculationRow, ...]
    tables: tuple[YearTable, ...]
    begins_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationBlock:
    """The figures of one process, or of the portfolio, by topic.

    `called` is the title in short, for tables that go on overleaf.
    """

    title: str
    called: str
    groups: tuple[CalculationGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _DraftGroup:
    """A group before what it shares with others has numbers, which depend on the groups before it."""

    topic: str
    start: Start
    rows: tuple[DraftRow, ...]
    tables: tuple[YearTable, ...]

    def numbered(self, sources: Sources, formats: Formats) -> CalculationGroup:
        is_entered = self.topic == ENTERED
        return CalculationGroup(
            topic="" if is_entered else self.topic,
            source="" if is_entered else in_locale(sources.said(self.start), formats),
            rows=tuple(row.numbered(sources) for row in self.rows),
            tables=self.tables,
        )


def calculation_blocks(context: Context, trace: Trace, sources: Sources) -> tuple[CalculationBlock, ...]:
    """Return a block for the portfolio and one for each process that has a profile; those of processes are kept."""
    lines = context.printed.lines
    figures = list(dict.fromkeys(one.id for one in context.printed.figures if one.id in lines))
    own = _by_process(amounts_in_tables(context.assessment))
    years = Years(trace=trace, formats=context.formats, lines=lines, printed=frozenset(figures), amount=not_settled)
    called = {one.process.id: f"no. {context.number(one)}" for one in context.assessment.processes}
    sums = Sums(trace.nodes)
    blocks = Blocks(trace=trace, sources=sources, lines=lines, called=called, years=years, sums=sums, tabled=own)
    shown, bases = blocks.shown(figures), _bases(context)
    named = [
        (f"{context.number(one)} {context.name(one)}", f"No.{NO_BREAK_SPACE}{context.number(one)}", one.process.id)
        for one in context.detailed
    ]
    found = []
    for title, short, process in (("The portfolio", "The portfolio", _PORTFOLIO), *named):
        if process in shown:
            make = partial(blocks.drafts, process, shown[process])
            is_kept = process != _PORTFOLIO
            drafts = (
                once("calculations", basis(bases[process], shown[process], own.get(process)), make, lasts=True)
                if is_kept
                else make()
            )
            groups = tuple(one.numbered(sources, context.formats) for one in drafts)
            found.append(CalculationBlock(title=title, called=short, groups=groups))
    return tuple(found)


def _by_process(amounts: Mapping[FigureId, Decimal]) -> Mapping[str, Mapping[FigureId, Decimal]]:
    """Return by process the amounts that tables print, which follow from what the others cost too."""
    found: defaultdict[str, dict[FigureId, Decimal]] = defaultdict(dict)
    for figure, amount in amounts.items():
        found[figure.process][figure] = amount
    return found


def _bases(context: Context) -> Mapping[str, str]:
    """Return by process what its block follows from, but for the figures that are printed."""
    processes, seen = context.assessment.processes, basis(context.formats, context.numbers, context.selection)
    bases = zip(processes, bases_of(context.assessment), strict=True)
    return {one.process.id: basis(seen, follows_from) for one, follows_from in bases}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """Makes blocks; a figure that holds for every process stands with the portfolio.

    `tabled` are by process the amounts that tables of the business case print.
    """

    trace: Trace
    sources: Sources
    lines: Mapping[FigureId, str]
    called: Mapping[str, str]
    years: Years
    sums: Sums
    tabled: Mapping[str, Mapping[FigureId, Decimal]]

    def shown(self, figures: Iterable[FigureId]) -> dict[str, list[FigureId]]:
        """Return the figures by the process in whose block they stand."""
        shown: dict[str, list[FigureId]] = {}
        for figure in figures:
            is_of_all = self.lines[figure].startswith(OF_ALL)
            shown.setdefault(_PORTFOLIO if is_of_all else figure.process, []).append(figure)
        return shown

    def drafts(self, process: str, figures: Sequence[FigureId]) -> tuple[_DraftGroup, ...]:
        """Return the topics of a block."""
        years = replace(self.years, amount=self._settled(process, figures).amount)
        rows, tabled, tables = self._rows(process, figures, years), years.figures(process), years.tables(process)
        told = {self.lines[one] for one in figures if not one.path.startswith(GIVEN)}
        topics = by_topic([one for one in figures if not one.path.startswith(GIVEN) or self.lines[one] not in told])
        if tables:
            topics.setdefault(MONEY, [])
        return tuple(
            _DraftGroup(
                topic=topic,
                start=self.sources.start_of(held),
                rows=tuple(rows.of(self.trace.nodes[figure] for figure in held if figure not in tabled)),
                tables=tables if topic == MONEY else (),
            )
            for topic, held in topics.items()
        )

    def _settled(self, process: str, figures: Sequence[FigureId]) -> Settled:
        """Settle the amounts of a block, those of its table of years before those of its lines."""
        added = {process: None} | dict.fromkeys(self._added(figures))
        tabled = {figure: amount for one in added for figure, amount in self.tabled.get(one, {}).items()}
        settled = Settled(self.sums, tabled, self.years.printed)
        for one in added:
            settled.case("cost." if one else "", one)
        settled.years("cost." if process else "", process)
        for figure in figures:
            if figure.process and figure.path.endswith(_WORTH):
                settled.case(figure.path.removesuffix(_WORTH), figure.process)
        settled.of(figures)
        return settled

    def _added(self, figures: Iterable[FigureId]) -> Iterator[str]:
        """Yield the processes whose amounts the figures of the portfolio add up."""
        for figure in figures:
            node = self.trace.nodes[figure]
            if isinstance(node, Step) and not figure.process:
                yield from (one.process for one in self.trace.operands(node) if one.process)

    def _rows(self, process: str, figures: Iterable[FigureId], years: Years) -> Rows:
        of = {process, *(one.process for one in figures)}
        tabled = {figure: name for one in of for figure, name in years.tabled(one).items()}
        told = Told(self.trace.nodes, years.formats, tabled, years.amount)
        return Rows(trace=self.trace, told=told, lines=self.lines, called=self.called)
