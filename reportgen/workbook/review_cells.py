"""Cells of a review copy: coloured by rules of our own, with a comment, and never folded away."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.review_looks import Mark, mark_fill, mark_ink
from reportgen.workbook.review_marks import AUTHOR, COLOUR_FORMULA, COMMENT_LINE
from reportgen.workbook.review_text import writable

_AREAS_A_RULE = 500
_LAST_COLUMN = 16_384
_COMMENT_WIDTH = 340
_LINE_HEIGHT = 16
_CHARACTERS_A_LINE = 52
_LONGEST_COMMENT = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCell:
    """A cell to be marked; `paragraphs` are the comment, one for each finding or repair."""

    cell: str
    mark: Mark
    paragraphs: tuple[str, ...]


def mark(sheet: Worksheet, cells: Sequence[MarkedCell]) -> None:
    """Colour the cells and comment on them; the analyst's own fills, rules and comments stay."""
    by_anchor = _anchored(sheet, cells)
    for place, found in by_anchor.items():
        paragraphs = [paragraph for one in found for paragraph in one.paragraphs]
        _comment(sheet, place, paragraphs)
    worst = {place: min((one.mark for one in found), key=list(Mark).index) for place, found in by_anchor.items()}
    _colour(sheet, worst)


def _anchored(sheet: Worksheet, cells: Sequence[MarkedCell]) -> Mapping[str, list[MarkedCell]]:
    """Return the marked cells by place: for one that a merged cell hides, the corner that shows."""
    found: dict[str, list[MarkedCell]] = {}
    for one in cells:
        place = one.cell
        if isinstance(sheet[place], MergedCell):
            place = next(area.coord.split(":")[0] for area in sheet.merged_cells.ranges if place in area)
        found.setdefault(place, []).append(one)
    return found


def _comment(sheet: Worksheet, place: str, paragraphs: Sequence[str]) -> None:
    own = sheet[place].comment
    text = COMMENT_LINE + "\n\n".join(paragraphs)
    if own is not None:
        text = f"{own.text}\n{text}"
    text = writable(text[:_LONGEST_COMMENT])
    lines = sum(len(textwrap.wrap(line, _CHARACTERS_A_LINE)) or 1 for line in text.split("\n"))
    height = (lines + 1) * _LINE_HEIGHT
    sheet[place].comment = Comment(text, AUTHOR if own is None else own.author, height, _COMMENT_WIDTH)


def _colour(sheet: Worksheet, marks: Mapping[str, Mark]) -> None:
    rules = [
        (" ".join(areas[start : start + _AREAS_A_RULE]), kind)
        for kind in Mark
        for areas in (_areas(place for place, worst in marks.items() if worst is kind),)
        for start in range(0, len(areas), _AREAS_A_RULE)
    ]
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            rule.priority += len(rules)
    for priority, (areas, kind) in enumerate(rules, start=1):
        style = DifferentialStyle(fill=mark_fill(kind), font=Font(color=mark_ink(kind)))
        rule = Rule(type="expression", dxf=style, formula=[COLOUR_FORMULA], priority=priority)
        sheet.conditional_formatting.add(areas, rule)


def _areas(places: Iterable[str]) -> list[str]:
    """Return the cells as ranges, those that follow each other in a column as one."""
    found: list[tuple[int, int, int]] = []
    for column, row in sorted((column, row) for row, column in map(coordinate_to_tuple, places)):
        if found and found[-1][0] == column and found[-1][2] == row - 1:
            found[-1] = (column, found[-1][1], row)
        else:
            found.append((column, row, row))
    names = [(get_column_letter(column), first, last) for column, first, last in found]
    return [f"{name}{first}" if first == last else f"{name}{first}:{name}{last}" for name, first, last in names]


def unfold(sheet: Worksheet, cells: Iterable[str]) -> None:
    """Show the columns and rows of these cells, and the sheet itself, where they are hidden or folded away."""
    places = [coordinate_to_tuple(cell) for cell in cells]
    if not places:
        return
    sheet.sheet_state = "visible"
    for row in {row for row, _ in places}:
        if row in sheet.row_dimensions:
            sheet.row_dimensions[row].hidden = False
    for column in {column for _, column in places}:
        _show_column(sheet, column)


def _show_column(sheet: Worksheet, column: int) -> None:
    """Show one column; where it was described together with others, those keep their description."""
    for dimension in list(sheet.column_dimensions.values()):
        dimension.reindex()
        first, last = int(dimension.min or 0), min(int(dimension.max or 0), _LAST_COLUMN)
        if dimension.hidden and first <= column <= last:
            _describe_apart(sheet, dimension, range(first, last + 1))
            sheet.column_dimensions[get_column_letter(column)].hidden = False


def _describe_apart(sheet: Worksheet, dimension: ColumnDimension, numbers: range) -> None:
    for number in numbers if len(numbers) > 1 else ():
        letter = get_column_letter(number)
        single = ColumnDimension(
            sheet,
            index=letter,
            width=dimension.width,
            bestFit=dimension.bestFit,
            hidden=dimension.hidden,
            outlineLevel=dimension.outlineLevel,
            collapsed=dimension.collapsed,
            min=number,
            max=number,
        )
        single._style = copy(dimension._style)  # type: ignore[attr-defined] # noqa: SLF001 - no other way
        sheet.column_dimensions[letter] = single
