"""No prose is set below 7 points; what stands in one column or line is set alike; a table stands apart from a text."""

import re
from pathlib import Path

import pypdfium2
import pytest
from styled_reports import report_styles, styled_report

STYLES = sorted((Path(__file__).parents[2] / "templates" / "styles").glob("*.css"))
SMALL = {".ids", ".chip", "@bottom-left"}  # numbers of measures in a narrow column, chips, the marking in the foot
MM = 25.4 / 72


def small_rules():
    """Yield what is set below 7 points."""
    for style in STYLES:
        rules = re.sub(r"\{\{.*?\}\}", lambda found: found[0].strip("{}"), style.read_text(encoding="utf-8"))
        for selector, said in re.findall(r"([^{}]+)\{([^{}]*)", rules):
            sizes = re.findall(r"font-size: *brand\.text_size\(([\d.]+)\)", said)
            if any(float(size) < 7 for size in sizes):
                yield selector.split("*/")[-1].strip()


def test_nothing_but_chips_marks_and_the_marking_is_smaller_than_7_points():
    assert set(small_rules()) == SMALL


def tops_of(body, *words):
    """Return how far below the top of its page each word stands, in mm; words are told by their first letter."""
    page = pypdfium2.PdfDocument(styled_report(report_styles(), body))[0]
    text = page.get_textpage()
    whole = text.get_text_range()
    return [(page.get_height() - text.get_charbox(whole.index(word), loose=True)[3]) * MM for word in words]


def test_labels_of_the_settings_stand_on_the_line_of_their_values():
    row = '<tr><th scope="row">Horizon</th><td>Hours</td></tr>'
    body = f'<section class="assumptions"><table class="compact settings"><tbody>{row}</tbody></table></section>'
    label, value = tops_of(body, "Horizon", "Hours")
    assert label == pytest.approx(value, abs=0.01)


def test_page_numbers_of_appendices_are_as_large_as_those_of_sections():
    sizes = re.findall(r"\.entry-page \{[^}]*?font-size: ([^;]+);", report_styles())
    assert len(sizes) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<section class="uncertainty"><p>{}</p><div class="drivers">{}</div></section>',
        '<section class="place-and-form"><div class="people"><p>{}</p><div class="keep">{}</div></div></section>',
        '<section class="security"><div class="measures"><p>{}</p>{}</div></section>',
    ],
)
def test_the_head_of_a_table_stands_apart_from_the_paragraph_before_it(body):
    """A paragraph below another stands half as far off."""
    head = '<p class="finding">Head</p>'
    text, after = tops_of(body.format("Para", head), "Para", "Head")
    assert after - text > 4.5 + 3.5
