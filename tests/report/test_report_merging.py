"""Sections laid out apart are put together as the report that one document would have been."""

from __future__ import annotations

from copy import copy
from datetime import date
from io import BytesIO
from multiprocessing import active_children
from pathlib import Path
from threading import current_thread, main_thread
from time import sleep

import made_faults
import pikepdf
import pydyf
import pypdfium2
import pytest
from page import validate_pdf_bytes
from pdf_facts import texts
from tag_facts import Tagged, faults
from test_report_finish import shape
from weasyprint import css

from reportgen.report.finish.attachments import AttachedFile, Relationship
from reportgen.report.fonts import built_in_families
from reportgen.report.layout.engine import complaints
from reportgen.report.merging import helpers
from reportgen.report.merging.drawer import Drawer, drawer_for
from reportgen.report.merging.pieces import PartWanted
from reportgen.report.merging.stock import Stock
from reportgen.report.merging.styles import styles_heard
from reportgen.report.pdf import RenderedPdf, render_pdf

STYLE = """
@page { size: 120mm 100mm; margin: 12mm; font-family: 'Source Sans Pro';
  @top-right { content: string(running, start) } @bottom-right { content: counter(page) ' of ' counter(pages) } }
@page cover { margin: 0; @top-right { content: none } @bottom-right { content: none } }
html { font: 9pt/4.5mm 'Source Sans Pro' } body { margin: 0 } h2, h3 { font: 14pt 'Source Serif Pro' }
.cover { page: cover } section { break-before: page } .flows { break-before: auto; margin-top: 9mm }
.cover + .flows { break-before: page; margin-top: 0 } .running { string-set: running content(); height: 0; overflow: hidden }
.toc a::after { content: ' on page ' target-counter(attr(href), page) }"""  # noqa: E501


def section(name: str, lines: int, *, level: int = 2, style: str = "", more: str = "") -> str:
    return (
        f"<section class='{style}' id='{name.lower()}'><div class='running' aria-hidden='true'>{name}</div>"
        f"<h{level}>{name}</h{level}>"
        f"{''.join(f'<p>{name}, line {number}.</p>' for number in range(lines))}{more}</section>"
    )


TABLE = (
    "<table><thead><tr><th scope='col'>Process</th><th scope='col'>Cost</th></tr></thead><tbody>"
    "<tr><th scope='row'>Payroll</th><td>12</td></tr></tbody></table>"
)
FIGURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20' role='img' style='image-rendering: crisp-edges'>"
    "<title>Saved</title><text x='2' y='12' font-family='Source Sans Pro' font-size='9' opacity='.5'>Saved</text></svg>"
)
BODY = (
    "<section class='cover'><h1>Advice</h1></section>"
    + section("Contents", 0, style="flows toc", more="<p><a href='#risk'>Risk</a></p><p><a href='#exit'>Exit</a></p>")
    + section("Money", 14, more=TABLE)
    + section("Risk", 2, level=4, more=TABLE + "<p><a href='#money'>All costs</a> and <a href='#exit'>ends</a>.</p>")
    + section("Terms", 2, style="flows", more=FIGURE)
    + section("Exit", 1, more="<p>Łódź, fi and <a href='https://example.org/'>more</a>.</p>" + FIGURE)
)  # fmt: skip
FILES = (
    AttachedFile(
        name="a.json", content=b"{}", media_type="application/json", relationship=Relationship.DATA, about="All"
    ),
)


def made(body: str = BODY, *, apart: bool = True, jobs: int = 1, style: str = STYLE) -> RenderedPdf:
    html = (
        "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>Advice</title>"
        f"<style>{style}</style></head><body>{body}</body></html>"
    )
    families = built_in_families()
    folders = (families[0].folder,)
    return render_pdf(
        html, families=families, folders=folders, files=lambda: FILES, day=date(2026, 11, 16), apart=apart, jobs=jobs
    )


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(apart=False).data


@pytest.fixture(scope="module")
def merged() -> bytes:
    return made().data


def links(data: bytes) -> list[object]:
    """Return page, frame, description and aim of each link."""
    pdf = pikepdf.open(BytesIO(data))
    places = pikepdf.NameTree(pdf.Root.Names.Dests)
    pages = {page.objgen: page.index for page in pdf.pages}

    def aim(link: pikepdf.Object) -> object:
        if "/Dest" not in link:
            return str(link.A.URI)
        page, _, x, y, _ = places[str(link.Dest)]
        return pages[page.objgen], round(float(x), 2), round(float(y), 2)

    return [
        (page.index, [round(float(one), 2) for one in link.Rect], str(link.Contents), aim(link))
        for page in pdf.pages
        for link in page.get("/Annots", [])
    ]


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    found = pypdfium2.PdfDocument(data).get_toc()
    return [(one.level, one.get_title(), one.get_dest().get_index()) for one in found]


def pictures(data: bytes) -> list[bytes]:
    return [page.render(scale=2).to_numpy().tobytes() for page in pypdfium2.PdfDocument(data)]


def embedded(data: bytes) -> list[str]:
    pdf = pikepdf.open(BytesIO(data))
    return sorted(str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())


def test_the_example_of_these_tests_is_laid_out_in_parts(merged):
    """Two streams a page: what the part draws, and the page number of the whole."""
    assert [len(page.Contents) for page in pikepdf.open(BytesIO(merged)).pages] == [2] * 7


@pytest.mark.parametrize("facts", [texts, links, bookmarks, pictures, embedded])
def test_the_parts_make_the_same_report_as_one_document(whole, merged, facts):
    assert facts(merged) == facts(whole)


