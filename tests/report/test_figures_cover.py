from itertools import pairwise

import pytest
from figure_checks import PALETTE, is_sound
from figure_geometry import faults
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.report.figures.cover_courses import Course, open_ends
from reportgen.report.figures.cover_flow import EDGE, CoverItem, cover_flow
from reportgen.report.figures.cover_lines import OTHER, CoverLine, laid_out
from reportgen.report.figures.svg import Circle, Clipped, Line, Rect

TOP, BOTTOM = 128.0, 257.0


def item(function="Claims", cost=2.0, *, kind="bpo", fate="wave", wave=1):
    return CoverItem(function=function, cost=cost, kind=kind, fate=fate, wave=wave)


def field(figure):
    (marks,) = (one.marks for one in figure.drawing.marks if isinstance(one, Clipped) and one.name == "cover-field")
    return marks


def test_paper_and_field_cover_the_whole_page():
    for width, height in ((210.0, 297.0), (215.9, 279.4)):
        figure = cover_flow([item()], PALETTE, width=width, height=height)
        paper, colour = [mark for mark in figure.drawing.marks if isinstance(mark, Rect)][:2]
        assert (paper.fill, colour.fill) == (PALETTE.paper, PALETTE.primary)
        assert (paper.width, colour.x, colour.x + colour.width) == (EDGE, EDGE, pytest.approx(width))
        assert paper.height == colour.height == height


def test_thickness_is_annual_cost():
    layout = laid_out([item(cost=6.0), item(cost=2.0), item(cost=None)], TOP, BOTTOM)
    thick, thin, thinnest = (line.thickness for line in layout.lines)
    assert thick / thin == pytest.approx(3)
    assert 0 < thinnest < thin


def test_only_waves_cross_the_edge():
    items = [item(), item(kind="kpo", wave=2), item(fate="retain"), item(fate="fix"), item(fate="assess")]
    figure = cover_flow(items, PALETTE)
    strokes = {mark.stroke for mark in field(figure)} - {PALETTE.primary}
    assert strokes == {"#FFFFFF", "#A3BAC0"}  # BPO white, KPO tinted
    stopping = [mark for mark in figure.drawing.marks if isinstance(mark, Line)]
    assert max(max(one.x1, one.x2) for one in stopping) < EDGE
    rings = [mark for mark in figure.drawing.marks if isinstance(mark, Circle)]
    assert [ring.stroke for ring in rings] == [PALETTE.signal, PALETTE.ink_3]
    assert all(ring.x + ring.r < EDGE for ring in rings)


def line(y, y_right=None, *, fate="wave"):
    return CoverLine(item=item(fate=fate), thickness=1.0, y=y, y_right=y_right)


@pytest.mark.parametrize(
    ("passing", "ends"),
    [
        ([], "at the edge"),
        ([(170.0, 182.0)], "at the edge"),  # it stays 20 mm away
        ([(100.0, 171.0)], "before"),  # it falls from 100 to 171 mm and is at 150 right where the ring would stand
        ([(y, 340.0 - y) for y in range(60, 170, 2)], "at the edge"),  # there is no room anywhere
    ],
    ids=["none", "far", "across", "everywhere"],
)
def test_an_open_end_stands_where_no_line_runs_through_it(passing, ends):
    courses = [Course(line=line(y, y_right), bend_from=46.0, width=210.0) for y, y_right in passing]
    (end,) = open_ends([line(150.0, fate="fix")], courses, pitch=2.0)
    if ends == "at the edge":
        assert end.x == pytest.approx(123.5)
    else:
        assert 90 <= end.x < 123.5
        (course,) = courses
        assert abs(course.y_at(123.5) - 150) < end.r + 0.5 < abs(course.y_at(end.x) - 150)


def test_nothing_is_looked_for_among_lines_that_leave_no_room():
    course = Course(line=line(100.0, 171.0), bend_from=46.0, width=210.0)
    (apart,), (crowded,) = (tuple(open_ends([line(150.0, fate="fix")], [course], pitch)) for pitch in (0.8, 0.7))
    assert apart.x < crowded.x == pytest.approx(123.5)


@pytest.mark.parametrize("x", [30.0, 46.0, 80.0, 109.0, 140.0, 172.0, 200.0])
def test_a_course_is_where_its_path_is_drawn(x):
    course = Course(line=line(100.0, 200.0), bend_from=46.0, width=210.0)
    middle = 109.0
    assert course.y_at(middle) == pytest.approx(150.0, abs=1e-3)
    assert course.y_at(x) + course.y_at(2 * middle - x) == pytest.approx(300.0, abs=1e-3)
    assert course.y_at(30.0) == pytest.approx(100.0, abs=1e-3)


def test_waves_are_named_with_their_count():
    figure = cover_flow([item(), item(wave=2), item(wave=2)], PALETTE)
    assert [one.text for one in figure.drawing.texts] == ["Claims", "Wave 1: 1 process", "Wave 2: 2 processes"]


def test_lines_without_a_function_begin_under_no_name():
    assert laid_out([item(function=""), item(function="")], TOP, BOTTOM).functions == ()
    figure = cover_flow([item(function=""), item(function="")], PALETTE)
    assert [one.text for one in figure.drawing.texts] == ["Wave 1: 2 processes"]


def test_functions_keep_the_workbooks_order_and_the_rarest_share_a_group():
    items = [item(function=f"F{n}") for n in range(20)] + [item(function="F19")]
    names = [heading.text for heading in laid_out(items, TOP, BOTTOM).functions]
    assert len(names) == 12
    assert names[0] == "F0"
    assert "F19" in names
    assert names[-1] == OTHER


def test_a_cover_without_anything_is_still_a_cover():
    assert is_sound(cover_flow([], PALETTE).svg)


def assert_held(items):
    layout = laid_out(items, TOP, BOTTOM)
    for line in layout.lines:
        for y in (line.y, line.y if line.y_right is None else line.y_right):
            assert y - line.thickness / 2 >= TOP - 0.01
            assert y + line.thickness / 2 <= BOTTOM + 0.01
    ordered = sorted(layout.lines, key=lambda one: one.y)
    for one, below in pairwise(ordered):
        assert one.y + one.thickness / 2 < below.y - below.thickness / 2
    figure = cover_flow(items, PALETTE)
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


@pytest.mark.parametrize("count", [1, 5, 26, 60, 300])
def test_lines_stay_apart_and_on_the_page(count):
    fates = ("wave", "wave", "retain", "wave", "fix", "assess")
    assert_held(
        [
            item(
                f"Function {n % 9}",
                cost=(n * 7) % 23,
                fate=fates[n % 6],
                wave=n % 3 + 1,
                kind="kpo" if n % 4 else "bpo",
            )
            for n in range(count)
        ]
    )


costs = st.none() | st.floats(0, 1e10) | st.sampled_from([0.0, 1e-9])
fates = st.sampled_from(["wave", "fix", "assess", "retain"])
kinds = st.sampled_from(["bpo", "kpo", "hybrid"])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), costs, kinds, fates, st.integers(1, 9)), max_size=50))
@example([("", 2.2e-311, "bpo", "wave", 1)])
def test_the_cover_holds_whatever_the_portfolio_is(rows):
    assert_held([item(name, cost, kind=kind, fate=fate, wave=wave) for name, cost, kind, fate, wave in rows])
