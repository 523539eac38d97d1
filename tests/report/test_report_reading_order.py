import re

import pytest
from whole_html import document_html

from reportgen.model.sections import APPENDICES, BODY, PACKS, PLACES
from reportgen.report.brand import brand_of
from reportgen.report.view.reading_order import WHOLE, Selection, selected


def extract(*templates: str, **facts: object) -> Selection:
    return Selection(templates=templates, title="Selected sections", **facts)  # type: ignore[arg-type]


def made(example, knowledge, selection: Selection) -> str:
    """Return the example's report with only some sections, without drawings and styles."""
    html = document_html(example, knowledge, brand_of(example.engagement, None), None, selection)
    return re.sub(r"<(style|svg).*?</\1>", "", html, flags=re.DOTALL)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_sections_number_is_its_place_and_an_appendix_has_a_letter():
    assert [WHOLE.number_of(place.template) for place in BODY] == [str(n) for n in range(1, len(BODY) + 1)]
    assert "".join(WHOLE.number_of(place.template) for place in APPENDICES) == "ABCDEF"
    opener = WHOLE.opener("roadmap", "Four waves", "Simple work first.")
    assert opener.bookmark == f"{WHOLE.number_of('roadmap')} Roadmap"
    assert (opener.name, opener.running, opener.title) == ("Roadmap", "Roadmap", "Four waves")


def test_sections_that_are_chosen_are_numbered_in_the_order_chosen():
    chosen = extract("security", "decision", "glossary", "method")
    assert [chosen.number_of(one) for one in chosen.templates] == ["1", "2", "A", "B"]
    assert chosen.opener("decision", "Source it").bookmark == "2 The decision on a page"


def test_sentences_name_sections_by_number():
    assert WHOLE.in_text("decision") == "section 1"
    assert WHOLE.in_text("decision", "security") == f"sections 1 and {WHOLE.number_of('security')}"
    assert WHOLE.in_text("assumptions") == "appendix A"
    assert WHOLE.in_text("assumptions", "glossary") == "appendices A and E"


def test_sentences_send_to_the_full_report_for_what_is_not_printed():
    chosen = extract("security", "decision")
    assert chosen.in_text("security") == "section 1"
    assert chosen.in_text("assumptions") == "the full report"
    assert chosen.in_text("security", "method") == "section 1 and the full report"
    assert chosen.pointing_to("profiles", "the profiles") == "the full report"
    assert extract("profiles", profiles=12).pointing_to("profiles", "the profiles") == "the full report"


def test_a_report_with_all_sections_but_few_profiles_sends_to_the_edition_with_all_of_them():
    few = selected(PACKS["full"], profiles=6)
    assert few.pointing_to("profiles", "the profiles") == "the edition with all profiles"
    assert few.pointing_to("profiles", "", "The full report says") == "The edition with all profiles says"
    assert few.pointing_to("verdicts", "the verdict table") == "the verdict table"
    assert few.without("changes").whole == "the edition with all profiles"
    assert selected(PACKS["full"]).whole == "the full report"
    assert selected(PACKS["finance"], profiles=6).whole == "the full report"


def test_the_report_is_composed_in_the_order_declared(example_html):
    declared = [place.anchor for place in (*BODY, *APPENDICES)]
    placed = [found for found in re.findall(r'id="([a-z-]+)"', example_html) if found in declared]
    assert placed == declared
    listed = re.findall(r'class="entry-number"[^>]*>([0-9A-Z]+)<', example_html)
    assert listed == [WHOLE.number_of(place.template) for place in (*BODY, *APPENDICES)]
    assert f"Adopt the measures of {WHOLE.in_text('security', 'protection_sheets')}" in example_html
    assert "full report" not in words(example_html)


@pytest.mark.parametrize(
    "selection",
    [
        extract("roadmap", "decision", "method"),
        extract("protection_sheets"),
        extract("verdicts", "commercial", "duties", "security"),
        selected(PACKS["executive"]),
        selected(PACKS["finance"]),
    ],
    ids=["another order", "sheets alone", "others", "executive", "finance"],
)
def test_a_choice_of_sections_is_printed_in_its_order_and_no_link_dangles(selection, example, knowledge):
    html = made(example, knowledge, selection)
    anchors = [PLACES[template].anchor for template in selection.templates]
    known = {place.anchor for place in PLACES.values()}
    assert [
        found for found in re.findall(r'<(?:section|header)[^>]* id="([a-z-]+)"', html) if found in known
    ] == anchors
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(re.findall(r'\bid="([^"]+)"', html))


def test_an_extract_says_what_the_full_report_has_besides(example, knowledge):
    said = words(made(example, knowledge, extract("decision", "roadmap")))
    assert "Selected sections" in said
    assert "In the full report besides: Mandate and objectives; Portfolio map; Kind of work; Verdicts;" in said
    assert "Adopt the measures of the full report" in said
    assert "Two minutes. Section 1: the answer" in said
    assert "Ten minutes." not in said
    assert "All the time. Read in order." in said


def test_a_sentence_points_where_the_section_stands_now(example, knowledge):
    said = words(made(example, knowledge, extract("security", "decision")))
    assert "Adopt the measures of section 1 and the full report in every contract" in said
    assert "Ten minutes. Add section 1: the protection." in said


@pytest.mark.parametrize("kind", ["Figure", "Table"])
def test_figures_and_tables_are_numbered_in_the_order_in_which_they_stand(example_html, kind):
    numbers = [int(number) for number in re.findall(rf'class="label">{kind} (\d+)<', example_html)]
    assert len(numbers) > 10
    assert numbers == list(range(1, len(numbers) + 1))
