"""Titles break where they read well: after a pause rather than within a phrase, in lines about as long."""

import pytest

from reportgen.report.view.balanced import _ends, balanced, with_balanced_titles


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Which work to keep, which to source", ["Which work", "to keep,", "which to source"]),
        ("Which processes to source, and how", ["Which processes", "to source,", "and how"]),
        ("INVOICES AND SIX MORE", ["INVOICES", "AND SIX MORE"]),
        ("A PLAN FOR THE WORK OF THE GROUP", ["A PLAN FOR", "THE WORK", "OF THE GROUP"]),
        ("Sourcing advice", ["Sourcing advice"]),
        ("Rechtsschutzversicherungsgesellschaften 2026", ["Rechtsschutzversicherungsgesellschaften", "2026"]),
        ("業務の外部委託", ["業務の外部委託"]),
    ],
)
def test_where_a_title_breaks(title, lines):
    set_as = balanced(title, 100.0, size=37)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in set_as.split(" ")] == lines


OPENING = '<div class="claim"><h2 data-bookmark="x">'


@pytest.mark.parametrize(
    ("title", "set_as"),
    [
        (
            "18 processes go offshore, two nearshore; all onshore, two at their quotes, would cost €37.2m more",
            "18 processes go offshore, two nearshore; all~onshore, two at their quotes, would~cost~€37.2m more",
        ),
        (
            "Price per transaction carries 54% of all the charges of a year",
            "Price per transaction carries 54% of~all~the~charges of a year",
        ),
        (
            'Nine times in ten the programme saves at least <a href="#a b">€8.5m</a>; budget €14.0m, not €17.1m',
            'Nine times in ten the programme saves at~least <a href="#a b">€8.5m</a>; budget €14.0m, not €17.1m',
        ),
        ("Three warnings on the workbook", "Three warnings on the workbook"),
        ("Keep <b>all</b>", "Keep <b>all</b>"),
    ],
    ids=["after a pause", "before a little word", "before an amount, with a link", "one line", "not plain"],
)
def test_a_line_of_a_title_takes_as_many_words_together_as_keep_it_from_the_one_before(title, set_as):
    html = with_balanced_titles(f"{OPENING}{title}</h2>")
    assert html.removeprefix(OPENING).replace("\N{NO-BREAK SPACE}", "~") == f"{set_as}</h2>"


@pytest.mark.parametrize(
    "title", ["keep ten processes", "moving 21 of them", "saves least €8.5m", "more than EUR\u00a08.5m"]
)
def test_a_line_ends_worst_between_a_number_and_what_it_counts_or_before_an_amount(title):
    _, within, *_ = _ends(title.split(" "))
    _, phrase, _ = _ends(["keep", "some", "processes"])
    _, share, _ = _ends(["carries", "54%", "of"])
    assert within > phrase > share
