import datetime as dt
from itertools import pairwise

import pytest
from figure_checks import FLOORS, PALETTE, is_sound
from figure_geometry import faults
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.knowledge.catalogues import load
from reportgen.report.figures.heat_maps import HeatEntry, has_full_cell, heat_maps
from reportgen.report.figures.heat_steps import SEVERE, step_of
from reportgen.report.figures.risk_disc import LOW_TO, MEDIUM_TO
from reportgen.report.figures.roadmap import Gate, RoadmapRow, roadmap
from reportgen.report.figures.svg import Circle, Line, Path, Rect
from reportgen.report.view.security.risk_facts import score_floors

START = dt.date(2027, 1, 1)


def assert_sound(figure):
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


def words(figure):
    return [one.text for one in figure.drawing.texts]


@pytest.mark.parametrize(
    ("score", "step"),
    [(1, 0), (3, 0), (4, 1), (5, 1), (6, 2), (9, 2), (10, 3), (12, 3), (15, 4), (25, 4)],
)
def test_a_tint_ends_where_its_band_ends(score, step):
    assert step_of(score, FLOORS) == step


def test_tints_follow_other_bands():
    assert [step_of(score, (1, 5, 9, 13)) for score in (2, 3, 4, 5, 8, 9, 12, 13)] == [0, 1, 1, 2, 2, 3, 3, 4]


def test_the_bands_of_the_knowledge_are_those_that_discs_and_words_use():
    assert score_floors(load()) == FLOORS == (1, LOW_TO + 1, MEDIUM_TO + 1, SEVERE)


def test_a_process_moves_from_the_dark_corner_to_a_pale_cell():
    figure = heat_maps([HeatEntry(number=7, before=(4, 5), after=(2, 2))], PALETTE, floors=FLOORS)
    before, after = (one for one in figure.drawing.texts if one.text == "7")
    cells = [mark for mark in figure.drawing.marks if isinstance(mark, Rect)]
    fills = [next(cell.fill for cell in cells if cell.box.holds(text.box)) for text in (before, after)]
    assert fills == [PALETTE.heat[4], PALETTE.heat[1]]
    assert before.x < after.x
    assert (before.fill, after.fill) == (PALETTE.white, PALETTE.ink)


def test_both_grids_have_twenty_five_cells_and_fit_beside_two_figures():
    figure = heat_maps([], PALETTE, floors=FLOORS)
    assert figure.width_mm == 136
    assert len([mark for mark in figure.drawing.marks if isinstance(mark, Rect)]) == 50


def in_one_cell(numbers):
    return [HeatEntry(number=n, before=(3, 3), after=(3, 3), today=(3, 3)) for n in numbers]


def test_six_numbers_stand_clear_of_each_other_and_of_the_borders_of_their_cell():
    entries = in_one_cell(range(20, 26))
    figure = heat_maps(entries, PALETTE, floors=FLOORS, width=170)
    cells = [mark.box for mark in figure.drawing.marks if isinstance(mark, Rect)]
    numbers = [text.box for text in figure.drawing.texts if len(text.text) == 2]
    assert len(numbers) == 18
    assert all(any(cell.holds(number, slack=-0.4) for cell in cells) for number in numbers)
    assert not has_full_cell(entries, width=170)


def test_numbers_in_a_row_stand_a_millimetre_apart():
    figure = heat_maps(in_one_cell([1, 4, 7, 9, 10, 11, 12]), PALETTE, floors=FLOORS, width=170)
    numbers = [text.box for text in figure.drawing.texts if text.weight == 600 and text.text.isdigit()]
    gaps = [
        after.left - before.right
        for before in numbers
        for after in numbers
        if after.top == before.top and after.left > before.left
    ]
    assert len(numbers) == 21
    assert min(gaps) > 1.0


def test_numbers_that_would_run_together_are_counted():
    entries = in_one_cell(range(14, 23))
    figure = heat_maps(entries, PALETTE, floors=FLOORS, width=170)
    assert has_full_cell(entries, width=170)
    assert words(figure).count("of 9") == 3
    assert "14" not in words(figure)


def test_a_full_cell_is_counted():
    figure = heat_maps([HeatEntry(number=n, before=(3, 3), after=(1, 1)) for n in range(1, 31)], PALETTE, floors=FLOORS)
    assert words(figure).count("30") == 2
    assert words(figure).count("processes") == 2
    assert_sound(figure)


level = st.integers(1, 5) | st.floats(0.4, 5.6)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(level, level, level, level), max_size=60), st.sampled_from([1, 95, 950]))
@example([(5, 5, 1, 1)] * 9, 1)
@example([(5, 5, 1, 1)] * 6, 100)
def test_numbers_in_cells_never_touch(rows, first):
    entries = [HeatEntry(number=first + n, before=(a, b), after=(c, d)) for n, (a, b, c, d) in enumerate(rows)]
    assert_sound(heat_maps(entries, PALETTE, floors=FLOORS))


