from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture
from recalculated import SOFFICE, recalculated
from reviewed import KNOWLEDGE, Reviewed, review
from written_workbooks import CLIENT, Rows, codes, engagement_of, member, reading, repacked, write
from written_workbooks import processes as written_processes

from reportgen.errors import UnreadableInputError
from reportgen.workbook.review_saving import is_untouched_copy
from reportgen.workbook.template import write_template

HEADERS = ("ID", "Process name", "Judgement", "Data sensitivity", "FTE", "Annual cost")
TIDY = (CLIENT, ("Title", "Sourcing advice"), ("Date", date(2026, 11, 16)))
PAYROLL = ("P1", "Payroll", 2, "Confidential", 12, 900_000)


def processes(path: Path, *rows: Sequence[object], engagement: Rows = TIDY, **others: Rows) -> Path:
    return written_processes(path, *rows, engagement=engagement, **others)


@pytest.fixture(scope="module")
def written_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "acme.xlsx"
    write_template(path, KNOWLEDGE, example=True, rows=40)
    return path


@pytest.fixture
def example(written_example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written_example, tmp_path))


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL)


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    return processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, ("P2", " Ledger ", 9, "Confidental", "12,5", "1.250"))


def columns(sheet: Worksheet) -> dict[str, str]:
    return {str(cell.value).removesuffix(" *").partition(" [")[0]: cell.column_letter for cell in sheet[5]}


def with_cells(path: Path, changes: dict[str, object], *, sheet: str = "Processes") -> Path:
    """Write into cells named by header and row ("FTE 9"), texts as texts."""
    book = load_workbook(path)
    letters = columns(book[sheet])
    for place, value in changes.items():
        header, _, row = place.rpartition(" ")
        cell = book[sheet][f"{letters[header]}{row}"]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(path)
    return path


MISTAKES = {
    "Process name 6": "  Accounts payable ",
    "Data sensitivity 7": "Confidental",
    "Annual cost 8": "1.250.000,50",
    "Judgement 10": "3 ",
    "Non-delegable decision 14": "y",
    "Contract end 16": "12/31/2027",
    "FTE 9": "12.500",
    "Judgement 11": "seven",
    "Error rate 18": 5,
    "Annual volume 20": "=1+1",
}
SAFE = {"Data sensitivity 7": "Confidential", "Annual cost 8": 1_250_000.5, "Judgement 10": 3}


def test_of_ten_planted_mistakes_the_safe_ones_are_gone_from_the_repaired_copy_and_the_others_remain(example):
    repaired = review(with_cells(example, MISTAKES), fix=True)
    before = {one.code for one in repaired.findings if one.severity == "error"}
    after = {one.code for one in reading(repaired.path).findings if one.severity == "error"}
    assert before == {"RG204", "RG219", "RG209", "RG207", "RG205", "RG208", "RG206"}
    assert after == {"RG207", "RG205", "RG208", "RG206"}
    letters = columns(repaired.book["Processes"])
    for place, value in SAFE.items():
        header, _, row = place.rpartition(" ")
        assert repaired.book["Processes"][f"{letters[header]}{row}"].value == value
    assert repaired.copy.repaired == 6
    assert [line["Repaired"] for line in repaired.lines()].count("yes") == 6


def test_a_copy_that_is_not_repaired_says_what_the_workbook_says(example):
    copy = review(example)
    assert engagement_of(copy.path) == engagement_of(example)
    assert reading(copy.path).findings == copy.findings
    assert copy.copy.losses == ()


def test_repairs_that_only_tidy_leave_the_engagement_as_it_was(example):
    tidies = {"Process name 6": "  Accounts payable ", "Judgement 10": "3 ", "Non-delegable decision 14": "no"}
    dirty = with_cells(example, tidies)
    repaired = review(dirty, fix=True)
    assert repaired.copy.repaired == 3
    assert engagement_of(repaired.path) == engagement_of(dirty)


