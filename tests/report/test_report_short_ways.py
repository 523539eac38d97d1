"""Short ways lead to the very answers that WeasyPrint finds."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import tinyhtml5
from cssselect2 import ElementWrapper

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.short_ways import short_ways

LENGTHS = {"margin_left": 3.1, "margin_right": 4.2, "margin_top": 5.3, "padding_left": 0.7, "border_left_width": 0.1}


def boxes():
    use_only(built_in_families())
    from weasyprint.formatting_structure import boxes

    return boxes


def box_of(kind, **style):
    box = kind("p", {"float": "none", "position": "static", "direction": "ltr", **style}, None, ())
    vars(box).update(LENGTHS, position_x=11.3, position_y=7.9, width=100.7)
    return box


def around(box, *, outer=False, shapes=()):
    from weasyprint.layout import inline

    block = box_of(boxes().BlockBox, direction=box.style["direction"])
    return inline.avoid_collisions(SimpleNamespace(excluded_shapes=shapes), box, block, outer)


@pytest.mark.parametrize(
    "position", ["static", "relative", "absolute", "fixed", ("running()", "head"), ("note()", "n")]
)
@pytest.mark.parametrize("float_", ["none", "left", "inline-end", "footnote"])
def test_whether_a_box_is_in_the_flow(position, float_):
    box = box_of(boxes().BlockBox, position=position, float=float_)
    usual = box.is_in_normal_flow()
    with short_ways(exchanged):
        assert box.is_in_normal_flow() is usual


def test_a_line_has_the_room_that_it_has():
    line = box_of(boxes().LineBox)
    vars(line).update(dict.fromkeys(("padding_right", "border_right_width", "padding_top", "padding_bottom"), 0.3))
    vars(line).update(dict.fromkeys(("border_top_width", "border_bottom_width", "margin_bottom"), 0.2), height=4)
    usual = around(line)
    with short_ways(exchanged):
        assert around(line) == usual
        line.style["direction"] = "rtl"
        of_other_direction = around(line)
    assert of_other_direction == around(line) != usual


def is_html(found):
    return not found.etree_element.tag.startswith("{")


@pytest.mark.parametrize("names", [("title", "meta", "link"), ("style", "link"), ("style",), ("p", "title"), ("meta",)])
def test_what_stands_in_heads_is_found_in_order(names):
    html = tinyhtml5.parse(
        "<title>A</title><style></style><meta><p><link><style></style></p><p><b></b></p><svg><title>B</title></svg>",
        namespace_html_elements=False,
    )
    document = ElementWrapper.from_html_root(html)
    usual = [found.etree_element for found in document.query_all(*names) if is_html(found)]
    with short_ways(exchanged):
        assert [found.etree_element for found in document.query_all(*names) if is_html(found)] == usual != []


def rows(count):
    html = tinyhtml5.parse(f"<table>{'<tr></tr>' * count}</table>", namespace_html_elements=False)
    return list(ElementWrapper.from_html_root(html).query_all("tr"))


def test_the_rows_before_a_row_are_found_in_order():
    usual = [[one.index for one in row.previous_siblings] for row in rows(4)]
    with short_ways(exchanged):
        assert [[one.index for one in row.previous_siblings] for row in rows(4)] == usual
    assert usual == [[], [0], [0, 1], [0, 1, 2]]


def test_the_last_of_two_thousand_rows_knows_those_before_it():
    with pytest.raises(RecursionError):
        _ = rows(2000)[-1].previous_siblings
    with short_ways(exchanged):
        assert len(rows(2000)[-1].previous_siblings) == 1999


def test_with_another_release_all_is_asked_as_usual(monkeypatch):
    import weasyprint
    from weasyprint.layout import inline

    usual = inline.avoid_collisions, boxes().Box.is_in_normal_flow
    with short_ways(exchanged):
        assert not {inline.avoid_collisions, boxes().Box.is_in_normal_flow} & set(usual)
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with short_ways(exchanged):
        assert (inline.avoid_collisions, boxes().Box.is_in_normal_flow) == usual


def test_whether_a_line_ends_between_two_signs_is_asked_once():
    boxes()
    from weasyprint.layout import inline, preferred
    from weasyprint.text.line_break import can_break_text

    texts = ("a ", "ab", " a", "-a", "a\u00a0", "\u00ad", "", "a b", "ab c")
    usual = [can_break_text(text, "en") for text in texts]
    assert True in usual
    asked = []

    def noted(text, language):
        asked.append(text)
        return can_break_text(text, language)

    with exchanged(inline, "can_break_text", noted), short_ways(exchanged):
        for _ in range(2):
            assert [inline.can_break_text(text, "en") for text in texts] == usual
        assert preferred.can_break_text is inline.can_break_text
    assert [asked.count(text) for text in texts] == [1 if len(text) == 2 else 2 for text in texts]
