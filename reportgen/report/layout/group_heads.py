"""Heads of groups of rows: none without a row at the foot of a page, and again, "continued", where the rows go on.

Both are done while tables are laid out. A head's copy takes the place of the last row of the group that the page before
shows, so that all rows keep their numbers. It is for the eye: no tag holds it, as with heads of tables repeated. And a
table whose first group may not be broken WeasyPrint takes for one on an empty page, and breaks it anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportgen.report.layout.quicker import exchanged

CONTINUED = " (continued)"
_HEAD = "group"  # the class of the row that heads a group


@contextmanager
def heads_repeated() -> Iterator[None]:
    """Lay out tables so; WeasyPrint must have been imported."""
    from weasyprint.layout import block  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made

    with exchanged(block, "table_layout", _repeating(block.table_layout)):
        yield


def _repeating(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `table_layout`, which gives a table's part on a page, where the next one resumes, and more."""

    def table_layout(
        context: Any, table: Any, bottom_space: float, resumed: Any, around: Any, page_is_empty: Any, *further: Any
    ) -> Any:
        further = (around, page_is_empty, *further)
        place = _within_group(table, resumed)
        if place is not None:
            again = {place.group: {place.row - 1: None}}
            found = usual(context, _with_head(table, place), bottom_space, again, *further)
            if found[0] is not None and found[1] != resumed:  # else the head leaves no room for the row
                return found
        found = usual(context, table, bottom_space, resumed, *further)
        return (None, None, *found[2:]) if not page_is_empty and _ends_on_first_head(table, resumed, found) else found

    return table_layout


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a page resumes a table: which of its groups, and which row of that."""

    group: int
    row: int


def _within_group(table: Any, resumed: Any) -> _Place | None:
    """Return where a page resumes a group that has a head, between two rows; None elsewhere."""
    if not resumed:
        return None
    ((group, rows),) = resumed.items()
    if not rows:
        return None
    ((row, cells),) = rows.items()
    return _Place(group=group, row=row) if _is_headed(table.children[group]) and row > 1 and cells is None else None


def _is_headed(group: Any) -> bool:
    element = group.children[0].element
    return element is not None and _HEAD in element.get("class", "").split()


def _ends_on_first_head(table: Any, resumed: Any, found: Any) -> bool:
    """Return whether of a table that begins no more than the head of its first group is on a page."""
    if resumed is not None or not found[1]:
        return False
    ((group, rows),) = found[1].items()
    is_first = all(one.is_header for one in table.children[:group])
    return is_first and bool(rows) and max(rows) <= 1 and _is_headed(table.children[group])


def _with_head(table: Any, place: _Place) -> Any:
    """Return the table whose group has its head again before the row of a place."""
    group = table.children[place.group]
    rows = list(group.children)
    rows[place.row - 1] = _head_again(rows[0])
    groups = list(table.children)
    groups[place.group] = group.copy_with_children(rows)
    changed = table.copy_with_children(groups)
    if hasattr(table, "collapsed_border_grid"):
        changed.collapsed_border_grid = _borders(table, place)
    return changed


def _borders(table: Any, place: _Place) -> Any:
    """Return the table's borders, of which those above and below the head stand around its copy too."""
    vertical, horizontal = table.collapsed_border_grid
    first = sum(len(group.children) for group in table.children[: place.group])
    horizontal = list(horizontal)
    horizontal[first + place.row - 1 : first + place.row + 1] = horizontal[first : first + 2]
    return vertical, horizontal


def _head_again(row: Any) -> Any:
    """Return a head's copy: the name of the group, continued; no reasons, no sums, and nothing that a tag holds."""
    again = row.deepcopy()
    again.element = row.element.makeelement(row.element.tag, {**row.element.attrib, "aria-hidden": "true"})
    name, *others = again.children
    again.children = [_named_again(name), *(one.copy_with_children([]) for one in others)]
    return again


def _named_again(cell: Any) -> Any:
    """Return a cell with its first line of text only, without links."""
    lines = [one for one in cell.descendants() if type(one).__name__ == "LineBox"]
    texts = [one for one in lines[0].descendants() if type(one).__name__ == "TextBox"] if lines else []
    if not texts:
        return cell
    text = "".join(one.text for one in texts).rstrip().removesuffix(CONTINUED) + CONTINUED
    return cell.copy_with_children([lines[0].copy_with_children([texts[0].copy_with_text(text)])])