def test_what_the_workbook_looks_like_survives(example):
    copy = review(with_cells(example, MISTAKES)).book
    original = load_workbook(example)
    for sheet in original.worksheets:
        kept = copy[sheet.title]
        assert kept.freeze_panes == sheet.freeze_panes
        assert kept.dimensions == sheet.dimensions
        assert dict(kept.tables.items()) == dict(sheet.tables.items())
        validations = [(str(one.sqref), one.formula1, one.prompt) for one in sheet.data_validations.dataValidation]
        assert [
            (str(one.sqref), one.formula1, one.prompt) for one in kept.data_validations.dataValidation
        ] == validations
        assert {key: one.width for key, one in kept.column_dimensions.items()} == {
            key: one.width for key, one in sheet.column_dimensions.items()
        }
        theirs = {str(area.sqref) for area in sheet.conditional_formatting}
        assert theirs <= {str(area.sqref) for area in kept.conditional_formatting}
        assert kept.sheet_state == sheet.sheet_state
        assert kept.protection.sheet == sheet.protection.sheet
        assert [cell.fill.start_color.rgb for cell in kept[7]] == [cell.fill.start_color.rgb for cell in sheet[7]]
        assert [cell.protection.locked for cell in kept[7]] == [cell.protection.locked for cell in sheet[7]]
    assert set(copy.defined_names) == set(original.defined_names)


def test_each_cell_with_a_finding_is_coloured_and_says_what_is_wrong_and_what_to_do(misspelt):
    copy = review(misspelt)
    cells = {one.cell for one in copy.findings if one.cell and one.sheet == "Processes"}
    assert cells == {"C3", "D3", "E3", "F3"}
    assert copy.coloured("Processes") == cells | {"B3"}  # the name could be tidied
    comment = copy.commented("Processes")["D3"]
    assert 'RG204 (error): "Confidental" is not a choice' in comment
    assert "Choose one of: Public" in comment
    assert comment.endswith("Proposed repair: Confidential")
    assert "Proposed" not in copy.commented("Processes")["C3"]


def test_the_findings_sheet_says_what_check_says_and_leads_to_the_cells(misspelt):
    copy = review(misspelt)
    said = [(line["Code"], line["What is wrong"], line["What to do"]) for line in copy.lines() if line["Code"]]
    assert said == [(one.code, one.message, one.remedy) for one in copy.findings]
    places = [cell for cell in copy.page["C"][6:] if cell.hyperlink]
    for cell in places:
        sheet, target = re.fullmatch(r"'(.+)'!([A-Z]+[0-9]+)", cell.hyperlink.location).groups()
        assert copy.book[sheet][target] is not None
        assert cell.value.startswith(f"{sheet}!{target}")
    assert {cell.value for cell in places} == {
        "Processes!B3",
        "Processes!C3",
        "Processes!D3",
        "Processes!E3",
        "Processes!F3",
    }
    misspelling = next(line for line in copy.lines() if line["Code"] == "RG204")
    assert misspelling["Process or field"] == "Ledger · Data sensitivity"
    assert (misspelling["Value found"], misspelling["Proposed repair"]) == ("Confidental", "Confidential")
    assert (copy.book.active.title, copy.page.title) == ("Findings", "Findings")
    assert [sheet.title for sheet in copy.book.worksheets if sheet.sheet_view.tabSelected] == ["Findings"]


def test_a_workbook_with_nothing_to_say_gets_a_copy_that_says_so(example, tmp_path):
    nothing = write_nothing_wrong(tmp_path / "fine.xlsx", example)
    copy = review(nothing)
    assert copy.findings == ()
    assert copy.page["A3"].value == "Nothing to correct."
    assert copy.lines() == []
    assert codes(copy.path) == []


DETAILS = ("Current provider", "Systems", "Control maturity")
"""Nothing rests on them yet, which is worth a note."""


def write_nothing_wrong(path: Path, example: Path) -> Path:
    book = load_workbook(example)
    sheet = book["Processes"]
    sheet["A40"].value = "SCM-09"  # the one process without an ID
    for header, letter in columns(sheet).items():
        if header in DETAILS:
            for row in range(6, 41):
                sheet[f"{letter}{row}"].value = None
    book.save(path)
    assert codes(path) == []
    return path


def test_an_analysts_own_comment_stays_above_ours(clean):
    book = load_workbook(clean)
    book["Processes"]["D2"].value = "Confidental"
    book["Processes"]["D2"].comment = Comment("Ask the CISO", "Ada")
    book["Processes"]["A2"].comment = Comment("Checked", "Ada")
    book.save(clean)
    comments = review(clean).commented("Processes")
    assert comments["D2"].startswith("Ask the CISO\n———— reportgen ————\nRG204")
    assert comments["A2"] == "Checked"


