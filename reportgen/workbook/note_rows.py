"""Notes below the table: rows that are no processes."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.model.finding import Finding, Severity
from reportgen.model.message import Message, Spot
from reportgen.workbook.messages_plausible import PERHAPS_A_NOTE
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

    A note stands below a blank row, has no full row after it, and is alone in its row. It starts as notes do
    ("Source: ..."), or the rows above all say more than a name and it is a sentence or follows another note. What
    else stands so below rows that say more is read, with a warning.
    """
    notes, doubtful = _below(table)
    if not (notes or doubtful):
        return table
    numbers = {row.number for row in notes}
    kept = [one for one in table.findings if one.row not in numbers or one.severity is not Severity.ERROR]
    said = [
        *(_said(NOTE_LEFT_OUT, row, table) for row in notes),
        *(_said(PERHAPS_A_NOTE, row, table) for row in doubtful if "name" in row.values),
    ]
    rows = tuple(row for row in table.rows if row.number not in numbers)
    return replace(table, rows=rows, findings=(*kept, *said))


def _said(message: Message, row: Row, table: Table) -> Finding:
    cell = next(iter(row.cells.values())).cell
    return message.at(Spot(sheet=table.sheet, cell=cell, row=row.number), row=row.number, text=_alone(row) or "")


def _below(table: Table) -> tuple[list[Row], list[Row]]:
    """Return the rows below the table that are notes, and those that may be."""
    end = max((row.number for row in table.rows if _alone(row) is None), default=0)
    says_more = end > 0 and all(_alone(row) is None for row in table.rows if row.number <= end)
    notes: list[Row] = []
    doubtful: list[Row] = []
    previous, is_apart = end, False
    for row in table.rows:
        if row.number <= end:
            continue
        is_apart = is_apart or (row.number > previous + 1 and previous > 0)
        previous = row.number
        follows_note = says_more and bool(notes)
        if is_apart and (follows_note or _reads_as_note(_alone(row) or "", says_more=says_more)):
            notes.append(row)
        elif is_apart and says_more:
            doubtful.append(row)
    return notes, doubtful


def _reads_as_note(text: str, *, says_more: bool) -> bool:
    compared = key(text)
    return bool(_STARTS.match(compared)) or (says_more and len(compared.split()) >= _SENTENCE and text.endswith("."))


def _alone(row: Row) -> str | None:
    """Return the text of a row whose only entry is a text."""
    if len(row.cells) != 1:
        return None
    value = row.values.get(next(iter(row.cells)))
    return value if isinstance(value, str) else None
