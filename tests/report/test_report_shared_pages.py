"""The sections of a small portfolio share pages, and its matrix of measures comes in parts that find room."""

from dataclasses import replace

import pytest
from section_cases import assessed, context_of, words_of, work

from reportgen.model.sections import PACKS
from reportgen.report.view.duties import duties_view
from reportgen.report.view.exit import exit_view
from reportgen.report.view.governance import governance_view
from reportgen.report.view.page import page_view
from reportgen.report.view.provider.pack import provider_view
from reportgen.report.view.reading_order import selected
from reportgen.report.view.room import shares_pages
from reportgen.report.view.security_figures import coverage_drawings
from reportgen.report.view.summary import summarised


def portfolio(count):
    return context_of(assessed(*(work(number, f"Payroll {number}") for number in range(1, count + 1))))


def test_sections_of_up_to_eight_processes_open_no_page_of_their_own():
    few, many = portfolio(8), portfolio(9)
    assert (shares_pages(few), shares_pages(many)) == (True, False)
    summary = summarised(few.assessment)
    for name, view in (
        ("duties", duties_view(few)),
        ("governance", governance_view(few, summary)),
        ("exit", exit_view(few, summary)),
    ):
        assert f'class="section {name} flows"' in words_of(name, view)
    assert 'class="section duties"' in words_of("duties", duties_view(many))


def test_the_matrix_of_a_few_processes_stands_in_parts_of_about_half_a_page():
    page = page_view(few := portfolio(3))
    room = page.height_mm - page.top_margin_mm - page.bottom_margin_mm
    assert all(drawing.height <= room * 0.55 for drawing in coverage_drawings(few, page))


@pytest.mark.parametrize("count", [1, 9])
def test_the_requirements_of_a_provider_share_pages_however_many_processes_there_are(count):
    view = provider_view(replace(portfolio(count), selection=selected(PACKS["provider"])))
    assert words_of("provider", view).count('class="section requirements flows"') == len(view.sections) > 1
