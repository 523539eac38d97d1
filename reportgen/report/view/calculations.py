"""The calculations: for each figure on the pages its formula, the numbers put in, and the cells they came from."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.trace import Trace
from reportgen.report.view.calculation_blocks import CalculationBlock, SharedRow, blocks_of, shared_rows
from reportgen.report.view.calculation_sources import Sources
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Opener
from reportgen.report.view.printed import CALCULATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationsView:
    """The appendix: a block for the portfolio and for each process with figures on the pages, then what all share."""

    opener: Opener
    blocks: tuple[CalculationBlock, ...]
    shared: tuple[SharedRow, ...]


def calculations_view(context: Context) -> CalculationsView:
    """Compose the appendix."""
    standfirst = (
        "A number in the decision and the profiles leads to its line here: the formula, the numbers put in, the "
        "section of the method (§), and the cells it starts from. S1 and N1 and so on, at the end, are what processes "
        "share: values and rules. Amounts are rounded before they are summed; reportgen explain prints every step."
    )
    opener = context.selection.opener(CALCULATIONS, "How each figure was worked out", standfirst)
    trace = context.printed.trace or Trace(nodes={})
    sources = Sources(trace)
    blocks = blocks_of(context, trace, sources)
    return CalculationsView(opener=opener, blocks=blocks, shared=shared_rows(context, trace, sources))
