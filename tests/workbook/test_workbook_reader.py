"""What real and damaged sheets hold, and what a reader must not lose or invent."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from written_workbooks import codes, engagement_of, found, member, processes, reading, repacked

from reportgen.errors import UnreadableInputError
from reportgen.workbook.located import CellState
from reportgen.workbook.preflight import check_file
from reportgen.workbook.reader import read_cells

_SHEET = "xl/worksheets/sheet2.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return processes(tmp_path / "good.xlsx", ("ID", "Process name", "FTE", "Judgement"), ("A1", "Payroll", 12.5, 2))


def cells(path: Path, sheet: str = "Processes") -> dict[str, object]:
    (found,) = [one for one in read_cells(check_file(path, path.read_bytes())) if one.name == sheet]
    return {cell.ref.cell: cell.value for row in found.rows.values() for cell in row.values()}


def with_sheet(path: Path, old: bytes, new: bytes) -> Path:
    content = member(path, _SHEET)
    assert old in content
    return repacked(path, {_SHEET: content.replace(old, new)})


def test_values_and_places(good):
    assert cells(good) == {
        "A1": "ID",
        "B1": "Process name",
        "C1": "FTE",
        "D1": "Judgement",
        "A2": "A1",
        "B2": "Payroll",
        "C2": 12.5,
        "D2": 2,
    }


def test_shared_strings_with_rich_text_and_phonetic_guide(good):
    strings = (
        f'<sst xmlns="{_MAIN}"><si><t>Payroll</t></si>'
        "<si><r><t>Ledger </t></r><r><t>close</t></r><rPh sb='0' eb='1'><t>unheard</t></rPh></si></sst>"
    ).encode()
    links = member(good, "xl/_rels/workbook.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/sharedStrings"/></Relationships>',
    )
    repacked(good, {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links})
    with_sheet(good, b'<c r="B2" t="inlineStr"><is><t>Payroll</t></is></c>', b'<c r="B2" t="s"><v>1</v></c>')
    assert cells(good)["B2"] == "Ledger close"


@pytest.mark.parametrize("index", ["-1", "7", "1_0", "x", "1.0"])
def test_a_shared_string_that_does_not_exist_is_damage_not_another_text(good, index):
    with_sheet(
        good, b'<c r="B2" t="inlineStr"><is><t>Payroll</t></is></c>', f'<c r="B2" t="s"><v>{index}</v></c>'.encode()
    )
    finding = found(good, "RG203")
    assert (finding.cell, finding.column) == ("B2", "Process name")


@pytest.mark.parametrize("number", ["1_000", "１２", "nan", "inf", "0x10", "1,5"])
def test_a_number_excel_could_not_have_written_is_damage(good, number):
    with_sheet(good, b"<v>12.5</v>", f"<v>{number}</v>".encode())
    assert found(good, "RG203").cell == "C2"


def test_the_declared_size_is_ignored(good):
    with_sheet(good, b'<dimension ref="A1:D2"', b'<dimension ref="A1"')
    assert cells(good)["D2"] == 2


def test_strict_office_open_xml_is_read(good):
    strict = {
        _MAIN.encode(): b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    changes = {}
    for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", _SHEET, "xl/worksheets/sheet1.xml"):
        content = member(good, name)
        for usual, its_strict in strict.items():
            content = content.replace(usual, its_strict)
        changes[name] = content
    repacked(good, changes)
    assert engagement_of(good).processes[0].ratings == {"judgement": 2}


def test_a_namespace_nobody_knows_is_refused_and_not_read_as_blank(good):
    with_sheet(good, _MAIN.encode(), b"http://example.org/other")
    with pytest.raises(UnreadableInputError, match="cannot be read, although it is a workbook"):
        reading(good)


def test_what_openpyxl_stumbles_over_besides_the_cells_is_not_needed(good):
    broken = b'</sheetData><dataValidations><dataValidation type="nonsense" sqref="??"/></dataValidations>'
    with_sheet(good, b"</sheetData>", broken)
    styles = f'<styleSheet xmlns="{_MAIN}"><fonts><font><b val="?"/></font></fonts></styleSheet>'
    repacked(good, {"xl/styles.xml": styles.encode()})
    assert cells(good)["B2"] == "Payroll"


def test_formula_without_a_stored_result(good):
    with_sheet(good, b"<v>12.5</v>", b"<f>SUM(1,2)</f>")
    finding = found(good, "RG202")
    assert (finding.cell, finding.field, finding.column) == ("C2", "fte", "FTE")
    assert "Ctrl+Alt+F9" in finding.remedy


def test_formula_with_a_stored_result_is_its_result(good):
    with_sheet(good, b"<v>12.5</v>", b"<f>SUM(1,2)</f><v>3</v>")
    assert cells(good)["C2"] == 3


def test_formula_whose_result_is_blank_text_is_blank(good):
    with_sheet(good, b'<c r="C2" t="n"><v>12.5</v></c>', b'<c r="C2" t="str"><f>IF(1,"")</f><v></v></c>')
    assert "RG202" not in codes(good)


def test_error_cell_is_an_error_never_blank_never_text(good):
    with_sheet(good, b'<c r="C2" t="n"><v>12.5</v></c>', b'<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    finding = found(good, "RG201")
    assert finding.message == "FTE shows #DIV/0!, so there is no value to read."


def test_dates_count_from_1904_where_the_workbook_says_so(good):
    book = member(good, "xl/workbook.xml").replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    styles = (
        f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'.encode()
    )
    assert b"date1904" in book
    repacked(good, {"xl/workbook.xml": book, "xl/styles.xml": styles})
    with_sheet(good, b'<c r="C2" t="n"><v>12.5</v></c>', b'<c r="C2" s="1"><v>1</v></c>')
    assert cells(good)["C2"] == dt.datetime(1904, 1, 2)  # noqa: DTZ001 - Excel has no time zones


def test_escaped_characters_are_what_excel_shows(good):
    with_sheet(good, b"<t>Payroll</t>", b"<t>Pay_x000D_roll _x005F_x0041_</t>")
    assert cells(good)["B2"] == "Pay\rroll _x0041_"


def test_odd_cells_say_their_state(good):
    with_sheet(good, b'<c r="C2" t="n"><v>12.5</v></c>', b'<c r="C2" t="e"><v>#N/A</v></c>')
    sheets = read_cells(check_file(good, good.read_bytes()))
    cell = sheets[1].rows[2][3]
    assert (cell.value, cell.state, cell.shown) == (None, CellState.ERROR, "#N/A")


def test_part_names_may_differ_in_case(good):
    links = member(good, "xl/_rels/workbook.xml.rels").replace(b"sheet2.xml", b"Sheet2.XML")
    repacked(good, {"xl/_rels/workbook.xml.rels": links})
    assert cells(good)["B2"] == "Payroll"


def test_prefixed_names_are_read(good):
    sheet = (
        f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Process name'
        '</x:t></x:is></x:c></x:row><x:row r="2"><x:c t="inlineStr"><x:is><x:t>Audit</x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    ).encode()
    repacked(good, {_SHEET: sheet})
    assert cells(good) == {"A1": "Process name", "A2": "Audit"}


def test_links_to_other_workbooks_are_not_followed(good):
    links = member(good, "xl/_rels/workbook.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" TargetMode="External" Target="file:///etc/passwd" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/externalLink"/></Relationships>',
    )
    repacked(good, {"xl/_rels/workbook.xml.rels": links})
    assert cells(good)["B2"] == "Payroll"
