"""Notes below the table: rows that are no processes."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.model.finding import Finding, Severity
from reportgen.model.message import Message, OwnWords, Spot
from reportgen.workbook.messages_plausible import PERHAPS_A_NOTE
from reportgen.workbook.messages_rows import NOTE_LEFT_OUT
from reportgen.workbook.normalising import key
from reportgen.workbook.table import Row, Table

_STARTS = re.compile(
    r"(?:\*+|note|notes|n\.?\s?b\.?|source|sources|legend|key|remark|remarks|comment|comments|disclaimer|status|as of|"
    r"last updated?|confidential|hinweis|anmerkung|anmerkungen|quelle|quellen|legende|stand|nota|notas|fuente|fonte|"
    r"remarque|légende)\s*[:*]|[*†‡]"
)
_SENTENCE = 7  # words


def leave_out_notes(table: Table) -> Table:
    """Return the table without the notes below it, each said.

    A note has no full row after it and is alone in its row. It starts as notes do ("Source: ...") and stands below a
    blank row or below rows that all say more than a name; or it stands below both and is a sentence or follows
    another note. What else stands below a blank row or a note, or starts as notes do, is read, with a warning.
    """
    notes, doubtful = _below(table)
    if not (notes or doubtful):
        return table
    numbers = {row.number for row in notes}
    kept = [one for one in table.findings if one.row not in numbers or one.severity is not Severity.ERROR]
    said = [
        *(_said(NOTE_LEFT_OUT, row, table) for row in notes),
        *(
            _said(PERHAPS_A_NOTE, row, table, reason=doubtful[row.number])
            for row in table.rows
            if row.number in doubtful and "name" in row.values
        ),
    ]
    rows = tuple(row for row in table.rows if row.number not in numbers)
    return replace(table, rows=rows, findings=(*kept, *said))


def _said(message: Message, row: Row, table: Table, *, reason: str = "") -> Finding:
    cell = next(iter(row.cells.values())).cell
    spot = Spot(sheet=table.sheet, cell=cell, row=row.number)
    return message.at(spot, row=row.number, text=_alone(row) or "", reason=OwnWords(reason))


def _below(table: Table) -> tuple[list[Row], dict[int, str]]:
    """Return the rows below the table that are notes, and by row number why others may be."""
    end = max((row.number for row in table.rows if _alone(row) is None), default=0)
    says_more = end > 0 and all(_alone(row) is None for row in table.rows if row.number <= end)
    notes: list[Row] = []
    doubtful: dict[int, str] = {}
    previous, is_apart = end, False
    for row in table.rows:
        if row.number <= end:
            continue
        is_apart = is_apart or (row.number > previous + 1 and previous > 0)
        previous = row.number
        starts = bool(_STARTS.match(key(_alone(row) or "")))
        is_note = is_apart and (starts or (says_more and (bool(notes) or _is_sentence(_alone(row) or ""))))
        if is_note or (starts and says_more):
            notes.append(row)
        elif starts and row is not table.rows[0]:
            doubtful[row.number] = "starts with a word or mark"
        elif says_more and (is_apart or notes):
            doubtful[row.number] = "stands alone below a blank row" if is_apart else "stands alone below a note"
    return notes, doubtful


def _is_sentence(text: str) -> bool:
    return len(key(text).split()) >= _SENTENCE and text.endswith(".")


def _alone(row: Row) -> str | None:
    """Return the text of a row whose only entry is a text."""
    if len(row.cells) != 1:
        return None
    value = row.values.get(next(iter(row.cells)))
    return value if isinstance(value, str) else None
