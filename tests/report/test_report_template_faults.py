"""Templates of the user's with something wrong in them: each ends in one sentence, or in a good report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, work
from whole_html import document_html

from reportgen.errors import BrandOrTemplateError
from reportgen.pipeline.selection import selection_of
from reportgen.report.brand import brand_of
from reportgen.report.resources import templates_folder
from reportgen.report.templating import bounded
from reportgen.report.templating.notes import notes_on_folder, notes_on_layout
from reportgen.report.view.reading_order import WHOLE

TWO = assessed(work(1, "Invoices", MOVES), work(2, "Patents", STAYS))
PARTS = (templates_folder() / "macros" / "parts.html").read_text(encoding="utf-8")
NOTE = "sections/our_note.html"
TITLE = '{% set title = "Ours" %}'


def made_with(folder: Path, files: dict[str, str | bytes]) -> str:
    """Return the HTML of the decision page and an own note, made with these files in the user's folder."""
    for name, content in {NOTE: TITLE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    selection = selection_of(TWO.engagement, sections=("decision", "our note"), templates=folder)
    return document_html(TWO, KNOWLEDGE, brand_of(TWO.engagement, None), folder, selection)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n\n{% if %}", r"our_note\.html, line 3 has a fault: Expected an expression"),
        ("\n{% for a in b %}", r"our_note\.html, line 2 has a fault: Unexpected end of template"),
        ("{{ 'a }}", r"our_note\.html, line 1 has a fault"),
        ("\n{{ nothing }}", r"our_note\.html, line 2 has a fault: 'nothing' is undefined"),
        ("{{ decision.opener }}", r"line 1 has a fault: 'decision' is undefined"),
        ("\n{{ our_note.titel }}", r"line 2 has a fault: OwnFactsView has no field titel; docs/templates\.md lists"),
        ("{{ our_note.processes[7].name }}", r"line 1 has a fault"),
        ("{{ our_note.name | shout }}", r"line 1 has a fault: No filter named 'shout'"),
        ("{{ our_note.name is loud }}", r"line 1 has a fault: No test named 'loud'"),
        ("{% include 'sections/nowhere.html' %}", r"line 1 has a fault: it includes sections/nowhere\.html"),
        ("{% include '../../etc/passwd' %}", r"includes \.\./\.\./etc/passwd, which does not exist"),
        ("{% include '/etc/passwd' %}", r"includes /etc/passwd, which does not exist"),
        ("{% from 'macros/parts.html' import shout %}{{ shout() }}", r"line 1 has a fault: .*does not export"),
        ("{% include 'sections/our_note.html' %}", r"includes or calls itself without end"),
        ("{% extends 'sections/our_note.html' %}", r"includes or calls itself without end"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", r"includes or calls itself without end"),
        ("{% for i in range(10**9) %}{% endfor %}", r"line 1 has a fault: it makes a text or a list of more"),
        (
            "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
            r"line 1 has a fault: it takes more than \d+ million steps, as a loop that never ends does",
        ),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            r"line 1 has a fault: it takes more than",
        ),
        ("{{ 'x' * 10**10 }}", r"makes a text or a list of more than 2 million"),
        ("{{ 9**9**9 }}", r"works out a number that is too large"),
        ("{{ 'x' | center(10**9) }}", r"pads a text to more than 1000"),
        ("{{ 'x'.ljust(10**9) }}", r"makes a text or a list of more than 2 million"),
        ("{{ '%1000000000d' % 1 }}", r"has a fault"),
        (
            "{% set b = namespace(t='xx') %}{% for i in range(60) %}{% set b.t = b.t ~ b.t %}{% endfor %}",
            r"makes a text or a list of more than 2 million",
        ),
        (
            "{% set line = 'x' * 2000 %}{% for i in range(50000) %}{{ line }}{% endfor %}",
            r"writes more than 32 million characters",
        ),
        ("{{ our_note.__class__.__mro__ }}", r"access to attribute '__class__' of 'OwnFactsView' object is unsafe"),
        ("{{ cycler.__init__.__globals__.os.remove('x') }}", r"is unsafe|no field|has no attribute"),
        ("{{ open('x', 'w') }}", r"'open' is undefined"),
        ("{{ our_note.engagement.objectives.append('x') }}", r"has a fault"),
        ("{% set our_note.name = 'x' %}", r"has a fault"),
        ("{% import 'os' as os %}", r"includes os, which does not exist"),
        ("{{ 1 / 0 }}", r"line 1 has a fault: division"),
        ("{{ 'a' + 1 }}", r"line 1 has a fault"),
        (b"\xff\xfe<p>", r"our_note\.html is not UTF-8 text; save it as UTF-8"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_file_and_line(tmp_path, monkeypatch, text, said):
    monkeypatch.setattr(bounded, "MOST_STEPS", 120_000)
    with pytest.raises(BrandOrTemplateError, match=said) as failure:
        made_with(tmp_path, {NOTE: text if isinstance(text, bytes) else TITLE + text})
    assert "our_note.html" in str(failure.value)
    assert "\n" not in str(failure.value)


def test_templates_of_ours_alone_do_as_much_as_a_portfolio_needs(tmp_path, monkeypatch):
    monkeypatch.setattr(bounded, "MOST_STEPS", 2)
    monkeypatch.setattr(bounded, "MOST_TEXT", 20)
    selection = selection_of(TWO.engagement, sections=("decision",))
    assert "</html>" in document_html(TWO, KNOWLEDGE, brand_of(TWO.engagement, None), None, selection)
    with pytest.raises(BrandOrTemplateError, match=r"it takes more than|it writes more than"):
        made_with(tmp_path, {})


@pytest.mark.parametrize("text", ["", "   \n", "<p>No title</p>", '{% set title = "" %}<p>Text</p>'])
def test_a_section_without_a_title_is_told_how_to_set_one(tmp_path, text):
    with pytest.raises(BrandOrTemplateError, match=r"it sets no title for the contents, so let it begin with \{% set"):
        made_with(tmp_path, {NOTE: text})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "sections/decision.html",
            "\n{{ decision.nothing }}",
            r"decision\.html, line 2 .*View has no field nothing",
        ),
        ("macros/parts.html", "{% macro opener(o) %}{{ o.none }}{% endmacro %}", r"has a fault"),
        (
            "macros/parts.html",
            "",
            r"{folder}/macros/parts\.html has a fault: it has no macro \w+, which sections/\w+\.html needs\.",
        ),
        (
            "macros/parts.html",
            PARTS.replace("macro key_figures(figures)", "macro key_figures()"),
            r"{folder}/macros/parts\.html, line \d+ has a fault: its macro key_figures takes not more than 0 argument",
        ),
        ("macros/parts.html", b"\xff\xfe", r"The template macros/parts\.html is not UTF-8 text"),
        ("styles/style.css", "a { color: {{ colours.purple }} }", r"style\.css, line 1 .*Palette has no field purple"),
        ("document.html", "", r"document\.html has a fault: it writes nothing"),
        ("document.html", "{{ document.titel }}", r"DocumentView has no field titel"),
    ],
)
def test_a_changed_template_of_ours_is_told_alike(tmp_path, name, text, said):
    with pytest.raises(BrandOrTemplateError, match=said.replace("{folder}", re.escape(str(tmp_path)))):
        made_with(tmp_path, {name: text})


