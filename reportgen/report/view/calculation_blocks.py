"""Blocks of the calculations: what all processes share and the portfolio first, then each process that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.model.trace import FigureId, Step, Trace
from reportgen.report.view.calculation_rows import CalculationRow, Rows
from reportgen.report.view.context import Context

_SHARED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationBlock:
    """The figures of one process, or of the portfolio."""

    title: str
    rows: tuple[CalculationRow, ...]


def blocks_of(context: Context) -> tuple[CalculationBlock, ...]:
    """Return a block for the portfolio, one for what all share, and one for each process that has a profile."""
    trace = context.printed.trace
    if trace is None:
        return ()
    rows = Rows(trace=trace, formats=context.formats, lines=context.printed.lines)
    shown = _shown(trace, [one.id for one in context.printed.figures])
    named = [(f"{context.number(one)} {context.name(one)}", one.process.id) for one in context.detailed]
    blocks = [
        CalculationBlock(title=title, rows=tuple(rows.of(trace.nodes[figure] for figure in shown.get(process, ()))))
        for title, process in (("The portfolio, and what all processes share", _SHARED), *named)
    ]
    return tuple(block for block in blocks if block.rows)


def _shown(trace: Trace, printed: list[FigureId]) -> dict[str, list[FigureId]]:
    """Return the figures that get a line, by process: those printed, and what they are made from, each once."""
    shown: dict[str, list[FigureId]] = {}
    for figure in dict.fromkeys(known for one in printed for known in _with_operands(trace, one)):
        shown.setdefault(figure.process, []).append(figure)
    return shown


def _with_operands(trace: Trace, figure: FigureId) -> Iterator[FigureId]:
    """Yield a figure and what it is made from, all the way; of what was given only what all processes share."""
    waiting, seen = [figure], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        node = trace.nodes[one]
        if isinstance(node, Step) or not one.process or one == figure:
            yield one
        if isinstance(node, Step):
            waiting.extend(reversed(trace.operands(node)))
