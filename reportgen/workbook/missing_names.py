"""Names that name nothing: placeholders, and signs and numbers without a letter."""

from __future__ import annotations

from dataclasses import replace

from reportgen.workbook.messages_plausible import NO_REAL_NAME
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Table

_PLACEHOLDERS = frozenset(
    {
        *("n/a", "na", "n.a", "n. a", "k.a", "k. a", "tbd", "t.b.d", "tba", "tbc", "todo", "to do", "x", "xx", "xxx"),
        *("none", "null", "nil", "unknown", "not applicable", "to be defined", "to be determined", "to be confirmed"),
    }
)


def leave_out_nameless(table: Table) -> Table:
    """Return the table without rows whose name is none, each an error."""
    nameless = [row for row in table.rows if "name" in row.values and not is_a_name(str(row.values["name"]))]
    if not nameless:
        return table
    said = tuple(
        NO_REAL_NAME.at(row.spot("name", table.sheet), row=row.number, text=str(row.values["name"])) for row in nameless
    )
    numbers = {row.number for row in nameless}
    rows = tuple(row for row in table.rows if row.number not in numbers)
    return replace(table, rows=rows, findings=(*table.findings, *said))


def is_a_name(text: str) -> bool:
    """Return whether a text can name a process: it has a letter and is no placeholder."""
    return any(character.isalpha() for character in text) and key(text).strip("<>[](). -?") not in _PLACEHOLDERS