def test_a_review_of_a_review_copy_does_not_stack(misspelt):
    book = load_workbook(misspelt)
    book["Processes"]["D3"].comment = Comment("Ask the CISO", "Ada")
    book.save(misspelt)
    once = review(misspelt)
    twice = review(once.path)
    assert twice.book.sheetnames == once.book.sheetnames
    assert twice.commented("Processes") == once.commented("Processes")
    assert twice.coloured("Processes") == once.coloured("Processes")
    assert twice.findings == once.findings
    rules = [len(area.rules) for area in twice.book["Processes"].conditional_formatting]
    assert rules == [len(area.rules) for area in once.book["Processes"].conditional_formatting]


def test_a_review_of_a_repaired_copy_shows_what_is_left(misspelt):
    again = review(review(misspelt, fix=True).path)
    assert "D3" not in again.coloured("Processes")
    assert {"C3", "F3"} <= again.coloured("Processes")


def test_the_findings_sheet_is_never_taken_for_the_processes(tmp_path):
    plain = write(tmp_path / "list.xlsx", {"Sheet7": [("Process name", "FTE"), ("Payroll", "1.234")]})
    copy = review(plain)
    assert "Findings" in copy.book.sheetnames
    assert "RG101" not in codes(copy.path)
    assert codes(copy.path) == codes(plain)


def test_a_sheet_of_the_analysts_own_called_findings_stays(tmp_path):
    path = processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, Findings=[("My own findings",)])
    copy = review(path)
    assert copy.book.sheetnames == ["Findings 2", "Engagement", "Processes", "Findings"]
    assert review(copy.path).book.sheetnames == ["Findings 2", "Engagement", "Processes", "Findings"]


def test_folded_columns_and_hidden_rows_and_sheets_with_findings_are_shown(example):
    book = load_workbook(with_cells(example, {"Quoted by 7": " Acme ", "Error rate 9": "often"}))
    letters = columns(book["Processes"])
    book["Processes"].row_dimensions[9].hidden = True
    book["Processes"].sheet_state = "hidden"
    book.save(example)
    shown = review(example).book["Processes"]
    assert not shown.column_dimensions[letters["Error rate"]].hidden
    assert not shown.column_dimensions[letters["Quoted by"]].hidden
    assert shown.column_dimensions[letters["Quote basis"]].hidden
    assert not shown.row_dimensions[9].hidden
    assert shown.sheet_state == "visible"


def test_one_column_of_several_that_are_folded_together_is_shown_alone(clean):
    book = load_workbook(clean)
    book["Processes"]["D2"].value = "Confidental"
    book["Processes"].column_dimensions.group("C", "F", hidden=True)
    book.save(clean)
    dimensions = review(clean).book["Processes"].column_dimensions
    hidden = [letter for one in dimensions.values() if one.hidden for letter in range(one.min, one.max + 1)]
    assert hidden == [3, 5, 6]


def test_a_text_that_looks_like_a_formula_stays_a_text_everywhere(tmp_path):
    trap = '=HYPERLINK("http://example.org","x")'
    path = processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, ("P2", "Ledger", 3, "Internal", 1, 1))
    book = load_workbook(path)
    for place, text in {"D3": trap, "B3": "+1 \u200b", "E3": "@SUM(A1)"}.items():
        book["Processes"][place].value = text
        book["Processes"][place].data_type = "s"
    book.save(path)
    copy = review(path, fix=True)
    assert [cell.coordinate for sheet in copy.book for row in sheet for cell in row if cell.data_type == "f"] == []
    assert any(line["Value found"] == trap for line in copy.lines())
    assert copy.book["Processes"]["B3"].value == "+1"


def test_characters_that_excel_refuses_and_its_own_codes_are_written_as_they_are_read(tmp_path):
    path = processes(tmp_path / "acme.xlsx", HEADERS, ("P1", "Led_x005F_x0041_ger_x0007_ ", 3, "Internal", 1, 1))
    before = reading(path)
    assert before.engagement.processes[0].name == "Led_x0041_ger"
    copy = review(path, fix=True)
    assert copy.copy.repaired == 1
    assert reading(copy.path).engagement.processes[0].name == "Led_x0041_ger"


