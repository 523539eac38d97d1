"""A sheet of the results workbook: an Excel table under a heading row that stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.model.assessment import Assessment
from reportgen.model.verdict import NotAssessed
from reportgen.workbook.frame import fit_row, highlight, print_setup
from reportgen.workbook.notation import Notation
from reportgen.workbook.results_check import DIFFERS
from reportgen.workbook.results_fields import Field, Formula, Kind, Plain, Shown, Value, short_reason
from reportgen.workbook.results_flows import FIRST_ROW
from reportgen.workbook.results_looks import UNKNOWN, head_of, look_of
from reportgen.workbook.review_text import put_typed
from reportgen.workbook.stored_values import Stored
from reportgen.workbook.styles import PRIMARY, PRIMARY_TINT, SIGNAL, SIGNAL_TINT, Look, dress, fill

LAST_ROW = 1_048_576
_HEADER_HEIGHT = 34.0
_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
_FORMATS = {Kind.WHOLE: "0", Kind.POINTS: "0.0", Kind.FACTOR: "0.00", Kind.SHARE: "0.0%"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table: its sheet, its name, its columns and rows, how many columns stay in sight, and how it prints.

    `purpose` says what it holds; "{rows}" in it stands for how many rows there are.
    """

    sheet: str
    name: str
    purpose: str
    fields: Sequence[Field]
    rows_of: Callable[[Assessment], Iterable[Sequence[Value]]]
    kept: int = 2
    pages_wide: int = 1
    is_large: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A workbook while it is written; `stored` gathers the values of its formulas by sheet and cell."""

    book: Workbook
    formats: Mapping[Kind, str]
    is_on_letter: bool
    stored: dict[str, dict[str, Stored]] = field(default_factory=dict)

    def put(self, cell: Cell | MergedCell, value: Value, kind: Kind) -> None:
        """Write a value and dress its cell; text is never a formula, and what was not assessed says why."""
        if isinstance(value, Shown):
            self.put(cell, value.value, value.kind)
        elif isinstance(value, Formula):
            look = look_of(kind, is_live=True)
            self.put_live(cell, value, look, number_format=self._format(kind, value.value))
        elif isinstance(value, NotAssessed):
            dress(cell, UNKNOWN)
            put_typed(cell, short_reason(value))  # type: ignore[arg-type] # no cell here is merged
        else:
            dress(cell, look_of(kind, is_live=False), number_format=self._format(kind, value))
            put_typed(cell, value)  # type: ignore[arg-type] # likewise

    def put_live(
        self, cell: Cell | MergedCell, formula: Formula, look: Look, *, number_format: str | None = None
    ) -> None:
        """Write a formula of our own and keep what it comes to."""
        dress(cell, look, number_format=number_format)
        cell.value = f"={formula.text}"
        sheet: Worksheet = cell.parent  # type: ignore[assignment] # a cell stands on a sheet
        self.stored.setdefault(sheet.title, {})[cell.coordinate] = formula.value

    def _format(self, kind: Kind, value: Plain | None) -> str | None:
        return None if isinstance(value, str) or value is None else self.formats.get(kind)

    def name(self, name: str, sheet: Worksheet, cells: str) -> None:
        """Name cells of a sheet, given with dollar signs, so that formulas read well."""
        self.book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{cells}")


def writing_in(notation: Notation, *, is_on_letter: bool) -> Writing:
    """Begin a workbook that writes numbers in a notation and is printed on A4 or Letter."""
    formats = {**_FORMATS, Kind.AMOUNT: notation.exact, Kind.DATE: notation.date}
    return Writing(book=Workbook(), formats=formats, is_on_letter=is_on_letter)


def write_listing(writing: Writing, listing: Listing, rows: Sequence[Sequence[Value]]) -> int:
    """Write a table on a sheet of its own and return how many rows it has; Excel holds no more than a million."""
    sheet: Worksheet = writing.book.create_sheet(listing.sheet)
    fields, rows = listing.fields, rows[: LAST_ROW - 1]
    _heads(sheet, fields)
    for row, values in enumerate(rows, start=FIRST_ROW):
        for column, (one, value) in enumerate(zip(fields, values, strict=True), start=1):
            writing.put(sheet.cell(row=row, column=column), value, one.kind)
        fit_row(sheet, row, _texts(fields, values))
    last = max(FIRST_ROW, len(rows) + 1)
    _name_columns(writing, sheet, fields, last)
    _colour(sheet, fields, last)
    if rows:
        table = Table(displayName=listing.name, ref=f"A1:{get_column_letter(len(fields))}{last}")
        table.tableStyleInfo = _STYLE
        sheet.add_table(table)
    _show(writing, sheet, listing)
    return len(rows)


def _heads(sheet: Worksheet, fields: Sequence[Field]) -> None:
    for column, one in enumerate(fields, start=1):
        dress(sheet.cell(row=1, column=column, value=one.header), head_of(one.kind))
        sheet.column_dimensions[get_column_letter(column)].width = one.width
    sheet.row_dimensions[1].height = _HEADER_HEIGHT


def _texts(fields: Sequence[Field], values: Sequence[Value]) -> Iterator[tuple[str, float]]:
    for one, value in zip(fields, values, strict=True):
        if isinstance(value, str):
            yield value, one.width
        elif isinstance(value, NotAssessed):
            yield short_reason(value), one.width


def _name_columns(writing: Writing, sheet: Worksheet, fields: Sequence[Field], last: int) -> None:
    for column, one in enumerate(fields, start=1):
        if one.name:
            letter = get_column_letter(column)
            writing.name(one.name, sheet, f"${letter}${FIRST_ROW}:${letter}${last}")


def _colour(sheet: Worksheet, fields: Sequence[Field], last: int) -> None:
    """Print losses in the colour of warning, and mark checks that fail."""
    numbered = enumerate(fields, start=1)
    for is_amount, members in groupby(numbered, key=lambda pair: pair[1].kind is Kind.AMOUNT):
        columns = [get_column_letter(column) for column, _ in members]
        if is_amount:
            first = f"{columns[0]}{FIRST_ROW}"
            highlight_losses(sheet, f"{first}:{columns[-1]}{last}", first)
    for column, one in enumerate(fields, start=1):
        if one.name.endswith("check"):
            letter = get_column_letter(column)
            highlight_checks(sheet, f"{letter}{FIRST_ROW}:{letter}{last}", f"{letter}{FIRST_ROW}")


def highlight_losses(sheet: Worksheet, cells: str, first: str) -> None:
    """Print amounts below nought in the colour of warning."""
    highlight(sheet, cells, f"AND(ISNUMBER({first}),{first}<0)", None, ink=Font(color=SIGNAL))


def highlight_checks(sheet: Worksheet, cells: str, first: str) -> None:
    """Mark checks whose figures differ."""
    highlight(sheet, cells, f'{first}="{DIFFERS}"', fill(SIGNAL_TINT), ink=Font(color=SIGNAL, bold=True))


def _show(writing: Writing, sheet: Worksheet, listing: Listing) -> None:
    sheet.freeze_panes = f"{get_column_letter(listing.kept + 1)}{FIRST_ROW}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = PRIMARY_TINT
    sheet.print_title_rows = "1:1"
    if listing.pages_wide > 1:
        sheet.print_title_cols = f"A:{get_column_letter(listing.kept)}"
    print_setup(sheet, on_letter=writing.is_on_letter, large=listing.is_large, pages_wide=listing.pages_wide)


def tab(sheet: Worksheet) -> None:
    """Show a sheet that is read rather than filtered: no grid, and a tab in the house's colour."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = PRIMARY