def test_pages_of_the_whole_are_printed(merged):
    pages = texts(merged)
    assert "Risk on page 5" in pages[1]
    assert "Exit on page 7" in pages[1]
    assert [page.splitlines()[-1] for page in pages[1:]] == [f"{number} of 7" for number in range(2, 8)]


def test_the_tags_are_the_same(whole, merged):
    one, other = Tagged(whole), Tagged(merged)
    assert [shape(tag) for tag in other.tags] == [shape(tag) for tag in one.tags]
    assert [tag.kind for tag in other.of("H1", "H2", "H3", "H4")] == ["H1", "H2", "H2", "H3", "H2", "H2"]


def test_both_standards_are_met(merged):
    assert faults(merged) == []
    reports = [validate_pdf_bytes(merged, profile=standard) for standard in ("pdfa-3a", "pdfua-1")]
    assert [one.message for report in reports for one in report.failures] == []


def test_the_bytes_do_not_depend_on_how_many_processes_there_are(merged):
    assert made(jobs=2).data == merged


def test_a_helper_that_dies_leaves_its_part_and_is_a_copy_of_nothing_half_done(merged, monkeypatch, tmp_path):
    """A copy of a process that is at work would do twice what is done once, such as closing a stream."""
    usual = pydyf.Stream.data

    def dying(*_: object) -> None:
        (tmp_path / "was here").write_text(str(pydyf.Stream.data is usual), encoding="ascii")
        raise SystemExit(1)

    monkeypatch.setattr(helpers, "_help", dying)
    assert made(jobs=2).data == merged
    assert (tmp_path / "was here").read_text(encoding="ascii") == "True"


def test_a_part_that_could_not_be_taken_from_a_helper_is_drawn_and_taken_here(merged, monkeypatch):
    usual, refused = Stock.put, []

    def put(self: Stock, place: int, part: bytes) -> None:
        if current_thread() is not main_thread():
            refused.append(place)
            raise OSError(28, "No space left on device")
        usual(self, place, part)

    monkeypatch.setattr(Stock, "put", put)
    assert made(jobs=2).data == merged
    assert refused


def test_helpers_that_are_still_at_work_are_not_waited_for(monkeypatch):
    monkeypatch.setattr(helpers, "_help", lambda *_: sleep(600))
    hired = helpers.Helpers(drawer=Drawer(families=built_in_families(), folders=()))
    assert hired.hire(1)
    hired.put([helpers.Task(PartWanted(body="", pages_elsewhere={}), lambda _: None)])
    hired.end()
    assert not active_children()


def test_what_draws_is_the_same_for_the_next_report_that_rests_on_the_same_and_goes_anywhere():
    given = (built_in_families(), (Path(),))
    first = drawer_for(*given, "one")
    assert drawer_for(*given, "one") is first
    assert drawer_for(*given, None) is not first
    assert drawer_for(*given, "another") is not first
    assert drawer_for(*given, "one") is not first  # of one basis at a time
    there = copy(first)  # as it is sent to a process that is no copy of this one
    assert (there.families, there.folders) == given


@pytest.mark.parametrize(
    ("style", "body"),
    [
        (STYLE + "@page :first { margin: 20mm }", BODY),
        (STYLE + "@page :left { margin: 20mm }", BODY),
        (STYLE + "@page { counter-increment: page 2 }", BODY),
        (STYLE + "section { break-before: right }", BODY),
        (STYLE, BODY + "<section><style>p { color: red }</style></section>"),
        (STYLE, section("Money", 3)),
        (STYLE, BODY + "<section><p>\N{CJK UNIFIED IDEOGRAPH-6F22}</p></section>"),  # a sign that no font here has
    ],
)
def test_what_cannot_be_cut_is_laid_out_in_one_piece(style, body):
    assert made(body, style=style).data == made(body, apart=False, style=style).data


def test_a_link_to_nowhere_is_said():
    body = BODY.replace("#money", "#nowhere")
    assert made(body).warnings == ("No anchor #nowhere for internal URI reference",)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (made_faults.with_pages_counted_anew, "belongs to no tag"),
        (made_faults.with_links_that_know_no_tag, "do not know each other"),
        (made_faults.with_links_that_name_no_tag, "do not know each other"),
        (made_faults.without_owners, "belongs to no tag"),
        (made_faults.without_description_of_a_link, "has no description"),
        (made_faults.without_the_schema_of_a_standard, "the metadata lack pdfaSchema:prefix>pdfuaid<"),
        (made_faults.with_pages_merely_added, "page 9: content 0 belongs to no tag"),
        (made_faults.with_identifiers_twice, "is not found by its identifier"),
        (made_faults.without_identifiers, "is not found by its identifier"),
        (made_faults.with_a_link_that_is_none, "do not know each other"),
        (made_faults.with_a_link_to_nowhere, "leads nowhere"),
        (made_faults.with_a_document_a_part, "more than one document"),
        (made_faults.with_a_part_that_names_another_above, "names another tag"),
    ],
)
def test_a_fault_of_merging_is_found(merged, fault, said):
    found = faults(made_faults.broken(merged, fault))
    assert any(said in one for one in found), found


def test_styles_stay_parsed_from_report_to_report_but_what_is_wrong_with_them_is_said_for_each():
    def sheet(text):
        with complaints() as said, styles_heard():
            return css.CSS(string=text), said

    good, bad = "p { color: #123456 }", "p { colr: red }"
    assert sheet(good)[0] is sheet(good)[0]
    for _ in range(2):
        assert sheet(bad)[1] == ["Ignored `colr: red ` at 1:5, unknown property."]
