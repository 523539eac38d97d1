"""What a spreadsheet gets of a printed table: numbers as numbers, every head once, one list instead of two halves."""

from decimal import Decimal

import pytest

from reportgen.report.slides.columns import as_columns
from reportgen.report.slides.csv_text import csv_bytes
from reportgen.report.view.exact_amounts import drawn_amount, with_amounts
from reportgen.report.words.formats import Formats

BRITISH = Formats(locale="en_GB", currency="EUR")
GERMAN = Formats(locale="de_DE", currency="EUR")
INDIAN = Formats(locale="en_IN", currency="INR")
SWISS = Formats(locale="de_CH", currency="CHF")


def told(rows, formats):
    return csv_bytes(as_columns(rows, formats), formats.locale).decode("utf-8-sig").splitlines()


@pytest.mark.parametrize(
    ("formats", "cells", "numbers"),
    [
        (BRITISH, ["€1.3m", "−\u2060€345k", "–"], ["1300000", "-345000", ""]),
        (GERMAN, ["€1,3m", "€1.204.300", ""], ["1300000", "1204300", ""]),
        (INDIAN, ["₹190.0\u00a0crore", "₹3.4\u00a0lakh", "₹12,04,300"], ["1900000000", "340000", "1204300"]),
        (SWISS, ["CHF\u00a0640k", "CHF\u00a01’204"], ["640000", "1204"]),
    ],
)
def test_a_column_of_amounts_is_a_column_of_numbers_with_the_currency_in_its_head(formats, cells, numbers):
    head, *body = told([("No.", "Swing"), *((str(number), cell) for number, cell in enumerate(cells))], formats)
    assert head == f'No.,"Swing, {formats.currency}"'
    assert [line.partition(",")[2] for line in body] == numbers


def test_a_column_of_years_says_so_in_its_head():
    assert told([("Process", "Payback"), ("Payroll", "2.2 years"), ("Fleet", "1 year")], BRITISH) == [
        'Process,"Payback, years"', "Payroll,2.2", "Fleet,1",
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["€1.3m a year", "about €345k", "up to €12m", "€5 or less", "never"])
def test_a_column_in_which_one_cell_is_more_than_an_amount_keeps_its_words(cell):
    assert told([("Amount",), ("€1.3m",), (cell,)], BRITISH) == ["Amount", "€1.3m", cell]


def test_no_head_stands_twice():
    rows = [("Process", "Process", "€k", "€k"), ("9", "Payroll", "3", "4")]
    assert told(rows, BRITISH)[0] == "No.,Process,€k,€k (2)"


def test_a_list_printed_in_two_halves_is_one_list():
    rows = [("No.", "Process", "No.", "Process"), ("1", "Invoices", "3", "Fleet"), ("2", "Payroll", "", "")]
    assert told(rows, BRITISH) == ["No.,Process", "1,Invoices", "2,Payroll", "3,Fleet"]


def test_a_text_that_a_spreadsheet_would_run_stays_a_text():
    assert told([("=cmd()",), ("=1+1",)], BRITISH) == ["'=cmd()", "'=1+1"]


def test_the_numbers_behind_a_figure_have_every_digit():
    table = (("Year", "Net"), ("0", "−2.7"), ("1", "barred"))
    exact = with_amounts(GERMAN, table, {1: [Decimal("-2727000.47"), None]})
    assert exact == (("Year", "Net, EUR"), ("0", "−2.727.000,47"), ("1", "barred"))
    assert csv_bytes(exact, "de_DE").decode("utf-8-sig").splitlines()[1] == "0,-2727000.47"


def test_the_length_of_a_bar_is_told_to_the_cent():
    assert drawn_amount(BRITISH, 2.72700047, BRITISH.scale_for([Decimal(2_727_000)])) == Decimal("2727000.47")
