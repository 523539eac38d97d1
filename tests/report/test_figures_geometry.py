"""Every figure of the report, for portfolios that are hard to draw: its text fits, and nothing lies on anything."""

from __future__ import annotations

import re
from functools import cache

import pytest
from figure_checks import is_sound
from figure_geometry import Fault, alike, faults
from figure_portfolios import PORTFOLIOS, drawn, figures
from markupsafe import Markup
from svg_geometry import read

from reportgen.report.figures.svg import Box, Drawing, Text, svg
from reportgen.report.figures.text_metrics import text_width

made = cache(lambda name: figures(PORTFOLIOS[name]))
BLACK = "#000000"
MARKS = re.compile(r"\.(disc|risk|bar)$")  # small marks that stand beside the number they show


def picture(*elements: str) -> str:
    """Return an SVG of 60 by 20 mm with these elements."""
    body = "".join(elements)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20" font-family="Source Sans Pro" '
        f'role="img" aria-label="made up"><title>made up</title>{body}</svg>'
    )


def words(text: str, x: float, y: float = 10, *, size: float = 2.6, fill: str = BLACK, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="400" fill="{fill}"{more}>{text}</text>'


def kinds(*elements: str) -> list[str]:
    return [fault.kind for fault in faults(picture(*elements))]


# The checks themselves -------------------------------------------------------------------------------------------


def test_text_that_leaves_the_picture_is_found():
    assert kinds(words("far out", 55)) == ["outside"]
    assert kinds(words("far out", 59, more=' text-anchor="end"')) == []


def test_text_on_text_is_found_but_not_beside_it():
    assert faults(picture(words("Claims", 5), words("Policy", 8))) == (
        Fault(kind="overlap", text="Policy", other="Claims"),
    )
    width = text_width("Claims", size=2.6 * 72 / 25.4)
    assert kinds(words("Claims", 5), words("Policy", 5 + width)) == []
    assert kinds(words("no tail", 5), words("no tall", 5, 12.1)) == []


def test_the_ink_counts_not_the_line():
    """A tail reaches into letters that stand close below; without tails nothing touches."""
    assert kinds(words("query", 5), words("HALL", 5, 12)) == ["overlap"]
    assert kinds(words("venom", 5), words("HALL", 5, 12)) == []


def test_text_below_the_floor_is_found():
    assert kinds(words("small print", 5, size=6.3 * 25.4 / 72)) == ["small"]
    assert kinds(words("small print", 5, size=6.4 * 25.4 / 72)) == []


def test_a_label_wider_than_its_bar_is_found():
    bar = '<rect x="5" y="6" width="10" height="6" fill="#B7C9CE"/>'
    assert kinds(bar, words("Provider", 5.4)) == []
    assert kinds(bar, words("Provider, with VAT", 5.4)) == ["crossed"]


def test_a_label_on_a_foreign_disc_is_found():
    disc = '<circle cx="12" cy="9" r="2" fill="#D0912B" stroke="#8A5A0C" stroke-width="0.3"/>'
    assert kinds(disc, words("Claims intake", 5)) == ["crossed"]
    assert kinds(words("Claims intake", 5), disc) == ["crossed"]
    assert kinds(disc, words("7", 11.3)) == []


def test_a_line_through_text_is_found_unless_it_hides_behind_a_ground():
    line = '<line x1="0" y1="9.2" x2="60" y2="9.2" stroke="{}" stroke-width="0.3"/>'
    ground = '<rect x="4" y="6" width="20" height="6" fill="#FFFFFF"/>'
    assert kinds(line.format("#0E4A5A"), words("Claims", 5)) == ["crossed"]
    assert kinds(line.format("#0E4A5A"), ground, words("Claims", 5)) == []
    assert kinds(line.format("#E3E1DB"), words("Claims", 5)) == ["crossed"]  # a hairline of a grid too
    assert kinds('<rect x="9" y="6" width="20" height="6" fill="#F1F4F5"/>', words("Claims", 5)) == []  # a band


@pytest.mark.parametrize(
    "d", ["M 5 9.2 C 8 9.2 12 9.2 20 9.2", "M 5 9 L 20 9.5", "M 6 9.2 a 3 3 0 1 0 6 0", "M 6 4 V 12"]
)
def test_paths_are_followed(d):
    assert kinds(f'<path d="{d}" fill="none" stroke="#0E4A5A" stroke-width="0.8"/>', words("Claims", 5)) == ["crossed"]


def test_what_is_painted_over_text_hides_it():
    assert kinds(words("Claims", 5), '<rect x="4" y="6" width="20" height="6" fill="#FFFFFF"/>') == ["hidden"]


def test_text_that_its_ground_does_not_set_off_is_found():
    """Contrast is of luminance alone, so that what is legible is so in grey too."""
    dark = '<rect x="4" y="6" width="30" height="6" fill="#0E4A5A"/>'
    assert kinds(dark, words("Claims", 5)) == ["pale"]
    assert kinds(dark, words("Claims", 5, fill="#FFFFFF")) == []
    sheer = '<rect x="4" y="6" width="30" height="6" fill="rgba(14, 74, 90, 0.2)"/>'
    assert kinds(sheer, words("Claims", 5)) == []


def test_bars_side_by_side_that_only_hue_tells_apart_are_found():
    """A rust and a petrol of one luminance look alike in grey; an outline, a word each or a line between them tell."""
    rust, petrol = ('<rect x="{}" y="6" width="10" height="6" fill="#A63E1B"/>', "#2C6377")
    left, right = rust.format(5), rust.format(15).replace("#A63E1B", petrol)
    assert alike(picture(left, right)) == (("#A63E1B", petrol),)
    assert alike(picture(left, right.replace(petrol, "#B7C9CE"))) == ()
    assert alike(picture(left, right.replace("/>", ' stroke="#000000" stroke-width="0.3"/>'))) == ()
    assert alike(picture(left, right, words("a", 8, fill="#FFFFFF"), words("b", 18, fill="#FFFFFF"))) == ()
    joint = '<line x1="15" y1="4" x2="15" y2="14" stroke="#1C2126" stroke-width="0.3"/>'
    assert alike(picture(left, right, joint)) == ()
    assert alike(picture(left, rust.format(40).replace("#A63E1B", petrol))) == ()


def test_turned_and_moved_text_is_measured_where_it_stands():
    length = text_width("Likelihood", size=2.6 * 72 / 25.4)
    (turned,) = read(picture(words("Likelihood", 5, 18, more=' transform="rotate(-90 5 18)"'))).texts
    assert turned.box.bottom == pytest.approx(18)
    assert turned.box.top == pytest.approx(18 - length)
    (moved,) = read(picture(f'<g transform="translate(10 2)"><g>{words("Likelihood", 5)}</g></g>')).texts
    assert moved.box.left == pytest.approx(15)


def test_the_reports_own_svg_is_read_back_as_it_was_drawn():
    given = Text(x=5, y=10, text="query", size=7.2, fill=BLACK, weight=600)
    (found,) = read(str(svg(Drawing(width=60, height=20, marks=(given,)), alt="one"))).texts
    assert (found.size, found.box.left, found.box.right) == pytest.approx((7.2, 5, given.box.right), abs=0.001)
    assert given.box.bottom >= found.box.bottom > 10
    assert Box(left=5, top=7, right=60, bottom=20).holds(found.box)


def test_the_walk_finds_every_figure_of_a_view():
    assert [place for place, _ in drawn({"a": ((Markup("<svg>"),), "<svg>"), "b": Markup("<svg/>")}, "view")] == [
        "view[a][0][0]", "view[b]",
    ]  # fmt: skip


# The report ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_every_text_fits_and_nothing_lies_on_anything(name):
    found = {place: wrong for place, one in made(name).items() if (wrong := faults(one))}
    assert found == {}


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_no_series_is_told_by_hue_alone(name):
    assert {place: found for place, one in made(name).items() if (found := alike(one))} == {}


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_every_figure_says_its_main_numbers_where_it_cannot_be_seen(name):
    for place, one in made(name).items():
        assert is_sound(one), place
        alt = read(one).alt
        assert MARKS.search(place) or (len(alt) > 20 and re.search(r"\d", alt)), (place, alt)


def test_no_kind_of_figure_is_left_out():
    """The mixed portfolio fills every section that has figures."""
    found = {place.partition(".")[0] for place in made("twenty-five of every kind, in rupees")}
    assert found >= {
        "cover", "decision", "portfolio_map", "classification", "verdicts", "business_case", "uncertainty",
        "place_and_form", "security", "duties", "roadmap", "profiles",
    }  # fmt: skip


def test_the_map_of_sixty_numbers_every_process_and_the_key_names_the_rest():
    """A number stands in every disc, however the scores crowd; what has no name in the map has one in the key."""
    one = next(one for place, one in made("sixty of every kind").items() if place.startswith("portfolio_map"))
    numbers = {text.text for text in read(one).texts if text.text.isdigit()}
    assert len(numbers - {"0", "20", "40", "60", "80", "100"}) >= 48
