"""The lines of the canonical table, summed over years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.cash_flow import LINES, CashFlow, Line, MoneyCase
from reportgen.model.money import total
from reportgen.report.view.wording import is_sourced

_BEFORE_THE_MOVE = "Improvement before the move"
_IN_HOUSE = "Improvement or automation in-house"
COLUMN_OF: Mapping[Line, str] = {line: column for column, lines in LINES.items() for line in lines}


def lines_of(flow: CashFlow) -> Mapping[Line, Decimal]:
    """Return the lines of a year; a column that names none, or not all of itself, counts the rest as its first line."""
    lines = dict(flow.lines)
    for column, members in LINES.items():
        rest = column_of(flow, column) - total(lines.get(line, Decimal(0)) for line in members)
        if rest:
            first = Line.NOT_MOVED if column == "retained" else members[0]
            lines[first] = lines.get(first, Decimal(0)) + rest
    return lines


def column_of(flow: CashFlow, column: str) -> Decimal:
    """Return the amount of a column by its name."""
    return Decimal(getattr(flow, column))


def over_years(flows: Sequence[CashFlow], lines: Iterable[Line]) -> Decimal:
    """Add some lines of all years."""
    wanted = tuple(lines)
    tables = [lines_of(flow) for flow in flows]
    return total(table.get(line, Decimal(0)) for table in tables for line in wanted)


def improvement_words(processes: Iterable[ProcessAssessment]) -> str:
    """Name the cost of improvement by whose it is: of work before it moves, of work that stays, or of both."""
    improved = {
        is_sourced(one)
        for one in processes
        if isinstance(one.cost.case, MoneyCase) and over_years(one.cost.case.cash_flows, (Line.IMPROVEMENT,))
    }
    if improved == {True, False}:
        return "Improvement before the move, or in-house"
    return _BEFORE_THE_MOVE if improved == {True} else _IN_HOUSE
