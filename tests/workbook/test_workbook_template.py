"""The template: what it offers, what it guards, and that it is the same file every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.knowledge import catalogues
from reportgen.model.engagement import Range
from reportgen.workbook.archive import save, workbook_bytes
from reportgen.workbook.filling import ControlEntry, Filling, blank
from reportgen.workbook.row_signs import no_rating, row_signs
from reportgen.workbook.schema import Kind, control_columns, engagement_fields, process_columns
from reportgen.workbook.template import template, write_template

KNOWLEDGE = catalogues.load()
COMMON_FUNCTIONS = {
    *("AND", "COUNT", "COUNTA", "COUNTIF", "IF", "IFERROR", "ISBLANK", "ISNUMBER", "LEN", "MATCH", "MAX", "MID", "N"),
    *("OR", "REPT", "ROUND", "SEARCH", "SUMIF", "SUMPRODUCT", "TRIM"),
}
HEADER_ROW = 5


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "blank.xlsx"
    write_template(path, KNOWLEDGE, rows=30, currency="USD", locale="en_US")
    return load_workbook(path)


def headers(sheet: Worksheet) -> dict[str, str]:
    return {str(cell.value): cell.column_letter for cell in sheet[HEADER_ROW] if cell.value is not None}


def rule_of(sheet: Worksheet, cell: str):
    return next(rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref)


def offered(book, name: str) -> list[object]:
    sheet, cells = next(iter(book.defined_names[name].destinations))
    return [row[0].value for row in book[sheet][cells]]


def test_sheets_stand_in_the_order_of_the_design_and_lists_are_hidden(book):
    names = ["Start here", "Engagement", "Processes", "Criteria", "Assumptions", "Controls", "Lists"]
    assert book.sheetnames == names
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"] == ["Lists"]


def test_columns_are_the_schema_s_with_the_preview_before_the_folded_ones(book):
    columns = process_columns(KNOWLEDGE)
    written = list(headers(book["Processes"]))
    essential = [column.written_header("USD") for column in columns if not column.folded]
    preview = ["Preview: knowledge index", "Preview: class", "Preview: completeness", "Preview: warnings"]
    assert written == essential + preview + [column.written_header("USD") for column in columns if column.folded]


def test_processes_are_an_excel_table_with_the_rows_asked_for(book):
    table = book["Processes"].tables["ProcessTable"]
    assert table.ref == f"A5:{list(headers(book['Processes']).values())[-1]}35"
    assert [column.name for column in table.tableColumns] == list(headers(book["Processes"]))


@pytest.mark.parametrize("header", ["Function", "Personal data", "Regimes", "Override", "Data sensitivity"])
def test_dropdowns_offer_the_choices_of_the_schema_from_named_ranges(book, header):
    column = next(column for column in process_columns(KNOWLEDGE) if column.header == header)
    rule = rule_of(book["Processes"], f"{headers(book['Processes'])[header]}6")
    labels = [choice.label for choice in column.choices]
    assert rule.type == "list"
    assert offered(book, rule.formula1)[: len(labels)] == labels


def test_every_choice_of_the_engagement_and_the_controls_has_its_dropdown(book):
    for sheet, columns in (("Engagement", engagement_fields(KNOWLEDGE)), ("Controls", control_columns(KNOWLEDGE))):
        rules = {rule.formula1 for rule in book[sheet].data_validations.dataValidation}
        for column in columns:
            if column.choices:
                assert f"list_{column.field}" in rules
                assert offered(book, f"list_{column.field}") == [choice.label for choice in column.choices]


def test_a_rating_cell_shows_its_anchors_and_takes_one_to_five_only(book):
    rule = rule_of(book["Processes"], f"{headers(book['Processes'])['Judgement']}6")
    steps = "\n".join(f"{step} {text}" for step, text in enumerate(KNOWLEDGE.criteria["judgement"].anchors, start=1))
    assert (rule.promptTitle, rule.prompt) == ("Judgement", steps)
    assert (offered(book, rule.formula1), rule.showErrorMessage) == ([1, 2, 3, 4, 5], True)


def test_every_input_cell_says_something_and_excel_can_hold_it(book):
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert 1 <= len(rule.promptTitle) <= 32
            assert 1 <= len(rule.prompt) <= 255
            assert len(rule.error or "") <= 255
    sheet, place = book["Processes"], headers(book["Processes"])
    assert all(rule_of(sheet, f"{letter}35") for letter in place.values())


def test_formula_cells_are_locked_and_inputs_are_open(book):
    sheet, place = book["Processes"], headers(book["Processes"])
    kinds = {header: "Preview" in header for header in place}
    assert {header: sheet[f"{letter}6"].protection.locked for header, letter in place.items()} == kinds
    assert not book["Engagement"]["B5"].protection.locked
    assert book["Engagement"]["A5"].protection.locked


def test_what_is_optional_looks_so(book):
    sheet, place = book["Processes"], headers(book["Processes"])
    assert sheet[f"{place['Judgement']}6"].fill.start_color.rgb == "00FFFBEB"
    assert sheet[f"{place['Attrition']}6"].fill.start_color.rgb == "00FFFFFF"
    labels = {row[0].value: row[1] for row in book["Engagement"].iter_rows(min_row=4, max_col=2)}
    assert labels["Client *"].fill.start_color.rgb == "00FFFBEB"
    assert labels["Discount rate"].fill.start_color.rgb == "00FFFFFF"
    legend = [row[1].value for row in book["Start here"].iter_rows(max_col=2)]
    assert {"Yours to fill in", "Optional", "Open", "Mend", "Works itself out"} <= set(legend)


def test_rows_that_excel_adds_to_the_table_get_their_formulas(book):
    table = {
        column.name: column.calculatedColumnFormula for column in book["Processes"].tables["ProcessTable"].tableColumns
    }
    filled = {name: formula.text for name, formula in table.items() if formula is not None}
    assert set(filled) == {name for name in table if name.startswith("Preview: ")}
    nature = "ProcessTable[[#This Row],[Preview: knowledge index]]"
    assert filled["Preview: class"] == f'IF(ISNUMBER({nature}),IF({nature}<40,"BPO",IF({nature}<60,"HYBRID","KPO")),"")'
    assert "[[#This Row],[Annual cost '[USD']]]" in filled["Preview: warnings"]


def test_formulas_in_cells_and_in_the_table_say_the_same(book):
    sheet, place = book["Processes"], headers(book["Processes"])
    escaped = {re.sub(r"([\[\]])", r"'\1", header): f"${letter}6" for header, letter in place.items()}
    for column in sheet.tables["ProcessTable"].tableColumns:
        if column.calculatedColumnFormula is None:
            continue
        formula = column.calculatedColumnFormula.text.replace("ProcessTable[ID]", "$A$6:$A$35")
        for name, cell in escaped.items():
            formula = formula.replace(f"ProcessTable[[#This Row],[{name}]]", cell)
            formula = formula.replace(f"ProcessTable[[#This Row],[{name}]:", f"{cell}:").replace(
                f":[{name}]]", f":{cell}"
            )
        assert f"={formula}" == sheet[f"{place[column.name]}6"].value, column.name


def test_ids_kept_as_text_and_the_formulas_carry_no_green_corners(tmp_path):
    write_template(tmp_path / "blank.xlsx", KNOWLEDGE, rows=3)
    with zipfile.ZipFile(tmp_path / "blank.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    marked = [sheet for sheet in sheets if b"<ignoredErrors>" in sheet]
    assert len(marked) == len(sheets)
    tables = [sheet for sheet in marked if b"<tableParts" in sheet]
    assert [b'calculatedColumn="1"/></ignoredErrors><tableParts' in sheet for sheet in tables] == [True]


def test_another_currency_than_the_template_s_is_pointed_out_while_it_is_chosen(book):
    row = next(row for row in book["Engagement"].iter_rows(max_col=3) if row[0].value == "Currency")
    assert row[2].value.startswith(f'=IF(OR(TRIM($B${row[1].row})="",$B${row[1].row}="USD"),"The currency of every')
    assert [rule.formula for rule in colours(book["Engagement"])[row[1].coordinate]] == [
        [f'AND(TRIM($B${row[1].row})<>"",$B${row[1].row}<>"USD")']
    ]


def test_preview_cells_refuse_to_be_typed_over(book):
    rule = rule_of(book["Processes"], f"{headers(book['Processes'])['Preview: class']}6")
    assert (rule.type, rule.formula1, rule.showErrorMessage) == ("custom", "FALSE", True)


@pytest.mark.parametrize("name", ["Start here", "Engagement", "Criteria", "Assumptions", "Controls", "Lists"])
def test_sheets_are_protected_without_a_password_and_may_be_formatted(book, name):
    guard = book[name].protection
    assert (guard.sheet, guard.password) == (True, None)
    assert not any((guard.formatCells, guard.formatColumns, guard.formatRows, guard.sort, guard.autoFilter))


def test_processes_can_be_unfolded_sorted_and_extended_so_the_sheet_is_not_protected(book):
    assert not book["Processes"].protection.sheet


def test_folded_columns_are_grouped_and_hidden_and_no_other(book):
    sheet, place = book["Processes"], headers(book["Processes"])
    for column in process_columns(KNOWLEDGE):
        dimension = sheet.column_dimensions[place[column.written_header("USD")]]
        assert (dimension.outlineLevel, dimension.hidden) == ((1, True) if column.folded else (0, False)), column


def test_excel_is_told_that_columns_fold(book):
    sheet, place = book["Processes"], headers(book["Processes"])
    assert sheet.sheet_format.outlineLevelCol == 1
    assert sheet.column_dimensions[place["Preview: warnings"]].collapsed


@pytest.mark.parametrize(
    ("label", "suggested"), [("Home country", "Austria"), ("Currency", "EUR"), ("Locale", "de_AT")]
)
def test_what_has_many_answers_is_suggested_and_not_forced(book, label, suggested):
    cell = next(row[1] for row in book["Engagement"].iter_rows(max_col=2) if row[0].value == label)
    rule = rule_of(book["Engagement"], cell.coordinate)
    assert suggested in offered(book, rule.formula1)
    assert not rule.showErrorMessage


def test_heads_stay_in_view_and_on_every_printed_page(book):
    sheet = book["Processes"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols) == ("C6", "$4:$5", "$A:$B")
    for name in book.sheetnames[:-1]:
        assert book[name].sheet_properties.pageSetUpPr.fitToPage


def test_paper_is_that_of_the_country(book, tmp_path):
    write_template(tmp_path / "austria.xlsx", KNOWLEDGE, rows=1, currency="EUR", locale="de_AT")
    austrian = load_workbook(tmp_path / "austria.xlsx")
    sizes = [[one[name].page_setup.paperSize for name in ("Controls", "Processes")] for one in (book, austrian)]
    assert [[int(size) for size in of_one] for of_one in sizes] == [[1, 3], [9, 8]]
    chosen = [{row[0].value: row[1].value for row in one["Engagement"].iter_rows()} for one in (book, austrian)]
    assert [one["Page size"] for one in chosen] == ["Letter", "A4"]


def test_the_loaded_cost_of_a_person_may_be_millions_where_a_million_is_little(tmp_path):
    write_template(tmp_path / "japan.xlsx", KNOWLEDGE, rows=1, currency="JPY", locale="ja_JP")
    rule = rule_of(load_workbook(tmp_path / "japan.xlsx")["Assumptions"], "C7")
    assert (rule.formula2, rule.error) == ("100000000", "Please enter a number between 0 and 100,000,000.")


def test_the_blank_template_holds_settings_and_defaults_but_no_process(book):
    assert all(cell.value is None for row in book["Processes"]["A6:Y35"] for cell in row)
    values = {row[0].value: row[1].value for row in book["Engagement"].iter_rows(min_row=4, max_col=2)}
    assert (values["Client *"], values["Currency"], values["Locale"]) == (None, "USD", "en_US")
    assert [book["Assumptions"][f"{letter}8"].value for letter in "CDE"] == [0.2, 0.3, 0.42]


def test_the_version_of_the_template_is_a_property(book):
    assert {one.name: one.value for one in book.custom_doc_props.props} == {"template_version": "1.2"}


@pytest.mark.parametrize("text", ["=1+1", "+43 1 5555", "-5 % claims", "@SUM(A1)", '=HYPERLINK("x")'])
def test_text_that_looks_like_a_formula_is_text(text, tmp_path):
    filling = Filling(
        engagement={**blank(currency="EUR", locale="en_GB").engagement, "client": text},
        processes=({"name": text, "description": text},),
        controls={"CTL-EN-01": ControlEntry(maturity="Absent", note=text)},
    )
    save(template(KNOWLEDGE, filling, rows=1), tmp_path / "text.xlsx")
    book = load_workbook(tmp_path / "text.xlsx")
    for cell in (book["Processes"]["B6"], book["Processes"]["D6"], book["Engagement"]["B5"], book["Controls"]["E6"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_no_formula_is_longer_than_excel_takes_nor_any_text_in_it(book):
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert len(cell.value) <= 8192, cell.coordinate
                    assert max(map(len, re.findall(r'"([^"]*)"', cell.value)), default=0) <= 255, cell.coordinate
    for column in book["Processes"].tables["ProcessTable"].tableColumns:
        if column.calculatedColumnFormula is not None:
            assert len(column.calculatedColumnFormula.text) <= 8192, column.name


def test_conditional_formats_hold_no_array_constants_which_excel_refuses_there(book):
    rules = [rule for sheet in book.worksheets for rules in colours(sheet).values() for rule in rules]
    assert len(rules) > 40
    assert not any("{" in rule.formula[0] for rule in rules)


def test_no_limit_in_a_formula_is_written_with_the_decimal_sign_of_one_country(book):
    formulas = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    texts = [text for one in formulas if str(one).startswith("=") for text in re.findall(r'"([^"]*)"', one)]
    assert not [text for text in texts if re.fullmatch(r"[<>=]+[0-9]*[.,][0-9]+", text)]


def colours(sheet: Worksheet):
    return {str(cells.sqref): rules for cells, rules in sheet.conditional_formatting._cf_rules.items()}  # noqa: SLF001


@pytest.mark.parametrize("sign", row_signs(KNOWLEDGE, "USD"), ids=lambda sign: sign.text)
def test_the_cells_that_a_warning_is_about_are_coloured_while_the_row_says_it(book, sign):
    sheet, place = book["Processes"], headers(book["Processes"])
    columns = {column.field: column.written_header("USD") for column in process_columns(KNOWLEDGE)}
    for field in sign.fields:
        letter = place[columns[field]]
        formulas = [rule.formula[0] for rule in colours(sheet)[f"{letter}6:{letter}35"]]
        assert f'ISNUMBER(SEARCH("{sign.text}",${place["Preview: warnings"]}6))' in formulas, field


def test_no_warning_is_part_of_another_which_would_colour_its_cells():
    texts = {sign.text for sign in row_signs(KNOWLEDGE, "USD")}
    assert not [(one, other) for one in texts for other in texts if one != other and one in other]


def test_no_regime_s_label_is_part_of_one_that_needs_other_data():
    labels = {one.label: one.needs_personal_data for one in KNOWLEDGE.regimes.values()}
    assert not [(a, b) for a, needs in labels.items() for b, other in labels.items() if needs and not other and a in b]


def test_a_rating_that_is_none_is_coloured_in_every_rating_column(book):
    sheet, place = book["Processes"], headers(book["Processes"])
    for column in process_columns(KNOWLEDGE):
        if column.kind is Kind.RATING and not column.choices:
            letter = place[column.header]
            formulas = [rule.formula[0] for rule in colours(sheet)[f"{letter}6:{letter}35"]]
            assert no_rating(f"${letter}6") in formulas, column.header


def test_formulas_use_only_functions_that_every_spreadsheet_knows(book):
    formulas = [
        cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    used = {name for formula in formulas for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", formula)}
    assert len(formulas) > 30 * 3
    assert used <= COMMON_FUNCTIONS


def test_more_processes_than_rows_make_the_table_longer():
    settings = blank(currency="EUR", locale="en_GB").engagement
    many = tuple({"name": f"Process {number}"} for number in range(1, 8))
    sheet = template(KNOWLEDGE, Filling(engagement=settings, processes=many), rows=2)["Processes"]
    assert (sheet["B12"].value, sheet.tables["ProcessTable"].ref.split(":")[1][-2:]) == ("Process 7", "12")


def test_what_the_filling_changes_stands_in_place_of_the_default():
    filling = Filling(
        engagement=blank(currency="EUR", locale="en_GB").engagement,
        weights={"judgement": 0.4},
        assumptions={"benefits_loading": Range(low=0.5, likely=0.6, high=0.7)},
    )
    book = template(KNOWLEDGE, filling, rows=1)
    assert (book["Criteria"]["C6"].value, book["Criteria"]["D6"].value) == (0.4, 0.2)
    assert [book["Assumptions"][f"{letter}8"].value for letter in "CDE"] == [0.5, 0.6, 0.7]


def test_the_same_arguments_give_the_same_bytes_in_another_process(tmp_path):
    here, there = tmp_path / "here.xlsx", tmp_path / "there.xlsx"
    write_template(here, KNOWLEDGE, example=True, rows=5)
    program = (
        "import sys; from pathlib import Path; from reportgen.knowledge import catalogues;"
        "from reportgen.workbook.template import write_template;"
        "write_template(Path(sys.argv[1]), catalogues.load(), example=True, rows=5)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata"}
    subprocess.run([sys.executable, "-c", program, str(there)], check=True, env=environment)
    assert here.read_bytes() == there.read_bytes()


def test_other_rows_give_other_bytes():
    filling = blank(currency="EUR", locale="en_GB")
    assert workbook_bytes(template(KNOWLEDGE, filling, rows=1)) != workbook_bytes(template(KNOWLEDGE, filling, rows=2))


def test_no_time_of_writing_is_kept(tmp_path):
    write_template(tmp_path / "blank.xlsx", KNOWLEDGE, rows=1)
    with zipfile.ZipFile(tmp_path / "blank.xlsx") as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-11-16T00:00:00Z") == 2


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "mine.xlsx"
    path.write_bytes(b"mine")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportgen.workbook.archive.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_template(path, KNOWLEDGE, rows=1)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"mine.xlsx": b"mine"}


def test_an_assumption_without_a_default_is_blank_and_says_where_it_comes_from(book):
    sheet = book["Assumptions"]
    rows = {sheet.cell(row, 11).value: row for row in range(6, sheet.max_row + 1)}
    for key, said in (("vat_rate", "from the home country"), ("irrecoverable_vat_share", "from the industry")):
        assert [sheet.cell(rows[key], column).value for column in (3, 4, 5, 8)] == [None, None, None, said]


def test_numbers_of_assumptions_are_written_by_their_unit(book):
    sheet = book["Assumptions"]
    formats = {sheet.cell(row, 11).value: sheet.cell(row, 4).number_format for row in range(6, sheet.max_row + 1)}
    assert formats["benefits_loading"] == "0.0%"
    assert formats["rate_level"] == "0.00"
    assert formats["ramp_months"] == "General"
    assert formats["pay_per_fte"].startswith("[$$-409]")


def test_each_topic_of_the_assumptions_stands_out_once(book):
    sheet = book["Assumptions"]
    bold = [cell.value for cell in sheet["A"][5:] if cell.font.bold]
    assert bold == list(dict.fromkeys(one.group for one in KNOWLEDGE.parameters.values()))
    assert sheet.auto_filter.ref.startswith("A5:")


def test_the_pay_and_the_parts_of_a_cost_fold_away_under_a_head_of_their_own(book):
    sheet = book["Processes"]
    first = next(cell for cell in sheet[5] if cell.value == "Pay per FTE [USD]")
    assert sheet.cell(4, first.column).value == "Cost detail"
    assert sheet.column_dimensions[first.column_letter].outlineLevel == 1
    assert sheet.column_dimensions[first.column_letter].hidden
