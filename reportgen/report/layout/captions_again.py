"""A table that runs over a page says again which it is: "Table 9 (continued)" above its repeated head.

Where a page goes on within a row, the line also says of what: "Table 9 (continued): GDPR", after the attribute
`data-again` of the row that heads the group.
The line is a row of the head on those pages only, so that all other rows keep their numbers. It is for the eye: no tag
holds it, as with heads of tables repeated. Where it would leave no room for a row, the table goes on without it. And a
table begins with more than a row or two, else on the next page, where most such tables are whole, unless that would
leave much of the page empty, since what follows these rows may not be broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportgen.report.layout.group_heads import CONTINUED
from reportgen.report.layout.quicker import exchanged

_CAPTION = "finding"  # the class of the line that names a table or figure, before it
_NAMED = "Table "
_OF_TABLE = "of-table"  # the class of a heading that stands for a caption
_AGAIN = "data-again"  # of the first row of a group: what it is about
_NO_HEADER = "div"  # what WeasyPrint takes for no header of the columns below
_SCANT = 30 * 96 / 25.4  # px, 30 mm: what a page may be left short of
_MUCH = 50 * 96 / 25.4  # px, 50 mm below a table's caption: with that, some third of a page
_BELOW = 1.0 * 96 / 25.4  # px between the line and the head
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})


@contextmanager
def captions_repeated() -> Iterator[None]:
    """Lay out tables so; WeasyPrint must have been imported."""
    from weasyprint import document  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from weasyprint.layout import block  # noqa: PLC0415

    captions = _Captions()
    with (
        exchanged(document, "layout_document", captions.known_to(document.layout_document)),
        exchanged(block, "table_layout", _repeating(block.table_layout, captions)),
    ):
        yield


class _Captions:
    """The caption of each table of the document that is laid out, looked for once a table runs over a page."""

    def __init__(self) -> None:
        self._root: Any = None
        self._found: Mapping[Any, Any] | None = None

    def known_to(self, usual: Callable[..., Any]) -> Callable[..., Any]:
        """Return `layout_document`, which yields pages, with its boxes known to this."""

        def layout_document(html: Any, root_box: Any, *further: Any) -> Iterator[Any]:
            self._root, self._found = root_box, None
            try:
                yield from usual(html, root_box, *further)
            finally:
                self._root = self._found = None

        return layout_document

    def of(self, table: Any) -> Any:
        """Return the box of the label, "Table 9", in the caption before a table; None where there is none."""
        if self._found is None:
            self._found = dict(_captioned(self._root)) if self._root is not None else {}
        return self._found.get(table.element)


def _captioned(root: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the tables that a caption names, by their elements, each with its caption's first line."""
    line: Any = None
    for box in _blocks(root):
        element = box.element
        if type(box).__name__ == "TableBox":
            if line is not None:
                yield element, line
            line = None
        elif element is not None and element.tag in _HEADINGS:
            line = next(iter(box.children), None) if _names_table(element) else None
        elif element is not None and _CAPTION in element.get("class", "").split():
            line = next((one for one in box.children if _label(one).startswith(_NAMED)), None)


def _names_table(heading: Any) -> bool:
    return _OF_TABLE in heading.get("class", "").split()


def _blocks(box: Any) -> Iterator[Any]:
    """Go through the blocks in a box, and not into tables and lines of text."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ != "LineBox":
            yield child
            if type(child).__name__ != "TableBox":
                yield from _blocks(child)


def _label(line: Any) -> str:
    texts = _texts(line)
    return str(texts[0].text) if texts else ""


def _texts(line: Any) -> list[Any]:
    is_line = type(line).__name__ == "LineBox"
    return [one for one in line.descendants() if type(one).__name__ == "TextBox"] if is_line else []


def _repeating(usual: Callable[..., Any], captions: _Captions) -> Callable[..., Any]:
    """Return `table_layout`, which gives a table's part on a page, where the next one resumes, and more."""

    def table_layout(
        context: Any, table: Any, bottom_space: float, resumed: Any, around: Any, page_is_empty: Any, *further: Any
    ) -> Any:
        further = (around, page_is_empty, *further)
        line = captions.of(table) if resumed and table.children[0].is_header else None
        if line is not None:
            named = _with_caption(table, line, _within(table, resumed))
            found = usual(context, named, bottom_space, resumed, *further)
            if found[0] is not None and found[0].children[0].is_header and found[1] != resumed:
                return found
        found = usual(context, table, bottom_space, resumed, *further)
        room = context.page_bottom - bottom_space - table.position_y
        begins = resumed is None and found[1] and not page_is_empty and room < _MUCH
        is_scant = begins and _height(found[0]) < _SCANT
        return (None, None, *found[2:]) if is_scant and captions.of(table) is not None else found

    return table_layout


def _height(table: Any) -> float:
    """Return the height of the rows of a table's part on a page, its head aside."""
    return float(sum(group.height for group in table.children if not group.is_header))


def _within(table: Any, resumed: Any) -> str:
    """Return the name of the group in one of whose rows a page goes on, "" where it goes on elsewhere or has none."""
    ((group, rows),) = resumed.items()
    inner = next(iter(rows.values())) if rows else None
    head = table.children[group].children[0].element if inner else None
    return head.get(_AGAIN, "") if head is not None else ""


def _with_caption(table: Any, line: Any, within: str) -> Any:
    """Return the table with a line above its head, which no border is at."""
    head, *groups = table.children
    changed = table.copy_with_children(
        [head.copy_with_children([_row(head.children[0], line, within), *head.children]), *groups]
    )
    if hasattr(table, "collapsed_border_grid"):
        vertical, horizontal = table.collapsed_border_grid
        bare = _bare(horizontal)
        changed.collapsed_border_grid = (
            [[bare] * len(vertical[0]), *vertical],
            [[bare] * len(horizontal[0]), *horizontal],
        )
    return changed


def _bare(lines: list[list[Any]]) -> Any:
    """Return a border of no width, such as there is above every head."""
    weight, (_, _, colour) = lines[0][0]
    return weight, ("none", 0, colour)


def _row(first: Any, line: Any, within: str) -> Any:
    """Return a row that holds a label and nothing that a tag holds, across all columns of the first row of a head."""
    row = first.deepcopy()
    row.element = first.element.makeelement(first.element.tag, {**first.element.attrib, "aria-hidden": "true"})
    cell = row.children[0]
    cell.style, cell.element, cell.element_tag = _style(line), None, _NO_HEADER
    cell.colspan = sum(one.colspan for one in row.children)
    cell.rowspan = 1
    cell.border_top_width = cell.border_bottom_width = 0
    row.children = [cell.copy_with_children([_line(line, within)])]
    return row


def _style(line: Any) -> Any:
    """Return the style of a line, with the space below it."""
    style = line.style.copy()
    style["padding_bottom"] = style["padding_bottom"]._replace(value=_BELOW)
    return style


def _line(line: Any, within: str) -> Any:
    """Return the first words of a caption's line, its label or the whole of a heading, continued, and within what."""
    label = line.children[0]
    text = _texts(line)[0]
    label_again = f"{text.text.rstrip().removesuffix(CONTINUED)}{CONTINUED}"
    said = text.copy_with_text(f"{label_again}: {within}" if within else label_again)
    return line.copy_with_children([said if label is text else label.copy_with_children([said])])
