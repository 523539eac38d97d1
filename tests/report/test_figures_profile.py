import pytest
from figure_checks import PALETTE, collisions, is_sound, outside
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.figures.criteria_bars import CriterionBar, criteria_bars
from reportgen.report.figures.locator import LocatorPoint, locator
from reportgen.report.figures.svg import Circle, Line, Rect


def assert_sound(figure):
    assert collisions(figure.drawing) == []
    assert outside(figure.drawing) == []
    assert is_sound(figure.svg)


def bar(label="Market depth", score=80.0, median=60.0):
    return CriterionBar(label=label, score=score, median=median)


def medians(figure):
    return [mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.stroke == PALETTE.ink]


def test_a_bar_is_as_long_as_its_score_and_marked_at_the_median():
    figure = criteria_bars([bar(score=80, median=40)], PALETTE)
    (drawn,) = (mark for mark in figure.drawing.marks if isinstance(mark, Rect))
    (mark,) = medians(figure)
    assert (mark.x1 - drawn.x) / drawn.width == pytest.approx(0.5)
    assert [one.text for one in figure.drawing.texts][-1] == "80"


def test_what_was_not_rated_has_a_dash_and_no_bar():
    figure = criteria_bars([bar(score=None, median=None)], PALETTE)
    assert not [mark for mark in figure.drawing.marks if isinstance(mark, Rect)]
    assert medians(figure) == []
    assert [one.text for one in figure.drawing.texts][-1] == "–"


def test_a_score_of_nought_is_a_number():
    assert [one.text for one in criteria_bars([bar(score=0)], PALETTE).drawing.texts][-1] == "0"


score = st.none() | st.floats(0, 100)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=120), score, score), max_size=9))
def test_criteria_hold_whatever_they_are_called(rows):
    assert_sound(criteria_bars([bar(*one) for one in rows], PALETTE))


def point(number, knowledge=50.0, sourceability=50.0):
    return LocatorPoint(number=number, knowledge=knowledge, sourceability=sourceability)


def test_one_process_stands_out():
    figure = locator([point(1, 10, 90), point(2, 80, 20)], PALETTE, highlighted=2)
    (disc,) = (mark for mark in figure.drawing.marks if isinstance(mark, Circle))
    assert disc.fill == PALETTE.primary
    assert disc.x > 53.6 / 2
    assert disc.y > 30 / 2
    assert [one.text for one in figure.drawing.texts] == ["2"]
    assert figure.alt == "Process 2 among 2: knowledge 80, sourceability 20"


def test_a_process_without_scores_is_not_invented():
    figure = locator([point(1)], PALETTE, highlighted=9)
    assert not [mark for mark in figure.drawing.marks if isinstance(mark, Circle)]
    assert figure.alt == "Process 9 has no place on the map of 1 processes"


def test_three_hundred_dots_share_one_element():
    points = [point(n, n % 100, (n * 7) % 100) for n in range(300)]
    assert locator(points, PALETTE, highlighted=5).svg.count("<path") == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=60), st.sampled_from([24, 30]))
def test_the_highlighted_number_stays_inside(places, height):
    points = [point(100 + n, *place) for n, place in enumerate(places)]
    figure = locator(points, PALETTE, highlighted=100, height=height)
    assert outside(figure.drawing, slack=0) == []
    assert is_sound(figure.svg)
