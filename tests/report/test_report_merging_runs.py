"""Long sections are runs of entries, each of which begins a page and is laid out apart."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable, Iterable

import pytest
from weasyprint import HTML

from reportgen.report.merging import runs
from reportgen.report.merging.cutting import Cut, begins_of, cut, read
from reportgen.report.merging.squeezed import joined, squeezed

HEAD = "<html><body>"
TAIL = "</body></html>"


def section(count: int, *, opening: str = '<section class="sheets" id="sheets">', entry: str = "data-entry") -> str:
    entries = "".join(f'<article {entry} id="a{number}"><p>Sheet<br>{number}</p></article>' for number in range(count))
    running = '<div class="running" aria-hidden="true">Sheets</div>'
    return f'{opening}{running}<h2>All</h2><div id="d">{entries}</div></section>'


def begins(html: str) -> tuple[bool, ...] | None:
    return begins_of(HTML(string=html))


def in_runs(html: str) -> str:
    return "".join(read([html], runs.runs_of).pieces())


def cut_apart(pieces: Iterable[str], *apart: Callable[[str], Iterable[str]]) -> Cut | None:
    return cut(read(pieces, *apart), begins)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(runs, "_MOST", 200)  # characters: two entries of sixty, where a section has thirty of its own


def sections(html: str) -> list[str]:
    return [f"<section{one.partition('</section>')[0]}</section>" for one in html.split("<section")[1:]]


def entries_in(made: list[str]) -> list[list[str]]:
    return [[f"a{number}" for number in range(5) if f'"a{number}"' in one] for one in made]


def test_a_long_section_is_begun_anew_at_every_second_entry_of_fifty_characters():
    made = sections(in_runs(HEAD + section(5) + TAIL))
    assert entries_in(made) == [["a0", "a1"], ["a2", "a3"], ["a4"]]
    assert made[1] == (
        '<section class="sheets" style="break-before: page; margin-top: 0">'
        '<div class="running" aria-hidden="true">Sheets</div><div>'
        '<article data-entry id="a2"><p>Sheet<br>2</p></article><article data-entry id="a3"><p>Sheet<br>3</p></article>'
        "</div></section>"
    )


@pytest.mark.parametrize("count", [4, 2], ids=["long", "short"])
def test_a_section_that_says_where_its_runs_begin_has_these_and_no_others(count: int):
    made = sections(in_runs(HEAD + section(count).replace('id="a1"', 'id="a1" data-begins-run') + TAIL))
    assert entries_in(made) == [["a0"], [f"a{number}" for number in range(1, count)]]


def test_words_that_say_where_a_run_begins_begin_none():
    html = HEAD + section(1).replace("<br>", " data-begins-run ") + TAIL
    assert in_runs(html) == html


def test_an_entry_with_a_running_head_of_its_own_begins_its_run_with_that():
    made = sections(in_runs(HEAD + section(5, entry='data-running="Sheet" data-entry') + TAIL))
    assert ['class="running"' in one for one in made] == [True, False, False, False, False]


def test_of_the_run_before_a_part_holds_nothing_that_shows():
    made = cut_apart([in_runs(HEAD + section(7) + TAIL)])
    assert [str(one).partition("</section>")[0] for one in made.parts[2:]] == [
        '<section class="sheets" style="display: none">',
        '<section class="sheets" style="display: none">',
    ]


def test_all_entries_are_there_once_and_in_order():
    made = in_runs(HEAD + section(99) + TAIL)
    assert [int(one.partition("<")[0]) for one in made.split("Sheet<br>")[1:]] == list(range(99))
    assert made.count('id="sheets"') == made.count('id="d"') == made.count("<h2>All</h2>") == 1


def test_another_word_in_an_entry_moves_no_entry_to_another_run():
    before = sections(in_runs(HEAD + section(20) + TAIL))
    after = sections(in_runs(HEAD + section(20).replace("Sheet<br>7<", "Sheet seven<") + TAIL))
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1


@pytest.mark.parametrize(
    "whole",
    [
        section(1),  # short
        section(9, entry=""),  # no entries
        section(9, opening='<section style="margin: 0">'),  # a style of its own, which would be lost
        section(9).replace("<p>", "<li>", 1),  # what only a reader of HTML sorts out
    ],
)
def test_what_has_to_stay_whole_does(whole):
    assert in_runs(HEAD + whole + TAIL) == HEAD + whole + TAIL


def table(*groups: tuple[str, int]) -> str:
    bodies = "".join(
        f'<tbody><tr><th scope="rowgroup">{name}<span class="second">Why</span></th><td>{count}</td></tr>'
        + "".join(f'<tr><th scope="row" id="{name}{number}">{name}{number}</th></tr>' for number in range(count))
        + "</tbody>"
        for name, count in groups
    )
    head = '<colgroup><col></colgroup><thead><tr><th scope="col" id="h">Who</th></tr></thead>'
    return f'<section class="verdicts"><h2>All</h2><table class="t" id="t">{head}{bodies}</table></section>'


def names(html: str) -> list[list[str]]:
    return [re.findall(r'scope="row(?:group)?"[^>]*>([^<]*)', one) for one in sections(html)]


def test_a_long_table_is_begun_anew_with_its_head_and_that_of_the_group_whose_sum_is_said_once():
    made = sections(in_runs(HEAD + table(("a", 4)) + TAIL))
    assert made[1].startswith(
        '<section class="verdicts" style="break-before: page; margin-top: 0"><table data-goes-on class="t">'
        '<colgroup><col></colgroup><thead><tr><th scope="col">Who</th></tr></thead>'
        '<tbody><tr><th scope="rowgroup">a (continued)</th><td></td></tr><tr><th scope="row" id="a2">a2</th></tr>'
    )
    assert all(one.count("<table") == one.count("</table>") == one.count("</tbody>") for one in made)


def test_after_the_entries_a_long_table_is_begun_anew_at_its_rows():
    entries = "".join(f'<figure data-entry id="e{number}">{"." * 80}</figure>' for number in range(4))
    made = sections(in_runs(HEAD + table(("a", 5)).replace("<table", f"{entries}<table") + TAIL))
    assert [re.findall(r'id="(e\d)"', one) for one in made[:2]] == [["e0"], ["e1"]]
    assert sum(1 for one in made if "a (continued)" in one) > 1


CAPTION = '<p class="finding" id="table-3"><span class="label">Table 3</span>All stay</p><p class="unit">In €m</p>'


def test_a_table_that_is_begun_anew_says_which_it_is_and_that_it_goes_on_until_its_last_run():
    made = sections(in_runs(HEAD + table(("a", 6)).replace("<table", f"{CAPTION}<table") + TAIL))
    again = '<p class="finding again"><span class="label">Table 3 (continued)</span></p><table'
    assert [one.count(again) for one in made] == [0, *[1] * (len(made) - 1)]
    assert ["data-goes-on" in one for one in made] == [*[True] * (len(made) - 1), False]


@pytest.mark.parametrize("between", ["<h3>Others</h3>", "<table></table>"])
def test_a_table_that_no_caption_names_is_begun_anew_without(between: str):
    made = in_runs(HEAD + table(("a", 6)).replace("<table", f"{CAPTION}{between}<table", 1) + TAIL)
    assert "data-goes-on" in made
    assert "Table 3 (continued)" not in made


def test_no_head_of_a_table_or_a_group_stands_last_on_a_page(monkeypatch):
    monkeypatch.setattr(runs, "_MOST", 1)  # so that a run begins at every row that may begin one, but the first such
    made = names(in_runs(HEAD + table(("a", 1), ("b", 1), ("c", 3)) + TAIL))
    assert made == [["a", "a0", "b", "b0"], ["c", "c0"], ["c (continued)", "c1"], ["c (continued)", "c2"]]


@pytest.mark.parametrize("more", ['<tr class="more"><td>Why</td></tr>', '<tr><th scope="col">Two</th></tr>'])
def test_a_row_that_goes_on_from_the_one_above_stays_with_it(more):
    row = '<tr><th scope="row">{}</th></tr>'
    rows = "".join(row.format(number) + more for number in range(4))
    made = sections(in_runs(f"{HEAD}<section><table><thead></thead><tbody>{rows}</tbody></table></section>{TAIL}"))
    assert len(made) > 1
    assert all(one.count('scope="row"') == one.count(more) for one in made)


def test_a_report_is_cut_with_its_long_sections_in_runs_as_it_is_once_they_are_put_in_runs():
    html = HEAD + section(7) + TAIL
    assert cut_apart([html], runs.runs_of) == cut_apart([in_runs(html)]) != cut_apart([html])


@pytest.mark.parametrize("text", ["", "Œuvre, 48 %, 数字 " * 9])
def test_a_text_that_waits_comes_back_as_it_was(text):
    waiting = joined([squeezed(text[:9]), squeezed(text[9:])])
    assert (str(waiting), f"<{waiting}>", len(waiting)) == (text, f"<{text}>", len(text))


@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_a_report_is_cut_alike_in_whatever_pieces_it_comes(size: int):
    html = (
        f"<html><head><title>R</title></head><body class='short'> {section(3)} <p>More</p> {section(2)}</body></html>"
    )
    pieces = [html[start : start + size] for start in range(0, len(html), size)]
    assert cut_apart(pieces, runs.runs_of) == cut_apart([html], runs.runs_of)


@pytest.mark.parametrize(
    "html", ["<p>No body", "<body><section></section>", f"{HEAD}<section><style></style></section>{TAIL}"]
)
def test_what_is_no_whole_report_or_has_styles_within_is_not_cut(html: str):
    assert cut_apart([html]) is None


def test_of_a_report_that_is_cut_one_section_is_in_memory_at_a_time():
    words = squeezed(f"<section>{'Which processes to source. ' * 8_000}</section>")  # 216,000 characters
    head = "<html><head><style>section { break-before: page }</style></head><body>"
    html = joined([squeezed(head), *[words] * 20, squeezed(TAIL)])
    tracemalloc.start()
    made = cut_apart(html.pieces())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made is not None
    assert len(made.parts) == 20
    assert peak < 2_000_000  # of four million characters
