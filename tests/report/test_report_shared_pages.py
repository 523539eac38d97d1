"""The sections of a small portfolio share pages, and its matrix of measures comes in parts that find room."""

from dataclasses import replace

import pytest
from pdf_facts import texts
from section_cases import assessed, context_of, words_of, work

from reportgen.model.sections import PACKS
from reportgen.report.composition import styles_of
from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf
from reportgen.report.templating.html import Templates
from reportgen.report.view.page import page_view
from reportgen.report.view.provider.pack import provider_view
from reportgen.report.view.reading_order import selected
from reportgen.report.view.room import shares_pages
from reportgen.report.view.security.figures import coverage_drawings


def portfolio(count):
    return context_of(assessed(*(work(number, f"Payroll {number}") for number in range(1, count + 1))))


@pytest.fixture(scope="module")
def styles():
    context = portfolio(1)
    return str(styles_of(Templates(), context, page_view(context)))


def pages_of(styles, *sections, is_short):
    """Return the text of each page of these sections, set as in the report."""
    body = f"<body{' class=short' * is_short}>{''.join(sections)}</body>"
    html = f"<html lang='en'><head><title>Advice</title><style>{styles}</style></head>{body}</html>"
    return texts(render_pdf(html, families=built_in_families(), folders=(built_in_families()[0].folder,)).data)


@pytest.mark.parametrize(
    ("is_short", "name", "page"),
    [
        (True, "security", 1),  # in a short report a section begins where the one before ends
        (False, "security", 2),
        (True, "decision", 2),  # but the decision has its page
        (False, "governance", 2),
        (True, "governance", 1),
        (False, "glossary flows", 1),  # and what is looked up needs none
    ],
)
def test_where_a_section_begins(styles, is_short, name, page):
    before = "<section class='section commercial'><p>One</p></section>"
    section = f"<section class='section {name}'><header class='opener'><h2>Next</h2></header></section>"
    assert "Next" in pages_of(styles, before, section, is_short=is_short)[page - 1]


def test_the_first_section_after_the_contents_and_after_the_decision_opens_a_page(styles):
    parts = [
        f"<section class='section {name}'><p>{name}</p></section>" for name in ("contents", "decision", "security")
    ]
    assert len(pages_of(styles, *parts, is_short=True)) == len(parts)


OPENER = """<header class='opener'><div class='rail'><div class='number'>6</div><div class='name'>Doubt</div></div>
<div class='claim'><h2>How sure the saving is has not been worked out at all yet</h2>
<p class='standfirst'>No cost is given.</p></div></header>"""


@pytest.mark.parametrize("room", [19, 21, 23])
def test_what_a_section_says_at_the_end_of_the_report_goes_to_the_next_page_whole(styles, room):
    before = f"<section class='section commercial'><div style='height: {244 - room}mm'>Before</div></section>"
    last = f"<section class='section uncertainty flows'>{OPENER}</section>"
    pages = pages_of(styles, before, last, is_short=False)
    assert len(pages) == 2
    assert "How sure" in pages[1]
    assert "No cost is given." in pages[1]


def test_the_head_of_a_protection_sheet_stands_on_the_page_of_its_first_table(styles):
    top = "<div class='sheet-top'><h3>Payroll</h3><p>Head {0}</p></div>"
    sums = "<div class='row sums'><div class='col w4'><table class='sum'><tr><td>Sums {0}</td></tr></table></div></div>"
    filled = "<div style='height: {0}mm'></div>"
    sheet = f"<section class='section'>{filled}<article class='sheet'>{top}{sums}</article></section>"
    fillers = range(222, 242, 2)  # mm, of 242: at some of them the head fits the page and the table does not
    pages = pages_of(styles, *(sheet.format(filler) for filler in fillers), is_short=False)
    assert all((f"Head {filler}" in page) == (f"Sums {filler}" in page) for filler in fillers for page in pages)


