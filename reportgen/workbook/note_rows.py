"""Notes below the table: rows that are no processes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.model.finding import Severity
from reportgen.workbook.message import Spot
from reportgen.workbook.messages_rows import NOTE_LEFT_OUT
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Row, Table

_STARTS = re.compile(
    r"(?:\*+|note|notes|n\.?\s?b\.?|source|sources|legend|key|remark|remarks|comment|comments|disclaimer|status|as of|"
    r"last updated?|confidential|hinweis|anmerkung|anmerkungen|quelle|quellen|legende|stand|nota|notas|fuente|fonte|"
    r"remarque|légende)\s*[:*]|\*"
)
_SENTENCE = 7  # words


def leave_out_notes(table: Table) -> Table:
    """Return the table without the notes below it, each said.

    A note stands after a blank row, has no process after it, and is alone in its row. It starts as notes do
    ("Source: ..."), or it is a sentence below rows that all say more than a name.
    """
    notes = list(_notes(table))
    if not notes:
        return table
    numbers = {row.number for row in notes}
    kept = [one for one in table.findings if one.row not in numbers or one.severity is not Severity.ERROR]
    said = [
        NOTE_LEFT_OUT.at(
            Spot(sheet=table.sheet, cell=next(iter(row.cells.values())).cell, row=row.number),
            row=row.number,
            text=_alone(row) or "",
        )
        for row in notes
    ]
    rows = tuple(row for row in table.rows if row.number not in numbers)
    return replace(table, rows=rows, findings=(*kept, *said))


def _notes(table: Table) -> Iterator[Row]:
    """Yield the rows from the last one up, as long as they are alone with their text and stand below a blank row."""
    last = [row for row in table.rows if _alone(row) is None]
    end = last[-1].number if last else 0
    body = [row for row in table.rows if row.number <= end]
    below = [row for row in table.rows if row.number > end]
    is_apart = False
    previous = end
    for row in below:
        is_apart = is_apart or (row.number > previous + 1 and previous > 0)
        if is_apart and _reads_as_note(_alone(row) or "", says_more=bool(body)):
            yield row
        previous = row.number


def _reads_as_note(text: str, *, says_more: bool) -> bool:
    compared = key(text)
    return bool(_STARTS.match(compared)) or (says_more and len(compared.split()) >= _SENTENCE and text.endswith("."))


def _alone(row: Row) -> str | None:
    """Return the text of a row whose only entry is a text."""
    if len(row.cells) != 1:
        return None
    value = row.values.get(next(iter(row.cells)))
    return value if isinstance(value, str) else None
