"""Each name on a map is read as that of its own disc: nearer to it than to any other, and on its side of a border."""

import pytest
from figure_checks import PALETTE, collisions

from reportgen.report.figures.bubbles import Bubble
from reportgen.report.figures.exposure_map import ExposureItem, exposure_map
from reportgen.report.figures.exposure_map import _axes as exposure_axes
from reportgen.report.figures.exposure_map import _discs as exposure_discs
from reportgen.report.figures.exposure_map import _labels as exposure_names
from reportgen.report.figures.label_spots import LabelForm
from reportgen.report.figures.placement import Surroundings, placed_labels
from reportgen.report.figures.portfolio_map import MapItem, portfolio_map
from reportgen.report.figures.portfolio_map import _axes as portfolio_axes
from reportgen.report.figures.portfolio_map import _discs as portfolio_discs
from reportgen.report.figures.portfolio_map import _labels as portfolio_names
from reportgen.report.figures.svg import Box

LONG = "Actuarial data preparation and quality assurance for the quarterly returns of subsidiaries {}"
COUNTS = pytest.mark.parametrize("count", [5, 25, 60])


def of_exposure(count):
    """Return the discs, the names and the borders of the map of exposure."""
    items = [
        ExposureItem(number=n, name=LONG.format(n), exposure=100 - n * 97 % 60, years=0.5 + n * 31 % 45 / 10,
                     is_late=False)
        for n in range(1, count + 1)
    ]  # fmt: skip
    axes = exposure_axes(items, 70, 3, 170.0, 78.0)
    bubbles, _ = exposure_discs(items, axes)
    x, y = axes.corner
    drawing = exposure_map(items, PALETTE, edge=70, limit=3).drawing
    return bubbles, exposure_names(items, bubbles, axes, ()), (x,), (y,), drawing


def of_portfolio(count):
    """Return the discs, the names and the borders of the portfolio map."""
    items = [
        MapItem(number=n, name=LONG.format(n), knowledge=n * 37 % 71 + 15, sourceability=n * 53 % 67 + 25,
                cost=n * 7 % 11, risk="low", kind="bpo")
        for n in range(1, count + 1)
    ]  # fmt: skip
    axes = portfolio_axes(170.0, 136.0)
    bubbles, _, _ = portfolio_discs(items, axes)
    figure = portfolio_map(items, PALETTE, cost_text=str, score_text=str)
    return bubbles, portfolio_names(items, bubbles, axes, ()), axes.verticals, axes.horizontals, figure.drawing


def gap(label, bubble):
    """Return how far the nearest line of a name is from the edge of a disc."""
    return min(row.distance(bubble.x, bubble.y) for row in label.rows) - bubble.r


@COUNTS
@pytest.mark.parametrize("maps", [of_exposure, of_portfolio])
def test_every_name_is_nearer_to_its_own_disc_than_to_any_other(maps, count):
    bubbles, labels, _, _, drawing = maps(count)
    assert labels
    for label in labels:
        (own,) = (one for one in bubbles if one.number == label.number)
        others = [one.number for one in bubbles if one is not own and gap(label, one) <= gap(label, own)]
        assert others == [], f"the name of {own.number} is as near to {others}"
    assert collisions(drawing) == []


@COUNTS
@pytest.mark.parametrize("maps", [of_exposure, of_portfolio])
def test_no_border_runs_between_a_name_and_its_disc(maps, count):
    bubbles, labels, verticals, horizontals, _ = maps(count)
    for label in labels:
        (own,) = (one for one in bubbles if one.number == label.number)
        for y in horizontals:
            assert own.y == y or (label.box.top < y) == (label.box.bottom < y) == (own.y < y)
        for x in verticals:
            assert own.x == x or ((label.box.left + label.box.right) / 2 < x) == (own.x < x)


def bubble(number, x, y, r=2.0):
    return Bubble(number=number, true_x=x, true_y=y, x=x, y=y, r=r)


def name_of(own, others, *, widths, horizontals=(), keep_clear=()):
    """Return where the name of a disc stands in a plot of 60 by 30 mm, None where it is left out."""
    form = LabelForm(lines=tuple("x" * len(widths)), widths=widths, leading=3.0)
    around = Surroundings(
        frame=Box(left=0, top=0, right=60, bottom=30),
        keep_clear=keep_clear,
        horizontals=horizontals,
        verticals=(),
    )
    found = placed_labels({own.number: [form]}, [own, *others], around)
    return found[0] if found else None


TOP, SIDES = Box(left=0, top=0, right=60, bottom=12.5), Box(left=0, top=0, right=60, bottom=16.0)


def test_a_name_below_two_discs_is_not_read_as_that_of_the_other():
    """Freight booking and customs papers began under the disc beside it, which had no name of its own."""
    freight, overdue = bubble(20, 30, 14), bubble(4, 24.5, 14)
    alone = name_of(freight, [], widths=(17.0, 13.0, 7.0), keep_clear=(SIDES,))
    assert alone.box.top > 16
    both = name_of(freight, [overdue], widths=(17.0, 13.0, 7.0), keep_clear=(SIDES,))
    assert both is None or gap(both, overdue) > gap(both, freight)


def test_a_name_stands_on_the_side_of_the_border_that_its_disc_is_on():
    """Review of money-laundering alerts lay just above three years, and its name below the line."""
    review = bubble(30, 30, 14)
    below = name_of(review, [], widths=(20.0,), horizontals=(16.2,), keep_clear=(TOP,))
    assert below is None or below.box.bottom < 16.2
    on_it = name_of(bubble(30, 30, 16.2), [], widths=(20.0,), horizontals=(16.2,), keep_clear=(TOP,))
    assert on_it.box.top > 16.2
