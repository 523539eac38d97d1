"""The last line of a title, a standfirst or a line of the contents is never one word alone."""

import pytest

from reportgen.report.view.last_words import with_last_words_together


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


LONG = (
    "One process serves no objective that the workbook names. The €32.5m wanted are 15% of all cost over five years "
    "as it is. By money alone, the best way of each would save €37.1m, 20 of 34 by a better way in-house; section 6 "
    "says why"
)


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        (f"{LONG} the plan is another.", "the plan is~another."),
        (f"{LONG} that is not the plan here.", "that is not the~plan~here."),
        ("By money alone the plan is another.", "plan~is~another."),
    ],
    ids=["they would leave a hole", "they leave none", "one line"],
)
def test_so_many_of_them_as_leave_no_hole_in_the_line_before(written, set_as):
    found = with_last_words_together(f'<p class="standfirst">{written}</p>')
    assert set_as in found.replace("\N{NO-BREAK SPACE}", "~")


def test_a_text_of_no_more_words_than_stand_together_is_one_line():
    assert with_last_words_together('<p class="standfirst">November 16, 2026</p>').count("\N{NO-BREAK SPACE}") == 2
