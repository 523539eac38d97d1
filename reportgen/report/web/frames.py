"""The frames a screen needs: regions that scroll, sections with names, lists that are lists, headings in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reportgen.report.view.page import COVER_EDGE_MM
from reportgen.report.web.lengths import rem
from reportgen.report.web.levels import Levels
from reportgen.report.web.listening import Listening
from reportgen.report.web.regions import Names, OpenTable, opening
from reportgen.report.web.start_tags import replaced, with_attributes, without

_FULL_MM = 100.0
_MARK_MM = 40.0
_LIST_ROLES = {"thead": "none", "tbody": "none", "tr": "listitem", "td": "none", "th": "none"}
_MM = re.compile(r"([\d.]+)mm")
_TAG = re.compile(r"\A<(\w+)")
_CELLS = frozenset({"td", "th"})
_COUNT = re.compile(r"[1-9]\d?")
_CLOSE = "</div>"


class Frames:
    """Writes start and end tags; `written` is what has been written so far."""

    def __init__(self, written: list[str], listening: Listening) -> None:
        self._written = written
        self._listening = listening
        self._levels, self._names = Levels(), Names()
        self._tables: list[OpenTable] = []
        self._closings: list[str] = []
        self._section: int | None = None
        self._hidden = False
        self._starts: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            **dict.fromkeys(_LIST_ROLES, self._part_of_table),
            "section": self._named_section,
            "table": self._table,
            "col": self._column,
            "svg": self._drawing,
        }

    def start(self, tag: str, given: Mapping[str, str], raw: str) -> None:
        """Write a start tag."""
        make = self._starts.get(tag)
        if tag == "div":
            self._hidden = given.get("aria-hidden") == "true"
        self._written.append(raw if make is None else make(raw, given))

    def end(self, tag: str) -> None:
        """Write an end tag."""
        if tag == "th" and self._written[-1].startswith("<th"):
            self._written[-1] = without("<td" + self._written[-1][3:], "scope")
            tag = "td"
        self._written.append(f"</{tag}>")
        if tag == "table" and self._tables:
            self._framed(self._tables.pop())
        elif tag == "svg" and self._closings:
            self._written.append(self._closings.pop())

    def _heading(self, raw: str, given: Mapping[str, str]) -> str:
        level = int(raw[2])
        now = self._levels.of(level)
        tag = raw if now == level else with_attributes(raw, aria_level=str(now))
        if self._section is None:
            return tag
        place, self._section = self._section, None
        name = given.get("id") or f"title-{place}"
        self._written[place] = with_attributes(self._written[place], aria_labelledby=name)
        return tag if "id" in given else with_attributes(tag, id=name)

    def _named_section(self, raw: str, given: Mapping[str, str]) -> str:
        self._section = None if "profile" in given.get("class", "").split() else len(self._written)
        return raw

    def _table(self, raw: str, given: Mapping[str, str]) -> str:
        styles = given.get("class", "").split()
        role = given.get("role", "table")
        self._tables.append(OpenTable(len(self._written), role=role, is_narrow="narrow" in styles))
        return raw

    def _column(self, raw: str, _given: Mapping[str, str]) -> str:
        if self._tables:
            self._tables[-1].column(len(self._written), raw)
        return raw

    def _part_of_table(self, raw: str, given: Mapping[str, str]) -> str:
        if not self._tables:
            return raw
        table, tag = self._tables[-1], _TAG.findall(raw)[0].lower()
        if tag == "tr":
            table.row()
        elif tag in _CELLS:
            table.cell(_count(given.get("colspan", "")))
        if table.role != "list" or "role" in given:
            return raw
        opening_tag = '<tbody role="none">' if tag == "tr" and not table.has_body else ""
        table.has_body = True
        return opening_tag + with_attributes(raw, role=_LIST_ROLES[tag])

    def _framed(self, table: OpenTable) -> None:
        table.share_out(self._written)
        if table.is_wide:
            name = self._names.unique(self._listening.name or f"Table: {self._listening.heading}")
            self._written[table.place] = opening(table.width_mm, name) + self._written[table.place]
            self._written.append(_CLOSE)

    def _edge_of_cover(self, width_mm: float) -> None:
        """Tell the cover where its drawing changes from paper to the brand's colour."""
        if self._section is not None:
            share = f"--paper: {COVER_EDGE_MM / width_mm:.3%}"
            self._written[self._section] = with_attributes(self._written[self._section], style=share)

    def _drawing(self, raw: str, given: Mapping[str, str]) -> str:
        width, height = _MM.fullmatch(given.get("width", "")), _MM.fullmatch(given.get("height", ""))
        self._closings.append("")
        if width is None or height is None:
            return raw
        made = replaced(replaced(raw, "width", rem(float(width[1]))), "height", rem(float(height[1])))
        if self._hidden and float(width[1]) > _FULL_MM:
            self._edge_of_cover(float(width[1]))
        if float(width[1]) <= _MARK_MM or self._hidden:
            return made
        made = with_attributes(made, **{"class": "fluid"})
        if float(width[1]) < _FULL_MM:
            return made
        self._closings[-1] = _CLOSE
        return (
            opening(float(width[1]), self._names.unique(self._listening.name or given.get("aria-label", "Figure")))
            + made
        )


def _count(text: str) -> int:
    return int(text) if _COUNT.fullmatch(text) else 1
