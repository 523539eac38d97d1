"""Which sections the command prints."""

from __future__ import annotations

import pypdfium2
import pytest

from reportgen.cli.sections import known_pack, known_sections, profile_count
from reportgen.model.sections import PLACES


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("decision,business_case", ("decision", "business_case")),
        ("Roadmap; THE  decision on a page", ("roadmap", "decision")),
        ("BusinessCase, protection sheets, Protection Sheets", ("business_case", "protection_sheets")),
        ("Commercial model and clauses, Risks and exit", ("commercial", "exit")),
        ("map, money, data quality", ("portfolio_map", "business_case", "exceptions")),
    ],
)
def test_sections_by_their_names_in_the_contents_or_their_templates(text, sections):
    assert known_sections(text) == sections


@pytest.mark.parametrize("template", PLACES)
def test_every_section_is_known_by_both_names(template):
    assert known_sections(template) == known_sections(PLACES[template].name.upper()) == (template,)


@pytest.mark.parametrize(
    ("text", "pack"), [("full", "full"), ("Executive", "executive"), ("finance pack", "finance"), ("exec", "executive")]
)
def test_packs_by_name(text, pack):
    assert known_pack(text) == pack


@pytest.mark.parametrize(("text", "count"), [("all", None), ("None", 0), ("12", 12), (" 3 ", 3)])
def test_profiles_by_number(text, count):
    assert profile_count(text) == count


def test_the_flag_goes_before_the_workbook(reportgen, workbook, tmp_path):
    path = workbook(engagement={"Pack": "Executive"})
    ended = reportgen("generate", path, "--sections", "verdicts,glossary", "--seed", "1")
    assert (ended.exit_code, ended.out) == (0, f"{tmp_path / 'acme.pdf'}\n")
    text = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "acme.pdf")]
    assert "Selected sections" in text[0]
    assert "Verdicts" in text[1]
    assert "Roadmap" in text[1].split("In the full report besides")[1]


def test_with_no_profiles_there_are_no_protection_sheets_to_print(reportgen, workbook, tmp_path):
    ended = reportgen("generate", workbook(), "--sections", "protection sheets", "--profiles", "none", "-q")
    assert ended.exit_code == 2
    assert "Without profiles there are no protection sheets, so nothing is left to print." in ended.err
    assert not (tmp_path / "acme.pdf").exists()


def test_a_provider_pack_of_which_nothing_goes_to_a_provider_is_refused(reportgen, workbook, tmp_path):
    ended = reportgen("generate", workbook(), "--pack", "provider", "-q")
    assert ended.exit_code == 2
    assert "goes to a provider as things stand, so there is no provider pack to make: choose another pack." in ended.err
    assert not (tmp_path / "acme-provider.pdf").exists()