def test_a_heading_and_its_one_line_stand_on_the_page_of_their_table(styles):
    filled = "<div style='height: 205mm'></div>"  # of 242 mm, which leaves room for the two but not for the table
    people = "<div class='people spaced'><h3 class='head'>Six are affected</h3><p>This counts the team.</p>"
    table = "<div class='keep' style='height: 30mm'>Table</div></div>"
    section = f"<section class='section place-and-form'>{filled}{people}{table}</section>"
    assert ["affected" in page for page in pages_of(styles, section, is_short=False)] == [False, True]


@pytest.mark.parametrize("rows", [1, 2])
def test_the_last_rows_of_a_table_of_risks_are_not_tied_to_what_follows(styles, rows):
    """Else a group of one or two rows moves to the next page with what is too tall for this one."""
    group = f"<tr class='group'><th scope='rowgroup'>Low</th></tr>{'<tr><td>Payroll</td></tr>' * rows}"
    section = (
        f"<section class='section security'><table class='risk-table'><tbody>{'<tr><td>Claims</td></tr>' * 9}</tbody>"
        f"<tbody>{group}</tbody></table><div class='keep' style='height: 215mm'>Gaps</div></section>"
    )
    made = pages_of(styles, section, is_short=False)
    assert ["Payroll" in page for page in made] == [True, False]
    assert "Gaps" in made[1]


FILLERS = range(190, 242, 4)  # mm, of 242: at some of them a page has room for a part of what follows


def test_the_head_of_a_list_of_measures_stands_with_two_of_its_rows(styles):
    rows = "".join(f"<tr><td>Row {number} of {{0}}</td></tr>" for number in range(1, 6))
    measures = (
        "<div class='measures'><h3 class='head'>Head {0}</h3><p>Lead</p><p class='finding'>All need it</p>"
        f"<table class='compact measure-table'><tbody>{rows}</tbody></table></div>"
    )
    section = f"<section class='section security'><div style='height: {{0}}mm'></div>{measures}</section>"
    pages = pages_of(styles, *(section.format(filler) for filler in FILLERS), is_short=False)
    assert all((f"Head {filler}" in page) == (f"Row 2 of {filler}" in page) for filler in FILLERS for page in pages)


def test_the_last_verdict_does_not_stand_on_a_page_alone_with_the_total(styles):
    rows = "".join(f"<tr><td>Row {number} of {{0}}</td></tr>" for number in range(1, 6))
    table = (
        f"<table class='verdict-table'><tbody>{rows}</tbody><tbody><tr class='total'><th>All</th></tr></tbody></table>"
    )
    section = f"<section class='section verdicts'><div style='height: {{0}}mm'></div>{table}</section>"
    pages = pages_of(styles, *(section.format(filler) for filler in FILLERS), is_short=False)
    assert all((f"Row 4 of {filler}" in page) == (f"Row 5 of {filler}" in page) for filler in FILLERS for page in pages)


@pytest.mark.parametrize(("kind", "pages"), [("room", [2]), ("room long", [1, 2])])
def test_only_a_long_box_is_broken_over_pages(styles, kind, pages):
    rows = "<tr><td>Payroll</td></tr>" * 12
    box = f"<div class='box small {kind}'><table class='narrow compact'><tbody>{rows}</tbody></table></div>"
    section = f"<section class='section commercial'><div style='height: 200mm'></div>{box}</section>"
    made = pages_of(styles, section, is_short=False)
    assert [number for number, page in enumerate(made, start=1) if "Payroll" in page] == pages


def test_a_report_on_up_to_twelve_processes_is_short():
    assert [shares_pages(portfolio(count)) for count in (12, 13)] == [True, False]


def test_the_matrix_of_a_few_processes_stands_in_parts_of_about_half_a_page():
    page = page_view(few := portfolio(3))
    room = page.height_mm - page.top_margin_mm - page.bottom_margin_mm
    assert all(drawing.height <= room * 0.55 for drawing in coverage_drawings(few, page))


@pytest.mark.parametrize("count", [1, 9])
def test_the_requirements_of_a_provider_share_pages_however_many_processes_there_are(count):
    view = provider_view(replace(portfolio(count), selection=selected(PACKS["provider"])))
    assert words_of("provider", view).count('class="section requirements flows"') == len(view.sections) > 1
