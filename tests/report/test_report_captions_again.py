"""A table that runs over a page says again which it is, for the eye alone, and begins with more than a row or two."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from pdf_facts import texts
from styled_reports import report_styles, styled_report
from tag_facts import Tagged, faults

from reportgen.report.layout import engine

CAPTION = "<p class='finding' id='t'><span class='label'>Table 9</span>Most is saved in finance</p>"
HEAD = "<thead><tr><th scope='col'>Process</th><th scope='col'>Cost</th></tr></thead>"


@pytest.fixture(scope="module")
def styles():
    return report_styles()


def report(styles: str, body: str) -> bytes:
    return styled_report(styles, f"<h1>Verdicts</h1>{body}")


def table(rows: int, head: str = HEAD) -> str:
    return f"<table>{head}<tbody>{_rows(rows)}</tbody></table>"


def _rows(count: int) -> str:
    return "".join(f"<tr><th scope='row'>Process {number}</th><td>1</td></tr>" for number in range(1, count + 1))


def first_lines(pages: list[str]) -> list[str]:
    return [next(line.strip() for line in page.splitlines() if line.strip()) for page in pages]


def test_each_page_further_says_which_table_goes_on(styles):
    body = f"{CAPTION}<p class='unit'>EUR</p><div>{table(80)}</div>{table(80)}"
    pages = texts(report(styles, body))
    assert first_lines(pages)[:3] == ["Verdicts", "Table 9 (continued)", "Table 9 (continued)"]
    assert "".join(pages).count("(continued)") == 2  # none above the second table, which has no caption
    numbers = [line.split()[1] for page in pages for line in page.splitlines() if line.startswith("Process ")]
    assert [one for one in numbers if one.isdigit()] == [str(number) for number in range(1, 81)] * 2


def test_a_heading_that_stands_for_a_caption_is_said_again_whole(styles):
    heading = "<h4 class='subhead of-table'>Nine must-haves today: all open</h4><p class='explained'>Open.</p>"
    pages = texts(report(styles, heading + table(50)))
    assert first_lines(pages) == ["Verdicts", "Nine must-haves today: all open (continued)"]


def test_a_page_that_goes_on_within_a_row_says_of_what(styles):
    duties = "".join(f"<p>Duty {number}</p>" for number in range(1, 61))
    rows = f"<tr data-again='GDPR'><th>GDPR, in force</th></tr><tr style='break-inside: auto'><td>{duties}</td></tr>"
    body = f"{CAPTION}<table><thead><tr><th>Duties</th></tr></thead><tbody>{rows}</tbody></table>"
    assert first_lines(texts(report(styles, body))) == ["Verdicts", "Table 9 (continued): GDPR"]


@pytest.mark.parametrize(
    "before",
    [
        CAPTION.replace("Table 9", "Figure 9"),
        f"{CAPTION}<h3>What to ask next</h3>",
        CAPTION.replace("finding", "unit"),
    ],
)
def test_a_table_that_no_caption_names_goes_on_without_one(styles, before):
    assert "(continued)" not in "".join(texts(report(styles, before + table(50))))


def test_a_table_without_a_head_goes_on_without_its_name(styles):
    assert "(continued)" not in "".join(texts(report(styles, CAPTION + table(50, head=""))))


@pytest.mark.parametrize(("filler", "page_of_caption"), [(120, 0), (200, 1)])  # mm; the second leaves three rows
def test_a_table_begins_overleaf_where_little_of_it_would_stand(styles, filler, page_of_caption):
    body = f"<div style='height: {filler}mm'></div>{CAPTION}{table(25)}"
    pages = texts(report(styles, body))
    assert ["Most is saved" in page for page in pages].index(True) == page_of_caption


def test_a_table_begins_with_two_rows_where_much_of_the_page_would_stay_empty(styles):
    """What follows the two rows may not be broken, and has no room: a third of the page would be left."""
    whole = f"<tbody style='break-inside: avoid'>{_rows(15)}</tbody>"
    rows = f"<table>{HEAD}<tbody>{_rows(2)}</tbody>{whole}</table>"
    pages = texts(report(styles, f"<div style='height: 150mm'></div>{CAPTION}{rows}"))
    assert ["Most is saved" in page for page in pages].index(True) == 0
    assert ["Process 15" in page for page in pages].index(True) == 1


def test_one_who_listens_hears_the_caption_once(styles, monkeypatch):
    body = CAPTION + table(80) + "<p><a href='#t'>Table 9</a></p>"
    data = report(styles, body)
    assert [one for one in faults(data) if "page 1" not in one] == []  # a report's first page is its cover
    monkeypatch.setattr(engine, "captions_repeated", nullcontext)
    silent = report(styles, body)
    assert "(continued)" not in "".join(texts(silent))
    heard = [[tag.kind for tag in Tagged(one).tags] for one in (data, silent)]
    assert heard[0] == heard[1]
