import re

import pytest
from figure_checks import PALETTE, is_sound
from figure_geometry import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.figures.hatch import hatch
from reportgen.report.figures.points_strip import StripPart, points_strip
from reportgen.report.figures.svg import Box, Line, Path, Rect

CRITERIA = (
    ("Judgement", 20), ("Domain expertise", 18), ("Low codifiability", 18), ("Analytical complexity", 14),
    ("Customisation", 10), ("Low volume and repeatability", 10), ("Credential", 10),
)  # fmt: skip


def part(label, points, *, is_inferred=False):
    text = "–" if points is None else f"{points:.1f}".removesuffix(".0")
    return StripPart(label=label, points=points, text=text, is_inferred=is_inferred)


def strip(*points, is_inferred=False):
    """Draw a strip with these points for the seven criteria."""
    parts = [part(name, one, is_inferred=is_inferred) for (name, _), one in zip(CRITERIA, points, strict=True)]
    return points_strip(parts, PALETTE, end_text=f"{sum(one or 0 for one in points):.0f}")


def said(figure):
    return " ".join(text.text for text in figure.drawing.texts)


def filled(figure):
    tracks = {PALETTE.p06, PALETTE.paper, PALETTE.p14, PALETTE.white}
    return [mark for mark in figure.drawing.marks if isinstance(mark, Rect) and mark.fill not in tracks]


def test_the_segments_stand_end_to_end_from_nought_to_the_index():
    segments = filled(strip(15, 13.5, 13.5, 7, 5, 5, 5))
    assert segments[0].x == 0
    assert segments[-1].x + segments[-1].width == pytest.approx(170 * 0.64, abs=0.3)
    assert segments[0].width + 0.25 == pytest.approx(170 * 0.15)


def test_every_criterion_is_named_with_its_points_wherever_they_fit():
    figure = strip(20, 13.5, 4.5, 3.5, 2.5, 2.5, 2.5)
    for name, points in (("Judgement", "20"), ("Analytical complexity", "3.5"), ("Credential", "2.5")):
        assert name in said(figure)
        assert points in said(figure)


def test_the_index_does_not_touch_the_edge_of_a_band():
    edge = 170 * 0.6
    (index,) = (text for text in strip(20, 18, 9, 10, 0, 0, 0).drawing.texts if text.text == "57" and text.size > 9)
    assert 170 * 0.57 + 0.5 <= index.box.left < index.box.right <= edge - 0.5


def test_the_band_the_index_lies_in_is_the_bold_one():
    def bold(figure):
        names = ("BPO: routine work", "Hybrid", "KPO: expert work")
        return [text.text for text in figure.drawing.texts if text.text in names and text.weight == 600]

    assert bold(strip(5, 4.5, 4.5, 3.5, 2.5, 2.5, 2.5)) == ["BPO: routine work"]
    assert bold(strip(10, 10, 10, 10, 0, 0, 0)) == ["Hybrid"]
    assert bold(strip(20, 18, 18, 14, 10, 10, 10)) == ["KPO: expert work"]


def test_what_adds_nothing_and_what_was_not_rated_are_told_apart():
    assert "No points from credential. Not rated: customisation." in said(strip(5, 4.5, 4.5, 3.5, None, 2.5, 0))


def test_what_does_not_fit_beside_the_strip_stands_below_it():
    figure = strip(20, 18, 18, 14, 10, 10, 0)
    assert "No points from credential." in said(figure)
    assert faults(figure.svg) == ()


def remark_of(figure):
    return next(text for text in figure.drawing.texts if text.text.startswith(("No points from", "Not rated")))


@pytest.mark.parametrize(
    "points",
    [(0, 4.5, 4.5, 0, 2.5, 0, 0), (20, 0, 0, 14, 10, 0, 0), (20, 18, 9, 10, 0, 0, 0), (0, 0, 0, 0, 0, 0, 0)],
)
def test_a_remark_stands_below_the_strip_where_it_is_no_remark_on_a_band(points):
    """At 9 points it stood between 40 and 60, as if it said why that band is called as it is."""
    figure = strip(*points)
    bands = [mark.box.bottom for mark in figure.drawing.marks if isinstance(mark, Rect)]
    assert remark_of(figure).box.top >= max(bands)
    assert faults(figure.svg) == ()


def test_a_remark_stands_behind_the_labels_where_it_has_room_there():
    parts = [part("Judgement", 5), part("Domain expertise", 4.5), part("Credential", 0)]
    figure = points_strip(parts, PALETTE, end_text="10")
    labels = [text for text in figure.drawing.texts if text.text in {"Judgement", "Domain expertise"}]
    assert {label.y for label in labels} == {remark_of(figure).y}
    assert figure.height_mm == points_strip(parts[:2], PALETTE, end_text="10").height_mm


