"""The calculations: for each figure on the pages its formula, the numbers put in, and the cells they came from."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.report.view.calculation_blocks import CalculationBlock, blocks_of
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Opener
from reportgen.report.view.printed import CALCULATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationsView:
    """The appendix: what all processes share first, then a block for each process with figures on the pages."""

    opener: Opener
    blocks: tuple[CalculationBlock, ...]


def calculations_view(context: Context) -> CalculationsView:
    """Compose the appendix."""
    standfirst = (
        "A number in the decision and in the profiles leads to its line here. Each line gives the formula, the numbers "
        "put in, the section of the method it follows, and the cells or defaults it starts from."
    )
    opener = context.selection.opener(CALCULATIONS, "How each figure was worked out", standfirst)
    return CalculationsView(opener=opener, blocks=blocks_of(context))
