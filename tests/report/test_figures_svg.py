import pytest
from figure_checks import PALETTE, collisions, is_sound, outside

from reportgen.report.figures.risk_disc import risk_disc
from reportgen.report.figures.scale import LinearScale, round_step, ticks
from reportgen.report.figures.score_strip import score_strip
from reportgen.report.figures.svg import Box, Circle, Drawing, Text, figure, mm
from reportgen.report.figures.text_metrics import balanced, fitted, plain, text_width, wrapped


def _text(text, x=5.0, y=5.0, **more):
    return Text(x=x, y=y, text=text, size=7.2, fill="#000000", **more)


def test_text_from_cells_is_inert_in_a_drawing():
    hostile = '</text><script>alert(1)</script>{{ 7*7 }}"\x0b'
    drawn = figure(Drawing(width=50, height=10, marks=(_text(hostile),)), alt=hostile, table=())
    assert "<script" not in drawn.svg
    assert "49" not in drawn.svg
    assert "\x0b" not in drawn.svg
    assert is_sound(drawn.svg)


@pytest.mark.parametrize(
    ("value", "said"), [(1.0, "1"), (-0.0001, "0"), (2.5, "2.5"), (1 / 3, "0.33"), (1e6, "1000000")]
)
def test_lengths_are_written_the_same_everywhere(value, said):
    assert mm(value) == said


def test_one_user_unit_is_one_millimetre():
    drawn = figure(Drawing(width=31, height=3.6, marks=()), alt="Nothing", table=())
    assert 'width="31mm" height="3.6mm" viewBox="0 0 31 3.6"' in drawn.svg


def test_text_is_measured_with_the_reports_own_font():
    assert text_width("0123456789", size=72) == pytest.approx(126.2, abs=0.1)  # tabular figures of 0.497 em
    assert text_width("Wave", size=8, weight=600) > text_width("Wave", size=8, weight=300)
    assert text_width("\ue000", size=10) > 0  # not in the font: counted as an average letter
    assert text_width("漢字", size=72) == pytest.approx(2 * 25.4)


def test_text_is_cut_between_letters_and_broken_between_words():
    assert fitted("Claims", 40, size=7.2) == "Claims"
    assert fitted("Claims document indexing", 22, size=7.2) == "Claims document…"
    assert fitted("Claims… subsidiaries 35", 14, size=7.2) == "Claims…"
    assert wrapped("Claims document indexing", 20, lines=2, size=7.2) == ("Claims document", "indexing")
    assert balanced("Review of money alerts", lines=2, size=7.2) == ("Review of", "money alerts")
    assert balanced("Payroll", lines=3, size=7.2) == ("Payroll",)
    for line in wrapped("W" * 200, 20, lines=2, size=7.2):
        assert text_width(line, size=7.2) <= 20
    assert plain(" two\nlines\x07 ") == "two lines"


def test_the_checks_of_this_folder_can_fail():
    drawing = Drawing(width=20, height=10, marks=(_text("Policy"), _text("Claims", x=6), _text("far out", x=18)))
    assert collisions(drawing) == [("Policy", "Claims")]
    assert outside(drawing) == ["far out"]
    with pytest.raises(AssertionError):
        assert is_sound('<svg xmlns="http://www.w3.org/2000/svg" role="img"><title>a</title><rect x="nan"/></svg>')


def test_upright_text_covers_a_standing_box():
    upward = _text("easy", x=5, y=20, upward=True).box
    assert upward.bottom == 20
    assert upward.bottom - upward.top == pytest.approx(text_width("easy", size=7.2))


def test_boxes():
    box = Box(left=0, top=0, right=2, bottom=1)
    assert not box.overlaps(Box(left=2, top=0, right=3, bottom=1))
    assert box.overlaps(Box(left=2, top=0, right=3, bottom=1), gap=0.1)
    assert box.distance(5, 5) == 5


def test_scale_and_round_ticks():
    up = LinearScale(low=0, high=100, start=134, end=0)
    assert (up(0), up(50), up(100)) == (134, 67, 0)
    assert LinearScale(low=3, high=3, start=1, end=2)(3) == 1
    assert ticks(0, 75.5) == (0, 20, 40, 60, 80)
    assert ticks(-6.4, 20.8) == (-10, 0, 10, 20, 30)
    assert round_step(0) == 1


def _dot_radii(strip):
    return [mark.r for mark in strip.drawing.marks if isinstance(mark, Circle)]


def test_a_dot_on_the_diamond_is_drawn_smaller():
    assert _dot_radii(score_strip(PALETTE, knowledge=62, sourceability=67, text=str)) == [0.8]
    assert _dot_radii(score_strip(PALETTE, knowledge=62, sourceability=68, text=str)) == [1.3]


def test_a_score_that_is_missing_is_not_drawn_but_said():
    strip = score_strip(PALETTE, knowledge=None, sourceability=None, text=str)
    assert _dot_radii(strip) == []
    assert strip.alt == "Knowledge not assessed, sourceability not assessed, each 0–100"


def test_marks_at_the_ends_of_the_strip_stay_inside():
    for score in (0, 100):
        strip = score_strip(PALETTE, knowledge=None, sourceability=score, text=str)
        (dot,) = (mark for mark in strip.drawing.marks if isinstance(mark, Circle))
        assert dot.r <= dot.x <= strip.width_mm - dot.r


@pytest.mark.parametrize(
    ("tier", "fill"), [("low", "#E4D9C6"), ("medium", "#D9AE62"), ("high", "#7A1F18"), ("none", "#FFFFFF")]
)
def test_a_risk_disc_is_filled_by_tier(tier, fill):
    disc = risk_disc(PALETTE, tier=tier)
    assert f'fill="{fill}"' in disc.svg
    assert (disc.width_mm, disc.height_mm) == (3.2, 3.2)
    assert is_sound(disc.svg)