def test_formulas_stay_formulas_and_keep_their_results(clean):
    book = load_workbook(clean)
    book["Processes"]["F2"].value = "=E2*1000"
    book["Processes"]["B2"].value = '=UPPER("payroll")'
    book["Processes"]["E2"].value = '="12,5 "&""'
    book.save(clean)
    sheet = member(clean, "xl/worksheets/sheet2.xml")
    for formula, kind, value in (
        (b"E2*1000", b"", b"12000"),
        (b"UPPER(", b"str", b"PAYROLL &amp; co"),
        (b"12,5", b"str", b"12,5 "),
    ):
        sheet = re.sub(
            rb'<c r="([A-Z]2)"( s="\d+")?><f>([^<]*%b[^<]*)</f><v ?/?>(</v>)?</c>' % re.escape(formula),
            rb'<c r="\1" t="%b"><f>\3</f><v>%b</v></c>' % (kind or b"n", value),
            sheet,
        )
    repacked(clean, {"xl/worksheets/sheet2.xml": sheet})
    assert codes(clean).count("RG219") == 1
    copy = review(clean, fix=True)
    assert copy.copy.repaired == 0  # a formula is the analyst's to correct
    assert reading(copy.path).findings == reading(clean).findings
    assert load_workbook(copy.path, data_only=True)["Processes"]["B2"].value == "PAYROLL & co"
    assert copy.book["Processes"]["F2"].value == "=E2*1000"


def test_a_header_and_a_sheet_name_that_are_almost_right_are_repaired(tmp_path):
    path = write(tmp_path / "acme.xlsx", {"Proceses": [("ID", "Process name", "Judgemnt"), ("P1", "Payroll", 2)]})
    repaired = review(path, fix=True)
    assert {"RG102", "RG105"} <= {one.code for one in repaired.findings}
    assert not {"RG102", "RG105"} & set(codes(repaired.path))
    assert repaired.book.sheetnames == ["Findings", "Processes"]
    assert repaired.book["Processes"]["C1"].value == "Judgement"
    link = next(cell.hyperlink.location for cell in repaired.page["C"] if cell.value == "Processes!C1")
    assert link == "'Processes'!C1"


def test_a_name_that_a_formula_relies_on_is_left_to_the_analyst(tmp_path):
    path = write(
        tmp_path / "acme.xlsx",
        {"Proceses": [("ID", "Process name"), ("P1", "Payroll")], "Notes": [("=Proceses!B2",)]},
    )
    copy = review(path, fix=True)
    assert "Proceses" in copy.book.sheetnames
    assert next(line for line in copy.lines() if line["Code"] == "RG102")["Repaired"] == ""


def test_a_table_is_called_by_its_header_after_the_repair(example):
    path = with_cells(example, {"Judgement 5": "Judgemnt"})
    book = load_workbook(path)
    for column in book["Processes"].tables["ProcessTable"].tableColumns:
        column.name = column.name.replace("Judgement", "Judgemnt")
    book.save(path)
    sheet = review(path, fix=True).book["Processes"]
    names = [column.name for column in sheet.tables["ProcessTable"].tableColumns]
    assert names == [str(cell.value) for cell in sheet[5]]
    assert "Judgement" in names


def test_a_text_in_several_formats_keeps_them_and_is_not_repaired(clean):
    book = load_workbook(clean)
    bold = TextBlock(InlineFont(b=True), " roll ")
    book["Processes"]["B2"].value = CellRichText("  Pay", bold)
    book.save(clean)
    copy = review(clean, fix=True)
    assert (copy.copy.repaired, losses(copy)) == (0, [])
    kept = load_workbook(copy.path, rich_text=True)["Processes"]["B2"].value
    assert isinstance(kept, CellRichText)
    assert str(kept) == "  Pay roll "


def test_spaces_around_a_header_are_taken_out(tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("Process name\u200b", " Judgement "), ("Payroll", 3))
    repaired = review(path, fix=True)
    assert [cell.value for cell in repaired.book["Processes"][1]] == ["Process name", "Judgement"]
    assert engagement_of(repaired.path) == engagement_of(path)


def test_what_openpyxl_could_not_hold_in_memory_is_copied_without_formats(clean):
    for below in (
        b'<mergeCells count="1"><mergeCell ref="H1:Z100000"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="B2"/></hyperlinks>',
    ):
        sheet = member(clean, "xl/worksheets/sheet2.xml")
        changed = sheet.replace(b"</sheetData>", b"</sheetData>" + below)
        wild = repacked(clean, {"xl/worksheets/sheet2.xml": changed})
        copy = review(wild)
        assert "formats, formulas, dropdowns" in losses(copy)[0]
        assert engagement_of(copy.path) == engagement_of(wild)
        repacked(clean, {"xl/worksheets/sheet2.xml": sheet})


