from datetime import date

from reportgen.model.engagement import Engagement, Process
from reportgen.report.fonts import built_in_families
from reportgen.report.words.glyphs import note_on_missing_glyphs, without_missing_glyphs

FAMILIES = built_in_families()


def named(name: str) -> Engagement:
    return Engagement(client="N", title="T", date=date(2026, 1, 1), processes=(Process(id="1", name=name, row=2),))


def test_latin_greek_and_cyrillic_are_printed_as_they_are():
    text = "Żółć Привет λόγος – “€1.2m” → −3"
    assert without_missing_glyphs(text, FAMILIES) == text
    assert note_on_missing_glyphs(named(text), FAMILIES) == ()


def test_a_missing_sign_is_replaced_and_said():
    assert "請" not in without_missing_glyphs("<p>請求 AP</p>", FAMILIES)
    assert without_missing_glyphs("<p>請求 AP</p>", FAMILIES) == "<p>?? AP</p>"
    (note,) = note_on_missing_glyphs(named("請求 AP"), FAMILIES)
    assert "(U+6C42, U+8ACB); they are printed as ? or in a plain form. Name typefaces that have them" in note


def test_a_fancy_letter_is_printed_in_its_plain_form():
    assert without_missing_glyphs("𝒳-ray", FAMILIES) == "X-ray"
