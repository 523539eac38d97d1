"""Sentences of the engine follow the engagement's locale, as tables do; numbers in quotes stay as they were written."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_report_portfolios import EASY, HARD, page_text, portfolio, work

from reportgen.report.words.formats import Formats
from reportgen.report.words.sentences import in_locale, told_in_locale

NB = "\u00a0"
LOCALES = ("en_GB", "de_DE", "fr_FR")


@pytest.mark.parametrize(
    ("locale", "said", "printed"),
    [
        ("en_GB", "Cut its own cost by 42 %.", "Cut its own cost by 42%."),
        ("de_DE", "Cut its own cost by 42 %.", f"Cut its own cost by 42{NB}%."),
        ("fr_FR", "Cut its own cost by 42%.", f"Cut its own cost by 42{NB}%."),
        ("en_GB", "10 to 2.5 % of it", "10 to 2.5% of it"),
        ("de_DE", "10 to 2.5 % of it", f"10 to 2,5{NB}% of it"),
        ("de_DE", "it touches 10,000 records or more", "it touches 10.000 records or more"),
        ("fr_FR", "it touches 10,000 records or more", f"it touches 10{NB}000 records or more"),
        ("en_GB", "it touches 10,000 records or more", "it touches 10,000 records or more"),
        ("fr_FR", "below €1\u202f140\u202f000 a year", f"below €1{NB}140{NB}000 a year"),
        ("de_DE", "below €1.140.000 a year", "below €1.140.000 a year"),
        (
            "de_DE",
            "“Most of 34,000 claims, 80%, pass by rule”: 5 %",
            f"“Most of 34,000 claims, 80%, pass by rule”: 5{NB}%",
        ),
        ("en_GB", "Today's cost at the providers' own rate", "Today’s cost at the providers’ own rate"),
        ("en_GB", "“The client's own words” and today's", "“The client’s own words” and today’s"),
        ("en_GB", "a 5' pole marked 'new'", "a 5' pole marked 'new'"),
        ("en_US", "Engagement sheet, as of 2026-11-13", "Engagement sheet, as of November 13, 2026"),
        ("de_DE", "Engagement sheet, as of 2026-11-13", "Engagement sheet, as of 13 November 2026"),
        ("en_GB", "Rates as of 2026-02-31", "Rates as of 2026-02-31"),
        ("en_GB", "reviewed 2026-11, row 2026-11-13", "reviewed November 2026, row 2026-11-13"),
        ("de_DE", 'A saving of 60 % on "Payroll 5 %"', f'A saving of 60{NB}% on "Payroll 5 %"'),
    ],
)
def test_a_sentence_in_the_locale(locale, said, printed):
    assert in_locale(said, Formats(locale=locale, currency="EUR")) == printed


def test_a_currency_without_a_sign_stands_apart_from_its_amount():
    assert in_locale("below CHF410 a year", Formats(locale="en_GB", currency="CHF")) == f"below CHF{NB}410 a year"


@pytest.mark.parametrize("locale", LOCALES)
@given(share=st.integers(0, 1_000))
def test_a_sentence_and_a_table_write_the_same_share(locale, share):
    formats = Formats(locale=locale, currency="EUR")
    assert in_locale(f"{share} %", formats) == formats.percent(share / 100)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_percentage_of_a_report_follows_the_locale(locale, knowledge):
    engagement = portfolio(work(2, EASY), work(3, HARD), work(4, EASY, permitted_countries=("GB",)), locale=locale)
    printed = re.findall(r"\d([\s\u00a0\u202f]*)%", page_text(engagement, knowledge, spaces=True))
    assert len(printed) > 20
    assert set(printed) == ({""} if locale == "en_GB" else {NB})


def test_what_the_analyst_wrote_is_left_alone(example):
    formats = Formats(locale="de_DE", currency="EUR")
    own = replace(
        example,
        processes=tuple(
            replace(
                one,
                process=replace(one.process, description="5 % of 10,000"),
                sourcing=replace(one.sourcing, override_reason="10 % is too little"),
            )
            for one in example.processes[:2]
        ),
    )
    for one in told_in_locale(own, formats).processes:
        assert one.process.description == "5 % of 10,000"
        assert one.sourcing.override_reason == "10 % is too little"


def test_labels_of_assumptions_and_drivers_are_set_with_typographic_apostrophes(example):
    told = told_in_locale(example, Formats(locale="en_GB", currency="EUR"))
    labels = [one.label for one in (*told.assumptions, *told.portfolio.uncertainty.swings)]
    labels += [
        part.label
        for one in told.processes
        if hasattr(one.cost.baseline, "components")
        for part in one.cost.baseline.components
    ]
    assert any("’" in label for label in labels)
    assert not any("'" in label for label in labels)
    assert any("'" in one.label for one in example.assumptions)
