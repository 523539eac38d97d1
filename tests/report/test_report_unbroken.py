"""A range, a cell and a rating with its scale stay on one line; a tag stays as it is."""

import pytest

from reportgen.report.words.unbroken import with_whole_figures


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("<p>from 75–77 points</p>", "<p>from 75+–+77 points</p>"),
        ("<p>rated 4 of 5, so 12 of 100</p>", "<p>rated~4~of~5, so 12~of~100</p>"),
        ('<p>rated <a href="#f">4</a> of 5</p>', '<p>rated~+<a href="#f">4</a>~of~5</p>'),
        (
            '<p>at <b id="f">4</b> instead of <a id="g">3</a></p>',
            '<p>at <b id="f">4</b>~instead~of~+<a id="g">3</a></p>',
        ),
        ("<p>risk at 4 instead of 3, at 4 or 5</p>", "<p>risk at~4~instead~of~3, at 4~or~5</p>"),
        (
            "<p>1 in 10, 997 in 1,000, 5 in 12, one in 10, 4 or 55, 1 or 2,0</p>",
            "<p>1~in~10, 997~in~1,000, 5 in 12, one in 10, 4 or 55, 1 or 2,0</p>",
        ),
        ("<p>one instead of 3, 4 instead of none</p>", "<p>one instead of 3, 4 instead of none</p>"),
        (
            "<p>an offer, October 2026, for Sept 2027; in 2028</p>",
            "<p>an offer, October~2026, for Sept~2027; in 2028</p>",
        ),
        ("<p>No.\N{NO-BREAK SPACE}<b>4</b></p>", "<p>No.~+<b>4</b></p>"),
        (
            "<p>EUR-Lex 32016R0679, PX-013; X-ray</p>",
            "<p>EUR-+Lex 32016R0679, PX-+013; X-ray</p>",
        ),
        (
            '<p class="big one-off">Non-disclosure in-house, prior-art (data-protection), money-laundering</p>',
            '<p class="big one-off">Non-+disclosure in-+house, prior-+art (data-+protection), money-laundering</p>',
        ),
        (
            "<style>p { flow-root in-flow; }</style><p>in-flow</p>",
            "<style>p { flow-root in-flow; }</style><p>in-+flow</p>",
        ),
        (
            "<p>section 7 and subsection 2; year 5: 90 days, ten days, €3 a year 12</p>",
            "<p>section~7 and subsection 2; year~5: 90~days, ten days, €3 a year 12</p>",
        ),
        ('<a href="#PX-013">one</a>', '<a href="#PX-013">one</a>'),
        ("<!-- x --><p>ECC 6.0 -&gt; S/4HANA, a - b</p>", "<!-- x --><p>ECC 6.0 -+&gt; S/4HANA, a - b</p>"),
        ("<p>see Processes!BK17</p>", "<p>see Processes!+BK17</p>"),
        ("<p>rated 4 and unrated 4</p>", "<p>rated 4 and unrated 4</p>"),
        ("<p>four of 5 – 6 are open! A1 too</p>", "<p>four of 5 – 6 are open! A1 too</p>"),
        ('<a href="#Processes!F6" title="1–3">F6</a>', '<a href="#Processes!F6" title="1–3">F6</a>'),
    ],
)
def test_what_belongs_together_stands_on_one_line(written, set_as):
    plain = with_whole_figures(written).replace("\N{WORD JOINER}", "+").replace("\N{NO-BREAK SPACE}", "~")
    assert plain == set_as
