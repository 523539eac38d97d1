from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.report.words.formats import Formats, counted, in_words, sentence_start, whole_or_counted

BRITISH = Formats(locale="en_GB", currency="EUR")


@pytest.mark.parametrize(
    ("locale", "currency", "amount", "text"),
    [
        ("en_GB", "EUR", "14234567", "€14.2m"),
        ("en_GB", "EUR", "-640200", "−\u2060€640k"),
        ("en_GB", "EUR", "999999", "€1.0m"),
        ("en_GB", "EUR", "12", "€12"),
        ("en_GB", "EUR", "2509", "€2,509"),
        ("en_GB", "EUR", "-9999.4", "−\u2060€9,999"),
        ("en_GB", "EUR", "9999.6", "€10k"),
        ("en_GB", "JPY", "1755813684004", "JP¥1.8tn"),
        ("en_GB", "EUR", "0", "€0"),
        ("en_US", "USD", "2500000000", "$2.5bn"),
        ("de_DE", "EUR", "14234567", "€14,2m"),
        ("ja_JP", "JPY", "5000000", "¥5.0m"),
        ("en_GB", "CHF", "640200", "CHF\u00a0640k"),
    ],
)
def test_an_amount_at_a_glance(locale, currency, amount, text):
    assert Formats(locale=locale, currency=currency).compact(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_GB", "−\u2060€1,204,301"),
        ("en_US", "−\u2060€1,204,301"),
        ("en_IN", "−\u2060€12,04,301"),
        ("de_DE", "−\u2060€1.204.301"),
        ("fr_FR", "−\u2060€1\u00a0204\u00a0301"),
        ("de_CH", "−\u2060EUR\u00a01’204’301"),
    ],
)
def test_an_amount_in_full(locale, text):
    assert Formats(locale=locale, currency="EUR").money(Decimal("-1204300.55")) == text


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        (["14400000", "1813000", "702000"], ["€14.4m", "€1.8m", "€0.7m"]),
        (["1120000", "1864"], ["€1,120k", "€2k"]),  # 0.0 of a million would say nothing
        (["540200", "-48300"], ["€540k", "−\u2060€48k"]),
        (["50000", "400"], ["€50,000", "€400"]),  # no thousand is left of 400
        (["0", "2509"], ["€0", "€2,509"]),
    ],
)
def test_the_amounts_of_one_statement_are_told_in_one_unit(amounts, told):
    exact = [Decimal(amount) for amount in amounts]
    formats = BRITISH.alike(exact)
    assert [formats.compact(amount) for amount in exact] == told


def test_in_india_one_statement_is_told_in_lakh_or_in_crore():
    exact = [Decimal(12_500_000), Decimal(180_000)]
    indian = Formats(locale="en_IN", currency="INR").alike(exact)
    assert [indian.compact(amount) for amount in exact] == ["₹125.0\u00a0lakh", "₹1.8\u00a0lakh"]


@pytest.mark.parametrize(
    ("amount", "text"), [("455000", "€0.5m"), ("20300", "€0.02m"), ("1864", "€1,864"), ("40184555", "€40.2m")]
)
def test_a_page_keeps_its_unit_and_tells_what_is_too_small_for_it_in_full(amount, text):
    page = BRITISH.in_scale(BRITISH.scale_for([Decimal(40_000_000)]))
    assert page.compact(Decimal(amount)) == text
    assert page.alike([Decimal(amount)]) == page


def test_a_small_loss_that_rounds_to_nothing_has_no_minus():
    assert BRITISH.number(-0.004, 1) == "0.0"
    assert BRITISH.percent(-0.0001) == "0%"


@pytest.mark.parametrize(
    ("amounts", "unit", "first"),
    [
        (["2300000", "1500000", "150000"], "€m", "2.3"),
        (["150000", "90000", "2300000"], "€k", "150"),
        (["90", "40"], "€", "90"),
        (["4800", "2509", "160"], "€", "4,800"),
        (["4800", "2509", "2300000"], "€k", "5"),
        ([], "€", None),
    ],
)
def test_a_table_is_set_in_one_unit(amounts, unit, first):
    scale = BRITISH.scale_for(Decimal(amount) for amount in amounts)
    assert scale.unit == unit
    if first is not None:
        assert scale.text(Decimal(amounts[0])) == first


def test_counts_read_as_words_up_to_twelve():
    assert in_words(3) == "three"
    assert in_words(14) == "14"
    assert counted(1, "process", "processes") == "one process"
    assert counted(2, "wave") == "two waves"
    assert sentence_start("two waves") == "Two waves"


def test_all_of_a_whole_are_called_all():
    told = [whole_or_counted(count, whole) for count, whole in ((1, 9), (2, 9), (9, 9), (2, 2), (1, 1))]
    assert told == ["one process", "two processes", "all nine processes", "both processes", "the process"]


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(["en_GB", "de_DE", "fr_FR", "hi_IN"])
)
def test_any_amount_has_a_text_without_a_hyphen_for_a_minus(amount, locale):
    text = Formats(locale=locale, currency="EUR").compact(amount)
    assert text
    assert "-" not in text


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        ((1_400_000, 2_400_000), "€m"),
        ((1_450_000, 2_450_000), "€k"),
        ((1_040_000_000, 2_040_000_000), "€m"),  # in thousands it would take seven digits
    ],
)
def test_a_sum_is_set_in_the_unit_below_where_its_parts_would_not_add_up_rounded_each_by_itself(parts, unit):
    formats = Formats(locale="en_GB", currency="EUR")
    amounts = [Decimal(part) for part in parts]
    assert formats.adding(replace(formats.scale_for([Decimal(10**6)]), decimals=1), [amounts]).unit == unit


@pytest.mark.parametrize(
    ("parts", "unit"),
    [((1_400_000, 2_400_000), "€m"), ((1_450_000, 2_450_000), "€k"), ((1_743_584, 348_717), "€")],
)
def test_a_table_worked_through_is_set_in_the_largest_unit_in_which_it_adds_up_else_in_full(parts, unit):
    amounts = [Decimal(part) for part in parts]
    assert BRITISH.adding_or_full(BRITISH.scale_for([Decimal(10**6)]), [amounts]).unit == unit
