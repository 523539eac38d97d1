"""Numbers, amounts and dates as the reader's country writes them, everywhere in the report; its words are English."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from whole_html import document_html

from reportgen.analysis.assess import assess
from reportgen.report.brand import brand_of
from reportgen.report.words.agreeing import agrees
from reportgen.report.words.formats import Formats

SEPARATORS = {"de_DE": (".", ","), "fr_FR": ("\u00a0", ","), "de_CH": ("’", "."), "en_IN": (",", ".")}
NUMERAL = re.compile(r"(?<![\w.,/’-])\d[\d.,’]*(?:\u00a0\d{3}(?!\d))*(?![\w/’-])")
PARTS_OF_LAWS = re.compile(
    r"\b(?:CFR|NYCRR|DSS|Rules?|section|requirements?|[Vv]ersion|principle|reportgen|Act|SR|IEC|CSF|USC) \d[\d.]*\d"
    r"(?: and \d[\d.]*\d)?"
    r"|\(\d[\d.]*\d(?:\([a-z0-9]+\))*(?:, \d[\d.]*\d(?:\([a-z0-9]+\))*)*\)"
)
RATES = re.compile(r"(?<== )\d[.,]\d{3,4}(?= [A-Z]{3}\b)")  # the only numbers with three decimals


def said(html):
    """Return what is read or heard of a report, a line for each box, without its styles and what is quoted."""
    html = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    heard = re.findall(r'\s(?:alt|aria-label|title|data-bookmark)="([^"]*)"', html)
    lines = re.sub(r"</?(?:p|h\d|li|tr|td|th|div|caption|figcaption|dt|dd|text|tspan|title|br)\b[^>]*>", "\n", html)
    text = unescape("\n".join([re.sub(r"<[^>]*>", "", lines), *heard]))
    return re.sub(r"“[^”]*”", "", text)


def foreign(text, locale):
    """Return the numbers that are not written as a locale writes them, each with what stands around it."""
    group, point = map(re.escape, SEPARATORS[locale])
    above = r"\d\d" if locale == "en_IN" else r"\d{3}"
    grouped = rf"\d{{1,3}}(?:{group}{above})*{group}\d{{3}}"
    right = re.compile(rf"(?:{grouped}|\d{{1,4}})(?:{point}(?:\d{{1,2}}|\d{{4,}}))?")
    text = RATES.sub("", PARTS_OF_LAWS.sub("", text))
    return [
        " ".join(text[max(0, found.start() - 40) : found.end() + 30].split())
        for found in NUMERAL.finditer(text)
        if not right.fullmatch(found[0].rstrip(".,’"))
    ]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("39.8 of 100 points", "de_DE"),
        ("about 6,400 units", "de_DE"),
        ("€1,204,300 a year", "en_IN"),
        ("0,5 points", "de_CH"),
        ("1 204 300,50 and 1.5", "fr_FR"),
    ],
)
def test_a_number_in_the_form_of_another_country_is_found(text, locale):
    assert foreign(text, locale)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("39,8 of 100; €1.204.300,05 by 2027 (45 CFR 164.314, PCI DSS 12.8).", "de_DE"),
        ("1\u00a0204\u00a0300,50 and 1,5", "fr_FR"),
        ("12,04,300 and 1,204.5", "en_IN"),
        ("12’000.5", "de_CH"),
    ],
)
def test_a_number_in_the_form_of_its_country_passes(text, locale):
    assert not foreign(text, locale)


@pytest.fixture(scope="module")
def few(example):
    """Return six processes of the example, one with an index of 39.8, without what the analyst wrote about them."""
    close = [one.process for one in example.processes if 39.5 <= (one.sourcing.index or 0) < 40]
    chosen = {one.row: one for one in (*close, *(one.process for one in example.processes[:5]))}
    assert close
    silent = tuple(replace(chosen[row], description=None, analyst_comment=None) for row in sorted(chosen))
    own = {"executive_comment": None, "version": "1", "version_history": ("1; 2026-10-19; costs agreed",)}
    return replace(example.engagement, processes=silent, **own)


@pytest.mark.parametrize("locale", list(SEPARATORS))
def test_every_number_of_the_report_is_in_the_locale(few, knowledge, locale):
    engagement = replace(few, locale=locale)
    found = assess(engagement, (), knowledge, workbook_sha256="ab" * 32, draws=200, seed=7)
    text = said(document_html(found, knowledge, brand_of(engagement, None), None))
    assert foreign(text, locale) == []
    assert "19 October 2026" in text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de_DE", "16 November 2026"),
        ("en_US", "November 16, 2026"),
        ("en_GB", "16 November 2026"),
        ("fr_FR", "16 November 2026"),
        ("ja_JP", "16 November 2026"),
        ("es_PR", "November 16, 2026"),
        ("en_CA", "November 16, 2026"),
    ],
)
def test_a_date_names_its_month_in_english_and_keeps_the_order_of_the_country(locale, text):
    assert Formats(locale=locale, currency="EUR").date(date(2026, 11, 16)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1900000000", "₹190.0\u00a0crore"),
        ("-45300000", "−\u2060₹4.5\u00a0crore"),
        ("9999999", "₹1.0\u00a0crore"),
        ("346000", "₹3.5\u00a0lakh"),
        ("123456789012", "₹12,345.7\u00a0crore"),
        ("94000", "₹94,000"),
    ],
)
def test_india_counts_in_lakh_and_crore(amount, text):
    assert Formats(locale="en_IN", currency="INR").compact(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amounts", "unit", "first"),
    [
        (["19000000", "14000000"], "₹\u00a0crore", "1.9"),
        (["346000", "1200000"], "₹\u00a0lakh", "3.5"),
        (["20000", "30000", "19000000"], "₹\u00a0lakh", "0.2"),
        (["20000", "30000"], "₹", "20,000"),
    ],
)
def test_a_table_of_india_is_set_in_lakh_or_crore(amounts, unit, first):
    scale = Formats(locale="en_IN", currency="INR").scale_for(map(Decimal, amounts))
    assert (scale.unit, scale.text(Decimal(amounts[0]))) == (unit, first)


@pytest.mark.parametrize(
    ("text", "value", "is_right"),
    [
        ("₹190.0\u00a0crore", 1_900_200_000, True),
        ("₹190.0\u00a0crore", 1_910_000_000, False),
        ("−\u2060₹3.5\u00a0lakh", -346_000, True),
        ("125.4", 1_254_000_000, True),  # in a table set in ₹ crore
    ],
)
def test_verify_reads_lakh_and_crore(text, value, is_right):
    assert agrees(text, value, "en_IN") is is_right
