"""What stands beside a header's name, or is shown beside a number, and would change what the number means."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from written_workbooks import COMPLETE, codes, engagement_of, found, only_process, processes

_UNITS = {"RG116", "RG117", "RG125"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.xlsx"


def one(path: Path, header: str, value: object) -> Path:
    return processes(path, ("Process name", header), ("Payroll", value))


def formatted(path: Path, number_format: str) -> Path:
    book = load_workbook(path)
    book["Processes"]["B2"].number_format = number_format
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cost (monthly)", 1200),
        ("Cost [per month]", 1200),
        ("Cost (mtl.)", 1200),
        ("Cost (Q1)", 1200),
        ("Cost (YTD)", 1200),
        ("Cost (p.m.)", 1200),
        ("Cost (March 2026)", 1200),
        ("Total cost (3 years)", 3600),
        ("Annual cost (saving)", 3600),
        ("Annual cost (change)", 3600),
        ("Annual cost (%)", 12),
        ("Annual cost (per FTE)", 70_000),
        ("Annual cost (per unit)", 3),
        ("Annual cost [EUR/h]", 30),
        ("Annual cost (usd)", 30),
        ("Quoted price (EUR/h)", 30),
        ("Volume (monthly)", 12),
        ("Volume [per day]", 12),
        ("Annual volume [per 1 month]", 12),
        ("FTE (hours)", 1600),
        ("FTE [h/week]", 38),
        ("FTE [%]", 50),
        ("Judgement (1-10)", 4),
        ("Judgement (0-4)", 4),
        ("Judgement [1 = high, 5 = low]", 4),
        ("Judgement (weight)", 4),
        ("Judgement (high to low)", 4),
        ("Judgement (5 to 1)", 4),
        ("Codifiability (1 = high)", 4),
        ("Data sensitivity (1=high)", 1),
        ("Error rate (‰)", 0.3),
        ("Error rate (ppm)", 0.3),
    ],
)
def test_what_may_change_the_meaning_is_an_error_at_the_header(path, header, value):
    finding = found(one(path, header, value), "RG125")
    assert (finding.cell, finding.severity.value) == ("B1", "error")
    assert f'"{header}"' in finding.message


@pytest.mark.parametrize(
    "unit",
    [
        "EUR x1000",
        "EUR x 1000",
        "10³ EUR",
        "10^3 EUR",
        "10k EUR",
        "EUR th",
        "EURk",
        "USDk",
        "万元",
        "1,000 EUR",
    ],
)
def test_thousands_however_they_are_written(path, unit):
    assert found(one(path, f"Annual cost [{unit}]", 120), "RG116").cell == "B1"


def test_volume_per_thousand(path):
    assert found(one(path, "Annual volume [per 1000]", 120), "RG116").cell == "B1"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        *(
            (f"Annual cost ({unit})", 1200)
            for unit in ("EUR", "€", "eur", "euros", "EUR p.a.", "EUR / year", "EUR/year")
        ),
        *((f"Annual cost ({unit})", 1200) for unit in ("per year", "a year", "annual", "yearly", "pro Jahr", "total")),
        *((f"Annual cost ({unit})", 1200) for unit in ("fully loaded", "current", "as is", "latest", "2025", "FY25")),
        ("Annual cost (estimate, FY 2025/26)", 1200),
        ("Annual cost (as of 31.12.2025)", 1200),
        ("Cost EUR p.a.", 1200),
        *((f"FTE ({unit})", 3) for unit in ("heads", "headcount", "#", "no.", "FTE", "Full-time equivalents", "today")),
        *((f"Annual volume ({unit})", 3) for unit in ("invoices", "transactions per year", "p.a.", "#")),
        *(
            (f"Judgement ({scale})", 3)
            for scale in ("1-5", "1 to 5", "1–5", "1 = low, 5 = high", "1 (low) to 5 (high)")
        ),
        ("Judgement [1=low 5=high]", 3),
        ("Judgement (scale from 1 to 5, 5 = high)", 3),
        ("Judgement (low/medium/high)", 3),
        ("Judgement (low to high)", 3),
        ("Annual volume (no. of invoices)", 3),
        ("Annual cost (all figures in EUR)", 1200),
        ("Data sensitivity (1 = public, 5 = high)", 3),
        ("Attrition (% p.a.)", "12 %"),
    ],
)
def test_what_is_known_to_be_harmless_is_no_finding(path, header, value):
    only_process(one(path, header, value))
    assert not _UNITS & set(codes(path))


def test_a_horizon_in_months_is_not_read_as_years(path):
    in_months = processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, ("Horizon (months)", 10)))
    assert 'says "months"' in found(in_months, "RG125").message


@pytest.mark.parametrize("label", ["Horizon", "Horizon (years)", "Horizon (in years)", "Time horizon (2-10 years)"])
def test_a_horizon_in_years(path, label):
    processes(path, ("Process name",), ("Payroll",), engagement=(*COMPLETE, (label, 4)))
    assert engagement_of(path).horizon_years == 4


def test_brackets_of_words_are_left_alone(path):
    assert "RG125" not in codes(one(path, "Function (monthly)", "Finance"))


@pytest.mark.parametrize("header", ["Error rate (%)", "Error rate [percent]", "Error rate %"])
@pytest.mark.parametrize("value", [0.3, "0.3", 30])
def test_a_bare_number_under_a_percent_sign_is_doubtful(path, header, value):
    finding = found(one(path, header, value), "RG217")
    assert (finding.cell, finding.suggestion) == ("B2", f"{value} %")
    assert "RG224" not in codes(path)


@pytest.mark.parametrize("value", ["0.3 %", 0])
def test_a_percentage_with_its_sign_or_none_at_all_is_clear(path, value):
    only_process(one(path, "Error rate (%)", value))


def test_a_fraction_without_a_sign_anywhere_stays_clear(path):
    assert float(only_process(one(path, "Error rate", 0.3)).error_rate) == 0.3


@pytest.mark.parametrize("header", ["Annual cost", "FTE", "Annual volume", "Quoted price"])
def test_a_percentage_is_no_amount(path, header):
    finding = found(one(path, header, "12%"), "RG230")
    assert (finding.cell, finding.severity.value) == ("B2", "error")


def test_a_number_in_percent_format_is_no_amount(path):
    assert "12 % in FTE" in found(formatted(one(path, "FTE", 0.12), "0%"), "RG230").message


def test_an_assumption_may_be_a_share(path):
    ranges = [("Assumption", "Low", "Likely", "High", "Key"), ("Share", "10 %", "20 %", "30 %", "benefits_loading")]
    processes(path, ("Process name",), ("Payroll",), Assumptions=ranges)
    assert engagement_of(path).assumptions["benefits_loading"].likely == 0.2


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ('#,##0" k€"', "k€"),
        ('#,##0" TEUR"', "TEUR"),
        ('0.0" Mio. €"', "Mio. €"),
        ('0"k"', "k"),
        ("0\\k", "k"),
        ('0.0,"M"', "M"),
        ('0"/month"', "/month"),
        ("#,##0 [$k€-407]", "k€"),
        ('0" 000"', "000"),
        ('0"%"', "%"),
        ('[>999]0"k";0', "k"),
    ],
)
def test_an_amount_shown_with_a_unit_that_is_not_read_is_an_error(path, number_format, unit):
    finding = found(formatted(one(path, "Annual cost", 1200), number_format), "RG231")
    assert (finding.cell, finding.severity.value) == ("B2", "error")
    assert f'1200 in Annual cost is shown with "{unit}"' in finding.message


@pytest.mark.parametrize(
    "number_format",
    [
        *(
            "#,##0",
            "0.0,",
            '0.0,"k"',
            '0.0," k€"',
            '0.00,," Mio. €"',
            '[>999]0.0,"k";0',
            '#,##0.00 "€"',
            "#,##0 [$EUR]",
        ),
        *('_-* #,##0\\ _€_-;-* #,##0\\ _€_-;_-* "-"?? _€_-;_-@_-', '#,##0" p.a."', "0.00E+00", "General", '0;-0;"n/a"'),
        *(r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;##,##0", "#,##0.00[Red]", '"ca." 0'),
    ],
)
def test_a_number_format_that_shows_the_value_read_is_no_finding(path, number_format):
    assert only_process(formatted(one(path, "Annual cost", 1200), number_format)).annual_cost == 1200


def test_people_shown_as_people(path):
    assert only_process(formatted(one(path, "FTE", 3), '0.0 "FTE"')).fte == 3


def test_hours_shown_under_fte(path):
    assert found(formatted(one(path, "FTE", 38), '0 "h"'), "RG231").cell == "B2"


@pytest.mark.parametrize("number_format", ['0.0"%"', r"0.0\%"])
def test_a_percent_sign_that_is_only_shown_is_no_percent_format(path, number_format):
    message = found(formatted(one(path, "Error rate", 0.5), number_format), "RG232").message
    assert "shown as 0.5 % in Excel, but as a number it is 50 %" in message


def test_a_percent_format_stays_one(path):
    assert float(only_process(formatted(one(path, "Error rate", 0.5), "0.0%")).error_rate) == 0.5


@pytest.mark.parametrize(
    ("locale", "text", "written_out"),
    [
        ("en_GB", "120k", "120,000"),
        ("en_GB", "1.2m", "1,200,000"),
        ("en_GB", "€ 5 Mio.", "5,000,000"),
        ("de_DE", "1,2 Mio", "1.200.000"),
        ("de_DE", "1.2m", None),
        ("en_GB", "1,2m", None),
        ("en_GB", "1.234k", None),
        ("en_GB", "12t", None),
        ("en_GB", "1)", None),
        ("en_GB", "5.", None),
        ("en_GB", "(2)", None),
        ("en_GB", "(12k)", None),
        ("en_GB", "3*", None),
        ("en_GB", "210,000 ²", None),
    ],
)
def test_a_number_in_shorthand_is_an_error_with_a_suggestion_only_where_it_is_certain(path, locale, text, written_out):
    processes(path, ("Process name", "Annual cost"), ("Payroll", text), engagement=(*COMPLETE, ("Locale", locale)))
    finding = found(path, "RG233")
    assert finding.suggestion == written_out
    assert "locale" not in finding.message.lower()