@pytest.mark.parametrize("core", [None, b"<a/>"])
def test_a_workbook_that_does_not_say_when_it_was_saved_has_a_copy_that_does_not_either(tmp_path, core):
    path = processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, engagement=[CLIENT, ("Title", "Advice")])
    repacked(path, {"docProps/core.xml": core})
    copy = review(path)
    assert [one.message for one in reading(copy.path).findings] == [one.message for one in copy.findings]
    assert copy.copy.content == review(path).copy.content


def test_a_sheet_of_another_kind_is_not_taken_over_as_a_sheet_of_cells(tmp_path):
    path = processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, Macro=[("Client", "Evil")])
    links = member(path, "xl/_rels/workbook.xml.rels").decode()
    macro = re.sub(
        r'(Type="[^"]*/)worksheet("[^>]*sheet3.xml)|(sheet3.xml"[^>]*/)worksheet"', r"\1\3xlMacrosheet\2", links
    )
    macro = macro.replace("xlMacrosheet Id", 'xlMacrosheet" Id')
    repacked(path, {"xl/_rels/workbook.xml.rels": macro.encode()})
    copy = review(path)
    assert copy.book.sheetnames == ["Findings", "Engagement", "Processes"]
    assert reading(copy.path).findings == copy.findings


def test_blank_cells_with_a_format_count_as_cells(clean, monkeypatch):
    monkeypatch.setattr("reportgen.workbook.review_limits._MOST_CELLS", 10)
    assert "formats, formulas, dropdowns" in losses(review(clean))[0]


def test_formulas_are_worked_out_again_when_the_copy_is_opened(clean):
    assert review(clean, fix=True).book.calculation.fullCalcOnLoad


def test_the_same_tidying_of_a_whole_column_is_one_line(tmp_path):
    rows = [(f"P{row}", f"Process {row} ", 3, "confidential", 1, 1) for row in range(2, 302)]
    copy = review(processes(tmp_path / "acme.xlsx", HEADERS, *rows))
    tidies = [line for line in copy.lines() if line["Severity"] == "tidy"]
    assert [line["Place"] for line in tidies] == ["Processes!B2:B301, 300 cells", "Processes!D2:D301, 300 cells"]
    assert tidies[1]["Proposed repair"] == "Confidential"


def test_a_merged_cell_is_marked_where_it_shows(tmp_path):
    path = processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, ("P2", "Ledger", 3, "Confidental", 1, 1))
    book = load_workbook(path)
    book["Processes"].merge_cells("D3:D4")
    book["Processes"]["B4"].value = "Close"
    book.save(path)
    copy = review(path)
    assert "RG110" in {one.code for one in copy.findings}
    assert "D3" in copy.coloured("Processes")