def test_a_remark_of_two_lines_begins_above_the_labels_where_they_have_one():
    without, with_remark = strip(5, 4.5, 4.5, 3.5, 0.5, 0.5, 0.5), strip(0, 4.5, 4.5, 3.5, 0, 0, 0)
    lines = [text for text in with_remark.drawing.texts if text.box.left > 90 and text.y > 12]
    label = next(text for text in with_remark.drawing.texts if text.text == "Domain expertise")
    assert [one.y for one in lines] == pytest.approx([label.y - 2.9, label.y])
    assert with_remark.height_mm <= without.height_mm
    assert faults(with_remark.svg) == ()


def test_what_adds_nothing_is_named_as_after_a_no():
    assert "No points from judgement." in said(strip(0, 4.5, 4.5, 3.5, 5, 5, 5))
    told = "No points from customisation, low volume and repeatability or credential."
    assert told in said(strip(5, 4.5, 4.5, 3.5, 0, 0, 0))


def test_inferred_points_are_hatched_and_said():
    figure = strip(4.2, 6.3, 3.9, 3.4, 1.6, 2.1, 1.4, is_inferred=True)
    assert filled(figure) == []
    assert len([mark for mark in figure.drawing.marks if isinstance(mark, Path)]) == 7
    assert "Hatched: inferred from the text." in said(figure)
    assert "Judgement 4.2 inferred" in figure.alt
    assert figure.table[1] == ("Judgement", "4.2", "text")


def test_the_table_holds_the_same_points():
    figure = strip(5, 4.5, 0, 3.5, None, 2.5, 2.5)
    assert figure.table[0] == ("Criterion", "Points", "Rests on")
    assert [row[1] for row in figure.table[1:]] == ["5", "4.5", "0", "3.5", "–", "2.5", "2.5"]


def test_nothing_is_remarked_where_every_criterion_adds_its_part():
    figure = strip(5, 4.5, 4.5, 3.5, 2.5, 2.5, 2.5)
    assert [mark for mark in figure.drawing.marks if isinstance(mark, Rect) and mark.fill == PALETTE.white] == []


def test_an_index_of_nought_is_drawn():
    figure = strip(0, 0, 0, 0, 0, 0, 0)
    assert filled(figure) == []
    assert is_sound(figure.svg)


shares = st.lists(st.none() | st.sampled_from([0, 0.25, 0.5, 0.75, 1]) | st.floats(0, 1), min_size=7, max_size=7)


@settings(max_examples=150, deadline=None)
@given(shares, st.lists(st.booleans(), min_size=7, max_size=7))
def test_no_words_touch_whatever_was_rated(given_shares, inferred):
    parts = [
        part(name, None if share is None else share * weight, is_inferred=is_inferred and share is not None)
        for (name, weight), share, is_inferred in zip(CRITERIA, given_shares, inferred, strict=True)
    ]
    figure = points_strip(parts, PALETTE, end_text="88")
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


def test_a_leader_ends_above_the_middle_of_its_label_however_far_that_was_pushed():
    """Short parts at the start of the strip: their labels stand side by side far to the right of them."""
    figure = strip(5, 4.5, 4.5, 3.5, 2.5, 2.5, 2.5)
    below = [text for text in figure.drawing.texts if text.box.top > 12 and text.weight == 400]
    first_lines = [text.box for text in below if text.y == min(one.y for one in below)]
    uprights = [mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.x1 == mark.x2]
    ends = [mark.x2 for mark in uprights if mark.y2 == max(one.y2 for one in uprights)]
    assert len(first_lines) == len(ends) >= 5
    for box, end in zip(sorted(first_lines, key=lambda box: box.left), sorted(ends), strict=True):
        assert 0.2 < (end - box.left) / (box.right - box.left) < 0.8


def test_no_edge_of_a_band_touches_the_index_beside_it():
    """At 57 the number ends a hair before 60; at 59 it stands across: there the edge is drawn above and below it."""

    def dashed(index):
        figure = points_strip([part("Judgement", index)], PALETTE, end_text=str(index))
        (number,) = (text.box for text in figure.drawing.texts if text.size > 9)
        return number, [mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.dash]

    number, (whole,) = dashed(57)
    assert number.right + 0.5 <= whole.x1 == 102
    number, (above, below) = dashed(59)
    assert number.left < above.x1 == below.x1 < number.right
    assert above.y2 <= number.top - 0.5 < number.bottom + 0.5 <= below.y1
    assert (above.y1, below.y2) == (whole.y1, whole.y2)


