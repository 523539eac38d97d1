"""Key figures stand apart from the figure that follows them: their captions are not read as part of its own."""

import pytest
from pypdfium2 import PdfDocument
from styled_reports import report_styles, styled_report

MM = 72 / 25.4


def gap(styles, section):
    """Return how far below the caption of a key figure the caption of the next figure begins, in mm."""
    key = "<div class='col w3 key-figure'><div class='value'>64%</div><div class='label'>return</div></div>"
    body = f"<div class='row key-figures'>{key}</div><figure class='figure'><p class='finding'>Today</p></figure>"
    document = PdfDocument(styled_report(styles, f"<h1>1</h1><section class='section {section}'>{body}</section>"))
    text = document[len(document) - 1].get_textpage()
    whole = text.get_text_range()
    above, below = (text.get_charbox(whole.index(begins)) for begins in ("return", "Today"))
    return (above[1] - below[3]) / MM


@pytest.mark.parametrize("section", ["business-case", "security"])
def test_key_figures_stand_apart_from_the_figure_below_them(section):
    assert gap(report_styles(), section) > 7
