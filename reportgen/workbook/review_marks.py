"""What a review leaves in its copy, so that the next review replaces it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.comments import Comment
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.workbook.review_known import SHEET_PROPERTY, TITLE

SEAL_PROPERTY = "reportgen_review_seal"
AUTHOR = "reportgen"
COLOUR_FORMULA = 'LEN("reportgen review")>0'
COMMENT_LINE = "———— reportgen ————\n"


def strip(book: Workbook) -> None:
    """Take away what an earlier review added: its sheet, colours, comments and properties."""
    properties = book.custom_doc_props  # type: ignore[attr-defined] # the stubs do not know it
    for name in [one.value for one in properties.props if one.name == SHEET_PROPERTY]:
        if name in book.sheetnames and book[name]["A1"].value == TITLE:
            book.remove(book[name])
    for sheet in book.worksheets:
        _strip_colours(sheet)
        _strip_comments(sheet)
    kept = [one for one in properties.props if one.name not in {SHEET_PROPERTY, SEAL_PROPERTY}]
    set_properties(book, kept)


def set_properties(book: Workbook, properties: Sequence[StringProperty]) -> None:
    """Replace the custom properties."""
    found: CustomPropertyList[StringProperty] = CustomPropertyList()
    found.props = list(properties)
    book.custom_doc_props = found  # type: ignore[attr-defined] # the stubs do not know it


def _strip_colours(sheet: Worksheet) -> None:
    rules = sheet.conditional_formatting._cf_rules  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    for area in [area for area, found in rules.items() if any(_is_ours(rule.formula) for rule in found)]:
        rules[area] = [rule for rule in rules[area] if not _is_ours(rule.formula)]
        if not rules[area]:
            del rules[area]


def _is_ours(formula: Sequence[str]) -> bool:
    return list(formula) == [COLOUR_FORMULA]


def _strip_comments(sheet: Worksheet) -> None:
    for cell in list(sheet._cells.values()):  # noqa: SLF001 - iter_rows would make a cell of every blank
        comment = cell.comment
        if comment is None:
            continue
        own, line, _ = comment.text.partition(COMMENT_LINE)
        if line:
            own = own.rstrip("\n")
            cell.comment = Comment(own, comment.author, comment.height, comment.width) if own else None
