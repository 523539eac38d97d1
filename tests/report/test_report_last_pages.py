"""A section that would end on a page a third empty is set a little tighter, where that spares the page."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import pairwise

import pytest
from pdf_facts import boxes, texts

from reportgen.report.fonts import built_in_families
from reportgen.report.layout import engine
from reportgen.report.layout.last_pages import Try, worth_trying
from reportgen.report.layout.tighter import DEGREES
from reportgen.report.pdf import render_pdf

LIGHT, FIRM = DEGREES
PAGE = 100  # mm; a paragraph takes 6, the head 9, so that a page holds 15 paragraphs
STYLE = f"""@page {{ size: 120mm {PAGE + 20}mm; margin: 10mm }}
body {{ margin: 0; font: 9.2pt/4.5mm 'Source Sans Pro' }}
section {{ break-before: page }} h1 {{ margin: 0; padding-bottom: 4.5mm; font-size: 9.2pt }} p {{ margin: 0 0 1.5mm }}
.toc a::after {{ content: ' on page ' target-counter(attr(href), page) }}"""


def report(paragraphs: int, style: str = "", kept: str = "") -> bytes:
    """Return contents, a section of so many lines of text and perhaps what is kept whole, and one that follows."""
    lines = "".join(f"<p style='{style}'>Line {number}</p>" for number in range(1, paragraphs + 1))
    html = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Advice</title><style>{STYLE}</style></head>"
        "<body><nav class='toc'><a href='#risk'>Risk</a><br><a href='#exit'>Exit</a></nav>"
        f"<section id='risk'><h1>Risk</h1>{lines}{kept}</section>"
        "<section id='exit'><h1>Exit</h1><p>One</p><p>Two</p></section></body></html>"
    )
    return render_pdf(html, families=built_in_families(), folders=(built_in_families()[0].folder,)).data


@pytest.mark.parametrize(
    ("fills", "tries"),
    [
        ((0.9,), ()),  # one page is never too many
        ((0.1,), ()),
        ((1.0, 1.0, 1.0, 1.0, 0.67), ()),  # two thirds are no longer little
        ((1.0, 1.0, 1.0, 1.0, 0.66), (Try(FIRM, 5),)),
        ((1.0, 1.0, 0.38), (Try(FIRM, 3),)),
        ((1.0, 0.06), (Try(LIGHT, 2), Try(FIRM, 2))),
        ((1.0, 0.13), (Try(FIRM, 2),)),  # one page has no more to give
        ((1.0, 0.24), ()),  # more than any degree frees on one page
        ((1.0, 1.0, 0.24), (Try(FIRM, 3),)),  # two pages have
        ((0.8, 0.24), (Try(LIGHT, 2), Try(FIRM, 2))),  # the page before has room for all but a little of it
        ((*[1.0] * 11, 0.41), (Try(LIGHT, 8), Try(FIRM, 5), Try(LIGHT, 12), Try(FIRM, 12))),  # no more pages than do
        ((*[1.0] * 11, 0.06), (Try(LIGHT, 2), Try(FIRM, 2), Try(LIGHT, 12), Try(FIRM, 12))),
    ],
)
def test_only_what_may_help_is_tried(fills, tries):
    assert worth_trying(fills) == tries


def gaps(data: bytes, number: int) -> set[float]:
    """Return the distances between the lines of a page, in mm."""
    lines = sorted(box.bottom for box in boxes(data)[number - 1][2] if not box.text.startswith(("Risk", "Exit")))
    return {round((upper - lower) / 72 * 25.4, 1) for lower, upper in pairwise(lines)}


@pytest.mark.parametrize(
    ("paragraphs", "pages", "gap"),
    [
        (15, 3, 6.0),  # fits as it is
        (16, 3, 5.6),  # one line more than a page holds: 4.5 * 0.97 + 1.5 * 0.82
        (17, 3, 5.2),  # two lines: 4.5 * 0.94 + 1.5 * 0.66
        (18, 3, 5.0),  # three, of which a line would be left: 4.5 * 0.94 + 1.5 * 0.5
        (19, 4, 6.0),  # too much: stays as it was, on two pages
        (22, 4, 6.0),  # half a page is no little
    ],
)
def test_a_page_with_a_line_or_two_is_spared(paragraphs, pages, gap):
    data = report(paragraphs)
    assert len(texts(data)) == pages
    assert gaps(data, 2) == {gap}
    assert gaps(data, pages) == {6.0}, "the section that follows is not touched"
    assert f"Exit on page {pages}" in texts(data)[0]


@pytest.mark.parametrize(
    ("height", "pages"),
    [
        (34, 4),  # the page before lacks a tenth of a page for it
        (60, 5),  # too high for what two pages free
    ],
)
def test_what_is_kept_whole_is_as_little_as_the_page_before_lacks_for_it(height, pages):
    data = report(30, kept=f"<div style='height: {height}mm; line-height: {height}mm'>Kept</div>")
    assert len(texts(data)) == pages


@pytest.mark.parametrize(
    ("left", "lines"),
    [
        (2, [15, *[16] * 11, 18, 16]),  # one page takes up two lines
        (9, [15, *[16] * 8, *[19] * 4, 13]),  # four take up twelve, and not twelve pages thirty-six
    ],
)
def test_of_a_long_section_as_many_pages_are_set_tighter_as_should_do(left, lines):
    data = report(15 + 13 * 16 + left)  # the first page holds fifteen, the others sixteen: fifteen pages
    assert [text.count("Line") for text in texts(data)[1:-1]] == lines


def test_without_the_rule_the_line_stands_alone(monkeypatch):
    monkeypatch.setattr(engine, "fuller_last_pages", nullcontext)
    assert texts(report(16))[2].strip() == "Line 16"


def test_what_was_tried_in_vain_has_the_very_bytes(monkeypatch):
    boxes_of_a_height = "margin: 0; height: 6mm"  # nothing in them gives way, and two are too many
    tried = report(17, boxes_of_a_height)
    monkeypatch.setattr(engine, "fuller_last_pages", nullcontext)
    assert report(17, boxes_of_a_height) == tried
