"""The appendix of assumptions: every one with its value, range, source, date and who gave it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from html_tables import tables_of
from whole_html import document_html

from reportgen.model.engagement import CostPreset, Range
from reportgen.model.finding import CellRef
from reportgen.report.brand import brand_of
from reportgen.report.view.assumptions import leading_ids
from reportgen.report.view.quantities import quantity, spread, unit_words, with_end_together
from reportgen.report.view.reading_order import Selection
from reportgen.report.words.formats import Formats
from reportgen.report.words.sentences import typographic

FORMATS = Formats(locale="en_GB", currency="EUR")


def section_of(assessment, knowledge):
    html = document_html(
        assessment, knowledge, brand_of(assessment.engagement, None), None, Selection(templates=("assumptions",))
    )
    body = html.partition('id="assumptions"')[2].partition("</section>")[0]
    return html, " ".join(re.sub("<[^>]+>", " ", body).split())


@pytest.fixture(scope="module")
def changed(example):
    """Return the example with a rate, a preset and two assumptions that others gave."""
    first, second, third, *others = example.assumptions
    given = (
        replace(first, overridden=True, given_by="workbook", cell=CellRef(sheet="Assumptions", cell="D12")),
        replace(second, overridden=False, given_by="country", cell=None),
        replace(third, overridden=False, given_by="default", group="Far from here", basis="practitioner convention"),
    )
    engagement = replace(
        example.engagement,
        exchange_rates={"USD": Decimal("0.92"), "JPY": Decimal("0.0061")},
        exchange_rates_date=date(2026, 11, 1),
        cost_preset=CostPreset.LEAN,
    )
    return replace(example, assumptions=(*given, *others), engagement=engagement)


@pytest.fixture(scope="module")
def section(changed, knowledge):
    return section_of(changed, knowledge)


def test_every_assumption_is_printed_once_with_its_value_and_range(changed, section):
    rows = [row for table in tables_of(section[0], "assumptions")[1:] for row in table if len(row) == 6]
    labels = [re.sub(r" \[\d+\]$", "", row[0]) for row in rows if row[1] not in {"Value", "Unit"}]
    assert sorted(labels) == sorted(" ".join(typographic(one.label).split()) for one in changed.assumptions)
    printed = {cell for row in rows for cell in row}
    for one in changed.assumptions:
        assert quantity(FORMATS, one.value.likely, one.unit) in printed
        assert spread(FORMATS, one.value, one.unit) in printed


def test_each_says_who_gave_it_and_where_from(section):
    text = section[1]
    assert "workbook, Assumptions!D12" in text
    assert " country " in text
    assert "last reviewed in November 2026" in text
    assert "(convention)" in text


def test_sources_that_were_not_reviewed_at_one_time_each_say_when(example, knowledge):
    first, *others = example.assumptions
    at_two_times = (replace(first, overridden=False, reviewed="2025-03-31", basis="published"), *others)
    text = section_of(replace(example, assumptions=at_two_times), knowledge)[1]
    assert "last reviewed" not in text
    assert "(March 2025)" in text
    assert "(convention, November 2026)" in text


def test_what_moves_the_result_most_stands_in_full(example):
    ids = leading_ids(example)
    widest = example.portfolio.uncertainty.swings[0]
    assert widest.width > 0
    assert widest.parameter in ids
    assert {one.id for one in example.assumptions if one.overridden} <= ids
    assert len(ids) < len(example.assumptions) / 2


def test_a_swing_is_printed_beside_its_assumption(example, example_html):
    widest = example.portfolio.uncertainty.swings[0]
    label = next(one.label for one in example.assumptions if one.id == widest.parameter)
    row = next(row for table in tables_of(example_html, "assumptions") for row in table if row[0] == label)
    assert row[3] == FORMATS.compact(widest.width)


def test_no_cell_of_the_column_of_units_is_blank(example_html):
    (lines,) = re.findall(r'<table class="compact lines">.*?</table>', example_html, re.DOTALL)
    units = dict(re.findall(r'<th scope="row">([^<]*) <span class="quiet">\[\d+\]</span></th><td>([^<]*)</td>', lines))
    assert all(units.values())
    assert units["Avoidable share of premises"] == "share"


def test_currencies_preset_and_quotes_are_stated(section):
    text = section[1]
    assert "1 JPY = 0.006100 EUR; 1 USD = 0.9200 EUR, as of 1 November 2026" in text
    assert "Lean: the low end" in text
    assert "Quoted prices" in text


def test_ranges_and_units_read_well():
    assert spread(FORMATS, Range(low=0.1, likely=0.2, high=0.3), "share of pay") == "10%–30%"
    assert spread(FORMATS, Range(low=-0.03, likely=0.0, high=0.03), "share a year") == "−3% to 3%"
    assert spread(FORMATS, Range(low=5, likely=5, high=5), "years") == "fixed"
    assert quantity(FORMATS, 2.8, "months") == "2.8"
    assert quantity(FORMATS, 0.85, "ratio") == "0.85"


def test_no_line_after_a_label_is_the_last_word_of_its_unit():
    assert with_end_together("of annual contract value") == "of annual contract\N{NO-BREAK SPACE}value"
    assert [with_end_together(unit) for unit in ("", "ratio", "of pay")] == ["", "ratio", "of pay"]


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (0.3, 1, "years", "0.3–1.0"),
        (0.002, 0.02, "share of charges", "0.2%–2.0%"),
        (8, 15, "people", "8–15"),
        (-0.03, 0.03, "share a year", "−3% to 3%"),
    ],
)
def test_both_ends_of_a_range_have_the_same_decimals(low, high, unit, text):
    assert spread(FORMATS, Range(low=low, likely=low, high=high), unit) == text
    assert unit_words("share of labour") == "of labour"