def test_a_copy_of_a_macro_workbook_is_a_plain_workbook_and_says_so(clean, tmp_path):
    types = member(clean, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    macros = repacked(clean, {"[Content_Types].xml": types, "xl/vbaProject.bin": b"macros"}).rename(
        tmp_path / "acme.xlsm"
    )
    copy = review(macros)
    assert "macros (the copy is an .xlsx file)" in losses(copy)
    assert b"macroEnabled" not in member(copy.path, "[Content_Types].xml")
    assert codes(copy.path) == [code for code in codes(macros) if code != "RG109"]


def test_a_copy_of_an_excel_template_is_a_workbook(clean):
    types = member(clean, "[Content_Types].xml").replace(b"sheet.main+xml", b"template.main+xml")
    copy = review(repacked(clean, {"[Content_Types].xml": types}))
    assert b"template.main" not in member(copy.path, "[Content_Types].xml")


def losses(copy: Reviewed) -> list[str]:
    said = [str(cell.value) for cell in copy.page["A"] if cell.value]
    told = said[said.index("What this copy could not carry over") + 1 :] if copy.copy.losses else []
    assert [text.lower() for text in told] == [str(loss).lower() for loss in copy.copy.losses]
    return [str(loss) for loss in copy.copy.losses]


EXTENSIONS = {
    "sparklines": '<x14:sparklineGroups xmlns:x14="x"><x14:sparklineGroup/></x14:sparklineGroups>',
    "dropdowns and entry rules of newer Excel versions": '<x14:dataValidations xmlns:x14="x" count="1"/>',
    "data bars, icon sets and other conditional formats of newer Excel versions": (
        '<x14:conditionalFormattings xmlns:x14="x"/>'
    ),
    "slicers": '<x14:slicerList xmlns:x14="x"/>',
}


@pytest.mark.parametrize("what", EXTENSIONS)
def test_what_stands_in_the_extensions_of_a_sheet_is_lost_and_said_with_the_sheet(clean, what):
    sheet = member(clean, "xl/worksheets/sheet2.xml")
    extension = f'<extLst><ext uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}">{EXTENSIONS[what]}</ext></extLst>'
    changed = sheet.replace(b"</worksheet>", extension.encode() + b"</worksheet>")
    copy = review(repacked(clean, {"xl/worksheets/sheet2.xml": changed}))
    assert losses(copy) == [f"{what} on Processes"]
    assert b"extLst" not in member(copy.path, "xl/worksheets/sheet3.xml")
    assert what in copy.page["A4"].value


def test_entry_rules_of_the_usual_kind_are_no_loss(example):
    assert b"<dataValidations" in member(example, "xl/worksheets/sheet3.xml")
    assert losses(review(example)) == []


def test_charts_and_pictures_are_kept_and_shapes_are_said_to_be_lost(clean):
    book = load_workbook(clean)
    chart = BarChart()
    chart.add_data(Reference(book["Processes"], min_col=5, min_row=1, max_row=2))
    book["Processes"].add_chart(chart, "H2")
    logo = BytesIO()
    Picture.new("RGB", (8, 8), "red").save(logo, "png")
    book["Processes"].add_image(Image(BytesIO(logo.getvalue())), "H30")
    book.save(clean)
    copy = review(clean)
    assert losses(copy) == ["parts of the formatting of charts (the charts are kept) on Processes"]
    assert member(copy.path, "xl/media/image1.png") == logo.getvalue()
    assert b"barChart" in member(copy.path, "xl/charts/chart1.xml")
    drawing = member(clean, "xl/drawings/drawing1.xml")
    shape = b'<xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:sp/></xdr:oneCellAnchor></'
    end = drawing.rindex(b"</")
    repacked(clean, {"xl/drawings/drawing1.xml": drawing[:end] + shape + drawing[end + 2 :]})
    assert any("shapes, text boxes and lines" in loss for loss in losses(review(clean)))


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/connections.xml", "data connections"),
        ("customXml/item1.xml", "custom XML data"),
        ("_xmlsignatures/sig1.xml", "the digital signature"),
        ("docMetadata/LabelInfo.xml", "the sensitivity label"),
        ("xl/model/item.data", "the data model"),
    ],
)
def test_parts_of_the_whole_workbook_that_are_lost_are_said(clean, part, what):
    assert losses(review(repacked(clean, {part: b"<a/>"}))) == [what]


def test_links_of_a_sheet_that_are_lost_are_said(clean):
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://example.org/relationships/ctrlProp" Target="../ctrlProps/ctrlProp1.xml"/>'
        '<Relationship Id="r2" Type="http://example.org/relationships/threadedComment" Target="../t/t1.xml"/>'
        "</Relationships>"
    )
    parts = {
        "xl/worksheets/_rels/sheet2.xml.rels": rels.encode(),
        "xl/ctrlProps/ctrlProp1.xml": b"<a/>",
        "xl/t/t1.xml": b"<a/>",
    }
    assert losses(review(repacked(clean, parts))) == [
        "buttons and other form controls on Processes",
        "threaded comments (their text is kept in ordinary comments) on Processes",
    ]


def test_where_openpyxl_stumbles_the_values_are_kept_and_the_loss_of_formats_is_said(misspelt):
    sheet = member(misspelt, "xl/worksheets/sheet2.xml")
    broken = b'</sheetData><dataValidations><dataValidation type="nonsense" sqref="??"/></dataValidations>'
    repacked(misspelt, {"xl/worksheets/sheet2.xml": sheet.replace(b"</sheetData>", broken)})
    copy = review(misspelt, fix=True)
    assert "formats, formulas, dropdowns" in losses(copy)[0]
    assert copy.book["Processes"]["D3"].value == "Confidential"
    assert {"RG205", "RG207"} <= set(codes(copy.path))
    assert {"C3", "F3"} <= copy.coloured("Processes")


def test_a_copy_that_would_not_say_the_same_is_made_of_the_values_alone(clean):
    """A day that Excel has and openpyxl has not, such as a negative one, would become an error in the copy."""
    book = load_workbook(clean)
    book["Processes"]["H2"].value = 1
    book["Processes"]["H2"].number_format = "yyyy-mm-dd"
    book.save(clean)
    sheet = member(clean, "xl/worksheets/sheet2.xml")
    changed = re.sub(rb'(<c r="H2"[^>]*><v>)[^<]*(</v>)', rb"\g<1>99999999\g<2>", sheet)
    copy = review(repacked(clean, {"xl/worksheets/sheet2.xml": changed}))
    assert engagement_of(copy.path) == engagement_of(clean)


