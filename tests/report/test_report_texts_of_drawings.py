"""Each letter of a text in a drawing stands where WeasyPrint puts it, in one line; what is not plain is left to it."""

from __future__ import annotations

from contextlib import nullcontext

import pypdfium2
import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.quicker import exchanged
from reportgen.report.layout.texts_of_drawings import texts_of_drawings

LINE = "AVAVA, fi: To Wave 7 of the “portfolio”"
LETTERS = LINE.replace(" ", "")
TENTH_OF_A_MM = 0.1 * 72 / 25.4  # in points
PLAIN = (
    "x='20' font-weight='700'",
    "x='150' text-anchor='middle' fill='#123456'",
    "x='290' text-anchor='end' font-size='7.5' font-style='italic'",
    "x='150' text-anchor='middle' transform='rotate(-90 150 150)'",
)
OTHER = (
    "x='20' dx='3'",
    "x='20 40 60'",
    "x='10%'",
    "x='20' letter-spacing='2'",
    "x='20' dominant-baseline='middle'",
    "x='20' opacity='0.5'",
    "x='20' visibility='hidden'",
    "x='20' fill='url(#a)'",
)


def drawn(attributes, way, line=LINE):
    """Return the PDF of a drawing with a text, uncompressed."""
    use_only(built_in_families())
    import weasyprint

    text = f'<text y="150" font-family="Source Sans Pro" font-size="10" {attributes}>{line}</text>'.replace("'", '"')
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="300" height="300">{text}</svg>'
    style = "<style>@page { size: 300px 300px; margin: 0 } svg { display: block }</style>"
    with way:
        return weasyprint.HTML(string=style + svg).write_pdf(uncompressed_pdf=True)


def places(pdf):
    """Return where the ink of each letter stands."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = [(place, letter) for place, letter in enumerate(text.get_text_range()) if letter != " "]
    assert "".join(letter for _, letter in found) == LETTERS
    return [text.get_charbox(place) for place, _ in found]


@pytest.mark.parametrize("attributes", PLAIN)
def test_letters_stand_within_a_tenth_of_a_millimetre_in_one_line(attributes):
    usual, now = (drawn(attributes, way) for way in (nullcontext(), texts_of_drawings(exchanged)))
    for before, after in zip(places(usual), places(now), strict=True):
        assert after == pytest.approx(before, abs=TENTH_OF_A_MM)
    assert usual.count(b" TJ") == len(LETTERS)
    assert now.count(b" TJ") == 1
    assert b"/Form" not in now


def test_a_text_that_ends_at_its_place_is_no_drawing_of_its_own():
    assert b"/Form" in drawn(PLAIN[2], nullcontext())


@pytest.mark.parametrize("attributes", OTHER)
def test_a_text_that_is_not_plain_is_left_alone(attributes):
    assert drawn(attributes, texts_of_drawings(exchanged)) == drawn(attributes, nullcontext())


@pytest.mark.parametrize("line", ["", "One <tspan>and another</tspan>"])
def test_no_text_and_a_text_of_several_are_left_alone(line):
    assert drawn(PLAIN[1], texts_of_drawings(exchanged), line) == drawn(PLAIN[1], nullcontext(), line)


def test_with_another_release_texts_are_drawn_as_usual(monkeypatch):
    usual = drawn(PLAIN[0], nullcontext())
    import weasyprint

    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert drawn(PLAIN[0], texts_of_drawings(exchanged)).count(b" TJ") == usual.count(b" TJ")
