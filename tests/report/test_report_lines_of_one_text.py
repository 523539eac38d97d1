"""Lines of one text stand where WeasyPrint puts them, to the last digit; all others are left to it."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.lines_of_one_text import lines_of_one_text
from reportgen.report.layout.quicker import exchanged

WORDS = "Half the lines of a report are said again, and many of them as they stand in a table. "
PLAIN = (
    "",
    "text-align: right",
    "text-align: center; text-align-last: left",
    "text-align: justify",
    "text-indent: 4mm; line-height: 1.7",
    "white-space: pre-line; padding: 1mm",
    "overflow-wrap: anywhere; width: 9mm",
    "border-left: 1mm solid; margin: 3% 2mm",
    "line-height: 1pt; font-size: 20pt",
)
OTHER = (
    "direction: rtl",
    "width: 9mm; white-space: nowrap",  # wider than its room
)
MIXED = "<p><b>Bold</b> and plain<p><img src='' alt=x>Text<div style='float: left'>Left</div><p>Beside it<br>and so on"


def lines(html, way):
    """Return where all boxes of all lines stand, and how many lines WeasyPrint itself has laid out."""
    use_only(built_in_families())
    import weasyprint
    from weasyprint.layout import inline

    usual, laid_out = inline.get_next_linebox, []

    def noted(*given):
        laid_out.append(given[1])
        return usual(*given)

    page_style = "<style>@page { size: 70mm 90mm; margin: 5mm } body { font: 9pt Source Sans Pro }</style>"
    with exchanged(inline, "get_next_linebox", noted), way:
        document = weasyprint.HTML(string=page_style + html).render()
    names = ("position_x", "position_y", "width", "height", "baseline", "margin_top", "margin_bottom")
    found = [
        (getattr(one, "text", None), *(getattr(one, name, None) for name in names), sorted(one.remove_decoration_sides))
        for page in document.pages
        for line in page._page_box.descendants()  # noqa: SLF001 - no other way
        if type(line).__name__ == "LineBox"
        for one in line.descendants()
    ]
    return found, len(laid_out)


@pytest.mark.parametrize("style", PLAIN)
def test_lines_of_one_text_are_the_same(style):
    html = f"<p style='{style}'> {WORDS * 3} <p style='{style}'>{WORDS}\n{WORDS}<p style='{style}'>Short"
    usual, number = lines(html, nullcontext())
    assert len(usual) > 8
    assert number > 4
    assert lines(html, lines_of_one_text(exchanged)) == (usual, 0)


@pytest.mark.parametrize("html", [*(f"<p style='{style}'>{WORDS}" for style in OTHER), MIXED])
def test_other_lines_are_left_alone(html):
    usual, _ = lines(html, nullcontext())
    shortly, left = lines(html, lines_of_one_text(exchanged))
    assert shortly == usual
    assert left > 0


@pytest.mark.parametrize("style", ["vertical-align: super", "position: relative", "float: right", "display: block"])
def test_text_that_stands_elsewhere_is_the_same(style):
    html = f"<p>{WORDS}<p><span style='{style}'>{WORDS}</span>"
    assert lines(html, lines_of_one_text(exchanged))[0] == lines(html, nullcontext())[0]


def test_first_letters_and_lines_are_the_same():
    html = f"<style>p::first-letter {{ font-size: 2em }} div::first-line {{ color: red }}</style><p>{WORDS}<div>{WORDS}"
    assert lines(html, lines_of_one_text(exchanged))[0] == lines(html, nullcontext())[0]


def test_with_another_release_all_lines_are_laid_out_as_usual(monkeypatch):
    use_only(built_in_families())
    import weasyprint

    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    _, left = lines(f"<p>{WORDS}", lines_of_one_text(exchanged))
    assert left > 0