def test_a_damaged_cell_is_blank_in_the_copy_marked_and_said(clean):
    sheet = member(clean, "xl/worksheets/sheet2.xml")
    changed = sheet.replace(b"<v>12</v>", b"<v>1_000</v>")
    copy = review(repacked(clean, {"xl/worksheets/sheet2.xml": changed}))
    assert losses(copy) == ["damaged cells, which are blank here on Processes"]
    assert "E2" in copy.coloured("Processes")


def test_strict_office_open_xml_is_copied_with_its_formats(example):
    strict = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
        b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": (
            b"http://purl.oclc.org/ooxml/officeDocument/customProperties"
        ),
    }
    expected = engagement_of(example)
    with zipfile.ZipFile(example) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for usual, its_strict in strict.items():
        parts = {
            name: content if name == "[Content_Types].xml" else content.replace(usual, its_strict)
            for name, content in parts.items()
        }
    repacked(example, dict(parts))
    copy = review(example)
    assert losses(copy) == []
    assert engagement_of(copy.path) == expected
    assert copy.book["Processes"].freeze_panes == "C6"


def test_names_for_the_whole_workbook_survive(clean):
    book = load_workbook(clean)
    book.defined_names["own"] = DefinedName("own", attr_text="Processes!$B$2")
    book["Processes"].print_title_rows = "1:1"
    book.save(clean)
    copy = review(clean)
    assert copy.book.defined_names["own"].attr_text == "Processes!$B$2"
    assert copy.book["Processes"].print_title_rows == "$1:$1"


def test_the_same_workbook_gives_the_same_copy(misspelt):
    assert review(misspelt).copy.content == review(misspelt).copy.content


def test_a_copy_in_which_somebody_worked_is_told_from_one_that_nobody_touched(misspelt):
    copy = review(misspelt)
    assert is_untouched_copy(copy.path)
    copy.book["Processes"]["A2"].value = "P7"
    copy.book.save(copy.path)
    assert not is_untouched_copy(copy.path)
    assert not is_untouched_copy(misspelt)
    assert not is_untouched_copy(copy.path.with_name("missing.xlsx"))


def test_every_sheet_name_is_linked_to(tmp_path):
    path = processes(tmp_path / "acme.xlsx", HEADERS, PAYROLL, engagement=[("Client", "A"), ("Status", "Fnial")])
    book = load_workbook(path)
    book["Engagement"].title = "Client"
    book["Processes"].title = "Process list"
    book["Process list"]["D2"].value = "Confidental"
    book.save(path)
    locations = {cell.hyperlink.location for cell in review(path).page["C"] if cell.hyperlink}
    assert {"'Client'!B2", "'Process list'!D2"} <= locations


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_copy_opens_in_libreoffice_and_still_says_the_same(example, tmp_path):
    copy = review(with_cells(example, MISTAKES))
    opened = recalculated(copy.path, tmp_path)
    assert opened.sheetnames == copy.book.sheetnames
    resaved = tmp_path / "recalculated" / copy.path.name
    assert [(one.code, one.cell) for one in reading(resaved).findings] == [
        (one.code, one.cell) for one in copy.findings
    ]
    again = review(resaved)
    assert again.coloured("Processes") == copy.coloured("Processes")
    assert again.book.sheetnames == copy.book.sheetnames
    assert again.commented("Processes") == copy.commented("Processes")


def test_whatever_part_of_a_workbook_is_broken_the_copy_says_what_the_reading_said(misspelt):
    with zipfile.ZipFile(misspelt) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    copies = 0
    for name in parts:
        for broken in (None, b"<a/>"):
            repacked(misspelt, parts | {name: broken})
            try:
                before = reading(misspelt)
            except UnreadableInputError:
                continue
            copy = review(misspelt)
            assert [(one.code, one.cell) for one in reading(copy.path).findings] == [
                (one.code, one.cell) for one in before.findings
            ], (name, broken)
            copies += 1
    assert copies > len(parts) / 2  # the others are refused, since the cells could not be read


