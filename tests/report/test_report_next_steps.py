"""The next steps on the decision page: what the portfolio calls for, in the order in which it is done."""

from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import KNOWLEDGE, MOVES, STAYS, assessed, context_of, work

from reportgen.analysis.checkpoint import checkpoint_of
from reportgen.model.engagement import Override, Range
from reportgen.model.verdict import Form
from reportgen.report.figures.text_metrics import text_width
from reportgen.report.view.decision.asks import decisions_asked, tripwires
from reportgen.report.view.decision.lists import _broken, _dealt
from reportgen.report.view.decision.next_steps import next_steps
from reportgen.report.view.decision.section import DecisionView, decision_view, headline
from reportgen.report.view.drawings import _risk_finding
from reportgen.report.view.question_list import question_list
from reportgen.report.view.roadmap.section import roadmap_view
from reportgen.report.view.run_in import lines_run_in
from reportgen.report.view.summary import summarised

UNREADY = MOVES | {"documentation": 1, "process_stability": 1}


def steps(*processes) -> list[str]:
    assessment = replace(made := assessed(*processes), portfolio=replace(made.portfolio, questions=()))
    told = next_steps(context_of(assessment), summarised(assessment))
    assert [step.mark for step in told] == [str(place) for place, _ in enumerate(told, 1)]
    return [f"{step.lead} {step.text}" for step in told]


def test_what_moves_calls_for_talks_with_those_affected_and_then_for_bids():
    moving = [work(number, f"Invoices {number}", fte=Decimal(8)) for number in (1, 2)]
    consult, bids = steps(*moving)
    assert consult == (
        "Consult those affected: in Germany, before A takes effect; live in June 2027 only if talks take under six "
        "months."
    )
    assert bids.startswith("Invite bids for wave 1, once A is approved: two processes, on the prices, clauses and ")
    assert bids.endswith(" measures of sections 9 and 10.")


@pytest.mark.parametrize(
    ("home", "live", "told"),
    [
        ("DE", 6, "live in June 2027 only if talks take under six months."),
        ("DE", 7, "as the law there asks, before A takes effect, for it to go live in July 2027."),
        ("AT", 6, "as the law there asks, before A takes effect, for it to go live in June 2027."),
        ("FR", 4, "live in April 2027 only if talks take under four months."),
    ],
)
def test_talks_that_may_take_all_months_of_a_wave_are_told_with_the_step_and_with_the_wave(home, live, told):
    months = Range(low=live, likely=live, high=live)
    made = assessed(work(1, "Invoices", fte=Decimal(8)), home_country=home, assumptions={"wave1_live_month": months})
    context, summary = context_of(made), summarised(made)
    (step,) = (step.text for step in next_steps(context, summary) if step.lead.startswith("Consult"))
    assert step.endswith(told)
    (gate,) = roadmap_view(context, summary, None).gates
    assert ("begin them earlier, or go live later" in gate.text) is told.startswith("live")


def test_a_country_that_takes_an_article_has_it():
    made = assessed(work(1, "Invoices", fte=Decimal(8)), home_country="GB")
    told = next_steps(context_of(made), summarised(made))
    assert any(step.text.startswith("in the United Kingdom, as the law there asks") for step in told)


@pytest.mark.parametrize(("home", "where"), [("US", "the United States"), ("JP", "Japan")])
def test_where_the_law_asks_for_no_talks_neither_the_board_nor_the_next_step_is_told_of_any(home, where):
    made = assessed(work(1, "Invoices", fte=Decimal(8)), home_country=home)
    asked = decisions_asked(context_of(made), summarised(made))[0].lead
    step = next(one for one in next_steps(context_of(made), summarised(made)) if where in one.text)
    assert (asked, step.lead) == ("Approve wave 1, subject to the duties to staff:", "Meet the duties to staff:")


def test_only_countries_whose_law_asks_for_talks_are_counted_as_consulted():
    """India asks for notice and leave, not for talks; the wave's checkpoint counts in the same way."""
    made = assessed(work(1, "Invoices", fte=Decimal(8), current_locations=("DE", "AT", "PL", "IN")))
    (step,) = (one for one in next_steps(context_of(made), summarised(made)) if one.lead.startswith("Consult"))
    assert step.text.startswith("in Austria, Germany and Poland, before A takes effect")
    assert "consultation has ended in three countries" in checkpoint_of(0, made.processes, "DE", KNOWLEDGE)


@pytest.mark.parametrize(("npv", "waits"), [(-70_000, True), (70_000, False)])
def test_a_wave_that_loses_money_waits_for_firm_prices(npv, waits):
    members = bringing(assessed(work(1, "Invoices")), [npv]).processes
    begins = checkpoint_of(0, members, None, KNOWLEDGE).startswith("Begins when firm prices show that it pays.")
    assert begins is waits


