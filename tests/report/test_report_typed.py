"""What an analyst types in a cell is printed as meant: marks as looks, everything else as it stands."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from reportgen.model.marked_text import blocks_of, unmarked
from reportgen.report.words.sentences import typographic
from reportgen.report.words.typed import laid_out, shortened, typed, typed_in_line, weight_of

_LETTERS = st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Zs"))
_TEXTS = st.text(st.one_of(_LETTERS, st.sampled_from("*_[]()-. \n<>&!#`~|\\\"'1")), max_size=60)
_MARKS = re.compile(r"[*_\-\[\]()]|\s")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "5 * 3 * 2",
            "file_name_x",
            "a_b_c",
            "1. Januar",
            "#4 team",
            "# 4",
            "<b>bold</b>",
            "- 5 %",
            "2*FTE and 3*FTE",
        ),
        *("R&D", "&amp;", "$x$", "(c)", "😀", "\\", "\\*a\\*", "*", "**", "__init__", "`code`", "> quoted", "a | b"),
        *(
            "3. March\n5. May",
            "- 5 %\n- 6 %",
            "- - -\n- - -",
            "![logo](https://example.com/a.png)",
            "[x](javascript:1)",
        ),
        *("[x](http://example.com)", "[x][1]", "[1]: https://example.com", "https://example.com/a_b_c", "a" * 300),
    ],
)
def test_what_is_not_clearly_a_mark_stays_as_typed(text):
    """Sums, names of files, dates, quantities, HTML and pictures are words like any other."""
    assert unmarked(text) == text
    assert typed(text).html.replace(Markup("<br>"), Markup("\n")).striptags() == " ".join(text.split())
    assert "<a" not in typed(text).html
    assert "<li" not in typed(text).html


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("**Match** invoices", "<p><strong>Match</strong> invoices</p>", "Match invoices"),
        ("*a* and _b_", "<p><em>a</em> and <em>b</em></p>", "a and b"),
        ("***both***", "<p><strong><em>both</em></strong></p>", "both"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>", "one\ntwo\n\nthree"),
        ("- a\n- **b**", "<ul><li>a</li><li><strong>b</strong></li></ul>", "a; b"),
        (
            "To do:\n1. ask.\n2) pay\nEnd",
            "<p>To do:</p><ol><li>ask.</li><li>pay</li></ol><p>End</p>",
            "To do:\nask. pay\nEnd",
        ),
        ("- a\n  - b\n* c", "<ul><li>a</li><li>b</li><li>c</li></ul>", "a; b; c"),
        (
            "see [the rule](https://example.com/a_b)",
            '<p>see <a href="https://example.com/a_b">the rule</a> (example.com)</p>',
            "see the rule",
        ),
        (
            "[your bank](https://bank.com@evil.org/)",
            '<p><a href="https://bank.com@evil.org/">your bank</a> (evil.org)</p>',
            "your bank",
        ),
        ("[Ann](mailto:ann@x.org)", '<p><a href="mailto:ann@x.org">Ann</a> (ann@x.org)</p>', "Ann"),
        ("**<script>**", "<p><strong>&lt;script&gt;</strong></p>", "<script>"),
        ("the providers' own, today's", "<p>the providers’ own, today’s</p>", "the providers' own, today's"),
    ],
)
def test_marks_are_printed_as_looks_and_left_out_of_the_plain_words(text, html, plain):
    """A link says whom it leads to; the text model, tables and titles get the plain words."""
    assert typed(text).html == html
    assert unmarked(text) == plain


@given(_TEXTS)
def test_no_cell_brings_other_tags_or_loses_words(text):
    """Whatever is typed: only known tags, no attribute but href, and every character that is no mark is seen."""
    html = typed(text).html
    tags = set(re.findall(r"<(/?[a-z]+[^>]*)>", html))
    assert all(re.fullmatch(r'/?(p|br|ul|ol|li|strong|em)|/a|a href="(https://|mailto:)[^"]*"', tag) for tag in tags)
    seen = html.striptags()
    if "<li>" not in html and "<a" not in html:
        assert _MARKS.sub("", seen) == _MARKS.sub("", typographic(text))


@given(st.text(st.sampled_from("abc xyz,;:'äé€&<>%/#+1234567890"), max_size=80))
def test_plain_words_come_out_as_they_are(text):
    """Without a mark the engine reads exactly the cell."""
    assert unmarked(text) == text


def test_the_last_filter_would_catch_what_the_composer_let_through():
    """The filter is not decoration: given a script it takes it out."""
    assert nh3.clean("<p onclick=x><script>1</script>a</p>", tags={"p"}, attributes={}) == "<p>a</p>"


def test_a_text_is_shortened_by_what_is_seen():
    """Marks and addresses count nothing towards the limit; line breaks count as they take room."""
    assert typed_in_line("**Good.** Then [more](https://example.com/very/long/address) of it.", 12) == (
        "<strong>Good</strong>…"
    )
    listed = shortened(blocks_of("- one\n- two\n- three\n- four"), 100)
    assert laid_out(listed).html == "<ul><li>one</li><li>two</li><li>three …</li></ul>"
    assert weight_of(blocks_of("**one**\ntwo")) == len("onetwo") + 40
    assert typed("**a** b").lines == (("a", " b"),)


@pytest.mark.parametrize(
    ("text", "limit", "said"),
    [
        ("It is done. It stays.", 20, "It is done…"),  # not "done. …"
        ("It is done! It stays.", 20, "It is done! …"),
        ("It is done. It stays.", 21, "It is done. It stays."),
        ("It   is   done.   It   **stays**.", 21, "It is done. It stays."),  # nothing is cut
        ("It is done by hand", 12, "It is done…"),
    ],
)
def test_dots_take_the_place_of_a_full_stop_and_stand_only_where_something_was_cut(text, limit, said):
    assert typed_in_line(text, limit).striptags() == said


def test_a_list_is_told_in_a_line():
    """Where one line fits, items are parted by semicolons and looks are kept."""
    assert typed_in_line("- **a**\n- b", 200) == "<strong>a</strong>; b"
