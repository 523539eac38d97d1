"""Lists say how their items are marked, and tables that only place things are none."""

from __future__ import annotations

from typing import Any

from reportgen.report.finish.sources import source_of
from reportgen.report.finish.structure import Structure

_PLACED = {"/Table": "/Div", "/THead": "/Div", "/TBody": "/Div", "/TR": "/Div", "/TD": "/Div", "/TH": "/Div"}


def listed(structure: Structure) -> None:
    """Tag lists and tables by what they are.

    A table of the role "list" is one, an item a row, its first cell the mark; one of the role "presentation" only
    places things beside each other.
    """
    for tag in list(structure.walk()):
        if tag["S"] == "/Table" and source_of(tag).role == "list":
            _as_list(structure, tag)
        elif tag["S"] == "/Table" and source_of(tag).role == "presentation":
            _as_blocks(structure, tag)
        elif tag["S"] == "/L":
            _numbered(structure, tag, "/Decimal" if source_of(tag).tag == "ol" else "/Disc")


def _as_list(structure: Structure, table: Any) -> None:
    rows = [tag for tag in structure.walk(table) if tag["S"] == "/TR"]
    structure.put(rows, table)
    table["S"] = "/L"
    marks = []
    for row in rows:
        row["S"] = "/LI"
        *before, last = structure.tags_in(row)
        for cell in (*before, last):
            cell["S"] = "/Lbl" if before and cell is before[0] else "/LBody"
            cell.pop("A", None)
        marks += [_text(before[0])] if before else []
    _numbered(structure, table, _numbering(marks))


def _text(tag: Any) -> str:
    return "".join(source_of(tag).element.itertext()).strip()


def _numbering(marks: list[str]) -> str:
    """Return how a list is numbered, told from its marks."""
    if any(mark.isdigit() for mark in marks):
        return "/Decimal"
    return "/UpperAlpha" if any(len(mark) == 1 and mark.isupper() for mark in marks) else "/Disc"


def _as_blocks(structure: Structure, table: Any) -> None:
    for tag in [table, *structure.walk(table)]:
        if tag["S"] in _PLACED:
            tag["S"] = _PLACED[tag["S"]]
            tag.pop("A", None)


def _numbered(structure: Structure, tag: Any, numbering: str) -> None:
    import pydyf  # noqa: PLC0415 - only when a PDF is made

    has_marks = any(one["S"] == "/Lbl" for item in structure.tags_in(tag) for one in structure.tags_in(item))
    tag["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering if has_marks else "/None"})
