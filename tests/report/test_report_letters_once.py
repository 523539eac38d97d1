"""A line is read as it is laid out: what shows its letters, and which text each stands for."""

from __future__ import annotations

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.letters_once import Letters
from reportgen.report.layout.types_of_text import Types


@pytest.fixture(scope="module")
def styled():
    use_only(built_in_families())
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.svg.text import Style
    from weasyprint.text.fonts import FontConfiguration

    style = Style(INITIAL_VALUES, font_family=["Source Sans Pro"], font_size=16, lang="en")
    style.font_config = FontConfiguration()
    return style


def laid_out(text, style):
    from weasyprint.text.line_break import create_layout

    return create_layout(text, style, None, None, 0)


def read(text, style):
    letters = Letters()
    kept = letters.read(laid_out(text, style).layout, text, 7)
    return kept, letters.of(text, 7)


@pytest.mark.parametrize(
    ("text", "texts"),
    [("Two words", "Two words"), ("Café – é", tuple("Café – é")), ("AVAVA", "AVAVA")],
)
def test_each_letter_has_its_text(styled, text, texts):
    _, (run,) = read(text, styled)
    assert run.texts == texts
    assert len(run.glyphs) == len(text)
    assert run.shown.startswith(b"[<%04x" % run.glyphs[0])
    assert run.shown.endswith(b"] TJ")


def test_kerned_letters_are_moved_towards_each_other(styled):
    _, (run,) = read("AV", styled)
    assert run.shown.count(b">") == 2  # after the A by so much, and at the end
    assert b"<>" not in run.shown


@pytest.mark.parametrize("text", ["שלום", "\U0001f600", "q\u0301", "one\ntwo"])
def test_what_is_not_plain_is_left_to_the_engine(styled, text):
    assert read(text, styled)[1] is None


@pytest.mark.parametrize("text", ["", "  "])
def test_what_shows_nothing_is_not_read(styled, text):
    assert read(text, styled) == (False, None)


def test_the_layout_that_holds_a_font_is_kept_and_the_next_is_free(styled):
    letters = Letters()
    assert letters.read(laid_out("One", styled).layout, "One", 1)
    assert not letters.read(laid_out("Two", styled).layout, "Two", 1)


def test_styles_that_set_text_alike_have_one_number(styled):
    types = Types()
    other = type(styled)(styled, color="red")
    wider = type(styled)(styled, font_size=17)
    other.font_config = wider.font_config = styled.font_config
    assert types.of(other) == types.of(styled) != types.of(wider)
