"""A section of the user's own: one template file and its name, as docs/templates.md shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typer

from reportgen.cli.sections import known_sections
from reportgen.errors import UsageError
from reportgen.knowledge.catalogues import load
from reportgen.model.engagement import Engagement
from reportgen.pipeline.own_templates import own_place
from reportgen.pipeline.selection import selection_of
from reportgen.report.templating.own_sections import anchor_of, own_sections, variable_of
from reportgen.workbook.reading import read

DOCS = Path(__file__).parents[2] / "docs" / "templates.md"
PATENTS = {"ID": "P2", "Process name": "Patent drafting", "Judgement": 5, "Codifiability": 1, "Annual cost": 600_000}


def shown_in_the_docs() -> str:
    found = re.search(r"```html\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def folder_with(folder: Path, **files: str) -> Path:
    (folder / "sections").mkdir(parents=True)
    for name, text in files.items():
        (folder / "sections" / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_section_of_the_docs_is_printed_with_all_that_a_section_has(reportgen, workbook, tmp_path):
    path = workbook([{"ID": "P1", "Process name": "Accounts payable", "Annual cost": 1_000_000}, PATENTS])
    style = "<style>p { colr: red }</style>"
    own = folder_with(tmp_path / "own", our_note=shown_in_the_docs() + style)
    ended = reportgen("generate", path, "--templates", own, "--sections", "our note, glossary, exceptions")
    assert ended.exit_code == 0
    assert "Your templates were laid out, but: Ignored `colr: red " in ended.err

    report = pypdfium2.PdfDocument(tmp_path / "acme.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in report]
    contents, note = pages[1], pages[2]
    assert re.search(r"1\s+Our note\s+We would start with\s+Accounts\s+payable\s+3", contents)
    assert note.count("Our note") >= 2  # the running head, and the name in the rail
    assert re.search(r"We would start with Accounts payable\s+How our team reads the numbers\.", note)
    assert re.search(r"Acme spends €1.6m a year on these\sprocesses\.", note)
    assert re.search(r"Patent drafting\s+\S.*€600k", note)
    outline = [(one.get_title(), one.get_dest().get_index()) for one in report.get_toc()]
    assert ("1 Our note", 2) in outline
    assert "A Glossary" in [title for title, _ in outline]

    with pikepdf.open(tmp_path / "acme.pdf") as pdf:
        kinds = [str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    assert {"/H2", "/H3", "/Table", "/TH"} <= set(kinds)


def test_the_workbook_can_name_an_own_section_and_check_says_that_it_needs_a_template(workbook, tmp_path):
    path = workbook(engagement={"Sections": "Decision; Our  note"})
    found = read(path, load())
    assert found.engagement is not None
    assert found.engagement.sections == ("decision", "Our note")
    assert [finding.code for finding in found.findings if finding.field == "sections"] == ["RG439"]
    own = folder_with(tmp_path / "own", our_note="")
    selection = selection_of(found.engagement, templates=own)
    assert selection.templates == ("decision", "our_note")
    with pytest.raises(UsageError, match=r"Our note is not a section .*, sections/our_note\.html in a folder"):
        selection_of(found.engagement)


def test_what_resembles_a_section_is_a_slip_of_the_pen(workbook):
    found = read(workbook(engagement={"Sections": "Verdicts; Busines case"}), load())
    [finding] = [finding for finding in found.findings if finding.field == "sections"]
    assert (finding.code, finding.suggestion) == ("RG204", "Business case")


@pytest.mark.parametrize("text", ["our note", "OUR_NOTE", "Our-Note", "our note, verdicts", "verdicts;our note"])
def test_the_command_takes_an_own_section_by_the_name_of_its_file(tmp_path, text):
    assert "our_note" in known_sections(text, folder_with(tmp_path / "own", our_note=""))


def test_the_usage_lists_own_sections_too(tmp_path):
    own = folder_with(tmp_path / "own", our_note="")
    with pytest.raises(typer.BadParameter, match=r"quarterly letter is not a section; choose from .*, Our note\."):
        known_sections("quarterly letter", own)
    with pytest.raises(typer.BadParameter, match="did you mean Our note"):
        known_sections("our notr", own)
    with pytest.raises(typer.BadParameter, match="our note is not a section"):
        known_sections("our note")


def test_only_files_with_names_of_their_own_are_own_sections(tmp_path):
    own = folder_with(tmp_path / "own", our_note="", decision="", cover="", own_section="")
    (own / "sections" / "folder.html").mkdir()
    (own / "sections" / "notes.txt").write_text("")
    assert [place.template for place in own_sections(own)] == ["our_note"]
    assert own_sections(None) == own_sections(tmp_path) == ()


@pytest.mark.parametrize(
    ("file", "variable", "anchor"),
    [("our_note", "our_note", "own-our-note"), ("our-note", "our_note", "own-our-note"), ("2027", "_2027", "own-2027")],
)
def test_the_object_and_the_anchor_of_a_section_follow_from_its_file(file, variable, anchor):
    assert (variable_of(file), anchor_of(file)) == (variable, anchor)


def test_an_own_section_is_found_whatever_marks_stand_between_its_words(tmp_path):
    own = folder_with(tmp_path / "own", **{"our-note": ""})
    assert own_place("Our note", own).template == "our-note"
    engagement = Engagement(client="Acme", title="Review", date=None, sections=("our note", "verdicts"))  # type: ignore[arg-type]
    assert [selection_of(engagement, templates=own).number_of(one) for one in ("our-note", "verdicts")] == ["1", "2"]
