"""The figure of automation exposure against break-even: true places, texts that fit, and no two that overlap."""

import math
from itertools import combinations

import pytest
from figure_checks import PALETTE, collisions, is_sound, outside

from reportgen.report.figures.exposure_map import ExposureItem, exposure_map
from reportgen.report.figures.svg import Circle, Line

LONG = "Actuarial data preparation and quality assurance for the quarterly returns of subsidiaries {}"


def item(number, exposure, years, name="Claims intake"):
    return ExposureItem(number=number, name=name, exposure=exposure, years=years, is_late=exposure >= 70 and years > 3)


def drawn(items):
    return exposure_map(items, PALETTE, edge=70, limit=3)


def discs(figure):
    return [mark for mark in figure.drawing.marks if isinstance(mark, Circle) and mark.stroke]


def test_a_disc_stands_farther_right_the_more_exposed_and_higher_the_later():
    early, late = discs(drawn([item(1, 60, 1.0), item(2, 90, 4.0)]))
    assert early.x < late.x
    assert early.y > late.y
    assert (early.fill, late.fill, late.stroke) == (PALETTE.primary, PALETTE.white, PALETTE.signal), "a disc and a ring"


def test_the_same_facts_stand_in_its_table():
    assert drawn([item(1, 72.5, 2.64)]).table == (
        ("No.", "Process", "Automation exposure", "Years to break even"),
        ("1", "Claims intake", "72", "2.6"),
    )


@pytest.mark.parametrize("count", [1, 5, 25, 60])
def test_no_text_leaves_the_picture_or_touches_another(count):
    spread = [item(one, 100 - one * 97 % 60, 0.5 + one * 31 % 45 / 10, LONG.format(one)) for one in range(1, count + 1)]
    figure = drawn(spread)
    assert collisions(figure.drawing) == []
    assert outside(figure.drawing) == []
    assert is_sound(figure.svg)
    for one, other in combinations(discs(figure), 2):
        assert figure.is_dense or math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r


def ties(figure):
    return [mark for mark in figure.drawing.marks if isinstance(mark, Circle) and not mark.stroke]


def test_a_disc_off_its_place_is_tied_to_it():
    """The fifth, as exposed as the second and hardly later, finds room only at some distance."""
    crowd = [item(one, 80 + one % 3, 1.4 + 0.12 * (one % 2)) for one in range(1, 6)]
    assert drawn(crowd).is_tied
    (tie,) = ties(drawn(crowd))
    alone = discs(drawn([item(5, 82, 1.52), item(9, 62, 1.4)]))[0]
    assert (tie.x, tie.y) == pytest.approx((alone.x, alone.y))


def test_discs_that_do_not_touch_stand_at_their_places():
    near = [item(1, 82.5, 1.4), item(2, 85, 1.4)]
    figure = drawn(near)
    assert ties(figure) == []
    assert figure.moved == ()
    assert not figure.is_tied
    assert discs(figure)[1].x - discs(figure)[0].x == pytest.approx(7.4, abs=0.1)


def thresholds(figure):
    """Return where the upright dashed line stands, and the level one."""
    dashed = [mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.dash]
    (x,) = {line.x1 for line in dashed if line.x1 == line.x2}
    (y,) = {line.y1 for line in dashed if line.y1 == line.y2}
    return x, y


@pytest.mark.parametrize(("exposure", "years"), [(72, 2.8), (68, 2.8), (72, 3.2), (68, 3.2)])
def test_no_disc_is_moved_onto_a_dashed_line_or_across(exposure, years):
    (alone,) = discs(drawn([item(1, exposure, years)]))
    figure = drawn([item(one, exposure, years) for one in range(1, 7)])
    assert len(figure.moved) == 5
    for disc in discs(figure):
        for at, true, line in zip((disc.x, disc.y), (alone.x, alone.y), thresholds(figure), strict=True):
            assert (at < line) == (true < line)
            assert abs(at - line) >= min(disc.r, abs(true - line)) - 1e-6


def at_one_place(count):
    return [item(one, 80, 1.4) for one in range(1, count + 1)]


def late_together(count):
    """Return processes that all stand in the smallest zone, between 70 and 79, just over the third year."""
    return [item(one, 70 + one * 37 % 10, 3.1 + one * 13 % 10 / 20) for one in range(1, count + 1)]


@pytest.mark.parametrize("items", [at_one_place(60), late_together(60), at_one_place(100)])
def test_whatever_crowd_of_up_to_a_hundred_keeps_its_numbers_in_its_zone(items):
    figure = drawn(items)
    numbers = [text.text for text in figure.drawing.texts if text.fill in {PALETTE.white, PALETTE.signal}]
    assert sorted(map(int, numbers)) == [one.number for one in items]
    assert collisions(figure.drawing) == []
    assert outside(figure.drawing) == []
    x, y = thresholds(figure)
    assert {(disc.x >= x - 1e-6, disc.y < y) for disc in discs(figure)} == {(True, items[0].is_late)}
    for one, other in combinations(discs(figure), 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r


def test_more_than_a_hundred_are_drawn_without_numbers_where_they_stand():
    figure = drawn(at_one_place(101))
    assert figure.is_dense
    assert len({(disc.x, disc.y) for disc in discs(figure)}) == 1
    assert collisions(figure.drawing) == []


def test_the_check_of_overlaps_finds_one():
    figure = drawn([item(1, 80, 1.4)])
    text = figure.drawing.texts[-1]
    doubled = type(figure.drawing)(width=170, height=78, marks=(*figure.drawing.marks, text))
    assert collisions(doubled)


def test_a_disc_whose_name_finds_no_room_is_told_apart_from_the_named():
    crowd = [item(one, 80 + one % 4, 1.4 + one // 4 / 5, LONG.format(one)) for one in range(1, 13)]
    figure = drawn(crowd)
    assert not figure.is_dense
    written = " ".join(text.text for text in figure.drawing.texts)
    assert figure.unnamed
    assert len(figure.unnamed) + written.count("Actuarial data") == len(crowd)
    assert drawn([item(1, 80, 1.4)]).unnamed == ()
