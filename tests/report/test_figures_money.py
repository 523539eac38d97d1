from dataclasses import replace

import pytest
from figure_checks import FLOORS, PALETTE, is_sound
from figure_geometry import faults
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.report.figures.cost_by_verdict import VerdictSegment, cost_by_verdict
from reportgen.report.figures.cost_by_year import YearCost, cost_by_year
from reportgen.report.figures.label_row import Slot, every, spread
from reportgen.report.figures.minis import YearAmount, cumulative_cash, net_by_year, risk_rows
from reportgen.report.figures.svg import Circle, Line, Path, Rect
from reportgen.report.figures.waterfall import Step, waterfall


def text(amount):
    return f"{amount:,.1f}".replace("-", "−")


def assert_sound(figure):
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


def bars(figure, fill=None):
    return [mark for mark in figure.drawing.marks if isinstance(mark, Rect) and fill in (None, mark.fill)]


def words(figure):
    return [one.text for one in figure.drawing.texts]


def segment(label, amount, kind):
    return VerdictSegment(label=label, amount=amount, amount_text=f"£{amount:g}m", kind=kind)


def test_a_verdicts_width_is_its_share_of_the_cost():
    figure = cost_by_verdict([segment("BPO, 2", 75, "bpo"), segment("Retain, 1", 25, "retain")], PALETTE)
    first, second = bars(figure)
    assert first.width / second.width == pytest.approx(3)
    assert first.x == 0
    assert second.x + second.width == pytest.approx(170)
    assert words(figure) == ["£75m", "BPO, 2", "£25m", "Retain, 1"]


def test_a_label_wider_than_its_segment_goes_below_with_its_amount():
    figure = cost_by_verdict([segment("BPO, 2", 98, "bpo"), segment("Fix first, 3", 2, "fix")], PALETTE)
    (below,) = (one for one in figure.drawing.texts if one.y > 14)
    assert below.text == "Fix first, 3: £2m"
    assert below.fill == PALETTE.signal
    assert figure.height_mm > cost_by_verdict([segment("BPO, 2", 98, "bpo")], PALETTE).height_mm


def test_without_any_cost_the_bar_is_empty_but_the_verdicts_are_named():
    figure = cost_by_verdict([segment("Retain, 4", 0, "retain"), segment("Fix first, 1", 0, "fix")], PALETTE)
    assert [mark.fill for mark in bars(figure)] == [PALETTE.paper]
    assert "Retain, 4: £0m" in words(figure)
    assert_sound(figure)


kinds = st.sampled_from(["bpo", "kpo", "hybrid", "fix", "assess", "retain"])
amounts = st.floats(0, 1e9) | st.sampled_from([0.0, 0.001, 1.0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(amounts, kinds), min_size=1, max_size=6))
@example([(46.1, "bpo"), (2.0, "hybrid"), (1.0, "kpo"), (1.3, "fix"), (1.7, "assess"), (12.0, "retain")])
def test_verdict_labels_never_touch(rows):
    labels = {"bpo": "Source, BPO", "kpo": "Source, KPO", "hybrid": "Source, hybrid", "fix": "Fix first"}
    segments = [
        segment(f"{labels.get(kind, 'Assess further')}, {n}", amount, kind) for n, (amount, kind) in enumerate(rows)
    ]
    assert_sound(cost_by_verdict(segments, PALETTE))


def years(*nets):
    return [YearAmount(label=str(2027 + n), amount=net, amount_text=text(net)) for n, net in enumerate(nets)]


def test_a_year_that_costs_is_drawn_below_the_line_in_the_signal_colour():
    figure = net_by_year(years(-6.4, 1.5, 13.8), PALETTE)
    first, second, third = bars(figure)
    assert (first.fill, second.fill) == (PALETTE.signal, PALETTE.primary)
    assert first.y > third.y + third.height - 0.01
    assert words(figure)[:3] == ["−6.4", "1.5", "13.8"]


def test_the_running_total_is_ringed_where_the_money_is_back():
    figure = cumulative_cash(years(-6.0, -2.0, 4.0), PALETTE, crossing=1.5, crossing_text="month 18")
    rings = [mark for mark in figure.drawing.marks if isinstance(mark, Circle) and mark.fill == PALETTE.white]
    assert [round(ring.x / 53.6, 3) for ring in rings] == [round((0.5 + 1.5) / 3, 3)]
    assert "month 18" in words(figure)
    none = cumulative_cash(years(-6.0, -2.0), PALETTE, crossing=None)
    assert not [mark for mark in none.drawing.marks if isinstance(mark, Circle) and mark.fill == PALETTE.white]


net = st.floats(-1e7, 1e7) | st.just(0.0)


@settings(max_examples=60, deadline=None)
@given(st.lists(net, max_size=12), st.none() | st.floats(0, 12))
@example([-6.4, 1.5, 13.8, 19.4, 20.8], 1.3)
@example([0.0], 0.0)
@example([1e6, 0.0, 0.0, -5690469.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], None)
@example([-1.0, -1.0], None)
def test_small_figures_hold_whatever_the_years_bring(nets, crossing):
    assert_sound(net_by_year(years(*nets), PALETTE))
    assert_sound(cumulative_cash(years(*nets), PALETTE, crossing=crossing, crossing_text="month 28"))


