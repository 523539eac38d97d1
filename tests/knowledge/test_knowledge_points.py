"""An index is told so that it stands on the side of a band's edge on which it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.knowledge.catalogues import load
from reportgen.knowledge.points import points_told
from reportgen.report.figures.map_zones import LOWER, UPPER
from reportgen.report.view.wording import score
from reportgen.report.words.formats import Formats

EDGES = (40, 60)


@pytest.mark.parametrize(
    ("index", "told"),
    [
        (59.54, "59.5"),
        (59.96, "59.96"),
        (60.0, "60"),
        (60.4, "60"),
        (39.5, "39.5"),
        (41.6, "42"),
        (0.2, "0"),
        (24.5, "25"),
        (36.5, "37"),
        (35.5, "36"),
        (39.65, "39.7"),
        (100.0, "100"),
    ],
)
def test_a_decimal_stands_only_where_rounding_would_cross_an_edge(index, told):
    assert points_told(index, EDGES) == told


@given(st.floats(min_value=0, max_value=100))
def test_what_is_told_lies_in_the_same_band(index):
    assert all((float(points_told(index, EDGES)) >= edge) is (index >= edge) for edge in EDGES)


def test_figures_are_drawn_with_the_edges_of_both_indices():
    for bands in (load().knowledge_bands, load().sourceability_bands):
        assert [band.low for band in bands[1:]] == [LOWER, UPPER]


def test_the_report_and_the_reasons_tell_an_index_alike():
    assert score(59.54, Formats(locale="en_GB", currency="EUR")) == points_told(59.54, EDGES) == "59.5"