def test_a_cell_with_an_error_of_its_column_is_not_tidied(tmp_path):
    """A text 0.12 beside 12 % could be either (RG224): written as a percentage it would have been decided."""
    path = processes(tmp_path / "acme.xlsx", ("Process name", "Attrition"), ("Payroll", "12%"), ("Audit", "0.12"))
    reviewed = review(path, fix=True)
    assert [(one.code, one.cell) for one in reviewed.findings if one.code == "RG224"] == [("RG224", "B3")]
    assert reviewed.book["Processes"]["B3"].value == "0.12"
    assert "RG224" in codes(reviewed.path)


def test_a_cell_with_an_error_found_after_its_reading_is_not_tidied(tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("ID", "Process name"), ("P1", "Payroll"), (" P1", "Audit "))
    reviewed = review(path, fix=True)
    assert {one.cell for one in reviewed.findings if one.code == "RG211"} == {"A3"}
    assert [reviewed.book["Processes"][cell].value for cell in ("A3", "B3")] == [" P1", "Audit"]


@pytest.mark.parametrize(("own", "format_"), [("General", "[$-809]d mmm yyyy"), ("dd/mm/yyyy", "dd/mm/yyyy")])
def test_a_repaired_date_is_a_date_without_a_time_in_the_format_of_its_column(tmp_path, own, format_):
    path = processes(tmp_path / "acme.xlsx", ("Process name", "Contract end"), ("Payroll", "31.12.2027"))
    book = load_workbook(path)
    book["Processes"]["B2"].number_format = own
    book.save(path)
    cell = review(path, fix=True).book["Processes"]["B2"]
    assert (cell.value.date(), cell.number_format) == (date(2027, 12, 31), format_)


def test_a_header_with_a_question_mark_is_left_to_the_analyst(tmp_path):
    path = processes(tmp_path / "acme.xlsx", ("Process name", "Judgement?", "Codifiabilty"), ("Payroll", 3, 3))
    sheet = review(path, fix=True).book["Processes"]
    assert [sheet[cell].value for cell in ("B1", "C1")] == ["Judgement?", "Codifiability"]


def test_beyond_the_most_marked_cells_the_findings_sheet_alone_speaks(tmp_path, monkeypatch):
    monkeypatch.setattr("reportgen.workbook.review_notes.MOST_MARKED", 2)
    monkeypatch.setattr("reportgen.workbook.review.MOST_MARKED", 2)
    rows = [(f"P{number}", f"Process {number} ", 9) for number in range(4)]
    reviewed = review(processes(tmp_path / "acme.xlsx", ("ID", "Process name", "Judgement"), *rows))
    assert reviewed.coloured("Processes") == set(reviewed.commented("Processes")) == {"C2", "C3"}
    assert "2 cells are marked; 6 more stand on this sheet alone." in reviewed.page["A2"].value
    assert [line["Place"] for line in reviewed.lines() if line["Severity"] == "tidy"] == ["Processes!B2:B5, 4 cells"]


def test_findings_beyond_the_most_lines_are_counted_on_one(tmp_path, monkeypatch):
    monkeypatch.setattr("reportgen.workbook.review_lines.MOST_LINES", 3)
    rows = [(f"P{number}", f"Process {number}", 9) for number in range(4)]
    reviewed = review(processes(tmp_path / "acme.xlsx", ("ID", "Process name", "Judgement"), *rows))
    listed = reviewed.lines()
    assert len(listed) == 4
    assert f"{len(reviewed.findings) - 3} more findings are not listed here" in listed[3]["What is wrong"]


@pytest.mark.parametrize(("limit", "most"), [("_MOST_FILLED", 5), ("_MOST_ROWS", 1)])
def test_of_a_very_large_workbook_the_values_alone_are_copied_and_that_is_said(tmp_path, monkeypatch, limit, most):
    monkeypatch.setattr(f"reportgen.workbook.review_limits.{limit}", most)
    reviewed = review(processes(tmp_path / "acme.xlsx", HEADERS, ("P1", "Payroll", 9)))
    assert reviewed.coloured("Processes") == {"C2"}
    assert "everything else but the values, as the workbook is very large" in str(reviewed.copy.losses[0])


def test_a_damaged_file_is_no_untouched_copy(tmp_path):
    path = tmp_path / "acme.review.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/custom.xml", b"<Properties/>" * 200)
    data = bytearray(path.read_bytes())
    start = data.index(b"custom.xml") + len(b"custom.xml")
    data[start : start + 8] = b"\xff" * 8  # no deflated data begins so
    path.write_bytes(data)
    assert not is_untouched_copy(path)
