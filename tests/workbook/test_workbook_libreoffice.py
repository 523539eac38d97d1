"""Opened in LibreOffice and saved again, the template is still the template: nothing repaired, nothing lost."""

from __future__ import annotations

from collections import Counter

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import MultiCellRange
from recalculated import SOFFICE, saved_by_libreoffice
from written_workbooks import engagement_of, reading

from reportgen.knowledge import catalogues
from reportgen.workbook.template import write_template

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
ROWS = 40


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("libreoffice") / "template.xlsx"
    write_template(path, catalogues.load(), example=True, rows=ROWS)
    return path


@pytest.fixture(scope="module")
def saved(path):
    return saved_by_libreoffice(path, path.parent)


@pytest.fixture(scope="module")
def before(path):
    return load_workbook(path)


@pytest.fixture(scope="module")
def after(saved):
    return load_workbook(saved)


def guarded(sheet) -> Counter:
    """Count the cells that each kind of rule guards, so that it does not matter how a program joins the ranges."""
    counts: Counter = Counter()
    for rule in sheet.data_validations.dataValidation:
        cells = sum(area.size["rows"] * area.size["columns"] for area in MultiCellRange(str(rule.sqref)).ranges)
        counts[rule.type or "any", rule.prompt] += cells
    return counts


def coloured(sheet) -> Counter:
    """Count the conditional formats by the first cells that they colour."""
    return Counter(
        str(cells.sqref).split(":")[0]
        for cells, rules in sheet.conditional_formatting._cf_rules.items()  # noqa: SLF001 - no other way
        for _ in rules
    )


def test_every_validation_with_its_prompt_is_kept(before, after):
    for sheet in before.worksheets:
        assert guarded(after[sheet.title]) == guarded(sheet), sheet.title


def test_dropdowns_still_offer_the_named_lists(before, after):
    assert set(before.defined_names) <= set(after.defined_names)
    lists = {rule.formula1 for rule in before["Processes"].data_validations.dataValidation if rule.type == "list"}
    assert lists <= {rule.formula1 for rule in after["Processes"].data_validations.dataValidation}


def test_every_conditional_format_is_kept(before, after):
    for sheet in before.worksheets:
        assert coloured(after[sheet.title]) == coloured(sheet), sheet.title


def test_columns_stay_folded_sheets_hidden_and_guarded(before, after):
    for sheet in before.worksheets:
        other = after[sheet.title]
        assert (other.sheet_state, other.protection.sheet) == (sheet.sheet_state, sheet.protection.sheet)
    hidden = [sum(1 for one in book["Processes"].column_dimensions.values() if one.hidden) for book in (before, after)]
    assert hidden[0] > 0
    assert hidden[1] > 0


def test_number_formats_keep_currency_and_date(before, after):
    for sheet, header in (("Processes", "Annual cost [EUR]"),):
        heads = {cell.value: cell.column for cell in before[sheet][5]}
        formats = [book[sheet].cell(6, heads[header]).number_format for book in (before, after)]
        assert "[$€-809]" in formats[0]
        assert "€" in formats[1]


def test_what_was_entered_is_read_as_before(path, saved):
    assert [one.code for one in reading(saved).findings] == [one.code for one in reading(path).findings]
    first, second = engagement_of(path), engagement_of(saved)
    assert [one.ratings for one in second.processes] == [one.ratings for one in first.processes]
    assert [(one.id, one.name, one.annual_cost, one.regimes) for one in second.processes] == [
        (one.id, one.name, one.annual_cost, one.regimes) for one in first.processes
    ]
    assert (second.assumptions, second.controls) == (first.assumptions, first.controls)


def test_no_formula_fails(saved):
    book = load_workbook(saved, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "e", f"{sheet.title}!{cell.coordinate} shows {cell.value}"
