import math
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from figure_checks import PALETTE, is_sound
from figure_geometry import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.figures.bubbles import Bubble, tie
from reportgen.report.figures.label_spots import LabelForm
from reportgen.report.figures.placement import Surroundings, placed_labels
from reportgen.report.figures.portfolio_map import MapItem, portfolio_map
from reportgen.report.figures.svg import Box, Circle, Line, Text

LONG = "Actuarial data preparation and quality assurance for the quarterly returns of subsidiaries {}"


def money(amount):
    return f"£{amount:g}m"


def item(number, knowledge, sourceability, cost=2.0, name="Claims intake", risk="low"):
    return MapItem(
        number=number,
        name=name,
        knowledge=knowledge,
        sourceability=sourceability,
        cost=cost,
        risk=risk,
        kind="bpo",
    )


def drawn(items):
    return portfolio_map(items, PALETTE, cost_text=money, score_text=str)


def discs(figure):
    """Return the discs by the number that is painted on each."""
    return {
        int(text.text): disc
        for disc, text in pairwise(figure.drawing.marks)
        if isinstance(disc, Circle) and isinstance(text, Text) and text.x == disc.x
    }


def assert_clear(figure):
    assert faults(figure.svg) == ()
    circles = [mark for mark in figure.drawing.marks if isinstance(mark, Circle) and mark.r > 1 and mark.fill != "none"]
    for one, other in combinations(circles, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r
    for text in figure.drawing.texts:
        for one in circles:
            inside = text.text.isdigit() and abs(text.x - one.x) < 1e-6
            assert inside or text.box.distance(one.x, one.y) > one.r - 0.15, text.text
    assert is_sound(figure.svg)


def test_a_disc_stands_at_its_scores_and_its_area_is_its_cost():
    figure = drawn([item(1, 20, 80, cost=8.0), item(2, 70, 30, cost=2.0)])
    one, two = discs(figure)[1], discs(figure)[2]
    assert one.r / two.r == pytest.approx(2)
    assert (one.x, one.y) != (two.x, two.y)
    assert one.x < two.x
    assert one.y < two.y  # easier to source stands higher
    assert figure.moved == ()


def test_all_names_are_shown_where_there_is_room():
    figure = drawn([item(n, 10 + 20 * n, 90 - 15 * n, name=f"Process {n}") for n in range(4)])
    assert figure.numbered_only == ()
    assert {"Process 0", "Process 3"} <= {text.text for text in figure.drawing.texts}


def test_equal_scores_are_drawn_side_by_side_and_said():
    figure = drawn([item(1, 50, 50, cost=9.0), item(2, 50, 50, cost=1.0)])
    assert figure.moved == (2,)
    assert_clear(figure)


def test_a_process_without_cost_is_the_smallest_disc_and_keyed():
    figure = drawn([item(1, 20, 80, cost=9.0), item(2, 70, 30, cost=None)])
    assert discs(figure)[2].r == min(one.r for one in discs(figure).values())
    assert any("no cost given" in text.text for text in figure.drawing.texts)


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        ((90.0, 90.0), None),  # nothing is too small to be drawn by its cost
        ((90.0, 0.02, 0.03), "Smallest: up to £0.03m"),
        ((90.0, 0.02), None),  # one disc alone is like no other
        ((90.0, 0.02, None), "Smallest: up to £0.02m, or not given"),
        ((90.0, None), "Smallest: no cost given"),
    ],
)
def test_the_key_says_up_to_which_cost_discs_are_drawn_alike(costs, told):
    figure = drawn([item(n, 5 + 25 * n, 95 - 20 * n, cost=cost) for n, cost in enumerate(costs, 1)])
    said = [text.text for text in figure.drawing.texts if text.text.startswith("Smallest")]
    assert said == ([] if told is None else [told])


def test_that_gives_way_where_the_key_has_room_in_the_plot_only_without_it():
    """The corners hold discs of £90m; two of £0.03m in the middle are drawn alike, and smallest."""
    corners = [(5, 19), (95, 19), (95, 81), (5, 81)]
    places = [*corners, (50, 40), (50, 60)]
    costs = [90.0, 90.0, 90.0, 90.0, 0.02, 0.03]
    figure = drawn([item(n, k, s, cost=cost) for n, ((k, s), cost) in enumerate(zip(places, costs, strict=True), 1)])
    keyed = {text.text for text in figure.drawing.texts}
    (head,) = (text for text in figure.drawing.texts if text.text == "Colour: residual risk")
    (axis,) = (text for text in figure.drawing.texts if text.text == "Knowledge index: rules")
    assert "Smallest: up to £0.03m" not in keyed
    assert head.y < axis.y