@pytest.mark.parametrize("index", range(100))
def test_every_edge_that_the_strip_does_not_reach_is_drawn(index):
    figure = points_strip([part("Judgement", index)], PALETTE, end_text=str(index))
    edges = {mark.x1 for mark in figure.drawing.marks if isinstance(mark, Line) and mark.dash}
    assert edges == {1.7 * edge for edge in (40, 60) if edge > index}
    assert faults(figure.svg) == ()


def test_what_has_no_room_for_a_label_is_told_beside_the_strip_with_its_points():
    """Twelve criteria of long names: the smallest are told in words, and none is left out or cut."""
    parts = [
        part(f"Lengthy criterion name {letter}", points)
        for letter, points in zip("abcdefghijkl", range(1, 13), strict=True)
    ]
    figure = points_strip(parts, PALETTE, end_text="78", bands=("Retain", "Source in part", "Source"))
    assert "Besides: lengthy criterion name a 1" in said(figure)
    assert "…" not in said(figure)
    assert {"Retain", "Source in part", "Source"} <= {text.text for text in figure.drawing.texts}
    assert faults(figure.svg) == ()


def test_points_follow_the_last_word_of_their_criterion_wherever_it_stands():
    parts = [
        part(f"Long name of criterion {letter}", points)
        for letter, points in zip("abcdefgh", [30, 9] + 6 * [4], strict=True)
    ]
    figure = points_strip(parts, PALETTE, end_text="63")
    texts = {text.text: text for text in figure.drawing.texts}
    assert "Long name of criterion a 30" in texts  # on one line in its segment
    assert {"Long name of", "criterion c"} <= texts.keys()  # on two lines below
    last = next(text for text in figure.drawing.texts if text.text == "criterion h")
    points = [text for text in figure.drawing.texts if text.text == "4"][-1]
    assert points.y == last.y
    assert points.box.left - last.box.right == pytest.approx(1.0)


def test_points_stand_below_a_name_of_one_word_where_others_take_two_lines():
    """So more names find room below the strip."""
    parts = [part(f"Long name of criterion {letter}", 8) for letter in "abcdefgh"] + [part("Documentation", 4)]
    texts = points_strip(parts, PALETTE, end_text="68").drawing.texts
    name = next(text for text in texts if text.text == "Documentation")
    points = next(text for text in texts if text.text == "4")
    assert points.y == next(text.y for text in texts if text.text == "criterion h") > name.y
    assert points.box.left == pytest.approx(name.box.left)


def test_labels_keep_the_order_of_their_segments():
    figure = strip(5, 4.5, 4.5, 3.5, 2.5, 2.5, 2.5)
    names = [name for name, _ in CRITERIA]
    found = {text.text: text.x for text in figure.drawing.texts if text.text in names}
    assert sorted(found, key=found.get) == [name for name in names if name in found]


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 160), st.floats(0, 40), st.floats(0, 10))
def test_hatching_stays_in_its_box(left, width, height):
    path = hatch(Box(left=left, top=4, right=left + width, bottom=4 + height))
    for x, y in re.findall(r"[ML] (\S+) (\S+)", path):
        assert left - 0.01 <= float(x) <= left + width + 0.01
        assert 3.99 <= float(y) <= 4 + height + 0.01


def level_and_upright(figure):
    """Return the leaders' level and upright pieces, each as a box without breadth."""
    lines = [one for one in figure.drawing.marks if isinstance(one, Line) and one.stroke == PALETTE.ink_3]
    boxes = [
        Box(left=min(one.x1, one.x2), top=min(one.y1, one.y2), right=max(one.x1, one.x2), bottom=max(one.y1, one.y2))
        for one in lines
    ]
    return [one for one in boxes if one.top == one.bottom], [one for one in boxes if one.left == one.right]


@pytest.mark.parametrize(
    "points", [(0, 4.5, 0, 3.5, 2.5, 2.5, 2.5), (20, 18, 18, 14, 7.5, 7.5, 7.5), (40, 40, 4, 4, 4, 4, 4)]
)
def test_leaders_turn_square_and_cross_no_other(points):
    level, upright = level_and_upright(strip(*points))
    assert level
    for flat in level:
        crossing = [one for one in upright if flat.left < one.left < flat.right and one.top < flat.top < one.bottom]
        assert crossing == []
