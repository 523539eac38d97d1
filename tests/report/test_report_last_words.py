"""The last line of a title, a standfirst or a line of the contents is never one word alone."""

import pytest

from reportgen.report.words.last_words import with_last_words_together


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ('<p class="standfirst">What it would take before it moves</p>', "take before~it~moves"),
        ('<p class="standfirst">It costs <a href="#a b">€4m</a> more</p>', 'It costs~<a href="#a b">€4m</a>~more'),
        ('<p class="standfirst">It is done by an establishment</p>', "done by~an~establishment"),
        ('<div class="claim"><h2 data-bookmark="1 In a word">A claim that must be true</h2>', "that must~be~true"),
        ('<td class="ended">Costs more than today: No. 29</td>', "than today:~No.~29"),
        (
            '<th scope="row" class="name"><a href="#a">Leases</a><span class="second">Only in Austria</span>',
            "in~Austria",
        ),
        ('<td class="line">It never changes; at a loss as priced</td>', "changes; at~a~loss~as~priced"),
        ('<td class="line">Six of 35 can be bought</td>', "of 35 can~be~bought"),
        ('<div class="name">The decision on a page</div>', "The decision on~a~page"),
        ("<p>Text that runs on as it is</p>", "runs on as it is"),
    ],
)
def test_the_last_words_stand_together(written, set_as):
    assert set_as in with_last_words_together(written).replace("\N{NO-BREAK SPACE}", "~")
