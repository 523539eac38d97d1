"""Small rules of what is printed: codes in words, decimals that do not mislead, and where a section is led to."""

import re
from pathlib import Path

import pytest

from reportgen.model.engagement import Range
from reportgen.model.trace import FigureId, Operation, Operator
from reportgen.report.calculation.expressions import written
from reportgen.report.calculation.values import with_unit
from reportgen.report.calculation.words import in_printed_words
from reportgen.report.figures.placement import crowding
from reportgen.report.figures.svg import Box
from reportgen.report.view.quantities import likely, spread
from reportgen.report.view.wording import score_in_column
from reportgen.report.words.formats import Formats, in_sentence

FORMATS = Formats(locale="en_GB", currency="EUR")
SECTIONS = Path("templates/sections")


def test_codes_of_the_results_stand_in_words():
    assert in_printed_words("Class HYBRID, recommendation SELECTIVE") == "Class hybrid, recommendation source in part"
    assert with_unit("ASSESS_FURTHER", "", FORMATS) == "assess further"
    assert with_unit("third_party", "", FORMATS) == "third party"
    assert with_unit("IN", "country", FORMATS) == "India"
    assert with_unit("Retain the SOURCE", "", FORMATS) == "Retain the SOURCE"


@pytest.mark.parametrize(
    ("share", "text"), [(0.29995206, "29.995%"), (0.3, "30%"), (0.9999999999999, "100%"), (0.12346, "12.35%")]
)
def test_a_share_that_the_pages_round_down_does_not_seem_to_reach_the_next_whole_percent(share, text):
    assert with_unit(share, "share", FORMATS) == text


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (Range(low=0.85, likely=1, high=1.2), "ratio", ("1.00", "0.85–1.20")),
        (Range(low=0.02, likely=0.035, high=0.06), "share a year", ("3.5%", "2.0%–6.0%")),
        (Range(low=1, likely=2, high=3), "months", ("2", "1–3")),
    ],
)
def test_a_value_and_its_range_have_the_same_decimals(value, unit, said):
    assert (likely(FORMATS, value, unit), spread(FORMATS, value, unit)) == said


def test_an_article_is_no_abbreviation():
    assert in_sentence("A process's own chance") == "a process's own chance"
    assert in_sentence("IT service desk") == "IT service desk"


def test_a_section_is_led_to_by_its_opener_since_its_box_may_begin_on_the_page_before():
    texts = {
        one.name: one.read_text(encoding="utf-8") for one in SECTIONS.glob("*.html") if one.name != "profiles.html"
    }
    flowing = {
        name for name, text in texts.items() if re.search(r'<section class="section[^>]*>\s*\{\{ opener\(', text)
    }
    assert len(flowing) > 20
    assert [name for name in flowing if re.search(r'<section class="section [^>]* id="', texts[name])] == []
    assert [name for name in flowing if not re.search(r"opener\([^)]*anchor=", texts[name])] == []


def test_a_name_right_under_another_reads_on_from_it_and_one_that_is_under_its_end_does_not():
    name, below = Box(left=0, top=0, right=10, bottom=3), Box(left=0, top=3.6, right=10, bottom=6)
    aside, farther = Box(left=10.1, top=3.6, right=20, bottom=6), Box(left=0, top=4.3, right=10, bottom=7)
    assert crowding(name, below) > crowding(name, aside) > crowding(name, farther) == 0


def test_names_side_by_side_keep_a_space_that_tells_them_apart():
    name, below = Box(left=0, top=0, right=10, bottom=3), Box(left=0, top=3.5, right=10, bottom=6)
    beside, nearer = Box(left=11.5, top=1, right=20, bottom=4), Box(left=10.8, top=1, right=20, bottom=4)
    assert crowding(name, below) < crowding(name, beside) < crowding(name, nearer)
    assert crowding(name, nearer) == crowding(name, Box(left=5, top=1, right=9, bottom=2))


@pytest.mark.parametrize(("index", "printed"), [(39.8, "<40"), (40.2, "40"), (39.2, "39"), (59.6, "<60")])
def test_a_column_of_scores_has_whole_numbers_only(index, printed):
    assert score_in_column(index, FORMATS) == printed


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("draws", "plan"), "share of the draws above nothing (draws around plan)"),
        (("draws", "plan", "target"), "share of the draws that reach target (draws around plan)"),
    ],
)
def test_a_chance_says_which_draws_it_is_the_share_of(named, said):
    formula = Operation(Operator.SHARE_OF_DRAWS, tuple(FigureId("", name) for name in named))
    assert written(formula, lambda figure: figure.path, FORMATS) == said
