"""The borders of a table that collapse into one another, looked for where there are any.

WeasyPrint lets each side of each box at a line of the table's grid contend for it, eight times a cell, though hardly a
cell, row or column has a border. What a style brings to it is worked out once, and what brings nothing is passed by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from reportgen.report.layout.release import with_known_release

_WEAKEST_FIRST = ("none", "inset", "groove", "outset", "ridge", "dotted", "dashed", "solid", "double", "hidden")
_SCORES = {style: score for score, style in enumerate(_WEAKEST_FIRST)}
_SHOWN_AS = {"inset": "ridge", "outset": "groove"}
_SIDES = ("top", "right", "bottom", "left")
_WIDTHS = tuple(f"border_{side}_width" for side in _SIDES)

_Border: TypeAlias = tuple[tuple[int, float, int], tuple[str, float, Any]]
"""A border's weight against others; its style, width and colour."""


@with_known_release
@contextmanager
def borders_of_tables(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Look for them so; WeasyPrint must have been imported. `exchanged` lets a module have another value a while."""
    from weasyprint.draw.color import get_color  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.formatting_structure import build  # noqa: PLC0415
    from weasyprint.layout.table import TRANSPARENT  # noqa: PLC0415

    better = _shortly(build.collapse_table_borders, get_color, TRANSPARENT)
    with exchanged(build, "collapse_table_borders", better):
        yield


def _shortly(usual: Callable[..., Any], colour: Callable[..., Any], transparent: Any) -> Callable[..., Any]:
    """Return `collapse_table_borders`, which gives the borders of a grid, and boxes their halves of them."""

    def collapse_table_borders(table: Any, width: int, height: int) -> Any:
        if not (width and height) or table.style["direction"] != "ltr":
            return usual(table, width, height)
        grid = _Grid(width, height, colour, transparent)
        rows = [row for group in table.children for row in group.children]
        for y, row in enumerate(rows):
            for cell in row.children:
                grid.empty_within(cell.grid_x, y, cell.colspan, cell.rowspan)
                grid.contend(cell, cell.grid_x, y, cell.colspan, cell.rowspan)
        for y, row in enumerate(rows):
            grid.contend(row, 0, y, width, 1)
        y = 0
        for group in table.children:
            grid.contend(group, 0, y, width, len(group.children))
            y += len(group.children)
        for group in table.column_groups:
            for column in group.children:
                grid.contend(column, column.grid_x, 0, 1, height)
        for group in table.column_groups:
            grid.contend(group, group.grid_x, 0, group.span, height)
        grid.contend(table, 0, 0, width, height)

        _give(grid, table, rows, width, height)
        return grid.vertical, grid.horizontal

    return collapse_table_borders


class _Grid:
    """The lines of a table's grid, of each piece the weightiest border by now; of equal ones the earlier."""

    def __init__(self, width: int, height: int, colour: Callable[..., Any], transparent: Any) -> None:
        self._colour = colour
        weakest: _Border = ((0, 0, _SCORES["none"]), ("none", 0, transparent))
        self._hidden: _Border = ((1, 0, _SCORES["hidden"]), ("hidden", 0, transparent))
        self._weakest = weakest[0]
        self.vertical = [[weakest] * (width + 1) for _ in range(height)]
        self.horizontal = [[weakest] * width for _ in range(height + 1)]

    def empty_within(self, x: int, y: int, width: int, height: int) -> None:
        """Let no border be inside a cell that spans rows or columns."""
        for inside in range(x + 1, x + width):
            for row in range(y, y + height):
                self.vertical[row][inside] = self._hidden
        for inside in range(x, x + width):
            for row in range(y + 1, y + height):
                self.horizontal[row][inside] = self._hidden

    def contend(self, box: Any, x: int, y: int, width: int, height: int) -> None:
        """Let a box have its borders around so many columns and rows, where no weightier one is."""
        top, right, bottom, left = self._of(box.style)
        rows, columns = range(y, y + height), range(x, x + width)
        for border, places in ((left, x), (right, x + width)):
            if border is not None:
                for row in rows:
                    _set(self.vertical[row], places, border)
        for border, line in ((top, y), (bottom, y + height)):
            if border is not None:
                for column in columns:
                    _set(self.horizontal[line], column, border)

    def _of(self, style: Any) -> tuple[_Border | None, ...]:
        """Return the borders of a style, None for one that is none."""
        kept = vars(style)
        if "borders_kept" not in kept:
            kept["borders_kept"] = tuple(self._side(style, side) for side in _SIDES)
        found: tuple[_Border | None, ...] = kept["borders_kept"]
        return found

    def _side(self, style: Any, side: str) -> _Border | None:
        look, width = style[f"border_{side}_style"], style[f"border_{side}_width"]
        weight = (1 if look == "hidden" else 0, width, _SCORES[look])
        if weight <= self._weakest:
            return None
        return weight, (_SHOWN_AS.get(look, look), width, self._colour(style, f"border_{side}_color"))


def _set(line: list[_Border], place: int, border: _Border) -> None:
    if line[place][0] < border[0]:
        line[place] = border


def _give(grid: _Grid, table: Any, rows: list[Any], width: int, height: int) -> None:
    """Give each cell, and the table, half of the borders around it, and all other boxes none."""
    vertical, horizontal = grid.vertical, grid.horizontal

    def across(x: int, y: int, columns: int) -> float:
        return max(border[1][1] for border in horizontal[y][x : x + columns]) / 2

    def down(x: int, y: int, count: int) -> float:
        return max(line[x][1][1] for line in vertical[y : y + count]) / 2

    for group in (*table.children, *rows, *table.column_groups):
        vars(group).update(dict.fromkeys(_WIDTHS, 0.0))
    for group in table.column_groups:
        for column in group.children:
            vars(column).update(dict.fromkeys(_WIDTHS, 0.0))
    for y, row in enumerate(rows):
        for cell in row.children:
            x, columns, count = cell.grid_x, cell.colspan, cell.rowspan
            cell.border_top_width, cell.border_bottom_width = across(x, y, columns), across(x, y + count, columns)
            cell.border_left_width, cell.border_right_width = down(x, y, count), down(x + columns, y, count)
    table.border_top_width, table.border_bottom_width = across(0, 0, width), across(0, height, width)
    table.border_left_width, table.border_right_width = down(0, 0, 1), down(width, 0, 1)
