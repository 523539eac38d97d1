"""The hidden Lists sheet: what the dropdowns offer, as named ranges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.column import Column, Kind
from reportgen.workbook.entry_rules import RATING_LIST, YES_NO_LIST, list_name
from reportgen.workbook.frame import protect
from reportgen.workbook.schema import LISTS
from reportgen.workbook.styles import HEADER, TEXT, put, put_text

_STEPS = (1, 2, 3, 4, 5)


def write_lists(book: Workbook, columns: Iterable[Column]) -> None:
    """Write every dropdown's entries into a column of their own and name the range."""
    sheet: Worksheet = book.create_sheet(LISTS.name)
    for position, (name, entries) in enumerate(_lists(columns).items(), start=1):
        letter = get_column_letter(position)
        put_text(sheet, f"{letter}1", name, HEADER)
        for row, entry in enumerate(entries, start=2):
            put(sheet, f"{letter}{row}", entry, TEXT)
        sheet.column_dimensions[letter].width = 34
        place = f"'{LISTS.name}'!${letter}$2:${letter}${len(entries) + 1}"
        book.defined_names[name] = DefinedName(name, attr_text=place)
    protect(sheet)
    sheet.sheet_state = "hidden"


def _lists(columns: Iterable[Column]) -> Mapping[str, Sequence[str | int]]:
    lists: dict[str, Sequence[str | int]] = {RATING_LIST: _STEPS, YES_NO_LIST: ("Yes", "No")}
    for column in columns:
        name = list_name(column)
        if name is not None and (column.offered or column.choices):
            labels = column.offered or tuple(choice.label for choice in column.choices)
            lists[name] = (*labels, *_STEPS) if column.kind is Kind.RATING else labels
    return lists
