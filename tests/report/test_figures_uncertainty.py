import pytest
from figure_checks import PALETTE, is_sound
from figure_geometry import faults
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.report.figures.axis import axis_ticks, decimals_of
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.range_bar import RangePoint, range_bar
from reportgen.report.figures.s_curve import Percentile, Upright, s_curve
from reportgen.report.figures.scale import LinearScale
from reportgen.report.figures.svg import Circle, Line, Path, Rect
from reportgen.report.figures.tornado import TornadoRow, tornado

AMBER_BRAND = Palette.from_primary("#9C2B12")


def text(amount, decimals=0):
    return f"{amount:,.{decimals}f}".replace("-", "−")


def percent(share):
    return f"{share:.0%}"


def assert_sound(figure):
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


def words(figure):
    return [one.text for one in figure.drawing.texts]


def marks(figure, kind, **looks):
    return [
        mark
        for mark in figure.drawing.marks
        if isinstance(mark, kind) and all(getattr(mark, name) == value for name, value in looks.items())
    ]


def row(label, at_low, at_high, low_text="low", high_text="high"):
    return TornadoRow(
        label=label,
        low_text=low_text,
        high_text=high_text,
        at_low=at_low,
        at_high=at_high,
        at_low_text=text(at_low, 1),
        at_high_text=text(at_high, 1),
    )


def drawn(rows, base=20.0, palette=PALETTE):
    return tornado(rows, palette, base=base, base_text=f"Plan: £{base:g}m", text=text)


def test_what_is_worse_is_left_of_the_plan_in_the_signals_colour():
    figure = drawn([row("Rate", 24.0, 14.0, "16%", "21%")])
    (worse,), (better,) = marks(figure, Rect, fill=PALETTE.signal), marks(figure, Rect, fill=PALETTE.primary)
    assert worse.x + worse.width == pytest.approx(better.x)
    assert worse.width / better.width == pytest.approx(6 / 4)
    low, high = (next(one for one in figure.drawing.texts if one.text == said) for said in ("16%", "21%"))
    assert high.box.right < worse.x
    assert low.box.left > better.x + better.width
    assert "Plan: £20m" in words(figure)
    assert figure.table[1] == ("Rate", "16%", "21%", "24.0", "14.0")
    assert "Rate: 24.0 at 16%, 14.0 at 21%" in figure.alt


def test_a_brand_near_rust_has_another_signal():
    figure = drawn([row("Rate", 24.0, 14.0)], palette=AMBER_BRAND)
    assert AMBER_BRAND.signal != AMBER_BRAND.primary
    assert [bar.fill for bar in marks(figure, Rect)] == [AMBER_BRAND.signal, AMBER_BRAND.gain]


def test_a_driver_with_one_end_at_the_plan_has_one_bar():
    figure = drawn([row("Wave 1 is live", 20.0, 17.0, "month 6", "month 9")])
    (only,) = marks(figure, Rect)
    assert only.fill == PALETTE.signal
    assert_sound(figure)


def test_two_ends_on_one_side_both_show():
    figure = drawn([row("Minimum volume", 18.0, 15.0)])
    longer, shorter = marks(figure, Rect)
    assert longer.x < shorter.x
    assert longer.width > shorter.width
    assert_sound(figure)


def test_the_results_axis_is_on_top_and_goes_on_past_the_farthest_value():
    figure = drawn([row("Rate", 24.3, 14.1)])
    ticks = [one for one in figure.drawing.texts if one.y < 4]
    assert [one.text for one in ticks] == ["14", "16", "18", "20", "22", "24", "26"]
    bars = marks(figure, Rect)
    assert ticks[0].x < min(bar.x for bar in bars)
    assert ticks[-1].x > max(bar.x + bar.width for bar in bars)


def test_long_names_take_two_lines_within_their_column():
    name = "Share of the provider’s work that is done at home because the client or its regulator asks for that"
    figure = drawn([row(name, 24.0, 14.0, "month 10", "month 20"), row("Rate", 25.0, 13.0)])
    assert_sound(figure)
    lines = [one for one in figure.drawing.texts if one.x == 0]
    assert len(lines) == 3
    assert all(one.box.right < 60 for one in lines)


amount = st.floats(-1e7, 1e7) | st.sampled_from([0.0, 20.0])
ends = st.lists(st.tuples(amount, amount), max_size=10)
value_text = st.sampled_from(["16%", "month 12", "1,200,000", "0.85", "12 people"])


@settings(max_examples=30, deadline=None)
@given(ends, amount, value_text, value_text)
@example([(20.0, 20.0)], 20.0, "1", "1")
@example([(1e-4, 2e-4)], 1.5e-4, "1", "1")
@example([(-1e7, -1e7 + 0.01)], -1e7, "1", "1")
def test_a_tornado_holds_whatever_drives_it(rows, base, low, high):
    drivers = [
        row(f"Provider rates when the contract is signed {n}", one, two, low, high) for n, (one, two) in enumerate(rows)
    ]
    assert_sound(drawn(drivers, base))


def bell(low, middle, high):
    """A curve through its percentiles, with tails."""
    return [(low - (middle - low), 0.0), (low, 0.1), (middle, 0.5), (high, 0.9), (high + (high - middle), 1.0)]


