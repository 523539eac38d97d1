"""Points as printed add up to what is printed of their sum, and who rounds an index has the one that pages print."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.knowledge.points import points_told
from reportgen.model.classification import Contribution
from reportgen.report.view.point_sums import index_sum, point_sum
from reportgen.report.view.profiles.strips import strip_points
from reportgen.report.words.formats import Formats

POINTS = st.lists(st.floats(min_value=0, max_value=11), min_size=1, max_size=9)


def strip(*points, locale="en_GB"):
    rated = [
        Contribution(criterion=str(place), label="", rating=3.0, weight=0.1, points=one, reversed=False)
        for place, one in enumerate(points)
    ]
    return strip_points(Formats(locale=locale, currency="EUR"), rated)


@pytest.mark.parametrize(
    ("points", "printed"),
    [
        ((20.0, 4.0), ("20", "4")),
        ((20.0, 4.5), ("20.0", "4.5")),
        ((8.25, 16.0, 0.75), ("8.2", "16.0", "0.8")),
        ((3.75, 7.5, 0.0), ("3.8", "7.5", "0.0")),
        ((10 / 3, 10 / 3, 10 / 3), ("3.4", "3.3", "3.3")),
        ((39.5, 0.46), ("39.50", "0.46")),
        ((24.12345, 0.33655), ("24.12", "0.34")),
    ],
)
def test_a_strip_prints_all_its_points_with_as_many_decimals(points, printed):
    """A decimal unless all are whole; more only where the sum would else round to another index."""
    assert strip(*points) == printed


def test_points_are_written_as_the_country_writes_them():
    assert strip(3.5, 7.0, locale="de_DE") == ("3,5", "7,0")


def test_a_column_has_one_number_of_decimals():
    found = point_sum([3.75, 7.5, 25.5])
    assert (*map(str, found.parts), str(found.whole)) == ("3.75", "7.50", "25.50", "36.75")
    assert [str(one) for one in point_sum([3.0, 7.5, 0.0]).parts] == ["3.0", "7.5", "0.0"]
    assert [str(one) for one in point_sum([10 / 3, 20 / 3], endless=2).parts] == ["3.33", "6.67"]


@given(POINTS)
def test_printed_points_add_up_and_none_is_a_unit_off(points):
    found = point_sum(points)
    assert sum(found.parts) == found.whole
    unit = 10.0**-found.decimals
    assert all(abs(float(one) - exact) <= unit * 1.01 for one, exact in zip(found.parts, points, strict=True))


@given(POINTS)
def test_the_sum_rounds_to_the_index_that_pages_print(points):
    index = round(sum(points), 9)
    told = points_told(index, (40, 60))
    whole = index_sum(points).whole
    assert sum(index_sum(points).parts) == whole
    assert points_told(float(whole), (40, 60)) == told or abs(whole - Decimal(str(index))) < Decimal("1e-8")
