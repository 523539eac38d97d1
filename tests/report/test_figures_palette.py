import colorsys
from itertools import pairwise

import pytest
from colour_blind import difference

from reportgen.report.contrast import contrast, darkened, luminance
from reportgen.report.figures.cover_flow import CoverItem, cover_flow
from reportgen.report.figures.minis import YearAmount, net_by_year
from reportgen.report.figures.palette import AMBER, RUST, Palette


def test_tints_are_the_primary_mixed_with_white():
    palette = Palette.from_primary("#0E4A5A")
    tints = (palette.p80, palette.p55, palette.p30, palette.p14, palette.p06)
    assert tints == ("#3E6E7B", "#7A9BA4", "#B7C9CE", "#DDE6E8", "#F1F4F5")


@pytest.mark.parametrize(
    ("primary", "signal"),
    [("#0E4A5A", RUST), ("#4B2A6B", RUST), ("#8A1538", AMBER), ("#A03010", AMBER), ("#303030", RUST)],
)
def test_a_brand_near_rust_or_red_gets_another_signal(primary, signal):
    assert Palette.from_primary(primary).signal == signal


@pytest.mark.parametrize(
    ("brand", "primary", "gain"),
    [
        ("harbour", "#0B4F5C", "#0B4F5C"),
        ("plum", "#4B2A6B", "#4B2A6B"),
        ("meadow", "#3A631D", "#3A631D"),  # a saving in green is taken for what it is
        ("black", "#101018", "#101018"),  # hardly a hue at all
        ("ember", "#B00E29", "#3B4650"),
        ("rust", "#8A2E0C", "#3B4650"),
        ("amber", "#6B4A00", "#3B4650"),
    ],
)
def test_money_saved_is_in_the_brand_s_colour_unless_that_warns(brand, primary, gain):
    palette = Palette.from_primary(primary)
    assert palette.gain == gain, brand
    assert (palette.gain_p55 == palette.p55) == (palette.gain == palette.primary)


@pytest.mark.parametrize("primary", ["#B00E29", "#8A2E0C", "#6B4A00"])
def test_beside_a_brand_that_warns_a_gain_is_told_from_a_cost_and_from_risk(primary):
    palette = Palette.from_primary(primary)
    assert difference(palette.gain, palette.signal) > 10
    assert difference(palette.gain, palette.risk_high) > 10
    assert contrast(palette.gain, palette.white) > 7


def test_savings_of_a_red_brand_are_drawn_in_slate_and_costs_in_amber():
    years = [
        YearAmount(label="1", amount=-2.0, amount_text="-2.0"),
        YearAmount(label="2", amount=3.0, amount_text="3.0"),
    ]
    red = Palette.from_primary("#B00E29")
    svg = net_by_year(years, red).svg
    assert red.gain in svg
    assert red.signal in svg
    assert red.primary not in svg


def test_ordinal_colours_darken_step_by_step_so_that_they_survive_without_hue():
    palette = Palette.from_primary("#0E4A5A")
    risks = (palette.risk_low, palette.risk_medium, palette.risk_high)
    for ramp in (palette.heat, risks, tuple(reversed(palette.as_is))):
        lights = [luminance(colour) for colour in ramp]
        assert lights == sorted(lights, reverse=True)
        assert all(first - second > 0.02 for first, second in pairwise(lights))


def test_the_signal_can_be_read_on_paper():
    for primary in ("#0E4A5A", "#8A1538"):
        palette = Palette.from_primary(primary)
        assert contrast(palette.signal, palette.paper) > 4.5


BRANDS = {"harbour": "#0B4F5C", "ember": "#B00E29", "meadow": "#3A631D", "ink": "#101018"}


def ramps(palette: Palette) -> dict[str, tuple[str, ...]]:
    """Name the colours that mean more and more."""
    return {
        "heat": palette.heat,
        "risk": (palette.risk_low, palette.risk_medium, palette.risk_high),
        "as it is": tuple(reversed(palette.as_is)),
        "tints": (palette.p06, palette.p14, palette.p30, palette.p55, palette.primary),
    }


@pytest.mark.parametrize("primary", BRANDS.values(), ids=BRANDS)
def test_steps_of_a_ramp_differ_in_grey_and_to_the_colour_blind(primary):
    for name, ramp in ramps(Palette.from_primary(primary)).items():
        for paler, darker in pairwise(ramp):
            assert luminance(paler) - luminance(darker) > 0.04, name
            assert difference(paler, darker) > 4, name


def test_two_colours_that_only_differ_in_green_and_red_are_found_alike():
    assert difference("#8B7A00", "#A86E00") < 10 < difference("#8B7A00", "#0072B2")


@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_the_signal_is_told_from_every_brand_by_hue_or_by_broken_lines(hue):
    red, green, blue = colorsys.hls_to_rgb(hue / 360, 0.35, 0.8)
    primary = darkened("#" + "".join(f"{round(255 * part):02X}" for part in (red, green, blue)), ratio=7)
    palette = Palette.from_primary(primary)
    is_near = hue <= 40 or hue >= 340
    assert (palette.signal_dash is not None) == is_near
    assert difference(palette.signal, palette.primary) > (2.3 if is_near else 5)


def test_ink_can_be_read_on_the_second_series_of_the_darkest_brand():
    for primary in ("#000000", "#101018", "#0E4A5A"):
        assert contrast(Palette.from_primary(primary).ink, Palette.from_primary(primary).p55) >= 4.5


def test_a_line_that_waits_for_a_fix_is_broken_on_the_cover_of_a_red_brand():
    waits = CoverItem(function="Finance", cost=2.0, kind="bpo", fate="fix", wave=4)
    assert "stroke-dasharray" in cover_flow([waits], Palette.from_primary("#B00E29")).svg
    assert "stroke-dasharray" not in cover_flow([waits], Palette.from_primary("#0B4F5C")).svg