def test_a_file_that_may_not_be_read_and_a_folder_in_its_place_fall_to_one_sentence_or_to_ours(tmp_path):
    (tmp_path / "sections" / "decision.html").mkdir(parents=True)
    assert "What you are asked to decide" in made_with(tmp_path, {})


def test_html_that_is_not_balanced_stays_within_the_page(tmp_path):
    html = made_with(tmp_path, {NOTE: TITLE + "</div></section><b>bold<p>"})
    assert "bold" in html
    assert "own-our-note" in html


def test_what_the_layout_passes_over_is_said_once_each_and_not_at_length():
    said = list(notes_on_layout([f"Ignored `colr: red` at 1:{column}, unknown property." for column in range(9)] * 2))
    assert said[0] == "Your templates were laid out, but: Ignored `colr: red` at 1:0, unknown property."
    assert len(said) == 9
    assert said[-1] == "Your templates were laid out, but with 1 further remarks of this kind."


def test_a_file_that_goes_unused_is_said(tmp_path):
    for name in ("sections/decison.html", "sections/our_note.html", "sections/roadmap.html", "figures/drawing.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [note.replace(str(tmp_path), "mine") for note in notes_on_folder(tmp_path, WHOLE)] == [
        "sections/decison.html in mine is not used. Did you mean decision.html?",
        "sections/our_note.html in mine is not used. Name it among the sections to print it: Our note.",
        "figures/drawing.svg in mine is not used: how a drawing is written stays as it is.",
    ]
    used = selection_of(TWO.engagement, sections=("our note",), templates=tmp_path)
    assert not [note for note in notes_on_folder(tmp_path, used) if "our_note" in note]
    assert list(notes_on_folder(None, WHOLE)) == []


def test_a_document_of_the_users_may_do_anything_with_sections(tmp_path):
    html = made_with(
        tmp_path, {"document.html": "{{ document.sections|length }}, {{ 'Ours' in document.sections[-1] }}"}
    )
    assert html == "4, True"
