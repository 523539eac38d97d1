"""Packs, and portfolios of which not every process gets a page."""

import re
from dataclasses import replace

import pdf_facts
import pytest
from whole_html import document_html

from reportgen.analysis.assess import assess
from reportgen.model.assessment import Assessment
from reportgen.model.engagement import PageSize
from reportgen.model.sections import PACKS, PLACES
from reportgen.report.brand import brand_of
from reportgen.report.document import render
from reportgen.report.view.mattering import mattering_most
from reportgen.report.view.reading_order import Selection, selected

EXECUTIVE = selected(PACKS["executive"])


def of_size(example: Assessment, count: int, paper: PageSize, knowledge) -> Assessment:
    """Return the example with fewer processes, assessed anew, or with more: the same ones again under other names."""
    engagement = replace(example.engagement, page_size=paper)
    if count < len(example.processes):
        fewer = replace(engagement, processes=engagement.processes[:count])
        return assess(fewer, (), knowledge, workbook_sha256="0" * 64, draws=100)
    again = [
        replace(one, process=replace(one.process, row=one.process.row + 1000, name=f"{one.process.name}, again"))
        for one in example.processes[: count - len(example.processes)]
    ]
    return replace(example, engagement=engagement, processes=(*example.processes, *again))


def html_of(assessment: Assessment, knowledge, selection: Selection) -> str:
    html = document_html(assessment, knowledge, brand_of(assessment.engagement, None), None, selection)
    return re.sub(r"<(style|svg).*?</\1>", "", html, flags=re.DOTALL)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("count", "paper"),
    [(1, PageSize.LETTER), (6, PageSize.A4), (35, PageSize.LETTER), (60, PageSize.A4), (60, PageSize.LETTER)],
)
def test_the_executive_pack_has_at_most_six_pages(count, paper, example, knowledge):
    assessment = of_size(example, count, paper, knowledge)
    data = render(assessment, knowledge, selection=EXECUTIVE, progress=lambda _: None)
    assert len(pdf_facts.texts(data)) <= 6


def test_the_executive_pack_lists_every_verdict_on_one_page(example, knowledge):
    html = html_of(example, knowledge, EXECUTIVE)
    table = html[html.index("brief-verdicts") :]
    assert {int(number) for number in re.findall(r'class="index">(\d+)<', table[: table.index("</section>")])} == {
        *range(1, len(example.processes) + 1)
    }
    assert "Executive pack" in words(html)


def test_every_number_of_the_executive_pack_is_in_the_full_report(example, example_html, knowledge):
    full = set(
        re.findall(r"\d+(?:[.,]\d+)*", words(re.sub(r"<(style|svg).*?</\1>", "", example_html, flags=re.DOTALL)))
    )
    brief = set(re.findall(r"\d+(?:[.,]\d+)*", words(html_of(example, knowledge, EXECUTIVE))))
    assert brief <= full


def test_the_full_pack_is_the_whole_report():
    assert PACKS["full"].sections == tuple(PLACES)
    assert selected(PACKS["full"]) == Selection()
    assert all(set(pack.sections) <= PLACES.keys() for pack in PACKS.values())


def test_the_processes_that_matter_most_cost_most(example):
    dearest = mattering_most(example.processes, 3)
    assert [one.process.name for one in dearest] == [
        "First-level customer support",
        "Application maintenance",
        "Operation of the remote-service platform",
    ]
    assert mattering_most(example.processes, None) == example.processes


def test_of_equal_cost_the_higher_risk_matters_more(example):
    alike = [replace(one, cost=example.processes[0].cost) for one in example.processes]
    first = mattering_most(alike, 1)[0]
    assert first.security.inherent.score == max(one.security.inherent.score for one in example.processes)


def test_with_three_profiles_the_rest_stands_in_one_table_that_links_lead_to(example, knowledge):
    html = html_of(example, knowledge, Selection(templates=("verdicts", "profiles", "protection_sheets"), profiles=3))
    assert html.count('class="section profile') == 3
    assert len(re.findall(r'<article class="sheet ', html)) == 3
    table = html[html.index("others-table") :]
    assert len(re.findall(r'<th scope="row" id="process-\d+">', table)) == len(example.processes) - 3
    anchors = re.findall(r'\bid="([^"]+)"', html)
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_the_report_says_which_processes_have_a_page_and_where_the_rest_is(example, knowledge):
    said = words(html_of(example, knowledge, Selection(templates=("profiles",), title="Selected sections", profiles=3)))
    assert "One page for each of the three processes that matter most; the other 32 in one table" in said
    assert (
        "Three of 35 processes have a page here: those with the highest cost a year and, where that is equal, the "
        "higher risk before measures. The pages of the others are in the full report."
    ) in said


def test_the_full_report_with_few_profiles_names_another_edition_and_not_itself(example, knowledge):
    said = words(html_of(example, knowledge, selected(PACKS["full"], profiles=3)))
    assert "The pages of the others are in the edition with all profiles." in said
    assert "here; the edition with all profiles has those of all 35." in said
    assert "full report" not in said


def test_without_profiles_every_process_stands_in_the_table(example, knowledge):
    html = html_of(example, knowledge, Selection(templates=("profiles",), title="Selected sections", profiles=0))
    assert "All 35 processes in one table" in words(html)
    assert html.count('id="profiles"') == 1
    assert html.count('<th scope="row" id="process-') == len(example.processes)
