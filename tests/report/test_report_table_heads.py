"""Heads of columns break between words: "Improved / in-house", not "Improved in- / house"."""

import pytest
from pdf_facts import boxes

from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf
from reportgen.report.words.table_heads import with_whole_compounds

KEPT = '<span class="nowrap">{}</span>'


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("Improved in-house", f"Improved {KEPT.format('in-house')}"),
        ("One-off cost, year-to-date", f"{KEPT.format('One-off')} cost, {KEPT.format('year-to-date')}"),
        ("Pay-back, months", f"{KEPT.format('Pay-back,')} months"),  # with the stop that follows
        ("Client-specific-requirements", "Client-specific-requirements"),  # wider than a column: may break
        ("2026-11 – 2027", f"{KEPT.format('2026-11')} – 2027"),
        ("Cost", "Cost"),
    ],
)
def test_short_compounds_in_heads_are_kept_whole(head, kept):
    table = "<table><thead><tr><th class='num-x'>{}</th></tr></thead><tbody><tr><td>in-house</td></tr></tbody></table>"
    assert with_whole_compounds(table.format(head)) == table.format(kept)


def lines(html: str) -> list[str]:
    families = built_in_families()
    return [one.text for one in boxes(render_pdf(html, families=families, folders=(families[0].folder,)).data)[0][2]]


STYLE = """.nowrap { white-space: nowrap } table { table-layout: fixed; width: 19mm }
th { font: 600 7.4pt 'Source Sans Pro'; padding: 0 2mm 0 0; text-align: left }"""


def test_on_the_page_the_head_breaks_between_its_words():
    page = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Ways</title><style>{STYLE}</style></head>"
        "<body><table><thead><tr><th>Improved in-house</th></tr></thead></table></body></html>"
    )
    assert lines(page)[1] == "house"
    assert lines(with_whole_compounds(page)) == ["Improved", "in-house"]


def test_a_drawing_in_a_head_is_left_as_it_is():
    head = '<thead><tr><th>{} cost<svg><title>0-100</title><text x="1">0-100</text></svg></th></tr></thead>'
    assert with_whole_compounds(head.format("One-off")) == head.format(KEPT.format("One-off"))
