"""What is wider than a phone stands in a region of its own that scrolls, by touch or by arrow keys."""

from __future__ import annotations

import re
from collections import Counter

from markupsafe import escape

from reportgen.report.web.lengths import rem
from reportgen.report.web.start_tags import replaced

_LIVE_MM = 170.0
_WIDE_MM = 90.0
_FEW_COLUMNS = 2
_NO_TABLES = frozenset({"list", "presentation"})
_WIDTH = re.compile(r"width:\s*([\d.]+)mm")


class Names:
    """Names regions after what stands in them, each differently."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def unique(self, name: str) -> str:
        """Return the name, with a number where something has it already."""
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name} ({self._given[name]})"


def opening(width_mm: float, name: str) -> str:
    """Return the start of a region that scrolls; its content was made for a width on paper."""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}" '
        f'style="--natural: {rem(width_mm)}">'
    )


class OpenTable:
    """A table as it is read: where it starts in what is written, its columns, and their widths in mm."""

    def __init__(self, place: int, *, role: str, is_narrow: bool) -> None:
        self.place = place
        self.role = role
        self.has_body = False
        self._is_narrow = is_narrow
        self._widths: list[tuple[int, float]] = []
        self._cells = self._most = 0

    def column(self, place: int, tag: str) -> None:
        """Take a column's start tag, which stands at a place of what is written."""
        found = _WIDTH.search(tag)
        if found:
            self._widths.append((place, float(found[1])))

    def row(self) -> None:
        """Take the start of a row."""
        self._cells = 0

    def cell(self, columns: int) -> None:
        """Take the start of a cell over some columns."""
        self._cells += columns
        self._most = max(self._most, self._cells)

    @property
    def _is_measured(self) -> bool:
        """Return whether the width of every column is known."""
        return bool(self._widths) and len(self._widths) >= self._most

    @property
    def width_mm(self) -> float:
        """Return how wide the table is on paper; 0 where it is as wide as what it stands in."""
        if self._is_measured:
            return sum(width for _, width in self._widths)
        return 0 if self._is_narrow else _LIVE_MM

    @property
    def is_wide(self) -> bool:
        """Return whether a phone is too narrow for it; a list, or a heading beside words, is not."""
        return self.role not in _NO_TABLES and self.width_mm >= _WIDE_MM and self._most > _FEW_COLUMNS

    def share_out(self, written: list[str]) -> None:
        """Give the columns their share of the table instead of a width on paper, where all are known."""
        for place, width in self._widths:
            share = f"{width / self.width_mm:.2%}" if self._is_measured else rem(width)
            written[place] = replaced(written[place], "style", f"width: {share}")
