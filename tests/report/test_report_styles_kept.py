"""A part takes over the styles of the part before it, but for those altered or good for that one alone."""

from __future__ import annotations

import gc
import weakref
from contextlib import ExitStack

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.styles_once import styles_once
from reportgen.report.layout.tighter import DEGREES, Setting
from reportgen.report.merging.styles import styles_parsed_once

SHEET = "section { padding-top: 10px; line-height: 20px } p { color: red } p::before { content: '– ' }"
PROPERTIES = ("color", "padding_top", "line_height", "content", "display", "width")


@pytest.fixture
def fonts():
    use_only(built_in_families())
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def style_for_of(sheet, body, fonts):
    """Return what gives the styles of a document, and its elements."""
    import weasyprint
    from weasyprint.css import get_all_computed_styles

    html = weasyprint.HTML(string=f"<html><head><style>{sheet}</style></head><body>{body}</body></html>")
    found = get_all_computed_styles(html, page_rules=[], layers=[], font_config=fonts)
    return found, [one for one in html.etree_element.iter() if one.tag in {"section", "p"}]


def values_of(style_for, elements):
    styles = [style_for(element, addition) for element in elements for addition in (None, "before", "after")]
    return [style if style is None else tuple(str(style[name]) for name in PROPERTIES) for style in styles]


@pytest.fixture
def shared():
    with ExitStack() as stack:
        stack.enter_context(styles_parsed_once())
        stack.enter_context(styles_once(exchanged))
        yield stack


def test_the_next_part_takes_over_styles_with_the_usual_values(fonts, shared):
    first, (section, _) = style_for_of(SHEET, "<section><p>One</p></section>", fonts)
    first(section)
    body = "<section><p>Two</p><p style='width: 5px'>Three</p></section>"
    second, elements = style_for_of(SHEET, body, fonts)
    assert second(elements[0]) is first(section)
    found = values_of(second, elements)
    shared.close()
    assert found == values_of(*style_for_of(SHEET, body, fonts))


class Box:
    """A box without children."""

    def __init__(self, style):
        self.style = style


@pytest.mark.usefixtures("shared")
def test_a_style_that_was_set_tighter_is_not_taken_over_nor_is_what_stands_below_it(fonts):
    first, (section, paragraph) = style_for_of(SHEET, "<section><p>One</p></section>", fonts)
    Setting((Box(first(section)),)).set(DEGREES[0])
    assert first(section)["padding_top"].value == 8.2
    assert first(paragraph)["line_height"].value == 19.4
    second, (section, paragraph) = style_for_of(SHEET, "<section><p>Two</p></section>", fonts)
    assert second(section)["padding_top"].value == 10
    assert second(paragraph)["line_height"].value == 20


@pytest.mark.usefixtures("shared")
def test_a_style_is_not_taken_over_where_that_of_its_boxes_without_an_element_was_set_tighter(fonts):
    first, (section, _) = style_for_of(SHEET, "<section><p>One</p></section>", fonts)
    Setting((Box(first(section).anonymous_style),)).set(DEGREES[0])
    second, (section, _) = style_for_of(SHEET, "<section><p>Two</p></section>", fonts)
    assert second(section).anonymous_style["line_height"].value == 20


@pytest.mark.usefixtures("shared")
def test_a_style_that_was_put_back_is_taken_over(fonts):
    first, (section, _) = style_for_of(SHEET, "<section><p>One</p></section>", fonts)
    setting = Setting((Box(first(section)),))
    setting.set(DEGREES[0])
    setting.put_back()
    second, (again, _) = style_for_of(SHEET, "<section><p>Two</p></section>", fonts)
    assert second(again) is first(section)


@pytest.mark.usefixtures("shared")
def test_styles_in_shares_of_the_first_page_are_good_for_one_part(fonts):
    widths = []
    for page in (100, 200):
        style_for, (section,) = style_for_of("section { width: 10vw }", "<section>One</section>", fonts)
        style_for.initial_page_sizes["area"] = (page, page)
        widths.append(style_for(section)["width"].value)
    assert widths == [10, 20]


@pytest.mark.usefixtures("shared")
def test_other_sheets_have_other_styles(fonts):
    colours = []
    for colour in ("red", "blue"):
        style_for, (paragraph,) = style_for_of(f"p {{ color: {colour} }}", "<p>One</p>", fonts)
        colours.append(str(style_for(paragraph)["color"]))
    assert colours[0] != colours[1]


@pytest.mark.usefixtures("shared")
def test_styles_that_are_forgotten_go_without_a_search_for_garbage(fonts):
    style_for, (paragraph,) = style_for_of("p { color: red }", "<p>One</p>", fonts)
    of_boxes = weakref.ref(style_for(paragraph).anonymous_style)
    del style_for
    gc.disable()
    try:
        style_for_of("p { color: blue }", "<p>One</p>", fonts)
        assert of_boxes() is None
    finally:
        gc.enable()


OF_PAGES = "@page { margin: 30px; @top-left { content: 'Head' } } @page :first { margin: 10px } p { color: red }"


def page_styles_of(sheet, fonts, *indices):
    """Return the styles of pages by their places, each with that of its margin's box."""
    import weasyprint
    from weasyprint.css import get_all_computed_styles
    from weasyprint.layout.page import PageType, _standardize_page_based_counters, set_page_type_computed_styles

    html = weasyprint.HTML(string=f"<html><head><style>{sheet}</style></head><body></body></html>")
    style_for = get_all_computed_styles(html, page_rules=[], layers=[], font_config=fonts)
    found = []
    for index in indices:
        page = PageType(side="right", blank=False, name="", index=index, groups=())
        set_page_type_computed_styles(page, html, style_for)
        _standardize_page_based_counters(style_for(page), None)
        found += [style_for(page), style_for(page, "@top-left")]
    return found


def page_values(styles):
    names = ("margin_top", "content", "color", "counter_increment", "font_size")
    return [tuple(str(style[name]) for name in names) for style in styles]


def test_pages_that_declare_the_same_share_a_style_from_part_to_part(fonts, shared):
    first, of_first, second, of_second, third, of_third = page_styles_of(OF_PAGES, fonts, 0, 1, 2)
    assert (second is third, of_second is of_third) == (True, True)
    assert (first is second, of_first is of_second) == (False, False)
    again = page_styles_of(OF_PAGES, fonts, 0, 1)
    assert all(one is other for one, other in zip(again, (first, of_first, second, of_second), strict=True))
    larger = f"html {{ font-size: 30px }} {OF_PAGES}"
    found = page_values((*again, *page_styles_of(larger, fonts, 0)))
    shared.close()
    assert found == page_values((*page_styles_of(OF_PAGES, fonts, 0, 1), *page_styles_of(larger, fonts, 0)))
