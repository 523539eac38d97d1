from datetime import date

import pytest

from reportgen.model.engagement import CellRef, Engagement, Process
from reportgen.report.fonts import built_in_families
from reportgen.report.words.glyphs import without_missing_glyphs
from reportgen.report.words.missing_signs import signs_that_are_missing
from reportgen.report.words.signs import REPORT_SIGNS, WESTERN_LETTERS

FAMILIES = built_in_families()


def named(*names: str) -> Engagement:
    return Engagement(
        client="N",
        title="T",
        date=date(2026, 1, 1),
        processes=tuple(
            Process(id="1", name=name, row=row, cells={"name": CellRef(sheet="Processes", cell=f"B{row}")})
            for row, name in enumerate(names, start=2)
        ),
    )


def no_families():
    pytest.fail("no font is to be opened")


def test_latin_greek_and_cyrillic_are_printed_as_they_are():
    text = "Żółć Привет λόγος – “€1.2m” → −3"
    assert without_missing_glyphs(text, FAMILIES) == text
    assert signs_that_are_missing(named(text), lambda: FAMILIES) == ()


def test_for_the_letters_of_western_europe_and_our_own_signs_no_font_is_opened():
    letters = f"{REPORT_SIGNS}{WESTERN_LETTERS}"
    assert signs_that_are_missing(named("Accounts payable", letters), no_families) == ()
    assert without_missing_glyphs(letters, FAMILIES) == letters


def test_a_missing_sign_is_replaced_and_said():
    assert "請" not in without_missing_glyphs("<p>請求 AP</p>", FAMILIES)
    assert without_missing_glyphs("<p>請求 AP</p>", FAMILIES) == "<p>?? AP</p>"
    (said,) = signs_that_are_missing(named("Payroll", "請求 AP"), lambda: FAMILIES)
    assert (said.place, said.row, said.field) == ("Processes!B3", 3, "name")
    assert said.message == (
        "The report's typefaces have no sign for 求 (U+6C42), 請 (U+8ACB); what has no plain form is printed as ?."
    )
    assert "name typefaces in a brand file that have these signs" in said.remedy


def test_each_cell_is_said_and_where_there_are_many_the_first_with_their_number():
    few = signs_that_are_missing(named(*["請"] * 10), lambda: FAMILIES)
    assert [one.place for one in few] == [f"Processes!B{row}" for row in range(2, 12)]
    (many,) = signs_that_are_missing(named(*["請"] * 11), lambda: FAMILIES)
    assert many.place == "Processes!B2"
    assert "no sign for 請 (U+8ACB), here and in 10 more cells; what" in many.message


def test_a_fancy_letter_is_printed_in_its_plain_form():
    assert without_missing_glyphs("𝒳-ray", FAMILIES) == "X-ray"
