"""Calculations begin a page where the one before is nearly full, so that a change is laid out in few of them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.calculations.runs import GroupLength, Stretch, TableLength, heights_of, in_runs, runs_begun

ROOM = 200.0


def begun(*heights: float) -> list[int]:
    entries = [(Stretch(height),) for height in heights]
    return [place for place, begins in enumerate(runs_begun(entries, ROOM)) if begins]


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


@pytest.mark.parametrize(("whole", "first"), [(False, 3), (True, 2)])
def test_what_a_table_leaves_of_a_page_counts_where_it_stands_on_one(whole: bool, first: int):  # noqa: FBT001
    """Divided, 90 mm end at 240 of 400 mm; on a page of its own it leaves 50 before it, and the page ends at 290."""
    entries = [
        (Stretch(150.0), Stretch(90.0, whole=whole)),
        (Stretch(80.0),),
        (Stretch(45.0),),
        *[(Stretch(100.0),)] * 9,
    ]
    assert runs_begun(entries, ROOM).index(True) == first


def test_the_paragraph_before_a_table_and_what_is_said_below_it_stand_on_its_page():
    """Three paragraphs of a line flow; of two and a table, one goes with the table, as does what is said below it."""
    flowing = GroupLength(topic="Money", letters=(9, 9))
    tabled = GroupLength(topic="Money", letters=(9, 9, 9), tables=(TableLength(rows=4, below=9),))
    without = GroupLength(topic="Money", letters=(9, 9), tables=(TableLength(rows=4),))
    heights = heights_of([[flowing, flowing, tabled, without, flowing]], (), "x")
    two_lines, (said, with_two), (first, with_one) = heights[1][0].height, heights[2], heights[3]
    assert said == Stretch(two_lines)
    assert first.height < two_lines
    assert (with_two.whole, with_one.whole) == (True, True)
    assert with_two.height - with_one.height == pytest.approx(two_lines - first.height)


@pytest.mark.parametrize(("topic", "begun"), [("", [(1, 0)]), ("Entered", [(1, 1)])])
def test_no_run_begins_between_what_was_entered_and_its_first_topic(topic: str, begun: list[tuple[int, int]]):
    """The page is full enough only with the line of what was entered: where that is a topic, the run ends with it."""
    blocks = [
        [GroupLength(topic="Sums", letters=(6_250,))],
        [
            GroupLength(topic=topic, letters=(150 + len(topic),)),
            GroupLength(topic="Kind of work", letters=(60_012,)),
        ],
    ]
    runs = in_runs(blocks, (), "x", ROOM)
    assert [(block, place) for block, of in enumerate(runs) for place, begins in enumerate(of) if begins] == begun


@pytest.mark.parametrize(("letters", "begun"), [(100, [(1, 0)]), (700, [(0, 1)])])
def test_no_run_begins_with_a_line_or_two_that_end_a_block(letters: int, begun: list[tuple[int, int]]):
    blocks = [
        [
            GroupLength(topic="Money", letters=(5_200,)),
            GroupLength(topic="Protection", letters=(letters,)),
        ],
        [GroupLength(topic="Kind of work", letters=(60_012,))],
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
    paragraph = GroupLength(topic="", letters=(1,))
    tabled = GroupLength(topic="", letters=(1,), tables=(TableLength(rows=1),))
    longer = GroupLength(topic="", letters=(1,), tables=(TableLength(rows=2),))
    of_two_lines = GroupLength(topic="", letters=(letters_of_a_line(float(size)) + 1,))
    blocks = [[paragraph], [of_two_lines], [tabled], [longer], [paragraph]]
    heights = [sum(one.height for one in height) for height in heights_of(blocks, (), "x")]
    assert heights[1] - heights[4] == pytest.approx(float(line))
    assert heights[3] - heights[2] == pytest.approx(float(row) + 2 * float(padding))


def letters_of_a_line(size: float) -> int:
    return int(170 / text_width("x", size=size))
