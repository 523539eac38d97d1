"""Appendix B says how doubt was treated in this run; appendix E explains the words of the business case."""

import re
from dataclasses import replace

import pytest
from test_report_uncertainty import context_of

from reportgen.model.engagement import RiskMethod
from reportgen.report.resources import templates_folder
from reportgen.report.view.appendices import method_view
from reportgen.report.view.reading_order import Selection


def doubt(assessment, knowledge, method):
    told = replace(assessment, engagement=replace(assessment.engagement, risk_method=method))
    return method_view(context_of(told, knowledge)).doubt


def test_a_simulation_draws_every_range_and_each_process(example, knowledge):
    said = doubt(example, knowledge, RiskMethod.SIMULATION)
    assert "Every assumption that has a range is drawn 10,000 times" in said
    assert "each process’s own" in said
    assert "uplift" not in said


def test_an_uplift_takes_the_place_of_drawing_the_price(example, knowledge):
    said = doubt(example, knowledge, RiskMethod.OPTIMISM_BIAS)
    assert "uplift for optimism" in said
    assert "held at its likely value" in said
    assert "each process’s own" not in said


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(templates=("objectives", "method")), "under Document control, section 1"),
        (Selection(templates=("method",)), "under Document control, below the contents"),
        (Selection(templates=("method",), has_contents=False), "e" * 64),
    ],
)
def test_the_hash_of_the_workbook_stands_once_and_the_method_says_where(selection, said, example, knowledge):
    made = replace(example, provenance=replace(example.provenance, workbook_sha256="e" * 64))
    context = replace(context_of(made, knowledge), selection=selection)
    assert dict(method_view(context).provenance)["Workbook, SHA-256"] == said


@pytest.fixture(scope="module")
def terms():
    text = (templates_folder() / "sections" / "glossary.html").read_text(encoding="utf-8")
    return re.findall(r'^\("([^"]+)", ', text, re.MULTILINE)


def test_the_glossary_is_in_order_and_names_no_word_twice(terms):
    assert terms == sorted(set(terms), key=str.lower)


@pytest.mark.parametrize(
    "word", ["Stranded cost", "Parallel running", "Should-cost", "PERT", "P10, P50, P90", "Dead-band", "Break-even"]
)
def test_the_glossary_explains_the_words_of_the_business_case(terms, word):
    assert word in terms
