"""A long table of verdicts is laid out in runs of a page each, so that a change is laid out in few of them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest
from pdf_facts import texts
from section_cases import STAYS, assessed, context_of, work
from styled_reports import report_styles, styled_report
from tag_facts import faults

from reportgen.model.assessment import Assessment
from reportgen.report.merging.runs import runs_of
from reportgen.report.templating.html import Templates
from reportgen.report.view.page import page_view
from reportgen.report.view.summary import summarised
from reportgen.report.view.table_runs import Around, Entry, pages_begun
from reportgen.report.view.verdicts.runs import in_runs
from reportgen.report.view.verdicts.section import verdicts_view

LINK = re.compile(r"</?a\b[^>]*>")
ROOM = 101.5  # mm, of which a page takes a hundred
AROUND = Around(before=50, head=10, after=5)


@pytest.mark.parametrize(
    ("heights", "begun"),
    [
        ([10] * 23, []),  # 5 on the first page and 9 on each further one: three pages
        ([10] * 24, [5, 14]),  # one is left, with head and sum less than a quarter of a page: it goes with the nine
        ([10] * 25, [5, 14, 23]),
        ([10] * 4 + [20] * 12, [4, 8, 12]),
        (
            [10] * 4 + [11] + [10] * 22,
            [4, 12, 21],
        ),  # the first two pages would have 101 mm, more than there is room for
    ],
)
def test_each_page_of_a_long_table_is_a_run_and_the_last_two_where_little_is_left(
    heights: list[float], begun: list[int]
):
    found = pages_begun([Entry(height=one) for one in heights], AROUND, ROOM)
    assert [place for place, begins in enumerate(found) if begins] == begun


def test_a_page_within_a_group_has_room_for_the_head_that_is_said_again():
    entries = [Entry(height=10, again=10)] * 27
    assert [place for place, begins in enumerate(pages_begun(entries, AROUND, ROOM)) if begins] == [5, 13, 21]


@cache
def portfolio(count: int, cost: int = 400_000) -> Assessment:
    """Return processes, two of three of which move; the one in the middle has a cost of its own."""
    costs = [*range(900_000, 900_000 - 1_000 * count, -1_000)]
    costs[count // 2] = cost
    names = ("Payroll", "Order entry of all subsidiaries, minority holdings and branches", "Pricing")
    return assessed(
        *(
            work(
                one, f"{names[one % 3]} {one}", *([STAYS] if one % 3 == 2 else []), annual_cost=Decimal(costs[one - 1])
            )
            for one in range(1, count + 1)
        )
    )


def runs(found: Assessment, *, has_our_looks: bool = True) -> list[str]:
    context = context_of(found)
    view = in_runs(verdicts_view(context, summarised(found)), page_view(context, has_our_looks=has_our_looks))
    return [*runs_of(str(Templates().render("sections/verdicts.html", {"verdicts": view})))]


@pytest.fixture(scope="module")
def ninety() -> list[str]:
    return runs(portfolio(90))


def test_every_run_of_a_long_table_fills_its_page_and_keeps_to_it(ninety: list[str]):
    data = styled_report(report_styles(), LINK.sub("", "".join(ninety)))  # to profiles, which are not there
    pages = texts(data)
    assert len(pages) == len(ninety) == 6
    assert ["Table 1 (continued)" in page for page in pages] == [False, *[True] * 5]
    assert [one for one in faults(data) if "page 1" not in one] == []  # a report's first page is its cover
    assert [page.count("(continued)") for page in pages[1:]] == [2] * 5  # of the table, and of a group


def test_the_cost_of_one_process_changes_its_own_page_and_those_of_the_sums(ninety: list[str]):
    changed = runs(portfolio(90, 401_000))
    assert [one == other for one, other in zip(ninety, changed, strict=True)] == [False, True, True, True, False, False]


@pytest.mark.parametrize(("count", "ours"), [(35, True), (90, False)], ids=["few", "in the user's own looks"])
def test_a_table_stays_whole_that_is_short_or_whose_rows_may_be_of_any_height(count: int, *, ours: bool):
    assert len(runs(portfolio(count), has_our_looks=ours)) == 1
