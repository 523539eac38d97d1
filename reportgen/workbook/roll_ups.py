"""Rows that hold the sums of the rows right below them, and may so count twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.model.finding import Finding
from reportgen.workbook.messages_plausible import PERHAPS_A_ROLL_UP
from reportgen.workbook.table import Row, Table

_SUMMED = ("fte", "annual_cost", "annual_volume")
_TELLING = 1_000  # an amount that two rows hardly sum to by chance
_LONGEST = 500  # rows


def roll_ups(table: Table) -> Iterator[Finding]:
    """Say which rows hold the sums of at least two rows below, in two columns or in one large amount.

    A row that is a sum itself stands for the rows it sums up.
    """
    below: dict[int, int] = {}
    for position in reversed(range(len(table.rows))):
        taken = _summed_up(table.rows, position, below)
        if taken:
            below[position] = taken
    for position, taken in sorted(below.items()):
        row, rows = table.rows[position], table.rows[position + 1 : position + 1 + taken]
        columns = tuple(row.spot(field, table.sheet).column or field for field in _amounts(row))
        yield PERHAPS_A_ROLL_UP.at(
            row.spot("name", table.sheet),
            row=row.number,
            name=str(row.values.get("name", "")),
            columns=columns,
            first=rows[0].number,
            last=rows[-1].number,
        )


def _summed_up(rows: Sequence[Row], position: int, below: Mapping[int, int]) -> int:
    """Return how many rows below a row add up to it, 0 where none do."""
    wanted = _amounts(rows[position])
    if not wanted or (len(wanted) == 1 and max(wanted.values()) < _TELLING):
        return 0
    sums = dict.fromkeys(wanted, Decimal(0))
    at, summands = position + 1, 0
    while at < min(len(rows), position + _LONGEST):
        amounts = _amounts(rows[at])
        sums = {field: total + amounts.get(field, 0) for field, total in sums.items()}
        at += 1 + below.get(at, 0)
        summands += 1
        if sums == wanted and summands > 1:
            return at - position - 1
        if any(sums[field] > wanted[field] for field in wanted):
            return 0
    return 0


def _amounts(row: Row) -> dict[str, Decimal]:
    """Return the amounts of a row that are more than nothing."""
    amounts = {field: Decimal(str(row.values[field])) for field in _SUMMED if field in row.values}
    return {field: amount for field, amount in amounts.items() if amount > 0}