def test_risks_are_cells_by_score_worst_first():
    figure = risk_rows([8, 20, 15], [6, 4, 8], PALETTE, floors=FLOORS)
    assert words(figure) == ["Before", "20", "15", "8", "After", "8", "6", "4", "scores; 15 or more is severe"]
    assert [cell.fill for cell in bars(figure)][:3] == [PALETTE.heat[4], PALETTE.heat[4], PALETTE.heat[2]]


def test_many_risks_are_counted_by_the_tiers_that_the_contents_name():
    figure = risk_rows([20] * 20 + [12] * 17 + [3] * 3, [9] * 25 + [5] * 15, PALETTE, floors=FLOORS)
    foot = "low to 5, medium to 9, high to 14, then severe"
    assert words(figure) == ["Before", "20 severe", "17 high", "3", "After", "25 medium", "15 low", foot]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(1, 25), max_size=40), st.lists(st.floats(1, 25), max_size=40))
def test_risk_rows_never_overflow(before, after):
    assert_sound(risk_rows(before, after, PALETTE, floors=FLOORS))


def year(label="Year 1", **amounts):
    parts = {"baseline": 0.0, "charges": 0.0, "governance": 0.0, "retained": 0.0, "one_off": 0.0} | amounts
    return YearCost(label=label, difference="saves 13.8", saves=True, **parts)


def test_a_years_parts_stack_to_the_height_of_its_total():
    figure = cost_by_year([year(baseline=100, charges=60, governance=5, retained=10, one_off=5)], PALETTE, text=text)
    baseline, retained, charges, governance, one_off = bars(figure)[:5]
    total = sum(one.height for one in (retained, charges, governance, one_off)) + 4 * 0.25  # and the seams
    assert total / (baseline.height + 0.25) == pytest.approx(0.8)
    assert retained.y > charges.y > governance.y > one_off.y
    assert {"100.0", "80.0", "saves 13.8"} <= set(words(figure))


def test_what_is_stranded_and_capital_avoided_stand_out_in_their_stacks():
    figure = cost_by_year([year(baseline=80, avoided_capital=20, charges=60, stranded=30, tax=10)], PALETTE, text=text)
    baseline, capital, stranded, charges, tax = bars(figure)[:5]
    assert [one.fill for one in (baseline, capital)] == [PALETTE.as_is[0], PALETTE.as_is[2]]
    assert stranded.y > charges.y > tax.y
    hatches = [mark for mark in figure.drawing.marks if isinstance(mark, Path)]
    assert [one.stroke for one in hatches] == [PALETTE.signal] * 2  # the bar and its entry in the legend
    assert {"Stranded cost", "Avoided capital spending", "Tax", "100.0"} <= set(words(figure))
    assert words(figure).count("100.0") == 2
    assert_sound(figure)


def test_parts_that_no_year_has_are_not_in_the_legend():
    said = words(cost_by_year([year(baseline=80, charges=60)], PALETTE, text=text))
    assert "Provider charges" in said
    assert not {"Stranded cost", "Avoided capital spending", "Tax", "One-off cost"} & set(said)


def test_a_sliver_of_a_bar_stands_above_the_line_which_runs_over_its_foot():
    figure = cost_by_year([year(avoided_capital=0.01), year(baseline=100)], PALETTE, text=text)
    sliver = bars(figure)[0]
    marks = figure.drawing.marks
    base = next(mark for mark in marks if isinstance(mark, Line) and mark.stroke == PALETTE.ink_2)
    assert base.y1 - sliver.y >= 0.5
    assert marks.index(base) > marks.index(sliver)


def test_ticks_lose_decimals_only_where_all_are_nought():
    assert "80" in words(cost_by_year([year(baseline=75.5)], PALETTE, text=text))
    assert "0.5" in words(cost_by_year([year(baseline=1.9)], PALETTE, text=text))


def test_a_difference_too_long_for_its_year_is_broken_not_cut():
    drawn = [year(f"Year {n}", baseline=2.0) for n in range(11)]
    drawn[0] = replace(drawn[0], difference="costs 0.64 more", saves=False)
    figure = cost_by_year(drawn, PALETTE, text=text)
    assert {"costs", "0.64 more"} <= set(words(figure)) or {"costs 0.64", "more"} <= set(words(figure))
    assert not [word for word in words(figure) if "…" in word]
    assert_sound(figure)


def test_a_difference_that_fits_on_no_line_is_left_to_the_table():
    drawn = [replace(year(f"Year {n}"), difference="costs 1,234,567,890,123 more") for n in range(11)]
    figure = cost_by_year(drawn, PALETTE, text=text)
    assert not [word for word in words(figure) if "…" in word or "1,234" in word]
    assert figure.table[1][-1] == "costs 1,234,567,890,123 more"


