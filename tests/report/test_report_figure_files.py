"""Figures and tables as files: each figure of the example says what it shows, in words and in numbers."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, work

from reportgen.model.sections import PACKS
from reportgen.report.brand import brand_of
from reportgen.report.composition import composition
from reportgen.report.slides.as_printed import as_printed
from reportgen.report.slides.csv_text import csv_bytes, plain_cell
from reportgen.report.slides.folder import figures_folder
from reportgen.report.slides.numbered import Numbered, numbered, slug
from reportgen.report.slides.printed_tables import printed_tables
from reportgen.report.slides.svg_file import alt_of, svg_file
from reportgen.report.templating.page import SECTION_VIEWS, templates_page
from reportgen.report.view.compose import Section
from reportgen.report.view.parts import Caption, Numbering
from reportgen.report.view.reading_order import selected

SVG = "{http://www.w3.org/2000/svg}"
TWO = assessed(work(1, "Invoices", MOVES), work(2, "=Patents, drafted", STAYS))


@dataclass(frozen=True, kw_only=True)
class TablesView:
    tables: tuple[Caption, ...]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def figures(example_composition) -> list[Numbered]:
    html, sections = example_composition
    anchors, _ = printed_tables(html)
    return [one for one in numbered(sections) if one.drawing is not None and one.caption.anchor in anchors]


def test_every_figure_that_is_printed_is_found(example_html, figures):
    printed = re.findall(r'<p class="finding[^"]*" id="(figure-[\w-]+)">', example_html)
    assert Counter(printed) == Counter(one.caption.anchor for one in figures)
    assert len(printed) > 80


def test_every_figure_has_a_title_a_reading_an_alternative_and_its_numbers(figures):
    for one in figures:
        caption, drawing = one.caption, one.drawing
        assert re.fullmatch(r"Figure \d+(, continued)?", caption.label)
        assert caption.finding[:1].isalnum() or caption.finding.startswith(("“", "€")), caption
        assert len(caption.finding.split()) >= 4, caption
        said = alt_of(drawing)
        assert re.search(r"\d", said), (caption, said)
        heads, *lines = drawing.numbers
        assert lines, caption
        assert {len(line) for line in lines} == {len(heads)}
        assert any(re.search(r"\d", cell) for line in lines for cell in line), caption


def test_what_a_figure_says_aloud_is_in_its_numbers(figures):
    by_year = next(one for one in figures if "by-year" in one.file)
    cells = {cell for line in by_year.drawing.numbers for cell in line}
    assert set(re.findall(r"(?:costs|saves) [\d.]+(?: more)?", alt_of(by_year.drawing))) <= cells


def test_an_svg_file_stands_alone(figures):
    for one in figures:
        text = svg_file(one.drawing).decode("utf-8")
        root = ET.fromstring(text)  # noqa: S314 - our own
        assert root.get("width", "").endswith("mm")
        assert root.get("height", "").endswith("mm")
        assert root.get("font-family", "").endswith("sans-serif")
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert one.caption.finding in (root[0].text or "")
        assert not re.search(r"class=|style=|href=|url\(http", text)


def test_names_sort_and_say_what_they_are(example_composition):
    found = numbered(example_composition[1])
    names = [one.file for one in found]
    assert len(set(names)) == len(names)
    assert {"figure-00-decision-verdict-bar", "figure-01-portfolio-map"} <= set(names)
    assert any(re.fullmatch(r"table-\d\d-verdicts", name) for name in names)
    assert "profiles/process-001-supplier-invoice-processing-kind-strip" in names
    assert all(re.fullmatch(r"(profiles/)?[a-z0-9-]+", name) for name in names)


def test_a_table_says_what_is_printed(example_composition):
    html, sections = example_composition
    _, tables = printed_tables(html)
    [anchor] = [one.caption.anchor for one in numbered(sections) if re.fullmatch(r"table-\d\d-verdicts", one.file)]
    [verdicts] = tables[anchor]
    assert verdicts[0] == ("No.", "Process and reason", "Class", "K", "S", "€k", "Risk", "Verdict")
    assert verdicts[2][0] == "9"
    assert verdicts[2][1].splitlines()[0] == "First-level customer support"
    assert len({len(row) for row in verdicts}) == 1


def test_names_sort_also_where_there_are_a_hundred_tables():
    section = Section(
        template="method",
        view=TablesView(tables=tuple(Numbering(tables=count).table("Finding") for count in (8, 98, 99))),
    )
    assert [one.file for one in numbered([section])] == ["table-009-method", "table-099-method", "table-100-method"]


def test_no_table_of_the_example_is_empty_or_ragged(example_composition):
    html, sections = example_composition
    anchors = {one.caption.anchor for one in numbered(sections) if one.drawing is None}
    assert anchors & printed_tables(html)[0] <= {anchor for anchor, tables in printed_tables(html)[1].items() if tables}
    for anchor, tables in printed_tables(example_composition[0])[1].items():
        for rows in tables:
            assert len(rows) > 1, anchor
            assert len({len(row) for row in rows}) == 1, anchor


def test_what_the_page_respells_is_respelled_in_the_files(figures):
    one = next(one for one in figures if "by-year" in one.file)
    [made] = as_printed([one], lambda html: html.replace("saves", "SPARES").replace("\u2019", "'"))
    assert made.caption.finding == one.caption.finding.replace("\u2019", "'")
    assert alt_of(made.drawing) == alt_of(one.drawing).replace("saves", "SPARES").replace("\u2019", "'")
    assert "SPARES" in "".join(cell for row in made.drawing.numbers for cell in row)
    assert [len(row) for row in made.drawing.numbers] == [len(row) for row in one.drawing.numbers]


@pytest.mark.parametrize(
    ("printed", "locale", "cell"),
    [
        ("1,204", "en_GB", "1204"),
        ("−2,727,000.47", "en_GB", "-2727000.47"),
        ("−1.204,5", "de_DE", "-1204.5"),
        ("1\u00a0204,5", "fr_FR", "1204.5"),
        ("12,34,567", "en_IN", "1234567"),
        ("1’204.50", "de_CH", "1204.50"),
        ("24%", "en_GB", "24%"),
        ("−2,5\u00a0%", "de_DE", "-2.5%"),
        ("+3.2", "en_GB", "3.2"),
        ("–", "en_GB", ""),
        ("", "en_GB", ""),
        ("€12.8m", "en_GB", "€12.8m"),
        ("−\u2060€20k", "en_GB", "−€20k"),
        ("1,20", "en_GB", "1,20"),
        ("2.2 years", "en_GB", "2.2 years"),
        ("=1+1", "en_GB", "'=1+1"),
        ("-cmd|' /C calc'!A0", "en_GB", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "en_GB", "'@SUM(A1)"),
        ("+49 30", "en_GB", "'+49 30"),
        ("\t=1", "en_GB", "'\t=1"),
        ("＝1", "en_GB", "'＝1"),
        (" =1", "en_GB", "'=1"),
    ],
)
def test_a_cell_is_a_numeral_or_an_inert_text(printed, locale, cell):
    assert plain_cell(printed, locale) == cell


def test_a_file_opens_in_a_spreadsheet_as_it_is():
    content = csv_bytes([("Name", "€m"), ("Müller, Köln", "1,5")], "de_DE")
    assert content == '\ufeffName,€m\r\n"Müller, Köln",1.5\r\n'.encode()


def test_cells_over_several_columns_and_rows_keep_their_places():
    html = (
        '<section id="s"><p id="table-1"></p><table><thead><tr><th rowspan="2">No.</th><th colspan="2">Risk</th></tr>'
        "<tr><th>before</th><th>after</th></tr></thead>"
        '<tbody><tr><th colspan="3">Wave 1</th></tr><tr><td rowspan="2">1</td><td>9</td><td>4</td></tr>'
        "<tr><td>8</td><td>a<br>b<svg><title>x</title><text>y</text></svg></td></tr></tbody></table>"
        '<table role="presentation"><tr><td>layout</td></tr></table></section>'
        "<table><tr><td>no caption</td></tr></table>"
    )
    anchors, tables = printed_tables(html)
    assert anchors == {"table-1"}
    assert tables["table-1"] == (
        (("No.", "Risk: before", "Risk: after"), ("Wave 1", "", ""), ("1", "9", "4"), ("1", "8", "a\nb")),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Supplier invoice processing", "supplier-invoice-processing"),
        ("Überweisung / Z", "uberweisung-z"),
        ("日本", ""),
    ],
)
def test_names_for_files_are_plain(text, name):
    assert slug(text) == name
    assert len(slug("word " * 40)) <= 40


def folder_of(pack: str) -> dict[str, bytes]:
    return dict(figures_folder(TWO, KNOWLEDGE, selection=selected(PACKS[pack]), progress=lambda _: None))


def test_a_folder_holds_what_the_pack_prints_and_no_more():
    files = folder_of("executive")
    html, _ = composition(TWO, KNOWLEDGE, brand_of(TWO.engagement, None), None, selected(PACKS["executive"]))
    printed = set(re.findall(r'id="((?:figure|table)-[\w-]+)"', html))
    index = rows_of(files["index.csv"])
    assert index[0] == ["Number", "Finding", "Unit", "Section", "Description", "Files"]
    assert {line[0].lower().replace(" ", "-") for line in index[1:] if line[0]} == printed
    assert {line[3] for line in index[1:] if not line[0]} == {"The decision on a page"}
    listed = [name for line in index[1:] for name in line[5].split("; ")]
    assert {*listed, "index.csv", "files.sha256"} == files.keys()
    assert files == folder_of("executive")
    pictures = [content for name, content in files.items() if name.endswith(".png")]
    assert pictures
    assert all(content.startswith(b"\x89PNG") and b"pHYs" in content for content in pictures)
    verdicts = files[next(name for name in files if name.startswith("table-01"))].decode("utf-8-sig")
    assert "'=Patents, drafted" in verdicts


def test_the_providers_folder_has_only_the_tables_of_the_providers_pack():
    files = folder_of("provider")
    assert {name.rpartition(".")[2] for name in files} == {"csv", "sha256"}
    html, _ = composition(TWO, KNOWLEDGE, brand_of(TWO.engagement, None), None, selected(PACKS["provider"]))
    said = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    for name, content in files.items():
        for row in rows_of(content)[1:] if name.endswith(".csv") and name != "index.csv" else []:
            for cell in row:
                assert all(line.lstrip("'") in said or line.lstrip("-").isdigit() for line in cell.splitlines()), (
                    name,
                    cell,
                )
    assert b"Brenner" not in b"".join(files.values())


def test_the_page_on_templates_is_up_to_date_and_knows_every_section(example_composition):
    page = Path(__file__).parents[2] / "docs" / "templates.md"
    assert page.read_text(encoding="utf-8") == templates_page(), (
        "python -m reportgen.report.templating.page > docs/templates.md"
    )
    for section in example_composition[1]:
        assert SECTION_VIEWS[section.template] is type(section.view)
    ours = {file.stem for file in (Path(__file__).parents[2] / "templates" / "sections").glob("*.html")}
    assert ours == SECTION_VIEWS.keys()
