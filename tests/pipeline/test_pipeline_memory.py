"""What is made for one process is taken again where it follows from the same, and the report is the same without."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.analysis import judgement
from reportgen.analysis.tracing.trace import trace_of
from reportgen.model.alone import bases_of, without_processes
from reportgen.model.assessment import Assessment
from reportgen.model.memory import basis, has_nothing, once, one_report, remembering
from reportgen.pipeline import run
from reportgen.pipeline.listening import SILENT
from reportgen.pipeline.outputs import OutputFormat
from reportgen.pipeline.rehearsing import rehearse
from reportgen.pipeline.request import Request
from reportgen.pipeline.selection import selection_of
from reportgen.report.cache.lasting import LastingWork
from reportgen.report.cache.store import Store
from reportgen.report.composition import composed_html
from reportgen.report.results.whole import results_bytes
from reportgen.report.view.printed import PrintedFigure, printed_for

HEAD = "Process name,Judgement,Domain expertise,Codifiability,FTE,Annual cost"
ROWS = ("Accounts payable,1,2,5,12,900000", "Payroll,2,2,4,8,700000", "Contract review,4,4,2,5,800000")
ANEW = ["assessed", "block-html", "calculations", "profile", "profile-html", "results", "sheet-html"]
Made = tuple[str, list[PrintedFigure], bytes]


def book(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "acme.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n")
    return path


def assessed(workbook: Path) -> tuple[Assessment, run.Examination]:
    found = run.examine(workbook, listener=SILENT)
    assert found.assessment is not None
    return found.assessment, found


def made(workbook: Path, locale: str = "en_GB", templates: Path | None = None) -> Made:
    """Return all that a report is laid out from, and its results."""
    assessment, found = assessed(workbook)
    assessment = replace(assessment, engagement=replace(assessment.engagement, locale=locale))
    selection = selection_of(assessment.engagement, sections=(), pack=None, profiles=None, templates=None)
    printed = printed_for(trace_of(assessment, found.knowledge), assessment, selection)
    html, _ = composed_html(
        assessment,
        found.knowledge,
        brand_file=None,
        templates=templates,
        selection=selection,
        printed=printed,
        progress=lambda _: None,
    )
    return html, printed.figures, results_bytes(assessment)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Note the key of each thing that had to be made."""
    seen: set[str] = set()
    usual = LastingWork.kept
    monkeypatch.setattr(LastingWork, "kept", lambda self, key, one: (seen.add(key), usual(self, key, one)))
    return seen


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        ("Payroll,2,2,4,8,710000", ANEW),
        ("Payroll,2,2,4,9,700000", ANEW),
        ("Payroll,2,2,4,8,700000", []),
    ],
)
def test_of_a_change_only_that_process_is_made_anew(tmp_path: Path, asked: set[str], changed: str, anew: list[str]):
    work = LastingWork(store=Store(folder=tmp_path), rests_on="")
    with one_report(work):
        made(book(tmp_path, *ROWS))
    work.keep()
    asked.clear()
    after = book(tmp_path, ROWS[0], changed, ROWS[2])
    with one_report(LastingWork(store=Store(folder=tmp_path), rests_on="")):
        again = made(after)
    assert sorted(key.split()[0] for key in asked) == anew
    assert again == made(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"locale": "de_DE"}),
        (
            {"locale": "en_US"},
            {"locale": "en_US", "function": "Judgement"},
        ),  # of one process, so on all pages
        ({}, {"sheet": "<article id='{{ sheet.anchor }}'>Ours</article>"}),
        ({"sheet": "<article id='{{ sheet.anchor }}'>Ours</article>"}, {}),
    ],
)
def test_pages_that_are_kept_are_not_taken_where_they_would_be_others(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
):
    with one_report(work := LastingWork(store=Store(folder=tmp_path), rests_on="")):
        first = told(tmp_path, **before)
    work.keep()
    with one_report(LastingWork(store=Store(folder=tmp_path), rests_on="")):
        second = told(tmp_path, **after)
    assert first != second == told(tmp_path, **after)


def told(tmp_path: Path, *, locale: str = "en_GB", function: str = "", sheet: str = "") -> Made:
    """Return what is made of ROWS, the last with a function, by our templates or another of the sheets."""
    workbook = tmp_path / "acme.csv"
    rows = (*ROWS[:2], f"{ROWS[2]},{function}")
    workbook.write_text("\n".join((f"{HEAD},Function", *rows)) + "\n")
    entries = tmp_path / "own" / "entries"
    entries.mkdir(parents=True, exist_ok=True)
    (entries / "sheet.html").write_text(sheet)
    return made(workbook, locale, entries.parent if sheet else None)


