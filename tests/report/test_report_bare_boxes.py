"""Boxes without background, shadow and round corners are passed by; all others are drawn as ever."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.bare_boxes import bare_boxes
from reportgen.report.layout.quicker import exchanged

HTML = """<style>.round { border-radius: 2mm 10% 0 0 } .hidden { visibility: hidden; background: red }</style>
<body><p>Bare<p style="background: #eee">Filled<p class="round">Round<p class="round" style="background: #eee">Both
<p class="hidden">Hidden<p style="box-shadow: 1mm 1mm red">Shadow<p style="background-color: currentcolor">Of the text
<p style="background-image: linear-gradient(red, blue)">Shaded<table><tr><td>Cell<td style="background: #ddd">Cell"""


def looks(way):
    use_only(built_in_families())
    import weasyprint
    from weasyprint.layout import background

    tried = []
    usual = background.layout_background_layer

    def noted(box, *further):
        tried.append(box.element_tag)
        return usual(box, *further)

    with exchanged(background, "layout_background_layer", noted), way:
        (page,) = weasyprint.HTML(string=HTML).render().pages
    boxes = page._page_box.descendants()  # noqa: SLF001 - no other way
    corners = ("border_top_left_radius", "border_top_right_radius", "border_bottom_left_radius")
    return tried, [
        (
            one.element_tag,
            one.background and (str(one.background.color), len(one.background.layers)),
            *(getattr(one, name) for name in corners),
        )
        for one in boxes
    ]


def test_all_boxes_look_the_same():
    tried, usual = looks(nullcontext())
    assert looks(bare_boxes(exchanged)) == (tried, usual)
    assert sum(bool(background) for _, background, *_ in usual) == 7  # with the page
    assert any(left != (0, 0) for _, _, left, *_ in usual)


def test_a_bare_box_is_passed_by():
    use_only(built_in_families())
    from weasyprint.layout import background

    usual, seen = background.layout_box_backgrounds, []

    def noted(page, box, *further):
        seen.append(box.element_tag)
        usual(page, box, *further)

    with exchanged(background, "layout_box_backgrounds", noted):
        looks(bare_boxes(exchanged))
    assert seen.count("p") == 5  # all but the bare, the hidden and the merely round one, and none of their lines
    assert seen.count("td") == 1


def test_with_another_release_all_are_looked_at(monkeypatch):
    use_only(built_in_families())
    import weasyprint
    from weasyprint.layout import background

    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    usual = background.layout_box_backgrounds
    with bare_boxes(exchanged):
        assert background.layout_box_backgrounds is usual


@pytest.mark.parametrize("style", [{"collapse": "collapse"}, {"collapse": "separate"}])
def test_lengths_by_the_border_are_kept(style):
    use_only(built_in_families())
    import weasyprint

    from reportgen.report.layout.lengths_once import lengths_once

    html = f"""<style>table {{ border-collapse: {style["collapse"]}; width: 90mm }}
    td {{ box-sizing: border-box; padding: 1mm 2mm; border: .3mm solid; width: 30mm; min-height: 9mm; max-width: 80mm }}
    div {{ box-sizing: border-box; border: 1mm solid; width: 50mm; height: 20mm; padding: 1mm }}</style>
    <table><tr><td>One<td>Two<tr><td>Three<td>Four</table><div>Five</div><div>Six</div>"""

    def lengths(way):
        with way:
            (page,) = weasyprint.HTML(string=html).render().pages
        return [
            (one.element_tag, one.width, one.height, one.min_height, one.max_width, one.border_top_width)
            for one in page._page_box.descendants()  # noqa: SLF001 - no other way
            if one.element_tag in {"td", "div"}
        ]

    assert lengths(lengths_once(exchanged)) == lengths(nullcontext())
