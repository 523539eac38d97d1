from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.report.formats import Formats, counted, in_words, sentence_start

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


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(["en_GB", "de_DE", "fr_FR", "hi_IN"])
)
def test_any_amount_has_a_text_without_a_hyphen_for_a_minus(amount, locale):
    text = Formats(locale=locale, currency="EUR").compact(amount)
    assert text
    assert "-" not in text
