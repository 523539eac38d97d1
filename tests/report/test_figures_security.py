"""The figures of security: three maps and the line of what is accepted, coverage, families, and rules by process."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from figure_checks import FLOORS, PALETTE, is_sound
from figure_geometry import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.report.figures.coverage_bars import CoverageBar, coverage_bars
from reportgen.report.figures.coverage_matrix import CoverageRow, coverage_matrix
from reportgen.report.figures.family_pairs import FamilyPair, family_pairs
from reportgen.report.figures.heat_maps import HeatEntry, heat_maps
from reportgen.report.figures.palette import Palette
from reportgen.report.figures.rule_matrix import RuleRow, rule_matrix
from reportgen.report.figures.svg import Path, Rect
from reportgen.report.figures.value_bar import value_bar

LONGEST = "Help with notices to authorities and people concerned"


def assert_sound(figure):
    assert faults(figure.svg) == ()
    assert is_sound(figure.svg)


def entry(number, before=(4, 5), today=(3, 4), after=(1, 2)):
    return HeatEntry(number=number, before=before, today=today, after=after)


def limit_of(figure):
    """Return the corners of the first map's line as points."""
    line = next(mark for mark in figure.drawing.marks if isinstance(mark, Path) and mark.stroke == PALETTE.ink)
    x = y = 0.0
    points = []
    for command, numbers in re.findall(r"([MHV]) ([\d. ]+)", line.d):
        values = [float(value) for value in numbers.split()]
        x, y = values if command == "M" else (values[0], y) if command == "H" else (x, values[0])
        points.append((x, y))
    return points


@pytest.mark.parametrize("accepted", range(1, 25))
def test_the_line_parts_the_scores_that_are_accepted_from_the_others(accepted):
    """In each row, from the top, the line stands right of the last cell whose score is accepted."""
    figure = heat_maps([entry(1)], PALETTE, floors=FLOORS, width=170, accepted=accepted)
    cells = [mark for mark in figure.drawing.marks if isinstance(mark, Rect)][:25]
    points = limit_of(figure)
    steps = [(first, second) for first, second in pairwise(points) if first[0] == second[0]]
    for index, cell in enumerate(cells):
        likelihood, impact = index // 5 + 1, index % 5 + 1
        middle = cell.y + cell.height / 2
        walls = [first[0] for first, second in steps if min(first[1], second[1]) < middle < max(first[1], second[1])]
        within = accepted // likelihood
        if not 0 < within < 5:
            assert walls == []
        else:
            assert (cell.x < walls[0]) is (likelihood * impact <= accepted)


def test_three_maps_tell_how_many_lie_above_the_line():
    figure = heat_maps([entry(1), entry(2, today=(2, 4)), entry(3, before=(2, 2), today=(1, 2))], PALETTE,
                       floors=FLOORS, width=170, accepted=8)  # fmt: skip
    texts = [text.text for text in figure.drawing.texts]
    assert [word for word in texts if "above" in word] == [
        "2 above", "1 above", "none above",
    ]  # fmt: skip
    assert [word for word in texts if word in {"Before measures", "With today’s measures", "Measures agreed"}] == [
        "Before measures", "With today’s measures", "Measures agreed",
    ]  # fmt: skip
    assert figure.table[1] == ("1", "4", "5", "3", "4", "1", "2")


level = st.tuples(st.integers(1, 5), st.integers(1, 5))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(level, level, level), max_size=60), st.sampled_from([1, 95, 950]), st.integers(1, 25))
def test_numbers_in_three_maps_never_touch(rows, first, accepted):
    entries = [entry(first + n, *row) for n, row in enumerate(rows)]
    assert_sound(heat_maps(entries, PALETTE, floors=FLOORS, width=170, accepted=accepted))


STATES = ("in_place", "to_show", "partial", "missing", "")


