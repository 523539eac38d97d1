"""Walks over boxes find by the short way what they find by the long one, in the same order."""

from __future__ import annotations

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.walks import short_walks

HTML = """<style>@page { size: 300px } @page wide { size: 400px } .wide { page: wide } .out { outline: 2px solid red }
.away { position: absolute; top: 3px } .turned { transform: rotate(9deg) } .left { float: left; page: wide }
h2 { bookmark-label: content() }</style>
<body id="whole"><h2>One <a href="#two" class="out">link <b>to</b> two</a></h2>
<div class="turned" id="turned"><p><a href="https://example.org">Turned</a></p><h3 id="three">Three</h3></div>
<section class="wide"><p class="left">Left</p><p id="two">Two <span class="out" style="visibility: hidden">not</span>
<i class="away" id="away">away</i></p><table><caption>Four</caption><colgroup><col id="col"></colgroup>
<tr><td id="cell">5</td></tr></table></section>
<form id="form"><input name="a" style="appearance: auto"><p class="out">six <b class="out">7</b></p></form></body>"""


@pytest.fixture(scope="module")
def pages():
    use_only(built_in_families())
    import weasyprint

    return [page._page_box for page in weasyprint.HTML(string=HTML).render().pages]  # noqa: SLF001 - no other way


class Stream:
    """A stream that notes what is drawn."""

    def __init__(self):
        self.drawn = []

    def __getattr__(self, name):
        def noted(*given, **named):
            self.drawn.append((name, given, named))
            return self

        return noted

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def found_in(page):
    """Return what all walks find in a page."""
    from weasyprint import document, draw

    places = {}, [], [], {None: []}
    document.gather_anchors(page, *places)
    stream = Stream()
    draw.draw_outline(stream, page)
    boxes = list(page.descendants(placeholders=True))
    return {
        "boxes": [id(one) for one in boxes],
        "without those elsewhere": [id(one) for one in page.descendants()],
        "page values": [one.page_values() for one in boxes],
        "places": list(places[0].items()),
        "links": [one[:3] for one in places[1]],
        "bookmarks": places[2],
        "forms": [(id(form), [box.element.tag for box, _ in inside]) for form, inside in places[3].items()],
        "outlines": [drawn for drawn in stream.drawn if any(drawn[1:])],
    }


WALKS = ("boxes", "without those elsewhere", "page values", "places", "links", "bookmarks", "forms", "outlines")


@pytest.mark.parametrize("walk", WALKS)
def test_what_is_found_is_the_same(pages, walk):
    usual = [found_in(page)[walk] for page in pages]
    with short_walks(exchanged):
        assert [found_in(page)[walk] for page in pages] == usual
    assert any(usual)


@pytest.mark.usefixtures("pages")
def test_with_another_release_boxes_are_gone_through_as_usual(monkeypatch):
    import weasyprint
    from weasyprint import draw

    usual = draw.draw_outline
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with short_walks(pytest.fail):
        assert draw.draw_outline is usual
