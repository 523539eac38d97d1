"""How the finisher tags what WeasyPrint leaves open, each on a page or two of its own."""

from __future__ import annotations

from datetime import date
from zlib import adler32

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes
from tag_facts import Tag, Tagged, faults

from reportgen.report.finish.attachments import AttachedFile, Relationship
from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf

STYLE = "body { font-family: 'Source Sans Pro' } @page { @top-left { content: 'Head' } }"


def made(body: str, *files: AttachedFile) -> bytes:
    html = f"<!DOCTYPE html><html lang='en-GB'><head><title>Advice</title><style>{STYLE}</style></head><body>{body}"
    families = built_in_families()
    return render_pdf(
        html, families=families, folders=(families[0].folder,), files=lambda: files, day=date(2026, 11, 16)
    ).data


def shape(tag: Tag) -> object:
    """Return a tag as its kind and what is inside, without the spans of its words."""
    inside = [shape(one) for one in tag.inside if one.kind != "Span"]
    return {tag.kind: inside} if inside else tag.kind


ROWS = "".join(f"<tr><th scope='row'>Process {number}</th><td>{number}</td></tr>" for number in range(1, 31))
LONG_TABLE = (
    "<h1>Costs</h1><table><thead><tr><th scope='col'>Process</th><th scope='col'>Cost</th></tr></thead>"
    f"<tbody><tr><th scope='rowgroup' colspan='2'>Move</th></tr>{ROWS}</tbody>"
    f"<tbody><tr><th scope='rowgroup' colspan='2'>Stay</th></tr>{ROWS}</tbody></table>"
)


@pytest.fixture(scope="module")
def long_table() -> Tagged:
    data = made(LONG_TABLE)
    assert [one for one in faults(data) if "page 1:" not in one] == []
    return Tagged(data)


def test_a_table_over_several_pages_is_one_with_its_head_said_once(long_table):
    assert len(long_table.pdf.pages) == 2
    (table,) = long_table.of("Table")
    assert [tag.kind for tag in table.inside] == ["THead", "TBody", "TBody"]
    assert len({page for tag in table.walk() for page, _ in tag.content}) == 2


def test_a_cell_stands_under_the_head_of_its_row_its_column_and_its_own_group(long_table):
    heads = {str(tag.thing["/ID"]): place for place, tag in enumerate(long_table.of("TH"))}
    first, last = long_table.of("TD")[0], long_table.of("TD")[-1]
    # Heads in their order: Process 0, Cost 1, Move 2, then 30 rows, Stay 33, then 30 rows up to 63.
    assert {heads[str(one)] for one in first.thing["/A"]["/Headers"]} == {1, 2, 3}
    assert {heads[str(one)] for one in last.thing["/A"]["/Headers"]} == {1, 33, 63}
    assert [str(tag.thing["/A"]["/Scope"]) for tag in long_table.of("TH")[:4]] == ["/Column"] * 3 + ["/Row"]


def test_what_is_hidden_from_listeners_has_no_tag():
    data = made("<h1>Costs</h1><div aria-hidden='true'>Running</div><p>Read</p>")
    assert [shape(tag) for tag in Tagged(data).tags if not tag.above.above and tag.kind != "Span"] == ["H1", "P"]
    assert faults(data) == []


def test_a_link_is_described_by_its_label_else_by_its_words():
    data = made("<h1 id='a'>Costs</h1><p><a href='#a'>See  costs</a> <a href='#a' aria-label='Page of costs'>4</a></p>")
    tagged = Tagged(data)
    assert [str(tag.annotations[0]["/Contents"]) for tag in tagged.of("Link")] == ["See costs", "Page of costs"]


def test_a_table_that_lists_is_a_list_and_one_that_only_places_is_none():
    row = "<tr><td>A</td><td>First</td></tr>"
    data = made(f"<h1>Costs</h1><table role='list'>{row}</table><table role='presentation'>{row}</table>")
    tagged = Tagged(data)
    (listed,) = tagged.of("L")
    assert [[one.kind for one in item.inside] for item in listed.inside] == [["Lbl", "LBody"]]
    assert str(listed.thing["/A"]["/ListNumbering"]) == "/UpperAlpha"
    assert tagged.of("Table", "TR", "TD") == []


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("1 2 3 2", "1 2 3 2"),
        ("1 3 3 2", "1 2 2 2"),
        ("1 3 4 2 4", "1 2 3 2 3"),
        ("2 2 3", "1 2 3"),
        ("1 2 1", "1 2 2"),
    ],
)
def test_headings_leave_no_level_out_and_only_the_first_is_the_title(written, levels):
    data = made("".join(f"<h{level}>Costs</h{level}>" for level in written.split()))
    assert [tag.kind[1] for tag in Tagged(data).tags if tag.kind.startswith("H")] == levels.split()


def test_a_stream_that_ends_with_a_carriage_return_is_followed_by_a_whole_line_break():
    """The last byte of a compressed stream is that of its checksum: here 0x0d, of a content found by trying."""
    content = next(text for count in range(256) if adler32(text := b"a" * count) & 0xFF == 0x0D)
    data = made(
        "<h1>Costs</h1>",
        AttachedFile(
            name="a.txt", content=content, media_type="text/plain", relationship=Relationship.DATA, about="A number"
        ),
    )
    assert data.count(b"\r\r\nendstream") == 1
    assert [one.message for one in validate_pdf_bytes(data, profile=ValidationProfile.PDF_A_3A).failures] == []


def test_files_are_attached_in_order_with_the_report_s_day():
    files = [
        AttachedFile(
            name=name, content=b"{}", media_type="application/json", relationship=Relationship.DATA, about="Results"
        )
        for name in ("b.json", "a é.json")
    ]
    data = made("<h1>Costs</h1>", *files)
    assert data == made("<h1>Costs</h1>", *files)
    pdf = Tagged(data).pdf
    assert [str(one["/UF"]) for one in pdf.Root["/AF"]] == ["a é.json", "b.json"]
    attached = pdf.attachments["b.json"]
    assert (attached.get_file().read_bytes(), attached.relationship) == (b"{}", pikepdf.Name("/Data"))
    assert attached.get_file().creation_date.date() == date(2026, 11, 16)
