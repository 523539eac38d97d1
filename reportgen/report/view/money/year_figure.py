"""The figure of cost by year, filled from the canonical table."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.cash_flow import CashFlow, Line
from reportgen.report.figures.cost_by_year import YearCost
from reportgen.report.figures.cost_by_year import cost_by_year as figure
from reportgen.report.formats import MoneyScale, in_words, sentence_start
from reportgen.report.view.context import Context
from reportgen.report.view.money.by_line import over_years
from reportgen.report.view.parts import Drawing
from reportgen.report.view.summary import Summary

_STRANDED = (Line.STRANDED, Line.STRANDED_FOR_A_TIME)
_IN_HOUSE = (Line.NOT_MOVED, Line.PARALLEL, Line.SOFTWARE)


def cost_by_year(context: Context, summary: Summary) -> Drawing | None:
    """Draw each year as it is and as recommended; None where nothing moves."""
    flows = context.assessment.portfolio.cash_flows
    if not flows or not summary.sourced:
        return None
    scale = context.formats.scale_for(flow.baseline for flow in flows)
    caption = context.numbering.figure(
        _finding(flows),
        f"{scale.unit} by year, all processes with a cost. Left bar: as it is; right bar: as recommended. "
        "Year 0 is the move itself.",
    )
    drawn = figure(
        [_year(flow, scale) for flow in flows],
        context.palette,
        text=lambda value: context.formats.number(value, scale.decimals),
    )
    return Drawing(caption=caption, svg=drawn.svg)


def _finding(flows: Sequence[CashFlow]) -> str:
    if all(flow.net == 0 for flow in flows):
        return "At the costs given no year differs"
    losing = [flow.year for flow in flows if flow.year and flow.net < 0]
    if not losing:
        return "Only the move itself costs more; every year after it saves"
    if len(losing) == len(flows) - 1:
        return "Every year costs more than today’s course"
    verb = "costs" if len(losing) == 1 else "cost"
    said = f"{sentence_start(in_words(len(losing)))} of {in_words(len(flows) - 1)} years {verb} more"
    return f"{said} than today’s course; the others save"


def _year(flow: CashFlow, scale: MoneyScale) -> YearCost:
    amount = scale.text(abs(flow.net))
    difference = f"saves {amount}" if flow.net > 0 else f"costs {amount} more" if flow.net < 0 else "no change"

    def drawn(*lines: Line) -> float:
        return float(over_years([flow], lines) / scale.divisor)

    return YearCost(
        label=f"Year {flow.year}",
        baseline=drawn(Line.AS_IS),
        avoided_capital=drawn(Line.AVOIDED_CAPITAL),
        charges=float(flow.charges / scale.divisor),
        governance=float(flow.governance / scale.divisor),
        retained=drawn(*_IN_HOUSE),
        stranded=drawn(*_STRANDED),
        one_off=float(flow.one_off / scale.divisor),
        tax=float(flow.tax / scale.divisor),
        difference=difference,
        saves=flow.net >= 0,
    )