def row(states, family="Access", name=LONGEST):
    return CoverageRow(
        family=family,
        name=name,
        states=tuple(states),
        in_place=states.count("in_place"),
        to_show=states.count("to_show"),
        partial=states.count("partial"),
        missing=states.count("missing"),
    )


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 40), st.integers(1, 9), st.sampled_from([1, 60, 180]), st.randoms(use_true_random=False))
def test_a_matrix_is_sound_from_one_process_to_forty(columns, rows, first, chance):
    given_rows = [
        row([chance.choice(STATES) for _ in range(columns)], family=f"Family {index // 4}") for index in range(rows)
    ]
    assert_sound(coverage_matrix(range(first, first + columns), given_rows, PALETTE))


def test_a_state_is_told_by_form_not_by_colour_alone():
    drawn = coverage_matrix([1, 2, 3, 4, 5], [row(STATES)], PALETTE).drawing
    paths = [mark for mark in drawn.marks if isinstance(mark, Path)]
    assert [(path.fill, path.stroke) for path in paths] == [
        (PALETTE.rule, None),
        (PALETTE.white, PALETTE.signal),
        (PALETTE.white, PALETTE.primary),
        (PALETTE.primary, None),
        (PALETTE.white, PALETTE.primary),
        (PALETTE.primary, None),
        (PALETTE.primary, PALETTE.primary),
    ]


def test_of_a_red_brand_what_is_in_place_is_slate_as_savings_are():
    """In the brand's red it would be taken for what is open."""
    red = Palette.from_primary("#B00E29")
    bar = CoverageBar(family="Access", name="Logs", in_place=2, to_show=1, partial=1, missing=1)
    matrix, bars = coverage_matrix([1, 2, 3, 4, 5], [row(STATES)], red), coverage_bars([bar], red, most=5)
    drawn = [mark for figure in (matrix, bars) for mark in figure.drawing.marks if isinstance(mark, Path | Rect)]
    colours = {colour for mark in drawn for colour in (mark.fill, mark.stroke)}
    assert {red.gain, red.signal} <= colours
    assert red.primary not in colours
    for figure in (matrix, bars):
        assert figure.svg.count(red.primary) == 1  # the name of the family
        assert red.p80 not in figure.svg


def test_bars_are_as_long_as_the_processes_they_count():
    bars = [CoverageBar(family="Access", name=LONGEST, in_place=24, to_show=6, partial=20, missing=10)]
    figure = coverage_bars(bars, PALETTE, most=60)
    assert_sound(figure)
    lengths = [mark.width for mark in figure.drawing.marks if isinstance(mark, Rect)]
    assert lengths[0] / lengths[2] == pytest.approx(1.2, abs=0.02)
    assert figure.table[1] == ("Access", LONGEST, "24", "6", "20", "10")


share = st.floats(0, 100)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(share, share), min_size=1, max_size=8))
def test_families_are_sound_wherever_their_shares_lie(shares):
    pairs = [
        FamilyPair(family="Vulnerability", bpo=one, kpo=other, bpo_text=f"{one:.0f}%", kpo_text=f"{other:.0f}%")
        for one, other in shares
    ]
    assert_sound(family_pairs(pairs, PALETTE))


@pytest.mark.parametrize("columns", [2, 12, 40])
def test_rules_by_process_are_sound(columns):
    rows = [
        RuleRow(name=name, states=("whole", "blank") * (columns // 2), total=columns // 2)
        for name in ("GDPR", "US interagency guidance on third parties", "PCI DSS")
    ]
    figure = rule_matrix(range(1, columns + 1), rows, PALETTE)
    assert_sound(figure)
    assert figure.table[1] == ("GDPR", *rows[0].states, str(columns // 2))


def test_the_longest_bar_fills_its_column_and_the_shortest_can_be_seen():
    def width_of(value):
        return value_bar(value, 8.0, str(value), PALETTE).drawing.marks[0].width

    assert (width_of(8.0), width_of(4.0)) == (25.0, 12.5)
    assert width_of(0.0) > 0.3
