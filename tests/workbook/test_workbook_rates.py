"""Exchange rates on the Engagement sheet, and prices quoted in another currency."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from written_workbooks import COMPLETE, codes, engagement_of, found, only_process, processes

from reportgen.knowledge import catalogues
from reportgen.model.finding import CellRef, Finding, Severity
from reportgen.workbook.located import Cell
from reportgen.workbook.parsed import Conventions
from reportgen.workbook.parser import parse_cell
from reportgen.workbook.rates import example_rate
from reportgen.workbook.schema import engagement_fields

FIELD = next(one for one in engagement_fields(catalogues.load()) if one.field == "exchange_rates")
QUOTED = ("Process name", "Quoted price", "Quote basis", "Quote currency")
AT_RATE = (*COMPLETE, ("Exchange rates", "USD=0.92"), ("Exchange rates of", "2026-11-13"))


def read(text: object, locale: str = "en_GB", currency: str = "EUR"):
    cell = Cell(ref=CellRef(sheet="Engagement", cell="B24"), row=24, column=2, value=text)
    return parse_cell(cell, FIELD, Conventions(locale=locale, currency=currency))


def only(text: object, locale: str = "en_GB", currency: str = "EUR") -> Finding:
    (finding,) = read(text, locale, currency).findings
    return finding


@pytest.mark.parametrize(
    ("text", "locale", "rates"),
    [
        ("USD=0.92; GBP=1.17", "en_GB", {"USD": "0.92", "GBP": "1.17"}),
        ("usd 0.92\nchf: 1.05", "en_GB", {"USD": "0.92", "CHF": "1.05"}),
        ("USD=0.92, GBP=1.17", "en_GB", {"USD": "0.92", "GBP": "1.17"}),
        ("1 USD = 0,92 EUR", "de_AT", {"USD": "0.92"}),
        ("USD 0,92 EUR, GBP 1,17 EUR", "de_AT", {"USD": "0.92", "GBP": "1.17"}),
        ("1 USD = 0,92 EUR, 1 GBP = 1,17 EUR", "de_AT", {"USD": "0.92", "GBP": "1.17"}),
        ("100 JPY = 0.61 EUR", "en_GB", {"JPY": "0.0061"}),
        ("GBP=1.174", "en_GB", {"GBP": "1.174"}),  # three decimals: no pound is worth a thousand euros
        ("GBP=1,174", "de_AT", {"GBP": "1.174"}),
        ("EUR=1; USD=0.92", "en_GB", {"USD": "0.92"}),
    ],
)
def test_rates_are_read_however_they_are_written(text, locale, rates):
    assert read(text, locale).findings == ()
    assert read(text, locale).value == {code: Decimal(rate) for code, rate in rates.items()}


@pytest.mark.parametrize(
    ("text", "locale", "code", "suggestion"),
    [
        ("Taler=3", "en_GB", "RG418", None),
        ("$=0.92", "en_GB", "RG418", "USD"),
        ("0.92", "en_GB", "RG419", None),
        (0.92, "en_GB", "RG419", None),
        ("USD", "en_GB", "RG419", None),
        (",", "en_GB", "RG419", None),
        (" ; ;", "en_GB", "RG419", None),
        ("USD=0,92", "en_GB", "RG419", "USD=0.92"),
        ("1 EUR = 1.25 USD", "en_GB", "RG419", "USD=0.8"),
        ("1 EUR = 1,25 USD", "de_AT", "RG419", "USD=0,8"),
        ("EUR=1.1", "en_GB", "RG420", None),
        ("USD=0", "en_GB", "RG421", None),
        ("USD=-0.92", "en_GB", "RG421", None),
        ("USD=0.92; USD=0.93", "en_GB", "RG422", None),
        ("JPY=162", "en_GB", "RG423", None),  # turned round: a euro is worth 162 yen
        ("GBP=1.174", "de_AT", "RG423", None),  # which is a thousand there
    ],
)
def test_a_rate_that_could_mislead_is_an_error_at_its_cell(text, locale, code, suggestion):
    finding = only(text, locale)
    assert (finding.code, finding.severity, finding.cell) == (code, Severity.ERROR, "B24")
    assert finding.suggestion == suggestion


@pytest.mark.parametrize(
    ("locale", "currency", "example"),
    [
        ("en_GB", "EUR", "USD=0.92"),
        ("de_DE", "EUR", "USD=0,92"),
        ("ja_JP", "JPY", "USD=92"),
        ("en_US", "USD", "EUR=1.08"),
    ],
)
def test_the_example_of_a_rate_is_written_as_in_the_engagement_and_likely_there(locale, currency, example):
    finding = only("dollars", locale, currency)
    written = re.search(r"such as (\S+);", finding.remedy)[1]
    assert written == example
    assert read(written, locale, currency).findings == ()


def test_a_bad_rate_does_not_hide_the_good_one_beside_it():
    assert read("USD=0.92; Taler=3").value == {"USD": Decimal("0.92")}


@given(st.decimals("0.01", 99, places=4), st.sampled_from(["en_GB", "de_AT", "fr_FR", "de_CH"]))
def test_what_a_locale_writes_is_what_is_read(rate, locale):
    mark = "," if locale in {"de_AT", "fr_FR"} else "."
    assert read(f"USD = {rate:f}".replace(".", mark), locale).value == {"USD": rate}


def test_rates_and_their_day_stand_on_the_engagement(tmp_path: Path):
    engagement = engagement_of(processes(tmp_path / "a.xlsx", ("Process name",), ("Payroll",), engagement=AT_RATE))
    assert engagement.exchange_rates == {"USD": Decimal("0.92")}
    assert engagement.exchange_rates_date.isoformat() == "2026-11-13"
    assert not {"RG424", "RG425"} & set(codes(tmp_path / "a.xlsx"))


def with_rates(path: Path, currency: str, rates: str, locale: str = "en_GB") -> Path:
    lines = (*COMPLETE, ("Currency", currency), ("Locale", locale), ("Exchange rates", rates))
    return processes(path, ("Process name",), ("Payroll",), engagement=lines)


@pytest.mark.parametrize(
    ("currency", "locale", "rates", "meant"),
    [
        ("EUR", "en_GB", "USD=1.10", "USD=0.909091"),
        ("EUR", "de_AT", "USD=1,10", "USD=0,909091"),
        ("EUR", "en_GB", "GBP=1.15; USD=1.10", "USD=0.909091"),
        ("EUR", "en_GB", "DKK=7.46", "DKK=0.134048"),
        ("EUR", "en_GB", "100 USD = 110", "USD=0.909091"),
        ("EUR", "en_GB", "CHF=0.93", "CHF=1.07527"),
        ("USD", "en_GB", "EUR=0.92", "EUR=1.08696"),
        ("GBP", "en_GB", "USD=1.27", "USD=0.787402"),
    ],
)
def test_a_rate_nearer_to_the_inverse_of_the_usual_one_looks_turned_round(
    tmp_path: Path, currency, locale, rates, meant
):
    finding = found(with_rates(tmp_path / "a.xlsx", currency, rates, locale), "RG428")
    assert (finding.severity, finding.suggestion) == (Severity.WARNING, meant)
    assert "looks turned round" in finding.message
    assert finding.column == "Exchange rates"


@pytest.mark.parametrize(
    ("currency", "rates"),
    [
        ("EUR", "USD=0.92; GBP=1.17; DKK=0.134"),
        ("USD", "EUR=1.08"),
        ("EUR", "USD=1"),
        ("EUR", "USD=1.02"),
        ("EUR", "CHF=0.99"),  # parity: either way round says the same
        ("EUR", "CHF=0.98"),
        ("EUR", "XCD=3"),  # nobody here knows what it is worth
    ],
)
def test_a_usual_rate_and_one_near_parity_look_right(tmp_path: Path, currency, rates):
    assert "RG428" not in codes(with_rates(tmp_path / "a.xlsx", currency, rates))


def test_a_rate_that_looks_turned_round_stands_all_the_same(tmp_path: Path):
    assert engagement_of(with_rates(tmp_path / "a.xlsx", "EUR", "USD=1.10")).exchange_rates == {"USD": Decimal("1.10")}


@pytest.mark.parametrize(("engagement", "is_said"), [(COMPLETE, True), (AT_RATE, False)])
def test_a_quote_in_another_currency_needs_a_rate(tmp_path: Path, engagement, is_said):
    path = processes(tmp_path / "a.xlsx", QUOTED, ("Payroll", 500_000, "Per year", "usd"), engagement=engagement)
    assert ("RG335" in codes(path)) is is_said
    if is_said:
        assert found(path, "RG335").cell == "D2"
    else:
        assert only_process(path).quote_currency == "USD"


@pytest.mark.parametrize(
    ("code", "currency", "locale", "example"),
    [("USD", "EUR", "de_DE", "USD=0,92"), ("USD", "EUR", "en_GB", "USD=0.92"), ("EUR", "USD", "en_US", "EUR=1.08")],
)
def test_the_rate_given_as_an_example_is_written_as_the_engagement_writes_numbers(code, currency, locale, example):
    assert example_rate(code, currency, locale) == example


def test_a_quote_in_the_engagements_own_currency_needs_none(tmp_path: Path):
    path = processes(tmp_path / "a.xlsx", QUOTED, ("Payroll", 500_000, "Per year", "EUR"))
    assert only_process(path).quote_currency == "EUR"


@pytest.mark.parametrize(("currency", "is_said"), [("USD", False), (None, True)])
def test_a_price_shown_in_dollars_is_right_where_its_row_says_dollars(tmp_path: Path, currency, is_said):
    path = processes(tmp_path / "a.xlsx", QUOTED, ("Payroll", 500_000, "Per year", currency), engagement=AT_RATE)
    book = load_workbook(path)
    book["Processes"]["B2"].number_format = '"$"#,##0'
    book.save(path)
    assert ("RG229" in codes(path)) is is_said


def test_a_price_typed_with_its_mark_is_read_where_its_row_names_that_currency(tmp_path: Path):
    rows = (("Payroll", "$500,000", "Per year", "USD"), ("Audit", "$500,000", "Per year", None))
    path = processes(tmp_path / "a.xlsx", QUOTED, *rows, engagement=AT_RATE)
    assert found(path, "RG220").cell == "B3"


def test_an_unknown_currency_of_a_quote_is_said_at_its_cell(tmp_path: Path):
    path = processes(tmp_path / "a.xlsx", QUOTED, ("Payroll", 500_000, "Per year", "Dollar"), engagement=AT_RATE)
    finding = found(path, "RG418")
    assert (finding.cell, finding.suggestion) == ("D2", "USD")
