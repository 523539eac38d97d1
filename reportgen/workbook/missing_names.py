"""Names that name nothing: placeholders, and signs and numbers without a letter."""

from __future__ import annotations

from dataclasses import replace

from reportgen.workbook.messages_plausible import NAME_WITHOUT_LETTER, NO_REAL_NAME
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Table

_PLACEHOLDERS = frozenset(
    {
        *(
            "0",
            "n/a",
            "na",
            "n.a",
            "n. a",
            "k.a",
            "k. a",
            "tbd",
            "t.b.d",
            "tba",
            "tbc",
            "todo",
            "to do",
            "x",
            "xx",
            "xxx",
        ),
        *("none", "null", "nil", "unknown", "not applicable", "to be defined", "to be determined", "to be confirmed"),
    }
)


def leave_out_nameless(table: Table) -> Table:
    """Return the table without rows whose name is none, each an error; a name without a letter is doubted and kept."""
    names = {row.number: str(row.values["name"]) for row in table.rows if "name" in row.values}
    nameless = {number for number, name in names.items() if names_nothing(name)}
    doubtful = {number for number, name in names.items() if not _has_letter(name)} - nameless
    said = tuple(
        (NO_REAL_NAME if row.number in nameless else NAME_WITHOUT_LETTER).at(
            row.spot("name", table.sheet), row=row.number, text=names[row.number]
        )
        for row in table.rows
        if row.number in nameless | doubtful
    )
    rows = tuple(row for row in table.rows if row.number not in nameless)
    return replace(table, rows=rows, findings=(*table.findings, *said)) if said else table


def names_nothing(text: str) -> bool:
    """Return whether a text cannot name a process: a placeholder, or signs alone."""
    return not any(one.isalnum() for one in text) or key(text).strip("<>[](). -?") in _PLACEHOLDERS


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
