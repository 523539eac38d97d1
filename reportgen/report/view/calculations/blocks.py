"""Blocks of the calculations: the portfolio, and each process that is printed; the HTML of processes is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from reportgen.model.alone import bases_of
from reportgen.model.memory import basis, once
from reportgen.model.trace import FigureId, Trace
from reportgen.report.view.calculations.drafts import PORTFOLIO, DraftGroup, Drafts
from reportgen.report.view.calculations.outlines import BlockOutline, References, outline_of
from reportgen.report.view.calculations.rows import CalculationRow
from reportgen.report.view.calculations.sources import Sources
from reportgen.report.view.calculations.sums import Sums
from reportgen.report.view.calculations.tabled_amounts import amounts_in_tables
from reportgen.report.view.calculations.text import not_settled
from reportgen.report.view.calculations.years import Years, YearTable
from reportgen.report.view.context import Context
from reportgen.report.view.entries import Entry
from reportgen.report.words.formats import NO_BREAK_SPACE


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
class Block:
    """A block to be written, and what others rest on of it; all but its numbers follows from `follows_from`."""

    title: str
    called: str
    follows_from: str
    outline: BlockOutline
    drafts: Callable[[], tuple[DraftGroup, ...]]

    def entry(self, references: tuple[References, ...], begun: tuple[bool, ...]) -> Entry[CalculationBlock]:
        """Return the block with the numbers that each group refers to, and whether each begins a run."""
        given = self.follows_from and basis(self.follows_from, self.title, self.called, references, begun)
        return Entry(follows_from=given, make=partial(self._made, references, begun))

    def _made(self, references: tuple[References, ...], begun: tuple[bool, ...]) -> CalculationBlock:
        groups = zip(self.outline.groups, self.drafts(), references, begun, strict=True)
        return CalculationBlock(
            title=self.title,
            called=self.called,
            groups=tuple(_group(one.topic, draft, said, begins) for one, draft, said, begins in groups),
        )


def _group(topic: str, draft: DraftGroup, by_number: References, begins_run: bool) -> CalculationGroup:  # noqa: FBT001
    rows = zip(draft.rows, by_number.rows, strict=True)
    return CalculationGroup(
        topic=topic,
        source=by_number.start,
        rows=tuple(
            CalculationRow(anchor=row.anchor, label=row.label, worked=row.worked, source=source) for row, source in rows
        ),
        tables=draft.tables,
        begins_run=begins_run,
    )


def calculation_blocks(context: Context, trace: Trace, sources: Sources) -> Iterator[Block]:
    """Yield a block for the portfolio and one for each process that has a profile."""
    lines = context.printed.lines
    figures = list(dict.fromkeys(one.id for one in context.printed.figures if one.id in lines))
    own = _by_process(amounts_in_tables(context.assessment))
    years = Years(trace=trace, formats=context.formats, lines=lines, printed=frozenset(figures), amount=not_settled)
    called = {one.process.id: f"No. {context.number(one)}" for one in context.assessment.processes}
    sums = Sums(trace.nodes)
    drafts = Drafts(trace=trace, sources=sources, lines=lines, called=called, years=years, sums=sums, tabled=own)
    shown, bases = drafts.shown(figures), _bases(context)
    named = [
        (f"{context.number(one)} {context.name(one)}", f"No.{NO_BREAK_SPACE}{context.number(one)}", one.process.id)
        for one in context.detailed
    ]
    for title, short, process in (("The portfolio", "The portfolio", PORTFOLIO), *named):
        if process in shown:
            rests_on = bases.get(process, "")
            follows_from = rests_on and basis(rests_on, shown[process], own.get(process))
            made = cache(partial(drafts.of, process, shown[process]))
            outline = once("calculations", follows_from, lambda: outline_of(made()), lasts=True)  # noqa: B023 - at once
            yield Block(title=title, called=short, follows_from=follows_from, outline=outline, drafts=made)


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
