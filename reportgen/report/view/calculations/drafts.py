"""Blocks of the calculations before what they share with others has numbers, which depend on the blocks before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.model.trace import FigureId, Step, Trace
from reportgen.report.view.calculations.line_anchors import GIVEN, OF_ALL
from reportgen.report.view.calculations.rows import DraftRow, Rows
from reportgen.report.view.calculations.settled import Settled
from reportgen.report.view.calculations.sources import Sources, Start
from reportgen.report.view.calculations.sums import Sums
from reportgen.report.view.calculations.text import Told
from reportgen.report.view.calculations.topics import MONEY, by_topic
from reportgen.report.view.calculations.years import Years, YearTable

PORTFOLIO = ""
_WORTH = "npv"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGroup:
    """The figures on one topic, and what they start from."""

    topic: str
    start: Start
    rows: tuple[DraftRow, ...]
    tables: tuple[YearTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """Makes the drafts of blocks; a figure that holds for every process stands with the portfolio.

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
            shown.setdefault(PORTFOLIO if is_of_all else figure.process, []).append(figure)
        return shown

    def of(self, process: str, figures: Sequence[FigureId]) -> tuple[DraftGroup, ...]:
        """Return the topics of a block."""
        years = replace(self.years, amount=self._settled(process, figures).amount)
        rows, tabled, tables = self._rows(process, figures, years), years.figures(process), years.tables(process)
        told = {self.lines[one] for one in figures if not one.path.startswith(GIVEN)}
        topics = by_topic([one for one in figures if not one.path.startswith(GIVEN) or self.lines[one] not in told])
        if tables:
            topics.setdefault(MONEY, [])
        return tuple(
            DraftGroup(
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