def test_gaps_to_close_are_those_that_the_list_of_questions_prints():
    made = assessed(work(1, "Pricing", {}))
    question = made.portfolio.questions[0]
    made = replace(made, portfolio=replace(made.portfolio, questions=(question,) * 8))
    told = next_steps(context_of(made), summarised(made))
    assert any(step.text.startswith("answer five questions of section") for step in told)


def test_without_a_cost_the_questions_tell_no_stake():
    for cost, unit in ((Decimal(400_000), "€k"), (None, "")):
        asked = question_list(context_of(assessed(work(1, "Pricing", {}, annual_cost=cost))))
        assert (asked.unit, bool(asked.caption.unit.startswith("At stake:"))) == (unit, bool(unit))


def test_what_must_be_put_in_order_is_begun_before_bids_are_invited():
    order, *_, bids = steps(work(1, "Invoices"), work(2, "Claims", UNREADY), work(3, "Payroll", UNREADY))
    assert order == "Put in order: Claims and one other, then score again in September 2027."
    assert bids.startswith("Invite bids for wave 1, once A is approved:")


def test_all_that_cannot_be_judged_is_called_all():
    made = assessed(work(1, "Pricing", {}), work(2, "Claims", {}))
    summary = summarised(made)
    assert headline(context_of(made), summary) == "Assess both processes first"
    assert "Rate properly: both processes, which cannot be judged yet." in steps(
        work(1, "Pricing", {}), work(2, "Claims", {})
    )
    assert decisions_asked(context_of(made), summary)[0].lead == "Name an owner and a date for both processes"


def test_a_centre_of_the_companys_own_calls_for_no_bids():
    made = assessed(work(1, "Invoices", fte=Decimal(8)), work(2, "Claims", fte=Decimal(8)))
    own, bought = made.processes
    own = replace(own, sourcing=replace(own.sourcing, form=Form.CAPTIVE))
    mixed = replace(made, processes=(own, bought))
    bids = [step.text for step in next_steps(context_of(mixed), summarised(mixed)) if step.lead.startswith("Invite")]
    assert [text.partition(",")[0] for text in bids] == ["one process"]
    alone = replace(made, processes=(own,))
    assert "Invite" not in " ".join(step.lead for step in next_steps(context_of(alone), summarised(alone)))


def test_where_all_stays_there_is_no_step_towards_providers():
    assert steps(work(1, "Pricing", STAYS)) == []


def test_a_programme_that_loses_money_invites_no_bids():
    moving = assessed(work(1, "Invoices"))
    losing = replace(summarised(moving), net_saving=Decimal(-1))
    assert "Invite bids" not in " ".join(step.lead for step in next_steps(context_of(moving), losing))


def test_a_programme_that_more_likely_than_not_loses_money_is_not_put_to_the_board_for_approval():
    moving = assessed(work(1, "Invoices"))
    doubtful = replace(summarised(moving), net_saving=Decimal(50_000), middle_saving=Decimal(-300_000))
    asked = decisions_asked(context_of(moving), doubtful)
    assert (asked[0].lead, asked[0].text) == (
        "Release no money yet:",
        "more likely than not the programme loses money; expect a loss of €300k.",
    )
    assert not any(one.lead.startswith("Approve") for one in asked)
    assert headline(context_of(moving), doubtful).endswith("the money speaks against it")
    assert "Invite bids" not in " ".join(step.lead for step in next_steps(context_of(moving), doubtful))


def asked_of(*processes):
    assessment = assessed(*processes)
    return [f"{one.lead} {one.text}" for one in decisions_asked(context_of(assessment), summarised(assessment))]


def test_the_board_approves_subject_to_the_consultation_that_the_next_step_names():
    assert asked_of(work(1, "Invoices", fte=Decimal(8)))[0].startswith("Approve wave 1, subject to consultation:")


def bringing(assessment, npvs):
    """Return an assessment whose processes bring the present values given, in their order."""
    cases = [replace(one.cost.case, npv=Decimal(npv)) for one, npv in zip(assessment.processes, npvs, strict=True)]
    members = zip(assessment.processes, cases, strict=True)
    return replace(
        assessment, processes=tuple(replace(one, cost=replace(one.cost, case=case)) for one, case in members)
    )


