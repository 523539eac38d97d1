"""Values written into a copy of somebody's workbook: text stays text, and nothing is written that Excel refuses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from reportgen.workbook.located import CellValue

LONGEST = 32_767
_UNWRITABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ud800-\udfff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_TITLES = re.compile(r"[\\*?:/\[\]]")
_LONGEST_TITLE = 31
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def put_typed(cell: Cell, value: CellValue) -> None:
    """Write a value as what it is: a text is never a formula, an error or a code for another character."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = writable(value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(STARTS_FORMULA)


def writable(text: str) -> str:
    """Return a text as it is stored in a workbook, where _x0041_ would be read as A; what none may hold is replaced."""
    return _within_a_cell(_UNWRITABLE.sub("�", _ESCAPE.sub("_x005F_", text)))


def _within_a_cell(text: str) -> str:
    """Cut a text to what a cell holds, which Excel counts in units of UTF-16: many pictographs are two."""
    if len(text) <= LONGEST // 2:
        return text
    return text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", errors="ignore")


def visible(text: str) -> str:
    """Return a text with what nobody would see shown: spaces around it by quotes, other characters by their code."""
    shown = "".join(one if one.isprintable() or one == "\n" else f"‹U+{ord(one):04X}›" for one in text)
    return f"“{shown}”" if shown != shown.strip() else shown


def sheet_title(name: str, taken: Sequence[str]) -> str:
    """Return a name that Excel allows for a sheet and that no other sheet has."""
    plain = _NOT_IN_TITLES.sub("_", ILLEGAL_CHARACTERS_RE.sub("_", name)).strip("'")[:_LONGEST_TITLE] or "Sheet"
    others = {one.casefold() for one in taken}
    title, number = plain, 2
    while title.casefold() in others:
        ending = f" {number}"
        title, number = plain[: _LONGEST_TITLE - len(ending)] + ending, number + 1
    return title
