"""The cells that are read, beside those that openpyxl reads from the same file."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from written_workbooks import member, processes, repacked, write

from reportgen.errors import UnreadableInputError
from reportgen.workbook.limits import Limits
from reportgen.workbook.located import Cell, CellState
from reportgen.workbook.preflight import check_file
from reportgen.workbook.reader import read_cells

_EXAMPLE = Path(__file__).parents[2] / "inputs" / "example.xlsx"
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FORMATS = (
    "General", "0.00", "0%", "0.0%;-0.0%", "yyyy-mm-dd", "dd/mm/yyyy hh:mm", "h:mm:ss", "[h]:mm", "[mm]:ss.0",
    '"day" 0', "[$-407]d. mmmm yyyy", "#,##0.00 [$€-407]", "[Red]0;[Blue]-0", '_("$"* #,##0_)', "@", "mmss.0",
)  # fmt: skip
_NUMBERS = (
    "0", "1", "-1", "+1", "0.5", "1.", ".5", "59", "59.5", "60", "61", "60.25", "-0.5", "2958465", "2958466", "1e3",
    "1E-7", "45000.123456", "0.999999999", "123456789012345678", "1.5E+300", "-99999", " 7 ", "43831",
)  # fmt: skip


def cells(path: Path) -> dict[tuple[str, str], Cell]:
    sheets = read_cells(check_file(path, path.read_bytes()))
    return {
        (sheet.name, cell.ref.cell): cell for sheet in sheets for row in sheet.rows.values() for cell in row.values()
    }


def of_openpyxl(path: Path) -> dict[tuple[str, str], object]:
    """Return the values that openpyxl reads; an error is its text."""
    book = load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def as_openpyxl(path: Path) -> dict[tuple[str, str], object]:
    """Return our cells as openpyxl gives them, which leaves out formulas without a result."""
    read = {place: cell.shown if cell.state is CellState.ERROR else cell.value for place, cell in cells(path).items()}
    return {place: value for place, value in read.items() if value is not None}


def types(values: dict[tuple[str, str], object]) -> dict[tuple[str, str], type]:
    return {place: type(value) for place, value in values.items()}


def sheet(path: Path, rows: str, **parts: str) -> Path:
    """Write a workbook whose first sheet holds these rows of XML."""
    write(path, {"Data": [("x",)]})
    content = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    return repacked(path, {_SHEET: content} | {name: part.encode() for name, part in parts.items()})


def one(path: Path, cell: str) -> Cell | None:
    """Return the cell A1, written as this XML."""
    return cells(sheet(path, f'<row r="1">{cell}</row>')).get(("Data", "A1"))


def test_the_example_is_read_as_openpyxl_reads_it():
    ours, theirs = as_openpyxl(_EXAMPLE), of_openpyxl(_EXAMPLE)
    assert len(theirs) > 1000
    assert ours == theirs
    assert types(ours) == types(theirs)


def _numbered(written: str, row: int, number: str) -> str:
    """Return the first row, as it was written, as another row with this number in every cell."""
    moved = re.sub(r'r="([A-Z]*)1"', rf'r="\g<1>{row}"', written)
    return moved.replace("<v>1</v>", f"<v>{number}</v>")


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
@pytest.mark.parametrize("counts_from_1904", [False, True])
def test_numbers_under_every_kind_of_format_are_what_openpyxl_makes_of_them(tmp_path, counts_from_1904):
    path = write(tmp_path / "formats.xlsx", {"Data": [("x",)]})
    book = load_workbook(path)
    for column, number_format in enumerate(_FORMATS, start=1):
        book["Data"].cell(row=1, column=column, value=1).number_format = number_format
    book.save(path)
    content = member(path, _SHEET).decode()
    written = content[content.index("<row") : content.index("</row>") + len("</row>")]
    rows = "".join(_numbered(written, row, number) for row, number in enumerate(_NUMBERS, start=1))
    changes = {_SHEET: content.replace(written, rows).encode()}
    if counts_from_1904:
        changes["xl/workbook.xml"] = member(path, "xl/workbook.xml").replace(
            b"<workbookPr/>", b'<workbookPr date1904="1"/>'
        )
        assert b"date1904" in changes["xl/workbook.xml"]
    repacked(path, changes)
    ours, theirs = as_openpyxl(path), of_openpyxl(path)
    assert len(theirs) == len(_NUMBERS) * len(_FORMATS)
    assert ours == theirs
    assert types(ours) == types(theirs)


def test_texts_truths_dates_and_errors_are_what_openpyxl_makes_of_them(tmp_path):
    path = sheet(
        tmp_path / "kinds.xlsx",
        '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'
        '<c r="C1" t="inlineStr"><is><r><t>bold </t></r><r><t>plain</t></r><rPh sb="0" eb="1"><t>unheard</t></rPh>'
        "</is></c>"
        '<c r="D1" t="str"><f>A1</f><v>text</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c></row>'
        '<row r="7"><c t="d"><v>2026-11-16</v></c><c t="d"><v>2026-11-16T10:30:00</v></c><c t="d"><v>10:30:15</v></c>'
        '<c t="d"><v>PT1H30M</v></c><c t="e"><v>#N/A</v></c><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c s="0"/></row>'
        "<row><c><v>3</v></c></row>",
    )
    ours, theirs = as_openpyxl(path), of_openpyxl(path)
    assert len(theirs) == 12
    assert ours == theirs
    assert types(ours) == types(theirs)


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("<c><v>1e999</v></c>", CellState.DAMAGED),
        (f"<c><v>{'9' * 310}</v></c>", CellState.DAMAGED),
        (f"<c><v>{'0' * 5000}1</v></c>", CellState.DAMAGED),
        ("<c><v>NaN</v></c>", CellState.DAMAGED),
        ("<c><v>1_000</v></c>", CellState.DAMAGED),
        ('<c t="b"><v>2</v></c>', CellState.DAMAGED),
        ('<c t="d"><v>yesterday</v></c>', CellState.DAMAGED),
        ('<c t="d"><v>2026-13-01</v></c>', CellState.DAMAGED),
        ('<c t="what"><v>1</v></c>', CellState.DAMAGED),
        ('<c t="s"><v>0</v></c>', CellState.DAMAGED),
        ('<c t="inlineStr"><v>text</v></c>', CellState.DAMAGED),
        ("<c><is><t>text</t></is></c>", CellState.DAMAGED),
        ('<c t="inlineStr"><is><t>text</t></is><v>1</v></c>', CellState.DAMAGED),
        ('<c t="e"><v>#REF!</v></c>', CellState.ERROR),
        ("<c><f>1+1</f></c>", CellState.NOT_CALCULATED),
        ("<c><f>1+1</f><v></v></c>", CellState.NOT_CALCULATED),
    ],
)
def test_a_cell_without_a_usable_value_says_why(tmp_path, cell, state):
    read = one(tmp_path / "odd.xlsx", cell)
    assert read is not None
    assert (read.state, read.value) == (state, None)


@pytest.mark.parametrize(
    "cell", ["<c/>", "<c><v/></c>", '<c t="str"><f>x</f><v></v></c>', '<c t="inlineStr"><is/></c>']
)
def test_a_blank_cell_is_not_there(tmp_path, cell):
    assert one(tmp_path / "blank.xlsx", cell) is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [("<c><v>1e308</v></c>", 1e308), ('<c t="b"><v>true</v></c>', True), ('<c t="b"><v>false</v></c>', False)],
)
def test_rare_values(tmp_path, cell, value):
    read = one(tmp_path / "rare.xlsx", cell)
    assert read is not None
    assert read.value is value or read.value == value


def test_escapes_are_undone_once_in_shared_strings_too(tmp_path):
    """Excel writes the text _x0041_ as _x005F_x0041_; openpyxl would make an A of it."""
    path = processes(tmp_path / "escaped.xlsx", ("Process name",), ("Payroll",))
    links = member(path, "xl/_rels/workbook.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/sharedStrings"/></Relationships>',
    )
    strings = f'<sst xmlns="{_MAIN}"><si><t>Pay_x000D_roll _x005F_x0041_</t></si></sst>'.encode()
    shared = member(path, "xl/worksheets/sheet2.xml").replace(
        b'<c r="A2" t="inlineStr"><is><t>Payroll</t></is></c>', b'<c r="A2" t="s"><v>0</v></c>'
    )
    repacked(
        path,
        {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links, "xl/worksheets/sheet2.xml": shared},
    )
    assert cells(path)["Processes", "A2"].value == "Pay\rroll _x0041_"


@pytest.mark.parametrize("element", ["sheetData", "c"])
def test_cells_of_another_namespace_are_refused_and_not_read_as_blank(tmp_path, element):
    path = sheet(tmp_path / "other.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    content = member(path, _SHEET).replace(
        f"<{element}".encode(), f'<{element} xmlns="http://example.org/"'.encode(), 1
    )
    repacked(path, {_SHEET: content})
    with pytest.raises(UnreadableInputError, match="cannot be read, although it is a workbook"):
        cells(path)


def test_hidden_rows_and_merges_of_a_sheet(tmp_path):
    path = sheet(tmp_path / "facts.xlsx", '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"/>')
    content = member(path, _SHEET).replace(
        b"</worksheet>", b'<mergeCells><mergeCell ref="A1:$B$2"/><mergeCell ref="nonsense"/></mergeCells></worksheet>'
    )
    repacked(path, {_SHEET: content})
    (read,) = read_cells(check_file(path, path.read_bytes()))
    assert read.hidden_rows == {2}
    assert read.merged == ((1, 1, 2, 2),)


def test_cells_are_counted_over_all_sheets_together(tmp_path):
    path = write(tmp_path / "many.xlsx", {"One": [(1, 2)], "Two": [(3, 4)]})
    assert len(cells(path)) == 4
    with pytest.raises(UnreadableInputError, match="holds more than 3 filled cells"):
        read_cells(check_file(path, path.read_bytes(), Limits(filled_cells=3)))


def test_cells_can_be_read_again_from_the_same_checked_file(tmp_path):
    path = write(tmp_path / "again.xlsx", {"One": [(1, 2)], "Two": [(3, 4)]})
    checked = check_file(path, path.read_bytes(), Limits(filled_cells=4))
    assert read_cells(checked) == read_cells(checked)


def test_a_date_is_the_day_that_openpyxl_gives(tmp_path):
    path = write(tmp_path / "day.xlsx", {"Data": [(dt.date(2026, 11, 16),)]})
    assert cells(path)["Data", "A1"].value == dt.datetime(2026, 11, 16)  # noqa: DTZ001 - Excel has no time zones