def test_without_any_amount_the_axis_has_nought_alone():
    figure = cost_by_year([year(), year("Year 2")], PALETTE, text=lambda amount: f"{amount:.0f}")
    assert [word for word in words(figure) if word.isdigit()] == ["0"]
    assert_sound(figure)


def test_ticks_that_would_read_alike_are_fewer():
    figure = cost_by_year([year(baseline=1.0)], PALETTE, text=lambda amount: f"{amount:.0f}")
    axis = [one.text for one in figure.drawing.texts if one.anchor == "end"]
    assert axis == ["0", "1"]


cost = st.floats(0, 1e9) | st.sampled_from([0.0, 1.0])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cost, cost, cost, cost, cost, cost, cost), max_size=11))
def test_years_hold_whatever_they_cost(rows):
    drawn = [
        year(f"Year {n}", baseline=b, charges=c, governance=g, retained=r, one_off=o, stranded=s, avoided_capital=a)
        for n, (b, c, g, r, o, s, a) in enumerate(rows)
    ]
    figure = cost_by_year(drawn, PALETTE, text=lambda amount: f"{amount:.3g}")
    assert_sound(figure)


def step(label, amount, kind):
    return Step(label=label, amount=amount, amount_text=text(amount), kind=kind)


STEPS = [step("Avoided", 100.0, "total"), step("Charges", -60.0, "cost"), step("Rebate", 5.0, "gain")]


def test_a_step_hangs_from_where_the_one_before_ended():
    figure = waterfall([*STEPS, step("Net saving", 45.0, "total")], PALETTE)
    avoided, charges, rebate, net_saving = bars(figure)
    assert charges.y == pytest.approx(avoided.y)
    assert charges.height / avoided.height == pytest.approx(0.6)
    assert rebate.y + rebate.height == pytest.approx(charges.y + charges.height)
    assert net_saving.y == pytest.approx(rebate.y)
    assert [one.fill for one in bars(figure)] == [PALETTE.primary, PALETTE.signal, PALETTE.p55, PALETTE.primary]


def test_a_net_loss_hangs_below_the_line_with_its_amount():
    steps = [
        step("Avoided", 100.0, "total"),
        step("Charges", -130.0, "cost"),
        step("Gross", -30.0, "total"),
        step("Rebate", 0.0, "gain"),
        step("Net saving", -30.0, "total"),
    ]
    figure = waterfall(steps, PALETTE)
    avoided, charges, gross, rebate, net_saving = bars(figure)
    line = avoided.y + avoided.height
    assert charges.y + charges.height > line
    assert gross.y == net_saving.y == pytest.approx(line)
    assert net_saving.height / avoided.height == pytest.approx(0.3)
    assert net_saving.fill == PALETTE.signal
    (amount,) = (one for one in figure.drawing.texts if one.text == "−30.0" and one.x > rebate.x + rebate.width)
    assert amount.box.top > net_saving.y + net_saving.height
    assert_sound(figure)


def test_the_line_strikes_through_no_amount():
    steps = [step("Avoided", 10.0, "total"), step("Charges", -15.0, "cost"), step("One-off", -20.0, "cost")]
    figure = waterfall(steps, PALETTE)
    avoided, _, one_off = bars(figure)
    (amount,) = (one for one in figure.drawing.texts if one.text == "−20.0")
    assert amount.box.top > one_off.y + one_off.height > avoided.y + avoided.height
    assert_sound(figure)


def test_steps_of_nought_are_thin_bars_on_the_line():
    figure = waterfall([step("Avoided", 0.0, "total"), step("Charges", 0.0, "cost")], PALETTE)
    assert [one.height for one in bars(figure)] == [0.6, 0.6]
    assert words(figure).count("0.0") == 2
    assert_sound(figure)


def test_long_step_names_are_broken_not_cut():
    name = "Governance, assurance and the retained organisation"
    figure = waterfall([step(name, 10.0, "total"), *STEPS[1:], *STEPS[1:], *STEPS[1:]], PALETTE)
    lines = [one.text for one in figure.drawing.texts if one.x == figure.drawing.texts[1].x][1:]
    assert " ".join(lines) == name
    assert_sound(figure)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.sampled_from(["total", "gain", "cost"])), max_size=9))
def test_steps_hold_whatever_they_are(rows):
    assert_sound(waterfall([step("One-off cost", amount, kind) for amount, kind in rows], PALETTE))


def test_labels_on_a_line_keep_their_order_and_distance():
    """Two that would touch stand off their centres, 10 and 11, by as much to either side; the last within the row."""
    lefts = spread(
        [Slot(centre=10, width=8), Slot(centre=11, width=8), Slot(centre=50, width=8)], low=0, high=54, gap=1
    )
    assert lefts == (2, 11, 46)
    assert spread([Slot(centre=0, width=4)], low=0, high=10, gap=1) == (0,)
    assert every(7.0, 5.0) == 2
    assert every(4.0, 5.0) == 1
