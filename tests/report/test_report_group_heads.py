"""The head of a group of rows never stands alone at the foot of a page, and stands again where its rows go on."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from pdf_facts import texts
from styled_reports import report_styles, styled_report
from tag_facts import Tagged, faults

from reportgen.report.layout import engine

TABLE = (
    "<section class='section'><div style='height: {0}mm'></div><table>"
    "<tbody><tr class='group'><th scope='rowgroup'>Group {0}</th></tr>"
    "<tr><td>First {0}</td></tr><tr><td>Second {0}</td></tr></tbody>"
    "<tbody><tr class='group'><th scope='rowgroup'>After {0}</th></tr><tr><td>x</td></tr><tr><td>x</td></tr></tbody>"
    "</table></section>"
)
HEAD = "<thead><tr><th scope='col'>Process</th><th scope='col'>Cost</th></tr></thead>"


@pytest.fixture(scope="module")
def styles():
    return report_styles()


def group(name: str, *rows: str) -> str:
    cells = "".join(f"<tr><th scope='row'>{row}</th><td>1</td></tr>" for row in rows)
    reason = "<span class='second'>They are ready</span>"
    first = f"<tr class='group'><th scope='rowgroup'><a href='#end'>{name}</a>{reason}</th><td>4.2</td></tr>"
    return f"<tbody>{first}{cells}</tbody>"


def table(*groups: str) -> str:
    return f"<h1>Verdicts</h1><table>{HEAD}{''.join(groups)}</table><p id='end'>End</p>"


def lines(pages: list[str]) -> list[list[str]]:
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


def test_a_group_begins_on_the_page_of_its_first_row(styles):
    fillers = range(226, 239, 3)  # mm, of 242: at some of them the head fits the page and the first row does not
    pages = texts(styled_report(styles, "".join(TABLE.format(filler) for filler in fillers)))
    for filler in fillers:
        (page,) = (page for page in pages if f"Group {filler}" in page)
        assert f"First {filler}" in page


def test_a_group_that_is_broken_has_two_rows_on_either_page(styles):
    fillers = range(216, 235, 3)  # mm, of 242: at some of them one row fits the page, at others all but the last
    rows = ("First", "Second", "Third", "Fourth")
    for filler in fillers:
        body = f"<div style='height: {filler}mm'></div>{table(group('Before', 'Row'), group('Wave 1', *rows))}"
        pages = texts(styled_report(styles, body))
        assert [sum(f"{row} 1" in page for row in rows) for page in pages if "Wave 1" in page] in ([4], [2, 2])


def test_a_table_whose_first_group_is_kept_together_begins_with_a_row_of_it(styles):
    kept = group("Wave 1", "Only").replace("<tbody>", "<tbody class='together'>")
    for filler in range(205, 226, 4):  # mm: at some of them the head of the group would fit and the row would not
        body = f"<div style='height: {filler}mm'></div><p class='finding'>Table</p><table>{HEAD}{kept}</table>"
        (page,) = (page for page in texts(styled_report(styles, body)) if "Wave 1" in page)
        assert "Only" in page


def test_where_a_group_goes_on_its_name_stands_again_without_reason_and_sum(styles):
    rows = [f"Process {number}" for number in range(1, 81)]
    first, second, third = lines(texts(styled_report(styles, table(group("Wave 1", *rows), group("Wave 2", "Last")))))
    assert first[:2] == ["Verdicts", "Process Cost"]
    assert first[2].startswith("Wave 1")
    assert {"Wave 1 (continued)"} == {line for page in (second, third) for line in page if "Wave 1" in line}
    assert [page[:2] for page in (second, third)] == [["Process Cost", "Wave 1 (continued)"]] * 2
    printed = [line.removesuffix(" 1") for page in (first, second, third) for line in page if "Process " in line]
    assert [line for line in printed if line != "Process Cost"] == rows  # each once, none left out


def test_a_group_that_begins_a_page_or_has_no_head_says_nothing_of_the_kind(styles):
    rows = [f"Process {number}" for number in range(1, 31)]
    headless = group("", *rows).partition("</tr>")[2]
    for groups in ((group("Wave 1", *rows), group("Wave 2", *rows)), (f"<tbody>{headless * 2}",)):
        pages = texts(styled_report(styles, table(*groups)))
        assert len(pages) == 2
        assert ("Wave 2 (continued)" in pages[1]) == ("Wave 2\n" in pages[0].replace("\r", ""))


def test_a_row_that_leaves_no_room_for_the_name_comes_without_it(styles):
    tall = "<div style='height: 232mm'>Tall</div>"
    pages = texts(
        styled_report(styles, table(group("Wave 1", "First", "Second", tall, "Next"), group("Wave 2", "Last")))
    )
    assert ["Wave 1 (continued)" in page for page in pages] == [False, False, True]
    assert "Tall" in pages[1]


def test_one_who_listens_hears_the_name_once(styles, monkeypatch):
    body = table(group("Wave 1", *[f"Process {number}" for number in range(1, 81)]))
    data = styled_report(styles, body)
    assert [one for one in faults(data) if "page 1" not in one] == []  # a report's first page is its cover
    heard = [[tag.kind for tag in Tagged(one).tags] for one in (data, _unrepeated(styles, body, monkeypatch))]
    assert heard[0] == heard[1]


def _unrepeated(styles, body, monkeypatch):
    monkeypatch.setattr(engine, "heads_repeated", nullcontext)
    data = styled_report(styles, body)
    assert "continued" not in "".join(texts(data))
    return data
