"""Reads the tables of a report's HTML, as a reader would."""

from __future__ import annotations

from html.parser import HTMLParser


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.section = ""
        self.tables: list[tuple[str, list[list[str]]]] = []
        self._cell: list[str] | None = None
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self.section = given.get("id") or ""
        elif tag == "header":
            self.section = given.get("id") or self.section
        elif tag == "table":
            self.tables.append((self.section, []))
        elif tag == "tr" and self.tables:
            self.tables[-1][1].append([])
        elif tag in {"td", "th"}:
            self._cell = []
        elif tag == "svg" or given.get("class") == "second":
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None:
            self.tables[-1][1][-1].append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag in {"svg", "span"} and self._skipped:
            self._skipped -= 1

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipped:
            self._cell.append(data)


def tables_of(html: str, section: str) -> list[list[list[str]]]:
    """Return the tables of a section as rows of cell texts; second lines and drawings are left out."""
    parser = _Tables()
    parser.feed(html)
    return [rows for name, rows in parser.tables if name == section]