@pytest.mark.parametrize(
    ("npvs", "leads"),
    [
        ((900_000, 1), ["Approve wave 1", "Approve wave 2 in principle,"]),
        ((900_000, -70_000), ["Approve wave 1", "Hold wave 2: as priced it loses €70k in present value as a whole"]),
        ((-70_000, 900_000), ["Hold wave 1, release nothing:", "Approve wave 2 in principle,"]),
    ],
)
def test_a_wave_that_loses_money_as_a_whole_is_held_with_what_it_loses(npvs, leads):
    made = bringing(assessed(work(1, "Invoices"), work(2, "Claims")), npvs)
    first, second = made.processes
    later = replace(made, processes=(first, replace(second, sourcing=replace(second.sourcing, wave=2))))
    asked = [f"{one.lead} {one.text}" for one in decisions_asked(context_of(later), summarised(later))]
    assert all(one.startswith(lead) for one, lead in zip(asked[:2], leads, strict=True)), asked


def test_there_are_three_at_most():
    many = [work(1, "Invoices", fte=Decimal(8)), work(2, "Claims", UNREADY), work(3, "Alerts", {}), work(4, "Payroll")]
    assert len(steps(*many)) <= 3


def page(*processes) -> DecisionView:
    assessment = assessed(*processes)
    return decision_view(context_of(assessment), summarised(assessment), verdict_bar=None, minis=())


@pytest.mark.parametrize(
    ("home", "said"),
    [("DE", None), (None, "No home country is given"), ("EE", "No rates are known for Estonia")],
)
def test_why_prices_are_those_at_home_is_said_as_it_is(home, said):
    made = assessed(work(1, "Invoices"))
    made = replace(made, engagement=replace(made.engagement, home_country=home))
    standfirst = decision_view(context_of(made), summarised(made), verdict_bar=None, minis=()).opener.standfirst
    assert standfirst.partition("so every price")[0].endswith(f"{said}, ") is (said is not None)


def test_what_the_analyst_keeps_against_the_scores_is_not_put_down_to_the_scores():
    kept = {"override": Override.RETAIN, "override_reason": "The board says no."}
    said = page(work(1, "Invoices", **kept), work(2, "Payroll", **kept)).opener.standfirst
    assert said == "The analyst keeps both here, whatever the scores say; the profiles say why."
    assert "Scores and gates speak against" in page(work(1, "Pricing", STAYS)).opener.standfirst


LONG = "Reconciliation of the accounts of suppliers abroad, with the answers to their questions, part "


@pytest.mark.parametrize(
    ("name", "count", "left", "more"), [("Invoices ", 40, 0, ""), (LONG, 8, 0, ""), (LONG, 30, 12, "and twelve more")]
)
def test_as_many_names_are_listed_as_the_page_has_lines(name, count, left, more):
    (wave,) = page(*[work(number, f"{name}{number}") for number in range(1, count + 1)]).lists
    assert (len(wave.rows), wave.more) == (count - left, more)


def test_the_space_after_a_name_counts_at_the_end_of_a_line():
    name = text_width("1 Payroll", size=7.8) + 0.4
    assert lines_run_in(["1 Payroll"] * 2, 2 * name + 2 + 2.6, size=7.8) == 1
    assert lines_run_in(["1 Payroll"] * 2, 2 * name + 2 + 1.0, size=7.8) == 2


def test_lines_are_dealt_to_the_shortest_list_first():
    assert _dealt(9, [1, 2, 8]) == [1, 2, 6]
    assert _dealt(4, [8, 8]) == [2, 2]
    assert _dealt(1, [8, 8, 8]) == [1, 1, 1], "no list is left out"


def test_a_text_that_just_fits_a_line_takes_one_and_a_longer_one_leaves_room_at_its_ends():
    assert [_broken(full) for full in (0.98, 1.0, 1.9, 1.95)] == [1, 2, 2, 3]


def test_room_in_prices_of_less_than_a_hundredth_is_not_told_as_none():
    made = assessed(work(1, "Invoices"))
    hardly = replace(summarised(made), npv=Decimal(1))
    (said, *_) = tripwires(context_of(made), hardly)
    assert said == "Nothing is gained in present value once prices are 1% above those assumed."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([16.0, 6.0], [4.0, 4.0], "No severe risk is left in what moves"),
        ([12.0, 6.0], [4.0, 4.0], "All that moves ends at low risk"),
        ([12.0, 6.0, 6.0], [6.0, 9.0, 5.0], "With the measures two stay medium"),
        ([12.0, 14.0], [4.0, 10.0], "With the measures one stays high"),
        ([20.0, 16.0], [15.0, 4.0], "One stays severe in what moves"),
    ],
)
def test_severe_risk_is_left_only_where_there_was_some_and_else_the_worst_is_told(before, after, told):
    assert _risk_finding(before, after, (1.0, 6.0, 10.0, 15.0), moves=True) == told