@pytest.mark.parametrize(
    ("height", "title"),
    [(140.0, "Sourceability: hard to buy and control"), (60.0, "Sourceability: hard to buy"), (50.0, "Sourceability")],
)
def test_the_title_of_a_low_map_is_as_long_as_its_side(height, title):
    figure = portfolio_map([item(1, 20, 80)], PALETTE, cost_text=money, score_text=str, height=height)
    assert title in {text.text for text in figure.drawing.texts}
    assert faults(figure.svg) == ()


def test_a_cost_too_small_to_divide_is_drawn_without_a_key_of_its_own():
    assert discs(drawn([item(1, 50, 50, cost=5e-324)])).keys() == {1}


def test_zones_are_named_and_the_key_holds_only_the_tiers_that_occur():
    texts = {text.text for text in drawn([item(1, 20, 80, risk="high")]).drawing.texts}
    assert {"Source as BPO", "Hybrid", "Source as KPO", "Source in part", "Retain"} <= texts
    assert "High" in texts
    assert "Low" not in texts


@pytest.mark.parametrize("count", [1, 5, 25, 60])
def test_long_names_never_touch_anything(count):
    items = [
        item(n, (n * 37) % 61 + 20, (n * 53) % 67 + 25, cost=(n * 7) % 11, name=LONG.format(n))
        for n in range(1, count + 1)
    ]
    figure = drawn(items)
    assert_clear(figure)
    shown = {text.text for text in figure.drawing.texts}
    for number in figure.numbered_only:
        assert str(number) in shown
    if count <= 25:
        assert len(figure.numbered_only) <= count // 3 + 1


def spread_out(count):
    return [item(n, (n * 37) % 71 + 15, (n * 53) % 67 + 25, cost=(n * 7) % 11) for n in range(1, count + 1)]


def band(index):
    return (index >= 40) + (index >= 60)


def test_three_hundred_processes_are_drawn_where_they_are_and_in_their_own_band():
    items = spread_out(300)
    figure = drawn(items)
    circles = [mark for mark in figure.drawing.marks if isinstance(mark, Circle) and mark.fill.startswith("rgba(")]
    origin, far = places_of_scores(figure, 0), places_of_scores(figure, 100)
    assert len(circles) == 300
    for one, disc in zip(items, circles, strict=True):
        knowledge, sourceability = (
            100 * (place - start) / (end - start)
            for place, start, end in zip((disc.x, disc.y), origin, far, strict=True)
        )
        assert knowledge == pytest.approx(one.knowledge)
        assert sourceability == pytest.approx(one.sourceability)
        assert band(round(knowledge, 6)) == band(one.knowledge)
        assert band(round(sourceability, 6)) == band(one.sourceability)


def places_of_scores(figure, score):
    """Return where a score's tick stands on each axis: x of the one along the foot, y of the one at the left."""
    along, left = (text for text in figure.drawing.texts if text.text == str(score))
    return along.x, left.y - 0.85


def test_a_dense_map_has_neither_numbers_nor_names_nor_tie_lines():
    figure = drawn(spread_out(300))
    assert figure.is_dense
    assert "area" not in figure.alt
    assert figure.numbered_only == figure.moved == ()
    assert not figure.is_tied
    ticks = ["0", "0", "20", "20", "40", "40", "60", "60", "80", "80", "100", "100"]
    assert [text.text for text in figure.drawing.texts if text.text.isdigit()] == ticks
    assert "Claims intake" not in {text.text for text in figure.drawing.texts}
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


@pytest.mark.parametrize("count", [35, 60])
def test_a_disc_is_moved_only_a_little_and_never_into_another_band(count):
    items = spread_out(count)
    figure = drawn(items)
    (x0, y0), (x100, y100) = places_of_scores(figure, 0), places_of_scores(figure, 100)
    assert not figure.is_dense
    for one in items:
        disc = discs(figure)[one.number]
        x, y = x0 + (x100 - x0) * one.knowledge / 100, y0 + (y100 - y0) * one.sourceability / 100
        assert math.hypot(disc.x - x, disc.y - y) <= 3 + disc.r
        assert band(100 * (disc.x - x0) / (x100 - x0) + 1e-9) == band(one.knowledge)
        assert band(100 * (disc.y - y0) / (y100 - y0) + 1e-9) == band(one.sourceability)
    assert_clear(figure)


