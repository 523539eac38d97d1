import re

from reportgen.report.view.reading_order import APPENDICES, BODY, in_text, number_of, section_opener


def test_a_sections_number_is_its_place_and_an_appendix_has_a_letter():
    assert [number_of(place.template) for place in BODY] == [str(n) for n in range(1, len(BODY) + 1)]
    assert "".join(number_of(place.template) for place in APPENDICES) == "ABCDE"
    opener = section_opener("roadmap", "Four waves", "Simple work first.")
    assert opener.bookmark == f"{number_of('roadmap')} Roadmap"
    assert (opener.name, opener.running, opener.title) == ("Roadmap", "Roadmap", "Four waves")


def test_sentences_name_sections_by_number():
    assert in_text("decision") == "section 1"
    assert in_text("decision", "security") == f"sections 1 and {number_of('security')}"
    assert in_text("assumptions") == "appendix A"
    assert in_text("assumptions", "glossary") == "appendices A and E"


def test_the_report_is_composed_in_the_order_declared(example_html):
    declared = [place.anchor for place in (*BODY, *APPENDICES)]
    placed = [found for found in re.findall(r'id="([a-z-]+)"', example_html) if found in declared]
    assert placed == declared
    listed = re.findall(r'class="entry-number"[^>]*>([0-9A-Z]+)<', example_html)
    assert listed == [number_of(place.template) for place in (*BODY, *APPENDICES)]
    assert f"Adopt the measures of section {number_of('security')}" in example_html
