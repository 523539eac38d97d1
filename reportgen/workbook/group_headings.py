"""Names that stand alone above rows that say more, as the headings of groups do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords
from reportgen.workbook.messages_plausible import PERHAPS_A_HEADING
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Row, Table

_DESCRIBE = frozenset({"id", "name", "function", "description", "owner", "analyst_comment"})
_ENOUGH = 2  # rows


def group_headings(table: Table) -> Iterator[Finding]:
    """Say which rows may be headings: nothing but a name, where most rows have values, and a sign of a heading.

    The signs are capitals where other names have none, a blank row above, and rows of one function below, which is
    the name or not the function of the row above.
    """
    full = [row for row in table.rows if set(row.cells) - _DESCRIBE]
    if len(full) < _ENOUGH or len(full) < len(table.rows) - len(full):
        return
    has_capitals = any(_name(row).isupper() for row in full)
    for position, row in enumerate(table.rows):
        if set(row.cells) != {"name"} or "name" not in row.values or row.number > full[-1].number:
            continue
        reason = _reason(table.rows, position, capitals_tell=not has_capitals)
        if reason:
            spot = row.spot("name", table.sheet)
            yield PERHAPS_A_HEADING.at(spot, row=row.number, text=_name(row), reason=OwnWords(reason))


def _reason(rows: Sequence[Row], position: int, *, capitals_tell: bool) -> str | None:
    row = rows[position]
    if capitals_tell and _name(row).isupper():
        return "in capitals"
    if position and row.number > rows[position - 1].number + 1:
        return "first after a gap"
    return "above rows of one function" if _is_above_one_function(rows, position) else None


def _is_above_one_function(rows: Sequence[Row], position: int) -> bool:
    group: list[Row] = []
    for row in rows[position + 1 :]:
        if set(row.cells) == {"name"}:
            break
        group.append(row)
    functions = {_function(row) for row in group}
    if len(functions) != 1 or functions == {""}:
        return False
    if functions == {key(_name(rows[position]))}:
        return True
    before = _function(rows[position - 1]) if position else ""
    return len(group) >= _ENOUGH and before not in functions


def _function(row: Row) -> str:
    return key(str(row.values.get("function", "")))


def _name(row: Row) -> str:
    return str(row.values.get("name", ""))