def test_expert_work_at_the_very_edge_of_its_band_is_moved_within_it():
    figure = drawn([item(1, 60, 80, cost=9.0), item(2, 60, 80, cost=1.0), item(3, 60, 80, cost=1.0)])
    edge = discs(figure)[1].x
    assert figure.moved == (2, 3)
    assert all(discs(figure)[number].x >= edge - 1e-9 for number in (2, 3))


def test_sixty_processes_at_one_point_are_not_pulled_apart():
    assert drawn([item(n, 50, 50, cost=5) for n in range(1, 61)]).is_dense
    assert not drawn([item(n, 50, 50, cost=5) for n in range(1, 4)]).is_dense


def test_a_crowd_keeps_its_numbers_in_discs_of_one_size_near_their_places():
    figure = drawn([item(n, 50, 50, cost=n) for n in range(1, 15)])
    assert not figure.is_dense
    found = discs(figure)
    assert found.keys() == set(range(1, 15))
    assert len({disc.r for disc in found.values()}) == 1
    assert all(math.hypot(one.x - found[1].x, one.y - found[1].y) <= 16 for one in found.values())
    assert "Too close together for size to show cost" in {text.text for text in figure.drawing.texts}
    assert "area" not in figure.alt
    assert faults(figure.svg) == ()
    assert figure.is_tied == any(isinstance(mark, Circle) and mark.r < 0.4 for mark in figure.drawing.marks)


def crowd(count):
    return [item(n, (n * 37) % 61 + 20, (n * 53) % 67 + 25, cost=n % 9, name=LONG.format(n)) for n in range(1, count)]


@pytest.mark.parametrize("items", [crowd(26), crowd(61), [item(1, 50, 59, name=LONG), item(2, 39, 41, name=LONG)]])
def test_no_name_breaks_a_level_border(items):
    """Names stand clear above or below it, so that it runs dashed from side to side, but for the key."""
    figure = drawn(items)
    level = [mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.dash and mark.y1 == mark.y2]
    assert len(level) == 2
    for line in level:
        assert [text.text for text in figure.drawing.texts if text.box.is_crossed(line.x1, line.y1, line.x2, line.y2)
                and not text.text.isdigit()] == []  # fmt: skip


def test_a_tie_runs_from_the_edge_of_its_disc_to_a_true_place_in_the_open():
    moved = bubble(1, at=(16, 10), true=(10, 10), r=2)
    assert tie(moved, [moved]) == (14, 10, 10, 10)
    covering = bubble(2, at=(9, 10), true=(9, 10), r=3)
    between = bubble(3, at=(12.5, 10), true=(12.5, 10), r=1)
    assert tie(moved, [moved, covering]) is None
    assert tie(moved, [moved, between]) is None
    assert tie(bubble(1, at=(11, 10), true=(10, 10), r=2), []) is None  # the true place lies under the disc itself


def bubble(number, *, at, true, r):
    return Bubble(number=number, true_x=true[0], true_y=true[1], x=at[0], y=at[1], r=r)


NO_LINES = Surroundings(frame=Box(left=0, top=0, right=60, bottom=30), keep_clear=(), horizontals=(), verticals=())


def label_of(one, others, *, lines=("Claims",), around=NO_LINES):
    form = LabelForm(lines=lines, widths=tuple(10.0 for _ in lines), leading=3.0)
    found = placed_labels({one.number: [form]}, [one, *others], around)
    return found[0].box if found else None


def test_a_name_is_not_read_as_that_of_another_disc():
    """It goes to the other side of its disc, or is left out where discs stand on all sides."""
    one = bubble(1, at=(30, 15), true=(30, 15), r=2)
    assert label_of(one, []).left == pytest.approx(32.9)
    assert label_of(one, [bubble(2, at=(45, 15), true=(45, 15), r=2)]).right <= 29
    ring = [bubble(n, at=(x, y), true=(x, y), r=2) for n, (x, y) in enumerate(AROUND, 2)]
    assert label_of(one, ring) is None


def test_no_line_of_a_name_stands_at_the_side_of_another_disc():
    """The last of three lines below a disc would be read as the name of the disc that it is level with."""
    below_left = replace(
        NO_LINES, frame=replace(NO_LINES.frame, right=36), keep_clear=(Box(left=0, top=0, right=27, bottom=6.7),)
    )
    one, lines = bubble(1, at=(30, 6), true=(30, 6), r=2), ("Monthly", "close and", "consolidation")
    far, level = (bubble(2, at=(x, 17), true=(x, 17), r=2) for x in (33.5, 31.5))
    assert label_of(one, [far], lines=lines, around=below_left).bottom > 16
    assert label_of(one, [level], lines=lines, around=below_left) is None


