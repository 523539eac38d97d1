"""The decision page of a portfolio of which nothing moves says below each name what speaks for its verdict."""

import re
from dataclasses import replace

import pytest
from pdf_facts import texts
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, context_of, work

from reportgen.model.engagement import PageSize
from reportgen.report.document import render
from reportgen.report.view.decision import section
from reportgen.report.view.decision.asks import decisions_asked
from reportgen.report.view.decision.lists import _heads_mm, _steps_mm
from reportgen.report.view.decision.section import decision_view
from reportgen.report.view.parts import Point
from reportgen.report.view.reading_order import Selection
from reportgen.report.view.summary import summarised

CROWN_JEWEL = "Crown jewel: strategic importance is 5 and relative capability 5"


def lists_of(*processes, **facts):
    made = assessed(*processes, **facts)
    return decision_view(context_of(made), summarised(made), verdict_bar=None, minis=()).lists


def test_class_scores_risk_and_reason_stand_below_the_name():
    (retained,) = lists_of(work(1, "Pricing", STAYS))
    (row,) = retained.rows
    facts, _, why = row.below.partition(". ")
    assert facts.startswith("BPO, knowledge ")
    assert facts.endswith((" low risk", " medium risk", " high risk"))
    assert why == CROWN_JEWEL
    assert not retained.shared


def test_a_reason_that_all_share_is_given_once():
    (retained,) = lists_of(*many(9))
    assert retained.shared == f"For one reason. {CROWN_JEWEL}"
    assert [CROWN_JEWEL in row.below for row in retained.rows] == [False] * 9
    assert all("sourceability" in row.below for row in retained.rows)


def test_what_is_alike_of_all_is_given_once():
    (retained,) = lists_of(*(work(number, f"Pricing {number}", STAYS) for number in range(1, 10)))
    assert re.fullmatch(rf"All alike: BPO, .* risk\. For one reason\. {CROWN_JEWEL}", retained.shared)
    assert [row.below for row in retained.rows] == [""] * 9


def test_where_something_moves_names_stand_alone():
    lists = lists_of(work(1, "Payroll", MOVES), work(2, "Pricing", STAYS))
    assert [row.below for one in lists for row in one.rows] == ["", ""]


def many(count):
    """Return work that stays for one reason, and is rated unlike."""
    return [work(number, f"Pricing {number}", {**STAYS, "judgement": 1 + number % 2}) for number in range(1, count + 1)]


@pytest.mark.parametrize("paper", [*PageSize])
def test_names_stand_alone_where_the_page_has_no_room(paper):
    assert [bool(lists_of(*many(count), page_size=paper)[0].rows[0].below) for count in (12, 13)] == [True, False]


def test_a_list_that_is_too_long_tells_its_reasons_and_how_many_it_leaves_out():
    (retained,) = lists_of(*many(120))
    assert retained.more == f"and {120 - len(retained.rows)} more"
    assert 12 < len(retained.rows) < 100
    assert retained.shared == f"For one reason. {CROWN_JEWEL}"


def test_the_most_that_finds_room_fits_the_page():
    made = assessed(*many(12), page_size=PageSize.LETTER)
    chosen = Selection(templates=("decision",), title="Selected sections")
    pages = texts(render(made, KNOWLEDGE, selection=chosen, progress=lambda _: None))
    assert len(pages) == 3  # cover, contents, decision
    assert "Pricing 12" in pages[2]


@pytest.mark.parametrize("is_brief", [False, True])
@pytest.mark.parametrize("paper", [*PageSize])
def test_what_a_board_is_asked_turns_neither_on_the_paper_nor_on_the_pack(example, paper, is_brief):
    context = context_of(replace(example, engagement=replace(example.engagement, page_size=paper)))
    context = replace(context, selection=replace(context.selection, is_brief=is_brief))
    summary = summarised(context.assessment)
    asked = decision_view(context, summary, verdict_bar=None, minis=()).decisions
    assert asked == decisions_asked(context, summary)
    assert asked[-1].lead.startswith("Have better ways in-house worked out")


def test_steps_of_more_than_three_lines_take_room_from_the_lists():
    step = Point(mark="1", lead="Put in order:", text="a word " * 20)
    assert [_steps_mm([replace(step, text=text)]) for text in ("at once.", step.text)] == [0, 3.9 * 1]


@pytest.mark.parametrize("paper", [*PageSize])
def test_a_title_of_three_lines_takes_room_from_the_lists(example, paper, monkeypatch):
    """The decision stays on its one page."""
    longer = (
        "Source 21 of 35 processes in three waves, keep ten, fix or assess four first and ask in March which may follow"
    )
    monkeypatch.setattr(section, "headline", lambda *_: longer)
    chosen = Selection(templates=("decision",), title="Selected sections")
    made = replace(example, engagement=replace(example.engagement, page_size=paper))
    pages = texts(render(made, KNOWLEDGE, selection=chosen, progress=lambda _: None))
    assert len(pages) == 3  # cover, contents, decision


def test_heads_of_small_drawings_on_two_lines_take_room_from_the_lists():
    assert _heads_mm(["It pays from year 2 on, €m", "No severe risk is left"]) == 0
    assert _heads_mm(["It pays from year 2 on, €m", "Cash does not turn within the horizon, in millions"]) == 4.2
    assert _heads_mm([]) == 0
