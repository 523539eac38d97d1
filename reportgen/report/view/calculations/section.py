"""The calculations: for each figure on the pages its formula, the numbers put in, and the cells they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.trace import Trace
from reportgen.report.calculation.method import METHOD
from reportgen.report.view.calculations.blocks import Block, CalculationBlock, calculation_blocks
from reportgen.report.view.calculations.outlines import References
from reportgen.report.view.calculations.runs import in_runs
from reportgen.report.view.calculations.shared import SharedRow, note_rows, shared_rows
from reportgen.report.view.calculations.sources import Sources
from reportgen.report.view.context import Context
from reportgen.report.view.entries import Entry
from reportgen.report.view.parts import Opener
from reportgen.report.view.printed import CALCULATIONS
from reportgen.report.view.room import shares_pages
from reportgen.report.words.formats import NO_BREAK_SPACE

_STANDFIRST = (
    "A number in the decision and the profiles leads to its line here: the formula with the numbers put in, and the "
    "cells they come from."
)
_READING = (
    (
        "§ is the section of the method that comes with reportgen. A value’s cell stands in brackets, in the process’s "
        "row of the Processes sheet if no sheet is named; beside a topic stand all cells it starts from. What processes"
        " share stands at the end: values (S1 and on), rules (N1 and on) and the names of the sections."
    ),
    (
        "Large amounts are shown without cents, those of the business case as its tables print them, and rounded so "
        "that every sum adds up as printed; products are worked out with all digits, which the attached results have. "
        "In a table an en dash is nil."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationsView:
    """The appendix: a block for the portfolio and for each process with figures on the pages, then what all share.

    `reading` says how a line is read. `sections` tells which section of the method each § is, "" where no figure is
    worked out.
    """

    opener: Opener
    reading: tuple[str, ...]
    blocks: tuple[Entry[CalculationBlock], ...]
    shared: tuple[SharedRow, ...]
    notes: tuple[SharedRow, ...]
    sections: str


def calculations_view(context: Context, *, room: float) -> CalculationsView:
    """Compose the appendix, for pages of so many mm."""
    opener = context.selection.opener(CALCULATIONS, "How each figure was worked out", _STANDFIRST)
    trace = context.printed.trace or Trace(nodes={})
    sources = Sources(trace)
    blocks = tuple(calculation_blocks(context, trace, sources))
    references = [tuple(one.references(sources, context.formats) for one in block.outline.groups) for block in blocks]
    shared, notes = shared_rows(context, trace, sources), note_rows(sources, context.formats)
    begun = _begun(context, blocks, references, (*shared, *notes), room)
    return CalculationsView(
        opener=opener,
        reading=_READING,
        blocks=tuple(block.entry(said, begins) for block, said, begins in zip(blocks, references, begun, strict=True)),
        shared=shared,
        notes=notes,
        sections="; ".join(f"§{NO_BREAK_SPACE}{number}: {title}" for number, title in METHOD.items()) if blocks else "",
    )


def _begun(
    context: Context,
    blocks: Sequence[Block],
    references: Sequence[tuple[References, ...]],
    after: Sequence[SharedRow],
    room: float,
) -> tuple[tuple[bool, ...], ...]:
    """Return for each group of each block whether it begins a run of pages."""
    if shares_pages(context):
        return tuple((False,) * len(block.outline.groups) for block in blocks)
    lengths = [
        [group.length(one) for group, one in zip(block.outline.groups, of, strict=True)]
        for block, of in zip(blocks, references, strict=True)
    ]
    return in_runs(lengths, after, "".join(block.outline.worked for block in blocks[:2]), room)
