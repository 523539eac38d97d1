"""Text as shown, and text as compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.workbook.normalising import clean, header_key, is_blank, key, scripts


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Data sensitivity", "  DATA\u00a0 sensitivity "),
        ("it's", "It’s"),
        ("a-b", "A – b".replace(" ", "")),
        ("strasse", "Straße"),
        ("ﬁle", "FILE"),
        ("Café", "Cafe\u0301"),
        ("abc", "a\u200bb\u202ec"),
        ("12", "１２"),
    ],
)
def test_texts_that_compare_equal(text, same):
    assert key(text) == key(same)


@pytest.mark.parametrize(
    "header", ["Annual cost", "Annual cost *", "annual cost [EUR]", "Annual Cost (EUR):", "Annual cost [EUR] *"]
)
def test_headers_without_unit_and_star(header):
    assert header_key(header) == "annual cost"


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\t\n", "\u200b\ufeff", "\u2060\u00ad\u202e"])
def test_blank(blank):
    assert is_blank(blank)


@given(st.text(max_size=80))
def test_cleaning_and_comparing_are_done_once(text):
    assert clean(clean(text).text).text == clean(text).text
    assert key(key(text)) == key(text)


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_the_short_way_for_plain_text_ends_where_the_long_way_does(text):
    assert key(text) == key(text + "\u200b")
    assert clean(text).text == clean(text + "\u200b").text


def test_joiners_that_scripts_need_stay():
    assert clean("می\u200cخواهم").text == "می\u200cخواهم"


def test_look_alikes():
    assert scripts("FIN-01") == ("Latin",)
    assert scripts("FІN") == ("Latin", "Cyrillic")
    assert scripts("製品A") == ("Latin",)
