"""Amounts whose number format shows another currency than the engagement's."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from written_workbooks import COMPLETE, processes, reading, template_in_other_currency

from reportgen.workbook.shown_currency import meant_by, shown_currency


@pytest.mark.parametrize(
    ("number_format", "mark"),
    [
        ("[$€-407] #,##0", "€"),
        ("#,##0.00 [$€-1]", "€"),
        ('"$"#,##0_);("$"#,##0)', "$"),
        ("$#,##0", "$"),
        (r"\£#,##0", "£"),
        ("[$USD] #,##0", "USD"),
        ("[$EUR ]#,##0.00_-", "EUR"),
        ('#,##0 "CHF"', "CHF"),
        ('#,##0\\ "kr"', "kr"),
        ("#,##0 [$kr.-406]", "kr."),
        ("[$US$-409]#,##0", "US$"),
        ("_-[$¥-411]* #,##0_-", "¥"),
        ('_("$"* #,##0_);_("$"* \\(#,##0\\)', "$"),
        ("#,##0", None),
        ("General", None),
        ("", None),
        ("[Red]#,##0", None),
        ("[$-409]#,##0", None),
        ("[$-F800]dddd", None),
        ('0 "FTE"', None),
        ('0 "Stk"', None),
        ("0.0%", None),
        ("yyyy-mm-dd", None),
        ('#,##0;"$"0', None),
    ],
)
def test_the_mark_that_a_number_format_shows(number_format, mark):
    assert shown_currency(number_format) == mark


@pytest.mark.parametrize(
    ("mark", "among", "not_among"),
    [
        ("$", {"USD", "CAD", "AUD", "SGD", "HKD", "NZD", "MXN"}, {"EUR", "GBP"}),
        ("¥", {"JPY", "CNY"}, {"USD"}),
        ("£", {"GBP", "EGP"}, {"EUR"}),
        ("kr", {"SEK", "NOK", "DKK", "ISK"}, {"EUR"}),
        ("kr.", {"DKK"}, {"EUR"}),
        ("US$", {"USD"}, {"CAD"}),
        ("CA$", {"CAD"}, {"USD"}),
        ("usd", {"USD"}, {"EUR"}),
        ("FTE", set(), {"EUR"}),
    ],
)
def test_the_currencies_that_a_mark_can_mean(mark, among, not_among):
    assert among <= meant_by(mark)
    assert not not_among & meant_by(mark)


def amount(
    path: Path, number_format: str, *, currency: str = "EUR", header: str = "Annual cost", value: object = 9
) -> Path:
    processes(path, ("Process name", header), ("Payroll", value), engagement=(*COMPLETE, ("Currency", currency)))
    book = load_workbook(path)
    book["Processes"]["B2"].number_format = number_format
    book.save(path)
    return path


def found(path: Path) -> list[tuple[str, str | None]]:
    return [(one.code, one.cell) for one in reading(path).findings if one.code in {"RG117", "RG118", "RG229"}]


def test_an_amount_in_another_currency_is_a_warning_at_its_cell(tmp_path):
    path = amount(tmp_path / "a.xlsx", '"$"#,##0')
    assert found(path) == [("RG229", "B2")]
    assert reading(path).engagement is not None


@pytest.mark.parametrize(
    ("number_format", "currency"),
    [('"$"#,##0', "USD"), ('"$"#,##0', "CAD"), ("[$€-407] #,##0", "EUR"), ('#,##0 "kr"', "NOK"), ("#,##0", "EUR")],
)
def test_a_mark_that_can_mean_the_currency_is_no_finding(tmp_path, number_format, currency):
    assert found(amount(tmp_path / "b.xlsx", number_format, currency=currency)) == []


def test_only_amounts_are_looked_at(tmp_path):
    assert found(amount(tmp_path / "c.xlsx", '"$"#,##0', header="FTE")) == []


def test_a_text_does_not_show_its_number_format(tmp_path):
    assert found(amount(tmp_path / "d.xlsx", '"$"#,##0', value="900")) == []


def test_where_the_header_names_the_currency_the_header_says_it_once(tmp_path):
    assert found(amount(tmp_path / "e.xlsx", '"$"#,##0', header="Annual cost [USD]")) == [("RG117", "B1")]


def test_our_own_template_says_it_once_as_a_note(tmp_path):
    path = template_in_other_currency(tmp_path / "template.xlsx")
    book = load_workbook(path)
    for cell in (one for row in book["Processes"].iter_rows(min_row=6) for one in row if one.value == 900_000):
        cell.number_format = "#,##0 [$EUR]"
    book.save(path)
    assert [code for code, _ in found(path)] == ["RG118"]
