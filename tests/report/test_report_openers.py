"""The title of a section or profile stands beside its number, whatever words it has."""

from pypdfium2 import PdfDocument
from styled_reports import report_styles, styled_report

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsabrechnung"


def drop(styles, title):
    """Return how far the first letter of a title stands below the number beside it, in points."""
    opener = (
        "<header class='opener'><div class='rail'><div class='number'>16</div><div class='name'>Process 18</div></div>"
        f"<div class='claim long'><h3>{title}</h3><p class='standfirst'>It follows rules.</p></div></header>"
    )
    document = PdfDocument(styled_report(styles, f"<h1>1</h1><section class='section profile'>{opener}</section>"))
    text = document[len(document) - 1].get_textpage()
    whole = text.get_text_range()
    number, first = (text.get_charbox(whole.index(begins)) for begins in ("16", title[:6]))
    return number[1] - first[1]


def test_a_word_that_is_wider_than_its_line_begins_beside_the_number_as_any_other():
    styles = report_styles()
    assert abs(drop(styles, LONG_WORD) - drop(styles, "Dispatch to customers")) < 1
