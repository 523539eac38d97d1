import math
from itertools import combinations

import pytest
from figure_checks import PALETTE, is_sound
from figure_geometry import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.figures.evidence_bars import Amount, EvidenceRow, evidence_bars
from reportgen.report.figures.index_swarm import SwarmItem, index_swarm
from reportgen.report.figures.svg import Circle, Path, Rect

LANES = ("Rated in full", "Partly rated", "Read from the text")
BANDS = ("BPO, routine: 5", "Hybrid: 3", "KPO, expert: 2")


def item(number, index, *, lane=0, is_firm=True):
    return SwarmItem(number=number, index=index, lane=lane, is_firm=is_firm)


def swarm(items, lanes=LANES):
    return index_swarm(items, PALETTE, lanes=lanes, bands=BANDS)


def discs(figure):
    return [mark for mark in figure.drawing.marks if isinstance(mark, Circle)]


def assert_apart(figure):
    for one, other in combinations(discs(figure), 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


def test_a_disc_stands_at_its_index_and_in_the_lane_of_its_evidence():
    low, high = discs(swarm([item(1, 10), item(2, 90, lane=2)]))
    assert (low.x - 27) / 140 == pytest.approx(0.10)
    assert (high.x - 27) / 140 == pytest.approx(0.90)
    assert low.y < high.y


def test_a_class_that_does_not_hold_is_an_open_disc():
    firm, loose = discs(swarm([item(1, 10), item(2, 41, is_firm=False)]))
    assert firm.fill == PALETTE.primary
    assert loose.fill == PALETTE.white


@pytest.mark.parametrize("count", [1, 35, 60, 150])
def test_discs_and_their_numbers_never_touch(count):
    figure = swarm([item(n, (n * 37) % 97, lane=n % 3) for n in range(1, count + 1)])
    assert not figure.is_dense
    assert_apart(figure)
    printed = [int(text.text) for text in figure.drawing.texts if text.text.isdigit()]
    assert set(range(1, count + 1)) <= set(printed)


@pytest.mark.parametrize("count", [400, 5000])
def test_a_large_portfolio_is_drawn_without_numbers_at_a_height_that_fits_a_page(count):
    figure = swarm([item(n, (n * 37) % 97, is_firm=n % 4 > 0) for n in range(count)], ("Rated in full",))
    assert figure.is_dense
    assert figure.height_mm <= 96
    assert discs(figure) == []
    assert len([mark for mark in figure.drawing.marks if isinstance(mark, Path)]) == 2
    assert len(figure.table) == count + 1


def test_nothing_to_place_is_drawn():
    assert is_sound(swarm([], ()).svg)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100) | st.sampled_from([0, 40, 60, 100]), st.integers(0, 2)), max_size=60))
def test_nothing_touches_whatever_the_scores(rows):
    assert_apart(swarm([item(n, index, lane=lane) for n, (index, lane) in enumerate(rows, 100)]))


def row(label="Rated in full", share=0.9, firm=0.8, text="31", *, cost=True):
    amount = Amount(share=share, firm=firm, text=text)
    return EvidenceRow(label=label, count=amount, cost=amount if cost else None)


def test_the_firm_part_is_filled_and_the_rest_hatched():
    figure = evidence_bars([row(share=0.9, firm=0.6)], PALETTE)
    filled, hatched, *_ = [mark for mark in figure.drawing.marks if isinstance(mark, Rect)]
    assert filled.width / (filled.width + hatched.width) == pytest.approx(2 / 3)
    assert hatched.fill == PALETTE.white
    assert figure.table == (("Evidence", "Processes", "Annual cost"), ("Rated in full", "31", "31"))


def test_without_costs_there_is_one_panel():
    texts = [text.text for text in evidence_bars([row(cost=False)], PALETTE).drawing.texts]
    assert "Processes" in texts
    assert "Annual cost" not in texts


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.floats(0, 1), st.floats(0, 1), st.booleans()), max_size=4))
def test_no_words_touch_in_the_bars(rows):
    figure = evidence_bars(
        [row(label, share, firm * share, "1,234", cost=cost) for label, share, firm, cost in rows], PALETTE
    )
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)
