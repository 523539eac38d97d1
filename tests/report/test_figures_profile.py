import pytest
from figure_checks import PALETTE, collisions, is_sound, outside
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.figures.criteria_bars import CriterionBar, criteria_bars
from reportgen.report.figures.svg import Line, Path, Rect


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


def test_an_inferred_score_is_hatched_instead_of_filled():
    figure = criteria_bars([CriterionBar(label="Market depth", score=80, median=None, is_inferred=True)], PALETTE)
    (drawn,) = (mark for mark in figure.drawing.marks if isinstance(mark, Rect))
    assert drawn.fill == PALETTE.white
    assert [mark for mark in figure.drawing.marks if isinstance(mark, Path)]