def test_no_line_of_a_name_ends_at_the_side_of_another_disc_nearer_than_to_its_own():
    """The first of three lines stands at its own disc, the last at one that lies lower."""
    beside_left = replace(
        NO_LINES, frame=replace(NO_LINES.frame, right=32.5), keep_clear=(Box(left=0, top=0, right=32.5, bottom=9.3),)
    )
    one, lines = bubble(1, at=(30, 11), true=(30, 11), r=2), ("Monthly", "close and", "consolidation")
    far, level = (bubble(2, at=(x, 18.5), true=(x, 18.5), r=2.6) for x in (35.0, 32.4))
    beside = label_of(one, [far], lines=lines, around=beside_left)
    assert (beside.right, beside.bottom) == pytest.approx((27.1, 20))
    moved = label_of(one, [level], lines=lines, around=beside_left)
    assert moved is None or moved.bottom < 18.5 - 0.6 * 2.6


AROUND = [(34.5, 15), (25.5, 15), (30, 10.5), (30, 19.5), (34.5, 10.5), (25.5, 10.5), (34.5, 19.5), (25.5, 19.5)]


def test_a_name_slides_off_a_border_along_its_disc():
    one = bubble(1, at=(30, 15), true=(30, 15), r=2)
    box = label_of(one, [], around=replace(NO_LINES, horizontals=(15.2,)))
    assert box.bottom < 15.2 or box.top > 15.2
    assert box.distance(30, 15) - 2 < 1.7
    upright = label_of(one, [], around=replace(NO_LINES, verticals=(33.0,)))
    assert not upright.left - 0.99 < 33.0 < upright.right + 0.99


def test_an_upright_border_keeps_off_the_names_it_meets():
    """It ends above a name that stands across it and goes on below; no name stands at its very side."""
    figure = drawn(crowd(26))
    upright = [mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.dash and mark.x1 == mark.x2]
    words = [text.box for text in figure.drawing.texts if not text.text.isdigit()]
    across = [box for box in words if any(box.left < line.x1 < box.right for line in upright)]
    assert across, "no name stands across a border, so that this says nothing"
    for line in upright:
        around = Box(left=line.x1 - 0.9, top=min(line.y1, line.y2), right=line.x1 + 0.9, bottom=max(line.y1, line.y2))
        assert not any(box.overlaps(around) for box in words)


def test_nothing_to_place_draws_the_empty_map():
    figure = drawn([])
    assert figure.numbered_only == ()
    assert is_sound(figure.svg)


def test_a_name_from_a_cell_is_inert():
    figure = drawn([item(1, 20, 80, name="<b>{{ 7*7 }}</b>")])
    assert "<b>" not in figure.svg
    assert "&lt;b&gt;" in figure.svg


def test_the_key_moves_away_from_discs_and_below_when_every_corner_is_taken():
    corners = [item(n, k, s, cost=5) for n, (k, s) in enumerate([(5, 5), (95, 5), (95, 90), (5, 90)], 1)]
    figure = drawn(corners)
    (head,) = (text for text in figure.drawing.texts if text.text == "Colour: residual risk")
    (axis,) = (text for text in figure.drawing.texts if text.text == "Knowledge index: rules")
    assert head.y > axis.y
    assert_clear(figure)


def test_the_map_is_the_same_on_every_run():
    items = [item(n, (n * 37) % 61 + 20, (n * 53) % 67 + 25, cost=n) for n in range(1, 31)]
    assert drawn(items).svg == drawn(items).svg


scores = st.floats(0, 100)
costs = st.none() | st.floats(0, 1e9) | st.sampled_from([0.0, 1.0, 1e-6])
risks = st.sampled_from(["low", "medium", "high", "none"])
names = st.text(max_size=90)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(scores, scores, costs, risks, names), max_size=25))
def test_nothing_overlaps_whatever_is_entered(rows):
    items = [item(n, k, s, cost=c, risk=r, name=name) for n, (k, s, c, r, name) in enumerate(rows, 1)]
    figure = drawn(items)
    if not figure.is_dense:
        assert_clear(figure)
    assert faults(figure.svg) == ()
    frame = Box(left=0, top=0, right=170, bottom=148)
    assert all(frame.holds(mark.box, slack=0.3) for mark in figure.drawing.marks if isinstance(mark, Text))
