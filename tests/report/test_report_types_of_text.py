"""Styles that break or shape text in different ways are different types."""

import pytest

from reportgen.report.layout.types_of_text import Types


@pytest.mark.parametrize(
    ("name", "value", "is_same"), [("word_break", "break-all", False), ("font_size", 9, False), ("color", "red", True)]
)
def test_a_type_is_told_by_what_shapes_text(name, value, is_same):
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.svg.text import Style

    usual, other = Style(INITIAL_VALUES), Style(INITIAL_VALUES)
    usual.font_config = other.font_config = None
    other[name] = value
    types = Types()
    assert (types.of(usual) == types.of(other)) is is_same
