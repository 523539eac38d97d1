"""Lists of processes by number and name: a name stands beside its number, and "and six more" on one line."""

import pytest
from pypdfium2 import PdfDocument
from section_cases import assessed, context_of, work
from styled_reports import report_styles, styled_report

from reportgen.report.templating.html import Templates
from reportgen.report.view.parts import Link
from reportgen.report.view.portfolio_map import KeyEntry, MapView

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsabrechnung"


def heights(body, *beginnings):
    """Return how high on the last page the first letter of some words stands, in points."""
    html = f"<h1>1</h1><section class='section'>{body}</section>"
    document = PdfDocument(styled_report(report_styles(), html))
    text = document[len(document) - 1].get_textpage()
    whole = text.get_text_range()
    return [text.get_charbox(whole.index(begins))[1] for begins in beginnings]


@pytest.mark.parametrize("name", ["Payroll", LONG_WORD])
def test_a_name_in_the_key_of_the_map_begins_beside_its_number(name):
    opener = context_of(assessed(work(1, "Claims"))).selection.opener("portfolio_map", "Two of 60")
    entries = [
        KeyEntry(number=number, link=Link(text=said, anchor="portfolio-map"))
        for number, said in (("38", name), ("39", "Claims"))
    ]
    view = MapView(opener=opener, drawing=None, key=tuple(entries), key_style="page", unplaced="", readings=())
    section = Templates().render("sections/portfolio_map.html", {"portfolio_map": view})
    number, first = heights(section, "38", name[:6])
    assert abs(number - first) < 2


@pytest.mark.parametrize("letters", range(84, 94))
def test_what_the_decision_leaves_out_is_counted_on_one_line(letters):
    """Wherever the names before it end."""
    name = ("abcdefg " * 12)[:letters].strip()
    entry = (
        f"<span class='entry'><span class='index'>4</span> {name}</span> <span class='quiet'>and seventeen more</span>"
    )
    columns = "<colgroup><col style='width: 30mm'><col style='width: 14mm'><col style='width: 126mm'></colgroup>"
    row = f"<tr><th>Wave 2</th><td>50</td><td class='next'>{entry}</td></tr>"
    first, last = heights(f"<table class='lists'>{columns}<tbody>{row}</tbody></table>", "and seventeen", "more")
    assert abs(first - last) < 2
