"""A figure without room waits for the next table or text, in the layout and for one who listens; figures keep order."""

from __future__ import annotations

import pytest
from pdf_facts import texts
from tag_facts import Tagged

from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf

STYLES = "@page { size: 100mm 100mm; margin: 0 } section, figure, p { margin: 0 } figure, .keep { break-inside: avoid }"
STYLES += "h2 { margin: 0; break-after: avoid }"


OPENS = "</section><section><div class='running'></div><h2>h</h2>"


def report(*blocks: str) -> bytes:
    """Return a section on pages 100 mm high."""
    html = f"<html lang='en'><head><title>t</title><style>{STYLES}</style></head><body><section>{''.join(blocks)}"
    families = built_in_families()
    return render_pdf(html, families=families, folders=(families[0].folder,)).data


def block(word: str, high: int, tag: str = "p") -> str:
    return f"<{tag} class='keep' style='height: {high}mm'>{word}</{tag}>"


def figure(word: str, high: int) -> str:
    return block(word, high, "figure")


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ([block("a", 40), figure("F", 80), block("b", 40)], ["ab", "F"]),
        ([block("a", 40), figure("F", 80), "<h2>head</h2>", block("b", 30)], ["aheadb", "F"]),
        ([block("a", 40), figure("F", 50), block("b", 40)], ["aF", "b"]),  # it has room
        ([block("a", 40), figure("F", 80), block("b", 70)], ["a", "F", "b"]),  # neither has
        ([block("a", 60), figure("F", 80), block("b", 30)], ["a", "F", "b"]),  # little is left empty
        ([block("a", 40), figure("F", 80), figure("G", 40)], ["a", "F", "G"]),  # in the order of their numbers
        ([block("a", 40), block("t", 80, "div"), block("b", 40)], ["a", "t", "b"]),  # no figure
        ([block("a", 40), OPENS, figure("F", 80), block("b", 30)], ["ahb", "F"]),  # with the head of its section
    ],
)
def test_a_figure_without_room_waits_for_what_follows(blocks, pages):
    assert ["".join(page.split()) for page in texts(report(*blocks))] == pages


@pytest.mark.parametrize(("high", "kinds"), [(80, ["BlockQuote", "NonStruct"]), (50, ["NonStruct", "BlockQuote"])])
def test_what_is_heard_comes_in_the_order_of_the_page(high, kinds):
    """A figure without a drawing is NonStruct."""
    heard = Tagged(report(block("a", 40), figure("F", high), block("b", 40, "blockquote"))).tags
    assert [tag.kind for tag in heard if tag.kind in kinds] == kinds
