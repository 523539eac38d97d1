"""Risks and exit, and the retained organisation: what the assessment shows, and brief where nothing moves."""

from dataclasses import replace
from types import SimpleNamespace

import pdf_facts
import pytest
from filled_security import OVERSIGHT, TRANSFER, all_protected, protected
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, context_of, words_of, work
from sections_alone import composing_only

from reportgen.model.engagement import RiskAppetite
from reportgen.model.verdict import Form
from reportgen.report import document
from reportgen.report.view.compose import Section
from reportgen.report.view.contract.exit import _as_they_stand, exit_view
from reportgen.report.view.contract.governance import governance_view
from reportgen.report.view.summary import summarised


@pytest.fixture(scope="module")
def portfolio():
    kept = [work(number, f"Tax {number}", STAYS) for number in range(3, 9)]
    found = assessed(work(1, "Payroll"), work(2, "Invoices", MOVES | {"opportunism_exposure": 4}), *kept)
    payroll, invoices, *others = found.processes
    bought = replace(invoices, sourcing=replace(invoices.sourcing, form=Form.THIRD_PARTY))
    return replace(found, processes=(payroll, bought, *others))


def exit_of(assessment):
    return words_of("exit", exit_view(context_of(assessment), summarised(assessment)))


def governance_of(assessment):
    return words_of("governance", governance_view(context_of(assessment), summarised(assessment)))


def test_each_risk_of_the_programme_says_what_the_assessment_shows(portfolio):
    guarded = all_protected(portfolio)
    view = exit_view(context_of(guarded), summarised(guarded))
    shows = {row.name: row.shows for row in view.risks}
    assert shows["Concentration of spend"] == "Poland would hold 62% of the known yearly cost."
    assert shows["Data in one place"].startswith("Poland would hold 40%")
    assert shows["Risk above what is accepted"].startswith("Two processes stay above it with all measures agreed")
    assert shows["Dependence on the provider"].endswith("2 Invoices.")
    assert view.opener.title == "Poland would hold more than is prudent"


def test_captions_say_what_their_tables_show(portfolio):
    guarded = all_protected(portfolio)
    risks = exit_view(context_of(guarded), summarised(guarded))
    steered = governance_view(context_of(guarded), summarised(guarded))
    assert risks.risks_caption.finding == "Two of the programme’s five risks stay within the limit"
    assert sum(row.eases.startswith("Within") for row in risks.risks) == 2
    assert len(risks.risks) == 5
    assert steered.bodies_caption.finding == "Two boards steer what moves: one strategic and one operational"
    assert steered.answers_caption.finding == "The client’s one role has a name in the workbook"


def test_shares_of_a_few_processes_are_held_against_no_limit():
    few = all_protected(assessed(work(1, "Payroll"), work(2, "Invoices")))
    assert "Concentration of spend" not in exit_of(few)


def test_a_share_above_the_limit_is_said_to_be(portfolio):
    guarded = all_protected(portfolio)
    eases = {row.name: row.eases for row in exit_view(context_of(guarded), summarised(guarded)).risks}
    assert eases["Concentration of spend"].startswith("Above the limit of 60%")
    assert eases["Data in one place"].startswith("Within the limit of 60%")


def test_a_risk_that_the_assessment_does_not_show_is_not_claimed(portfolio):
    calm = replace(portfolio, portfolio=replace(portfolio.portfolio, oversight=None), processes=portfolio.processes[:1])
    assert "Concentration" not in exit_of(calm)
    assert "Personal data without a settled route" not in exit_of(calm)


@pytest.mark.parametrize("facts", [{"route": "none"}, {"route": "restricted"}, {"doubt": "few transfers there stand"}])
def test_data_without_a_settled_route_is_a_risk(portfolio, facts):
    stuck = protected(portfolio.processes[0], transfer=replace(TRANSFER, **facts))
    said = exit_of(replace(portfolio, processes=(stuck, *portfolio.processes[1:])))
    assert "One process needs a condition met before data may leave: No. 1 Payroll." in said


