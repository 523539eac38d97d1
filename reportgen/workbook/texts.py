"""Texts and IDs in cells."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from reportgen.model.finding import Finding
from reportgen.model.message import Spot
from reportgen.workbook.column import Column, Kind
from reportgen.workbook.located import Cell
from reportgen.workbook.messages_cells import CHARACTERS_REMOVED, MIXED_SCRIPTS, UNSAFE_ID
from reportgen.workbook.normalising import clean, scripts
from reportgen.workbook.parsed import Conventions, Parsed, refused

_EXACT = 2**53
_LIST_MARK = re.compile(r"^[-*•–]\s+")


def plain_text(cell: Cell) -> str:
    """Return what a cell holds as text: 3.0 as "3", a date as ISO text, a truth value as Excel shows it."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value)


def parse_text(cell: Cell, column: Column, spot: Spot, _conventions: Conventions) -> Parsed:
    """Read a text as typed, without what a reader cannot see; only a long text keeps its lines."""
    cleaned = clean(plain_text(cell))
    text = cleaned.text if column.kind is Kind.LONG_TEXT else " ".join(cleaned.text.splitlines())
    findings: tuple[Finding, ...] = ()
    if cleaned.removed:
        findings = (CHARACTERS_REMOVED.at(spot, column=column.header, kinds=", ".join(cleaned.removed)),)
    return Parsed(value=text or None, findings=findings)


def parse_id(cell: Cell, column: Column, spot: Spot, conventions: Conventions) -> Parsed:
    """Read an ID: 1 and 1.0 are "1", "007" stays; a number that Excel may have rounded is an error."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and (value % 1 or abs(value) >= _EXACT):
        return refused(UNSAFE_ID, spot, text=plain_text(cell))
    parsed = parse_text(cell, column, spot, conventions)
    alphabets = scripts(str(parsed.value or ""))
    if len(alphabets) > 1:
        mixed = MIXED_SCRIPTS.at(spot, text=str(parsed.value), scripts=" and ".join(alphabets))
        return Parsed(value=parsed.value, findings=(*parsed.findings, mixed))
    return parsed


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, without list marks before them and blanks around them."""
    return tuple(line for one in text.splitlines() if (line := _LIST_MARK.sub("", " ".join(one.split()))))