def test_from_save_to_save_the_report_is_the_one_that_is_made_without(tmp_path: Path):
    saves = [
        ROWS,
        (ROWS[0], "Payroll,2,2,4,8,710000", ROWS[2]),
        (ROWS[0], "Wages,5,5,1,8,710000", ROWS[2]),  # another name, class, verdict and median
        (ROWS[2], ROWS[0]),
    ]
    with remembering():
        kept = []
        for rows in saves:
            with one_report(None):
                kept.append(made(book(tmp_path, *rows)))
    assert kept == [made(book(tmp_path, *rows)) for rows in saves]


def test_from_save_to_save_only_what_changed_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen, usual = [], judgement.judged
    monkeypatch.setattr(
        judgement, "judged", lambda process, scales: (seen.append(process.name), usual(process, scales))[1]
    )
    with remembering():
        for cost in ("700000", "710000"):
            seen.clear()
            with one_report(None):
                made(book(tmp_path, ROWS[0], f"Payroll,2,2,4,8,{cost}", ROWS[2]))
    assert seen == ["Payroll"]


def test_what_a_process_follows_from_is_told_word_for_word(tmp_path: Path):
    assessment, _ = assessed(book(tmp_path, *ROWS))
    engagement, (first, *others) = assessment.engagement, assessment.processes
    written = replace(first.process, annual_cost=Decimal("900000.0"))
    changed = (
        replace(assessment, processes=(replace(first, process=written), *others)),
        replace(assessment, engagement=replace(engagement, discount_rate=0.1)),
        replace(assessment, provenance=replace(assessment.provenance, seed=1)),
        replace(assessment, processes=(replace(first, cost=replace(first.cost, probability_of_saving=0.5)), *others)),
    )
    with remembering():
        usual = bases_of(assessment)
        assert all(bases_of(one)[0] != usual[0] for one in changed)
        assert bases_of(changed[0])[1:] == usual[1:]
        assert bases_of(replace(assessment, findings=())) == usual
    assert bases_of(assessment) == ("", "", "")


def test_what_is_made_of_one_process_cannot_see_the_portfolio(tmp_path: Path):
    assessment, _ = assessed(book(tmp_path, *ROWS))
    alone = without_processes(assessment)
    assert (alone.processes, alone.engagement.processes, alone.provenance.workbook_sha256) == ((), (), "")
    with pytest.raises(AttributeError):
        _ = alone.portfolio.npv


@pytest.mark.parametrize(("unused", "is_made_again"), [(0, False), (3, False), (4, True)])
def test_it_is_forgotten_when_several_reports_had_no_use_for_it(unused: int, is_made_again: bool):  # noqa: FBT001
    calls: list[int] = []
    with remembering():
        for is_used in (True, *[False] * unused, True):
            with one_report(None):
                if is_used:
                    assert once("sum", basis(1, 2), lambda: calls.append(3) or 3) == 3
    assert len(calls) == (2 if is_made_again else 1)


def test_another_thread_remembers_nothing_of_this_one():
    with remembering(), one_report(None), ThreadPoolExecutor(1) as other:
        assert other.submit(basis, 1).result() == ""
        assert once("sum", basis(1), lambda: 3) == 3
        assert other.submit(once, "sum", basis(1), lambda: 4).result() == 4


def test_nothing_is_kept_where_nobody_remembers():
    calls: list[int] = []
    for _ in range(2):
        with one_report(None):
            assert once("sum", basis(1, 2), lambda: calls.append(3) or 3) == 3
    assert (len(calls), basis(1, 2)) == (2, "")


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_report_is_rehearsed_only_where_the_last_was_taken_as_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_kept: bool,  # noqa: FBT001
):
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "kept"))
    workbook = book(tmp_path, *ROWS)
    request = Request(workbook=workbook, outputs={OutputFormat.JSON: workbook.with_suffix(".json")})
    if is_kept:
        run.generate(request, listener=SILENT)
    calls: list[Request] = []
    usual = run.made
    monkeypatch.setattr(run, "made", lambda one, listener: (calls.append(one), usual(one, listener=listener))[1])
    with remembering():
        run.generate(request, listener=SILENT)
        assert has_nothing() == is_kept
        for _ in range(2):
            rehearse(request)
        assert not has_nothing()
    assert calls == [request]
