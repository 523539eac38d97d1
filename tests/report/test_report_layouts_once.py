"""A layout is used again for the next text in the same type, unless it is left as no other text may have it."""

from __future__ import annotations

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.layouts_once import layouts_once
from reportgen.report.layout.letters_once import Letters
from reportgen.report.layout.types_of_text import Types

TEXT = "Half the lines of a report"


@pytest.fixture
def style():
    use_only(built_in_families())
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.svg.text import Style
    from weasyprint.text.fonts import FontConfiguration

    style = Style(INITIAL_VALUES, font_family=["Source Sans Pro"], font_size=16, lang="en")
    style.font_config = FontConfiguration()
    return style


@pytest.fixture
def layout_of(style):
    """Return what makes a layout with a text; the one that holds the font in memory has been made before."""
    from weasyprint.text.line_break import Layout

    kind = layouts_once(Layout, Types(), Letters())

    def made(text, **changed):
        style.update(changed)
        layout = kind(style)
        layout.set_text(text)
        return layout

    made("First").deactivate()
    return made


def test_the_next_text_takes_the_layout_over(layout_of):
    first = layout_of("One")
    used = first.layout
    first.deactivate()
    second = layout_of("Two")
    assert second.layout is used
    assert layout_of("Three").layout is not used


def test_the_layout_that_holds_a_font_is_not_taken_over(style):
    from weasyprint.text.line_break import Layout

    kind = layouts_once(Layout, Types(), Letters())
    first = kind(style)
    first.set_text("One")
    used = first.layout
    first.deactivate()
    assert kind(style).layout is not used


def test_another_type_has_another_layout(layout_of, style):
    first = layout_of("One")
    used = first.layout
    first.deactivate()
    other = type(style)(style, font_weight=700)
    other.font_config = style.font_config
    assert type(first)(other).layout is not used


@pytest.mark.parametrize(("text", "changed"), [("a\tb", {}), ("One", {"word_spacing": 3})])
def test_tabs_and_spaces_of_one_text_are_not_those_of_the_next(layout_of, text, changed):
    first = layout_of(text, **changed)
    used = first.layout
    first.deactivate()
    assert layout_of("Two", **changed).layout is not used


def test_a_layout_that_was_drawn_with_is_not_taken_over(layout_of, style):
    first = layout_of("One")
    first.deactivate()
    first.reactivate(style)
    first.shape()
    used = first.layout
    first.deactivate()
    assert layout_of("Two").layout is not used


def test_the_next_text_has_no_width_and_breaks_between_words(layout_of):
    from weasyprint.text.ffi import pango

    def broken(layout):
        pango.pango_layout_set_width(layout.layout, 75 * 1024)
        return layout.get_first_line()[1]

    fresh = broken(layout_of(TEXT))
    first = layout_of(TEXT)
    pango.pango_layout_set_wrap(first.layout, 1)
    assert broken(first) not in {None, fresh}
    used = first.layout
    first.deactivate()
    second = layout_of(TEXT)
    assert second.layout is used
    assert second.get_first_line()[1] is None
    assert broken(second) == fresh


def test_what_belongs_to_the_type_stays_with_a_layout(layout_of):
    first = layout_of("One", text_decoration_line={"underline"})
    position = first.underline_position
    first.deactivate()
    assert first.underline_position == position
    assert layout_of("Two").underline_position == position