def curve_of(low, middle, high, uprights=(), unit="net saving over five years, £m", palette=PALETTE):
    named = (("P10", 0.1, low), ("P50", 0.5, middle), ("P90", 0.9, high))
    points = [Percentile(name=name, share=share, amount=at, text=f"£{text(at, 1)}m") for name, share, at in named]
    return s_curve(
        bell(low, middle, high),
        palette,
        percentiles=points,
        uprights=uprights,
        unit=unit,
        text=text,
        percent=percent,
    )


PLAN = Upright(label="Plan £35.9m", amount=35.9, is_plan=True)


def test_three_points_are_ringed_on_the_curve_and_the_band_is_between_the_outer_two():
    figure = curve_of(14.6, 23.3, 31.5, [PLAN])
    low, middle, high = marks(figure, Circle)
    assert low.y > middle.y > high.y
    assert (low.y - middle.y) == pytest.approx(middle.y - high.y)
    (band,) = marks(figure, Path, fill=PALETTE.p14)
    assert band.d.startswith(f"M {low.x:.2f}".rstrip("0"))
    assert {"P10 £14.6m", "P50 £23.3m", "P90 £31.5m"} <= set(words(figure))


def test_the_plan_is_a_dashed_line_in_the_signals_colour_and_nought_is_marked_only_where_it_lies_in_range():
    figure = curve_of(14.6, 23.3, 31.5, [PLAN])
    dashed = [line for line in marks(figure, Line, stroke=PALETTE.signal) if line.dash]
    assert len(dashed) == 1
    assert "Plan £35.9m" in words(figure)
    assert "no saving" not in words(figure)
    below = curve_of(-4.0, 2.0, 8.0, [PLAN])
    assert "no saving" in words(below)


def test_a_target_stands_beside_the_plan_without_touching_it():
    figure = curve_of(14.6, 23.3, 31.5, [PLAN, Upright(label="Target £36.0m", amount=36.0)])
    assert {"Plan £35.9m", "Target £36.0m"} <= set(words(figure))
    assert_sound(figure)


def test_a_label_at_the_left_edge_goes_to_the_lower_right_of_its_point():
    figure = curve_of(1.0, 1.1, 1.2, [Upright(label="Plan £90m", amount=90.0, is_plan=True)])
    label = next(one for one in figure.drawing.texts if one.text.startswith("P10"))
    ring = marks(figure, Circle)[0]
    assert label.box.left > ring.x
    assert_sound(figure)


rising = st.lists(amount, min_size=3, max_size=3).map(sorted)


@settings(max_examples=40, deadline=None)
@given(rising, amount, st.none() | amount)
@example([0.0, 0.0, 0.0], 0.0, None)
@example([-1.0, 0.0, 1.0], 0.0, 0.0)
@example([-1e7, 0.0, 1e7], -1e7, 1e7)
@example([5.0, 5.0, 5.0], 5.0, 500.0)
@example([14.6, 23.3, 31.5], 23.3, 23.3)
def test_a_curve_holds_whatever_the_outcomes(points, plan, target):
    uprights = [Upright(label=f"Plan £{plan:,.1f}m", amount=plan, is_plan=True)]
    uprights += [] if target is None else [Upright(label=f"Target £{target:,.1f}m", amount=target)]
    assert_sound(curve_of(*points, uprights))


def test_a_curve_of_one_point_is_a_step():
    figure = s_curve([(5.0, 1.0)], PALETTE, percentiles=(), uprights=[], unit="£m", text=text, percent=percent)
    assert_sound(figure)


def test_marks_of_an_axis_are_as_many_as_their_labels_leave_room_for():
    wide = LinearScale(low=0, high=1e7, start=0, end=100)
    assert [one.text for one in axis_ticks(wide, text)] == [
        "0", "2,000,000", "4,000,000", "6,000,000", "8,000,000", "10,000,000",
    ]  # fmt: skip
    narrow = LinearScale(low=0, high=1e7, start=0, end=24)
    assert [one.text for one in axis_ticks(narrow, text)] == ["0", "10,000,000"]
    assert axis_ticks(LinearScale(low=0, high=1e7, start=0, end=10), text) == ()


@pytest.mark.parametrize(
    ("step", "decimals"), [(5.0, 0), (1.0, 0), (0.5, 1), (0.25, 2), (2.5, 1), (1e-4, 4), (1e-9, 6)]
)
def test_marks_have_the_decimals_that_tell_them_apart(step, decimals):
    assert decimals_of(step) == decimals


def points(*amounts):
    names = ("P10", "P50", "P90", "Plan")
    return [RangePoint(name=name, amount=at, amount_text=text(at, 1)) for name, at in zip(names, amounts, strict=True)]


def test_the_small_range_names_each_point_over_its_amount():
    figure = range_bar(*points(14.6, 23.3, 31.5, 35.9), PALETTE)
    assert words(figure) == ["P10", "14.6", "P50", "23.3", "P90", "31.5", "Plan", "35.9"]
    band, stroke = marks(figure, Rect)
    assert band.x < stroke.x < band.x + band.width
    assert_sound(figure)


@settings(max_examples=30, deadline=None)
@given(rising, amount)
@example([0.0, 0.0, 0.0], 0.0)
@example([-1234567.8, -1234567.8, -1234567.8], -1234567.8)
@example([-1e7, 9.9e6, 1e7], 1e7)
def test_the_small_range_holds_whatever_the_outcomes(outcomes, plan):
    assert_sound(range_bar(*points(*outcomes, plan), PALETTE))
