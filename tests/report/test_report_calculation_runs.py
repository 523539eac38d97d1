"""Calculations begin a page where the one before is nearly full, so that a change is laid out in few of them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.calculations.runs import GroupLength, heights_of, in_runs, runs_begun

ROOM = 200.0


def begun(*heights: float) -> list[int]:
    return [place for place, begins in enumerate(runs_begun(heights, ROOM)) if begins]


@pytest.mark.parametrize(
    ("heights", "first"),
    [
        ((), None),
        ((900.0,), None),
        ((300.0, 80.0, *[100.0] * 9), 2),  # 380 mm: two pages of 200 but for twenty
        ((300.0, 70.0, 5.0, *[100.0] * 9), 2),  # as well as what is a little fuller still
        ((300.0, 110.0, 110.0, *[100.0] * 9), 3),  # 520 mm: the third page is fuller than after 300, 410 or 620
        ((300.0, 93.0, 60.0, 70.0, *[100.0] * 9), 4),  # 393 of 400 mm may run over: that counts as nothing
        ((300.0, 80.0, *[100.0] * 2), None),  # so few are left that they go with it
        ((300.0, *[130.0] * 3), None),  # no page is nearly full, and all are fewer than four pages
        ((300.0, *[130.0] * 4), 1),  # more than that: after 300 mm a page is half full, after 430 less
        ((2_000.0, *[100.0] * 9), None),  # an entry too long for any run: all are one
    ],
    ids=[
        "none",
        "one",
        "full",
        "full first",
        "the fullest",
        "may run over",
        "little left",
        "all one run",
        "more than one",
        "too long",
    ],
)
def test_the_first_run_ends_where_its_last_page_is_nearly_full(heights: tuple[float, ...], first: int | None):
    assert next(iter(begun(*heights)), None) == first


def test_each_run_has_nearly_two_pages_to_five():
    heights = [300.0, *[113.0] * 60]
    starts = [0, *begun(*heights), len(heights)]
    pages = [sum(heights[start:end]) / ROOM for start, end in pairwise(starts[1:])]
    assert [1.8 <= one <= 5 for one in pages[:-1]] == [True] * len(pages[:-1])
    assert min(one % 1 for one in pages[:-1]) > 0.8


def test_an_entry_that_grows_by_a_line_moves_no_other_to_another_run():
    heights = [300.0, *[float(100 + 37 * place % 31) for place in range(60)]]
    assert begun(*heights[:9], heights[9] + 2.9, *heights[10:]) == begun(*heights)


@pytest.mark.parametrize(("topic", "begun"), [("", [(1, 0)]), ("Entered", [(1, 1)])])
def test_no_run_begins_between_what_was_entered_and_its_first_topic(topic: str, begun: list[tuple[int, int]]):
    """The page is full enough only with the line of what was entered: where that is a topic, the run ends with it."""
    blocks = [
        [GroupLength(topic="Sums", letters=(5_950,), tables=())],
        [
            GroupLength(topic=topic, letters=(150 + len(topic),), tables=()),
            GroupLength(topic="Kind of work", letters=(60_012,), tables=()),
        ],
    ]
    runs = in_runs(blocks, (), "x", ROOM)
    assert [(block, place) for block, of in enumerate(runs) for place, begins in enumerate(of) if begins] == begun


@pytest.mark.parametrize(("letters", "begun"), [(100, [(1, 0)]), (700, [(0, 1)])])
def test_no_run_begins_with_a_line_or_two_that_end_a_block(letters: int, begun: list[tuple[int, int]]):
    blocks = [
        [
            GroupLength(topic="Money", letters=(5_200,), tables=()),
            GroupLength(topic="Protection", letters=(letters,), tables=()),
        ],
        [GroupLength(topic="Kind of work", letters=(60_012,), tables=())],
    ]
    runs = in_runs(blocks, (), "x", ROOM)
    assert [(block, place) for block, of in enumerate(runs) for place, begins in enumerate(of) if begins] == begun


def test_heights_are_told_by_the_sizes_of_the_style_sheet():
    styles = Path("templates/styles/style.css").read_text(encoding="utf-8")
    size, line = re.search(
        r"\.worked \{ font-size: \{\{ brand\.text_size\(([\d.]+)\) \}\}; line-height: ([\d.]+)mm", styles
    ).groups()
    row = re.search(r"\.worked table \{.*?line-height: ([\d.]+)mm", styles)[1]
    padding = re.search(r"\.worked td, \.worked th \{ padding: ([\d.]+)mm 0", styles)[1]
    paragraph = GroupLength(topic="", letters=(1,), tables=())
    tabled = GroupLength(topic="", letters=(1,), tables=(1,))
    longer = GroupLength(topic="", letters=(1,), tables=(2,))
    of_two_lines = GroupLength(topic="", letters=(letters_of_a_line(float(size)) + 1,), tables=())
    heights = heights_of([[paragraph], [of_two_lines], [tabled], [longer], [paragraph]], (), "x")
    assert heights[1] - heights[4] == pytest.approx(float(line))
    assert heights[3] - heights[2] == pytest.approx(float(row) + 2 * float(padding))


def letters_of_a_line(size: float) -> int:
    return int(170 / text_width("x", size=size))
