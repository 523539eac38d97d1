"""A figure that is a link breaks its sentence where the plain sentence breaks."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.first_lines import whole_first_lines

PLAIN = "The client does it better than providers would (relative capability rated 4 of 5)."
LINKED = PLAIN.replace("rated 4", "rated <a href='#line'>4</a>")
WIDTHS = [80 + tenth / 10 for tenth in range(60)]  # mm; the line ends at "rated", or just after it


def text_of(box) -> str:
    return getattr(box, "text", "") + "".join(text_of(child) for child in getattr(box, "children", ()))


def lines(box) -> list[str]:
    if type(box).__name__ == "LineBox":
        return [text_of(box).strip()]
    return [line for child in getattr(box, "children", ()) for line in lines(child)]


def laid_out(sentence: str, mended) -> list[str]:
    use_only(built_in_families())
    import weasyprint

    style = "@page { size: 200mm 500mm } p { font: 8.2pt 'Source Sans Pro' }"
    texts = "".join(f"<p style='width: {width}mm'>{sentence}</p>" for width in WIDTHS)
    with mended():
        made = weasyprint.HTML(string=f"<html lang='en-GB'><style>{style}</style>{texts}").render()
    return [line for page in made.pages for line in lines(page._page_box)]  # noqa: SLF001


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}"], ids=["a space", "a space that does not break"])
def test_a_link_breaks_no_line_after_its_first_word(space):
    linked, plain = (text.replace("rated ", f"rated{space}") for text in (LINKED, PLAIN))
    assert laid_out(linked, whole_first_lines) == laid_out(plain, nullcontext)
    assert "The" in laid_out(linked, nullcontext)  # what WeasyPrint does by itself


def test_nor_after_a_first_word_that_a_sign_is_held_to():
    plain = "€1,706,317 / cost a year today €3,120,000 = 54.69% of all that, rated 4 of 5."
    linked = plain.replace("rated 4", "rated <a href='#line'>4</a>")
    assert laid_out(linked, whole_first_lines) == laid_out(plain, nullcontext)
    assert "€1,706,317 /" in laid_out(linked, nullcontext)  # what WeasyPrint does by itself


def test_no_line_ends_within_bold_words_since_the_text_after_them_is_held_to_what_follows():
    bold = PLAIN.replace("The client", "<b>The client</b>").replace("rated ", "rated\N{NO-BREAK SPACE}")
    linked = bold.replace("4 of 5", "<a href='#line'>4 of 5</a>")
    assert laid_out(linked, whole_first_lines) == laid_out(bold, nullcontext)
    assert "The" in laid_out(linked, nullcontext)  # what WeasyPrint does by itself


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Incomprehensibilities <a href='#line'>4</a> of 5", "Incomprehensibilities 4"),
        ("<b>The</b> one <i>word</i>", "The one word"),
    ],
)
def test_other_lines_stay_as_they_are(sentence, first):
    assert laid_out(sentence, whole_first_lines) == laid_out(sentence, nullcontext)
    assert laid_out(sentence, whole_first_lines)[0].startswith(first)
