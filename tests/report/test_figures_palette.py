from itertools import pairwise

import pytest

from reportgen.report.contrast import contrast, luminance
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
