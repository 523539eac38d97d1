from itertools import pairwise

import pytest
from figure_checks import PALETTE, is_sound
from figure_geometry import faults
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.report.figures.cover_flow import EDGE, CoverItem, cover_flow
from reportgen.report.figures.cover_lines import OTHER, laid_out
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