def test_places_and_bundles_stand_with_their_shares_and_what_would_ease_them(portfolio):
    said = exit_of(all_protected(portfolio))
    for text in (
        "Poland",
        "a second place for P2 would bring it to 31%",
        "Finance services",
        "62%",
        "No. 1 and 2",
        "–",
    ):
        assert text in said


def test_the_exit_plan_runs_by_phase_and_names_who_needs_a_step(portfolio):
    said = exit_of(all_protected(portfolio))
    places = [said.index(text) for text in ("Before signature", "While it runs", "When it ends")]
    assert places == sorted(places)
    assert "Agree the format in which data come back" in said
    assert "All that moves" in said


def test_what_goes_on_meanwhile_counts_the_measures_against_an_outage(portfolio):
    assert "are asked of what moves" in exit_of(all_protected(portfolio))


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (("in_place", "missing"), ["one is in place", "one is still to be set up"]),
        (
            ("to_show", "partial", "missing"),
            [
                "none is in place",
                "one works with today’s team, and the provider must show that it works with its own",
                "two are still to be set up",
            ],
        ),
    ],
)
def test_every_measure_against_an_outage_is_counted_by_how_it_stands(states, said):
    assert list(_as_they_stand([SimpleNamespace(state=state) for state in states])) == said


def test_bodies_and_roles_stand_with_their_reasons(portfolio):
    said = governance_of(all_protected(portfolio))
    for body in OVERSIGHT.bodies:
        for text in (body.name, "; ".join(body.client_roles), "; ".join(body.provider_roles)):
            assert text in said
    assert "3.5 full-time equivalents stay to steer what moves, through two boards" in said
    assert '<th scope="row">Together</th><td class="num">3.5</td>' in said
    assert "Ines Auer (1, 2)" in said


def test_tables_are_numbered_in_the_order_in_which_they_stand(portfolio):
    context, summary = context_of(all_protected(portfolio)), summarised(portfolio)
    said = words_of("governance", governance_view(context, summary)) + words_of("exit", exit_view(context, summary))
    labels = [part.split("<")[0] for part in said.split('<span class="label">')[1:]]
    assert labels == [f"Table {number}" for number in range(1, len(labels) + 1)]


def test_both_are_brief_where_nothing_moves():
    stays = assessed(work(1, "Tax", STAYS))
    assert "Nothing moves, so there is nothing to leave" in exit_of(stays)
    assert "Nothing moves, so the organisation stays as it is" in governance_of(stays)
    assert "<table" not in exit_of(stays) + governance_of(stays)


def test_a_section_that_comes_to_stand_first_on_a_page_gives_it_its_running_head(monkeypatch):
    nothing = assessed(work(1, "Pricing", STAYS))

    def the_section_alone(context, *_):
        return (Section(template="exit", view=exit_view(context, summarised(nothing))),)

    composing_only(monkeypatch, the_section_alone)
    monkeypatch.setattr(document, "_check", lambda *_: None)
    (page,) = pdf_facts.boxes(document.render(nothing, KNOWLEDGE, progress=print))
    head = [box for box in page[2] if box.text == "Risks and exit" and box.bottom > 780]
    assert len(head) == 1


@pytest.mark.parametrize(
    ("depth", "provider", "said"),
    [
        (3, None, "Kept in-house until a second provider or a way back exists."),
        (
            3,
            "Nord's host",
            "Kept with the provider of today (Nord’s host) until a second provider or a way back exists.",
        ),
        (
            3,
            "The host's own service",
            "Kept with the provider of today (the host’s own service) until a second provider or a way back exists.",
        ),
        (
            3,
            "The Hague Group",
            "Kept with the provider of today (The Hague Group) until a second provider or a way back exists.",
        ),
        (5, None, "Given to the client's own centre, not to a provider."),
    ],
)
def test_critical_work_without_a_way_back_goes_where_the_verdict_sends_it(depth, provider, said):
    rated = {**MOVES, "business_criticality": 5, "opportunism_exposure": 5, "supplier_market_depth": depth}
    ledger = work(1, "Core ledger", rated, current_provider=provider)
    found = assessed(ledger, work(2, "Payroll"), risk_appetite=RiskAppetite.HIGH)
    eases = {row.name: row.eases for row in exit_view(context_of(found), summarised(found)).risks}
    assert eases["No way out"] == said
