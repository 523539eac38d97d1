"""Elements that are declared alike have one style, whose values are those that WeasyPrint works out by itself."""

from __future__ import annotations

from contextlib import nullcontext

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.styles_once import styles_once

HTML = """<html lang="en-GB"><head><style>
td { margin: 3px } td p { margin: inherit; padding: 1em } #here { color: red } .named { -weasy-anchor: "by-rule" }
p::before { content: "– " } [style] + p { font-size: 2em }
</style></head><body id="top"><section id="one"><p>Like<p id="two">like<p>like</section><section><p>Like</section>
<table><tr><td id="here" style="width: 10px"><p>In<td style="width: 10px"><p id="in">In<td><p>In</table>
<p style="color: blue" id="both">Both<p style="color: blue">One<p id="given" class="named">By rule
<a name="mark">Mark</a>
</body></html>"""
PROPERTIES = ("anchor", "color", "font_size", "width", "margin_left", "padding_left", "content", "display", "lang")


def values_of(style):
    return tuple(str(style[name]) for name in PROPERTIES)


def styled(*, shared: bool):
    """Return all values, also of boxes without an element, the number of different styles, and the places named."""
    import weasyprint
    from weasyprint.css import get_all_computed_styles
    from weasyprint.css.targets import TargetCollector

    collector = TargetCollector()
    html = weasyprint.HTML(string=HTML)
    with styles_once(exchanged) if shared else nullcontext():
        style_for = get_all_computed_styles(html, page_rules=[], layers=[], target_collector=collector)
    additions = (None, "before", "after", "marker", "footnote-call")
    styles = [style_for(element, one) for element in html.etree_element.iter() for one in additions]
    values = [style and (values_of(style), values_of(style.anonymous_style)) for style in styles]
    return values, len({id(style) for style in styles}), list(collector.target_lookup_items)


def test_styles_are_shared_and_have_the_usual_values():
    use_only(built_in_families())
    usual, of_usual, places_of_usual = styled(shared=False)
    found, of_found, places = styled(shared=True)
    assert found == usual
    assert of_found < of_usual
    assert places == places_of_usual == ["top", "one", "two", "here", "in", "both", "by-rule", "mark"]


def test_with_another_release_nothing_is_shared(monkeypatch):
    use_only(built_in_families())
    import weasyprint
    from weasyprint.css import StyleFor

    usual = StyleFor.__init__
    with styles_once(exchanged):
        assert StyleFor.__init__ is not usual
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with styles_once(exchanged):
        assert StyleFor.__init__ is usual
