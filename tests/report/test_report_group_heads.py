"""The head of a group of rows never stands alone at the foot of a page."""

from pdf_facts import texts
from section_cases import assessed, context_of, work

from reportgen.report.composition import styles_of
from reportgen.report.fonts import built_in_families
from reportgen.report.html import Templates
from reportgen.report.pdf import render_pdf
from reportgen.report.view.page import page_view

TABLE = (
    "<section class='section'><div style='height: {0}mm'></div><table>"
    "<tbody><tr class='group'><th scope='rowgroup'>Group {0}</th></tr>"
    "<tr><td>First {0}</td></tr><tr><td>Second {0}</td></tr></tbody>"
    "<tbody><tr class='group'><th scope='rowgroup'>After {0}</th></tr><tr><td>x</td></tr><tr><td>x</td></tr></tbody>"
    "</table></section>"
)


def test_a_group_begins_on_the_page_of_its_first_row():
    context = context_of(assessed(work(1, "Payroll")))
    styles = styles_of(Templates(), context, page_view(context))
    fillers = range(226, 239, 3)  # mm, of 242: at some of them the head fits the page and the first row does not
    body = "".join(TABLE.format(filler) for filler in fillers)
    head = f"<!DOCTYPE html><html lang='en'><head><title>Verdicts</title><style>{styles}</style></head>"
    families = built_in_families()
    pages = texts(
        render_pdf(f"{head}<body>{body}</body></html>", families=families, folders=(families[0].folder,)).data
    )
    for filler in fillers:
        (page,) = (page for page in pages if f"Group {filler}" in page)
        assert f"First {filler}" in page
