"""The tables of a composed report, read from its HTML, so that a file never says what the page does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

Rows = tuple[tuple[str, ...], ...]

_CAPTIONED = re.compile(r"(?:figure|table)-\d+[\w-]*")
_BREAKS = frozenset({"br", "p", "div", "li"})
_WIDEST = 1_000  # columns, however many a template claims


class _Reader(HTMLParser):
    """Collects the tables that follow each caption in its section, those for layout left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.tables: dict[str, list[_Table]] = {}
        self._caption = ""
        self._table: _Table | None = None
        self._svg = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if _CAPTIONED.fullmatch(given.get("id", "")):
            self._caption = given["id"]
            self.anchors.add(self._caption)
        elif tag == "section":
            self._caption = ""
        elif tag == "table" and self._caption and given.get("role") != "presentation":
            self._table = _Table()
            self.tables.setdefault(self._caption, []).append(self._table)
        elif tag == "svg":
            self._svg += 1
        elif self._table is not None:
            self._table.start(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._table = None
        elif tag == "section":
            self._caption = ""
        elif tag == "svg":
            self._svg = max(0, self._svg - 1)
        elif self._table is not None and tag in _BREAKS:
            self._table.say("\n")

    def handle_data(self, data: str) -> None:
        if self._table is not None and not self._svg:
            self._table.say(" ".join(f"<{data}>".split())[1:-1])


class _Table:
    """A table as it is read; a cell over several rows is said in each, one over several columns in the first."""

    def __init__(self) -> None:
        self.heads: list[dict[int, list[str]]] = []
        self.rows: list[dict[int, list[str]]] = []
        self.has_heads = False
        self._held: dict[int, tuple[int, list[str]]] = {}
        self._in_head = False
        self._cell: list[str] | None = None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in {"thead", "tbody", "tfoot"}:
            self._in_head, self._held = tag == "thead", {}
        elif tag == "tr":
            self._new_row()
        elif tag in {"td", "th"}:
            self.has_heads = self.has_heads or tag == "th"
            self._new_cell(_count(given.get("colspan", "")), _count(given.get("rowspan", "")))
        elif self._cell is not None and (tag in _BREAKS or "second" in given.get("class", "").split()):
            self.say("\n")

    def say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def _new_row(self) -> None:
        row: dict[int, list[str]] = {column: text for column, (_, text) in self._held.items()}
        self._held = {column: (left - 1, text) for column, (left, text) in self._held.items() if left > 1}
        (self.heads if self._in_head else self.rows).append(row)
        self._cell = None

    def _new_cell(self, columns: int, rows: int) -> None:
        group = self.heads if self._in_head else self.rows
        if not group:
            group.append({})
        row, column = group[-1], 0
        while column in row:
            column += 1
        self._cell = []
        for place in range(column, column + columns):
            row[place] = self._cell if place == column or self._in_head else []
            if rows > 1:
                self._held[place] = (rows - 1, row[place])

    def read(self) -> Rows:
        """Return the rows, all equally long, the heads as one; a column that holds drawings alone is left out."""
        width = 1 + max((column for row in (*self.heads, *self.rows) for column in row), default=-1)
        heads, body = _texts(self.heads, width), _texts(self.rows, width)
        said = [column for column in range(width) if any(row[column] for row in body)]
        head = [tuple(": ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*heads, strict=True))]
        rows = [*(head if heads else []), *body]
        return tuple(tuple(row[column] for column in said) for row in rows if any(row))


def _texts(rows: Sequence[Mapping[int, list[str]]], width: int) -> list[tuple[str, ...]]:
    return [tuple(_text(row.get(column, [])) for column in range(width)) for row in rows]


def _count(text: str) -> int:
    return min(_WIDEST, max(1, int(text))) if re.fullmatch(r"[0-9]{1,4}", text) else 1


def _text(parts: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def printed_tables(html: str) -> tuple[frozenset[str], Mapping[str, tuple[Rows, ...]]]:
    """Return the anchors of all captions that are printed, and the tables that follow each of them.

    A table without any heading cell is a list of words, and left out.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    tables = {
        anchor: tuple(table.read() for table in found if table.has_heads) for anchor, found in reader.tables.items()
    }
    return frozenset(reader.anchors), tables