def row(group="Wave 1", label="Indexing", *, kind="wave", handover=3.0, parallel=6.0, steady=9.0):
    return RoadmapRow(
        group=group,
        label=label,
        kind=kind,
        handover_start=handover,
        handover_end=parallel,
        parallel_end=steady,
    )


def bars(figure):
    return [mark for mark in figure.drawing.marks if isinstance(mark, Rect)]


def test_a_wave_is_pale_then_mid_then_solid_to_the_end():
    figure = roadmap([row()], (), PALETTE, start=START, months=36)
    pale, mid, solid = bars(figure)
    assert [one.fill for one in (pale, mid, solid)] == [PALETTE.p30, PALETTE.p55, PALETTE.primary]
    assert pale.width == pytest.approx(mid.width)
    assert solid.x + solid.width == pytest.approx(169.7)


def test_a_fix_is_an_outline_with_a_diamond_after_it():
    figure = roadmap([row("Fix first", kind="fix")], (), PALETTE, start=START, months=36)
    (outline,) = bars(figure)
    (again,) = (mark for mark in figure.drawing.marks if isinstance(mark, Path))
    assert (outline.stroke, again.fill) == (PALETTE.signal, PALETTE.signal)
    assert next(one.fill for one in figure.drawing.texts if one.text == "Fix first") == PALETTE.signal


def test_quarters_follow_the_calendar_not_the_start():
    figure = roadmap([row()], (), PALETTE, start=dt.date(2026, 11, 1), months=36)
    heads = [one for one in words(figure) if one.startswith(("Q", "20"))]
    assert heads[:5] == ["Q4", "2026", "Q1", "2027", "Q2"]
    before = {one.text: one.anchor for one in figure.drawing.texts if one.text in {"Q4", "2026"}}
    assert before["2026"] == "end", "two months of 2026 leave no room for its name, so it ends before them"
    assert "2028" in heads


def test_a_quarter_with_a_month_left_is_named_before_its_line():
    figure = roadmap([row()], (), PALETTE, start=dt.date(2026, 12, 1), months=36)
    first = next(one for one in figure.drawing.texts if one.text == "Q4")
    line = min(one.x1 for one in figure.drawing.marks if isinstance(one, Line) and one.x1 == one.x2)
    assert first.box.right < line


@pytest.mark.parametrize("month", [10, 11, 12])
def test_the_last_quarter_is_as_wide_as_the_others(month):
    """Three years from within a quarter end within another, which is drawn to its end."""
    figure = roadmap([row()], (), PALETTE, start=dt.date(2026, month, 1), months=36)
    begins = [one.x1 for one in figure.drawing.marks if isinstance(one, Line) and one.x1 == one.x2]
    widths = [later - one for one, later in pairwise([*sorted(begins), 169.7])]
    assert widths[1:] == pytest.approx([widths[1]] * len(widths[1:]))


def test_names_of_one_line_get_the_room_they_need():
    label = "Tax compliance and transfer pricing files"
    close = roadmap([row(label=label)], (), PALETTE, start=START, months=36, most_tall=0)
    assert label in words(close)
    assert bars(close)[0].x > bars(roadmap([row()], (), PALETTE, start=START, months=36, most_tall=0))[0].x


def test_gates_that_fall_together_stand_side_by_side():
    gates = [Gate(label="G1", month=12), Gate(label="G2", month=12), Gate(label="G3", month=12.5)]
    figure = roadmap([row()], gates, PALETTE, start=START, months=36)
    discs = [mark for mark in figure.drawing.marks if isinstance(mark, Circle)]
    assert all(later.x - one.x >= 2 * one.r for one, later in pairwise(discs))
    assert_sound(figure)


def test_more_rows_than_fit_comfortably_are_set_closer():
    rows = [row(f"Wave {n // 8}", f"Function {n}") for n in range(32)]
    figure = roadmap(rows, (), PALETTE, start=START, months=36)
    assert figure.height_mm < 215
    assert_sound(figure)


months = st.floats(0, 130)
labels = st.text(max_size=60)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(labels, st.sampled_from(["wave", "fix"]), months, months, months), max_size=12),
    st.lists(months, max_size=8),
    st.integers(1, 120),
    st.dates(dt.date(2024, 1, 1), dt.date(2035, 12, 31)),
)
def test_the_roadmap_holds_whatever_is_planned(rows, gate_months, horizon, start):
    drawn = [
        row(f"Wave {n // 3}", label, kind=kind, handover=a, parallel=b, steady=c)
        for n, (label, kind, a, b, c) in enumerate(rows)
    ]
    gates = [Gate(label=f"G{n}", month=month) for n, month in enumerate(gate_months)]
    assert_sound(roadmap(drawn, gates, PALETTE, start=start, months=horizon))
