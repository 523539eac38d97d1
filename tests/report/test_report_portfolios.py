"""What the report says of portfolios that are not the usual one."""

import re
from datetime import date
from decimal import Decimal

import pdf_facts
import pytest
from whole_html import document_html

from reportgen.analysis.assess import assess
from reportgen.model.engagement import Engagement, PageSize, Process
from reportgen.report.brand import brand_of
from reportgen.report.document import render

ROUTINE = {
    "judgement": 1, "domain_expertise": 1, "codifiability": 5, "analytical_complexity": 1, "output_customisation": 1,
    "volume_repeatability": 5, "credential_requirement": 1,
}  # fmt: skip
EASY = {
    "strategic_importance": 1, "relative_capability": 2, "opportunism_exposure": 1, "supplier_market_depth": 5,
    "measurability": 5, "interdependence": 1, "process_stability": 5, "documentation": 5, "demand_variability": 3,
}  # fmt: skip
HARD = {
    "strategic_importance": 5, "relative_capability": 5, "opportunism_exposure": 4, "supplier_market_depth": 2,
    "measurability": 2, "interdependence": 5, "process_stability": 3, "documentation": 3, "demand_variability": 1,
}  # fmt: skip


def portfolio(*processes: Process, **facts: object) -> Engagement:
    given = {"client": "Northwind", "title": "What to source", "date": date(2026, 11, 18), "home_country": "GB"}
    return Engagement(**{**given, **facts}, processes=processes)


def work(row: int, ratings: dict, cost: int | None = 400_000, **facts: object) -> Process:
    money = None if cost is None else Decimal(cost)
    given = {"id": f"P{row}", "name": f"Work {row}", "row": row, "annual_cost": money, **facts}
    return Process(**given, ratings={**ROUTINE, **ratings})


def page_text(engagement: Engagement, knowledge, *, spaces: bool = False) -> str:
    """Return the words of a report; `spaces` keeps them as they are, no-break ones too."""
    assessment = assess(engagement, (), knowledge, workbook_sha256="0" * 64)
    html = document_html(assessment, knowledge, brand_of(engagement, None), None)
    body = re.sub(r"<(style|svg).*?</\1>", " ", html, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", body)
    return words if spaces else " ".join(words.split())


@pytest.mark.parametrize(
    ("engagement", "said"),
    [
        (portfolio(work(2, EASY), work(3, EASY)), "Source both processes in one wave"),
        (portfolio(work(2, EASY)), "Source it in one wave"),
        (portfolio(work(2, HARD), work(3, HARD)), "Keep both processes where they are"),
        (portfolio(work(2, HARD)), "Keep Work 2 in-house"),
        (
            portfolio(work(2, EASY, None), work(3, EASY, None)),
            "No process carries a cost, so there is no business case yet",
        ),
        (
            portfolio(work(2, EASY, permitted_countries=("GB",))),
            "The scores speak for sourcing the process, the money speaks against it",
        ),
        (portfolio(Process(id="P1", name="Payroll", row=2)), "Look closer before deciding on the one process"),
        (
            portfolio(work(2, EASY, None), work(3, EASY, None)),
            "wait for a first cost;",
        ),
        (portfolio(work(2, HARD), work(3, HARD)), "tell what a move would bring"),
        (portfolio(work(2, HARD, current_provider="Northgate")), "Nothing is to move as things stand"),
        (portfolio(work(2, EASY), work(3, EASY)), "of what both processes cost as they are"),
        (portfolio(work(2, EASY), work(3, EASY, None)), "One process without a cost stands outside it"),
    ],
    ids=[
        "all move",
        "one moves",
        "none moves",
        "one stays",
        "no cost",
        "a loss",
        "a name only",
        "no result",
        "no move",
        "a provider",
        "two",
        "a cost missing",
    ],
)
def test_the_report_says_what_is(engagement, said, knowledge):
    assert said in page_text(engagement, knowledge)


SLIPS = re.compile(r"\b1 (?!process )\w+es\b|\bone processes\b|\bno processes go\b| ,|\bnan\b|\{\{|€−|\(\)|\.\.(?!\.)")


@pytest.mark.parametrize(
    "engagement",
    [
        portfolio(work(2, EASY)),
        portfolio(work(2, HARD), work(3, EASY, None)),
        portfolio(Process(id="P1", name="Payroll", row=2)),
        portfolio(work(2, EASY, permitted_countries=("GB",)), horizon_years=2),
    ],
    ids=["one moves", "one stays", "a name only", "a loss"],
)
def test_no_page_stumbles_over_its_words(engagement, knowledge):
    assert SLIPS.findall(page_text(engagement, knowledge)) == []


@pytest.mark.parametrize("slip", ["1 processes", "one processes", "it saves €−3m", "nan years", "said , so"])
def test_a_slip_would_be_noticed(slip):
    assert SLIPS.search(f"In all {slip} follow.")


def test_text_from_the_workbook_is_printed_as_text(knowledge):
    engagement = portfolio(work(2, EASY, name="<b>{{ 7*7 }}</b> =SUM(A1)", description="x" * 32_000))
    html = document_html(
        assess(engagement, (), knowledge, workbook_sha256="0" * 64), knowledge, brand_of(engagement, None), None
    )
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt; =SUM(A1)" in html
    assert "<b>{{" not in html
    assert "x" * 32_000 in html


def test_letter_paper_in_an_american_locale_has_no_overlap(knowledge):
    engagement = portfolio(
        *(work(row, EASY if row % 2 else HARD, row * 90_000) for row in range(2, 9)),
        page_size=PageSize.LETTER,
        locale="en_US",
        currency="USD",
        brand_colour="#E8A33D",
    )
    assessment = assess(engagement, (), knowledge, workbook_sha256="0" * 64)
    said: list[str] = []
    data = render(assessment, knowledge, progress=said.append)
    for page, size, found in pdf_facts.boxes(data):
        assert size == pytest.approx((612, 792), abs=0.5)
        assert not pdf_facts.outside(found, size), page
        assert page == 1 or not pdf_facts.overlaps(found), page
    assert "$" in pdf_facts.texts(data)[2]
    assert [one for one in said if "#E8A33D" in one]  # too pale to write in: said to who makes it, not to its readers
    assert "#E8A33D" not in " ".join(pdf_facts.texts(data))
