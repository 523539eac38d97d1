"""The client's objectives with what the advice does for each, the adviser's words, and document control."""

from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import MOVES, STAYS, assessed, context_of, words_of, work

from reportgen.model.verdict import Recommendation
from reportgen.report.view.document_control import document_control
from reportgen.report.view.objectives import has_objectives, objectives_view
from reportgen.report.view.reading_order import Selection

CHEAPER, SAFER = "Lower the cost of administration", "Keep the licence"


@pytest.fixture(scope="module")
def portfolio():
    return assessed(
        work(1, "Payroll", business_objective=CHEAPER),
        work(2, "Invoices", MOVES, business_objective=f" {CHEAPER.upper()} "),
        work(3, "Tax", STAYS, business_objective=SAFER),
        work(4, "Mail"),
        objectives=(CHEAPER, SAFER),
    )


def view_of(assessment, **facts):
    return objectives_view(context_of(replace(assessment, engagement=replace(assessment.engagement, **facts))))


def with_case(one, saving):
    return replace(one, cost=replace(one.cost, case=replace(one.cost.case, net_saving=Decimal(saving))))


def test_each_objective_counts_the_processes_that_serve_it_in_the_clients_order(portfolio):
    rows = view_of(portfolio).rows
    assert [(row.mark, row.name, row.processes) for row in rows] == [
        ("1", CHEAPER, "2"),
        ("2", SAFER, "1"),
        ("", "No objective named", "1"),
    ]
    assert [row.advice for row in rows] == ["Source two", "Keep one", "Source one"]
    assert rows[1].in_the_way == "Scores and gates speak for the team of today"
    assert rows[1].saving == "–"


def test_the_saving_of_an_objective_is_that_of_its_processes(portfolio):
    payroll, invoices, *rest = portfolio.processes
    saves = replace(portfolio, processes=(with_case(payroll, 300_000), with_case(invoices, -100_000), *rest))
    view = view_of(saves)
    assert view.rows[0].saving == "200"
    assert view.unit == "€k"
    assert view.rows[0].in_the_way == "Costs more than today: No.\u00a02"


def test_what_is_fixed_or_assessed_first_stands_in_the_way(portfolio):
    payroll, invoices, *rest = portfolio.processes

    def waiting(one, verdict):
        return replace(one, sourcing=replace(one.sourcing, recommendation=verdict, wave=0))

    waits = (waiting(payroll, Recommendation.STABILISE), waiting(invoices, Recommendation.ASSESS_FURTHER))
    row = view_of(replace(portfolio, processes=(*waits, *rest))).rows[0]
    assert row.advice == "Fix one first and assess one further"
    assert row.in_the_way == "Not in order: No.\u00a01; not enough known: No.\u00a02"


def test_the_title_says_for_how_many_objectives_something_moves(portfolio):
    assert view_of(portfolio).opener.title == "The advice acts on one of two objectives"
    assert view_of(portfolio).opener.standfirst == "One process serves no objective that the workbook names."
    kept = replace(portfolio, processes=portfolio.processes[2:3])
    assert view_of(kept, objectives=(SAFER,)).opener.title == "The advice leaves every objective to the teams of today"


def test_an_objective_that_no_process_serves_is_said_to_have_none(portfolio):
    view = view_of(portfolio, objectives=(CHEAPER, SAFER, "Answer day and night"))
    assert (view.rows[2].processes, view.rows[2].advice, view.rows[2].in_the_way) == (
        "0",
        "Nothing: no process serves it",
        "–",
    )
    assert view.opener.standfirst.startswith("One objective has no process that is said to serve it.")


def test_the_advisers_words_stand_under_their_name(portfolio):
    html = words_of(
        "objectives", view_of(portfolio, executive_comment="Begin small.\n\nThen grow.", prepared_by="I. Vogt")
    )
    assert '<h3 class="subhead">From I. Vogt</h3><p>Begin small.</p><p>Then grow.</p>' in html
    assert "adviser" not in words_of("objectives", view_of(portfolio))


def test_without_objectives_and_comment_there_is_no_table_and_no_section(portfolio):
    bare = assessed(work(1, "Payroll"))
    assert not has_objectives(bare.engagement)
    view = view_of(bare)
    assert (view.comment, view.caption, view.rows) == (None, None, ())
    assert has_objectives(replace(bare.engagement, executive_comment="Begin small."))
    assert has_objectives(portfolio.engagement)


def test_a_section_with_nothing_to_print_leaves_no_gap_and_is_not_named_as_left_out():
    chosen = Selection(templates=("decision", "objectives", "verdicts"), title="Selected sections").without(
        "objectives"
    )
    assert chosen.number_of("verdicts") == "2"
    assert "objectives" not in {place.template for place in chosen.left_out}
    only = Selection(templates=("objectives",)).without("objectives")
    assert only.templates == ("objectives",)


def test_document_control_says_who_decides_who_agrees_and_what_changed(portfolio):
    engagement = replace(
        portfolio.engagement,
        version="0.9",
        prepared_by="I. Vogt",
        decision_owner="Chief Financial Officer",
        approvals=("Board, 2026-11-16", "Works council, consulted 2026-11-12"),
        version_history=("0.8; 2026-10-02; first draft", "0.9; 12 November; costs; agreed", "as sent in 2026"),
    )
    control = document_control(context_of(replace(portfolio, engagement=engagement)))
    assert [(fact.name, fact.text) for fact in control.facts] == [
        ("Version", "0.9, draft, 2 November 2026"),
        ("Prepared by", "I. Vogt"),
        ("Decision by", "Chief Financial Officer"),
        ("Marking", "Confidential"),
        ("Workbook, SHA-256", portfolio.provenance.workbook_sha256),
    ]
    assert control.approvals == ("Board, 16 November 2026",)
    assert control.consulted == ("Works council, 12 November 2026",)
    assert [(one.version, one.day, one.text) for one in control.history] == [
        ("0.8", "2 October 2026", "first draft"),
        ("0.9", "12 November", "costs; agreed"),
        ("", "", "as sent in 2026"),
    ]


def test_the_day_of_a_consultation_stands_alone_also_where_its_month_goes_first(portfolio):
    engagement = replace(portfolio.engagement, locale="en_US", approvals=("Works council, consulted 2026-11-12",))
    control = document_control(context_of(replace(portfolio, engagement=engagement)))
    assert control.consulted == ("Works council, November 12, 2026",)


def test_of_a_long_history_the_latest_versions_are_listed(portfolio):
    engagement = replace(portfolio.engagement, version_history=tuple(f"0.{one}; today; x" for one in range(15)))
    control = document_control(context_of(replace(portfolio, engagement=engagement)))
    assert (control.history[0].version, control.history[-1].version) == ("0.3", "0.14")
    assert control.earlier == "Earlier versions not listed: 3."


@pytest.mark.parametrize(
    ("history", "beside"),
    [
        (("0.1; 2026-10-01; begun",) * 5, True),
        (("0.1; 2026-10-01; x",) * 6, False),
        (("0.1; 2026-10-01; " + "word " * 30,), False),
    ],
)
def test_a_long_history_runs_on_below_the_facts(history, beside, portfolio):
    engagement = replace(portfolio.engagement, version_history=history)
    assert document_control(context_of(replace(portfolio, engagement=engagement))).is_short is beside
