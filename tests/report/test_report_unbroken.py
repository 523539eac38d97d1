"""A range, a cell and a rating with its scale stay on one line; a tag stays as it is."""

import pytest

from reportgen.report.words.unbroken import with_whole_figures


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("<p>from 75–77 points</p>", "<p>from 75+–+77 points</p>"),
        ("<p>rated 4 of 5, so 12 of 100</p>", "<p>rated 4~of~5, so 12~of~100</p>"),
        ("<p>see Processes!BK17</p>", "<p>see Processes!+BK17</p>"),
        ("<p>four of 5 – 6 are open! A1 too</p>", "<p>four of 5 – 6 are open! A1 too</p>"),
        ('<a href="#Processes!F6" title="1–3">F6</a>', '<a href="#Processes!F6" title="1–3">F6</a>'),
    ],
)
def test_what_belongs_together_stands_on_one_line(written, set_as):
    plain = with_whole_figures(written).replace("\N{WORD JOINER}", "+").replace("\N{NO-BREAK SPACE}", "~")
    assert plain == set_as
