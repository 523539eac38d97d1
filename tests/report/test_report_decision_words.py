"""The numbers and the words of the decision page say what they are, whatever the portfolio."""

from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import MOVES, STAYS, assessed, context_of, work

from reportgen.model.verdict import Form
from reportgen.report.view.contract.governance import _of_the_whole, governance_view, other_side
from reportgen.report.view.cover import _key
from reportgen.report.view.decision.asks import decisions_asked
from reportgen.report.view.decision.section import _kinds_told, decision_view
from reportgen.report.view.drawings import minis
from reportgen.report.view.summary import summarised
from reportgen.report.words.formats import NO_BREAK_SPACE


def first_label(*processes, share: float = 1.0) -> str:
    made = assessed(*processes)
    moved = tuple(
        replace(one, sourcing=replace(one.sourcing, sourced_share=min(share, one.sourcing.sourced_share)))
        for one in made.processes
    )
    made = replace(made, processes=moved)
    page = decision_view(context_of(made), summarised(made), verdict_bar=None, minis=())
    return page.key_figures[0].label.replace(NO_BREAK_SPACE, " ")


def test_what_moves_of_the_cost_is_told_where_it_is_less_than_its_processes_cost():
    payroll, pricing = work(1, "Payroll", MOVES), work(2, "Pricing", STAYS)
    assert first_label(payroll, pricing) == "processes go to providers, €400k of €800k a year"
    assert first_label(payroll, pricing, share=0.75).endswith("€400k of €800k a year; €300k of it moves")


def test_of_all_that_moves_no_share_is_told_and_of_nothing_no_amount():
    assert first_label(work(1, "Payroll", MOVES)) == "process goes to a provider, €400k a year"
    assert first_label(work(1, "Pricing", STAYS), work(2, "Plans", STAYS)) == "processes go to providers"


@pytest.mark.parametrize(("growth", "said"), [(1, " as prices rise"), (0, "")])
def test_the_small_figure_says_that_its_years_are_at_rising_prices(growth, said):
    made = assessed(work(1, "Payroll", MOVES))
    flows = made.portfolio.cash_flows
    if not growth:
        level = flows[1]
        flows = (flows[0], *(replace(level, year=flow.year) for flow in flows[1:]))
    made = replace(made, portfolio=replace(made.portfolio, cash_flows=flows))
    title = minis(context_of(made), summarised(made))[0].title
    assert title.endswith(" as prices rise") is bool(said)


def test_classes_are_explained_where_no_contents_page_does():
    made = assessed(work(1, "Payroll", MOVES), work(2, "Claims", MOVES))
    assert _kinds_told(summarised(made)) == "Both follow written rules (BPO)."
    assert _kinds_told(summarised(assessed(work(1, "Payroll", MOVES)))) == "It follows written rules (BPO)."


def test_who_has_an_owner_is_not_asked_for_one():
    unready = MOVES | {"documentation": 1, "process_stability": 1}

    def asked(owner: str | None) -> list[str]:
        made = assessed(work(1, "Payroll", MOVES), work(2, "Claims", unready, owner=owner))
        return [one.lead for one in decisions_asked(context_of(made), summarised(made))]

    assert "Name an owner and a date for one process" in asked(None)
    assert "Set a date with the owner of one process" in asked("Head of Claims")


def test_the_cover_explains_the_lines_it_draws():
    assert _key(summarised(assessed(work(1, "Payroll", MOVES)))) == (
        "Each line is one process; its thickness is annual cost. Lines that cross the edge go to providers (white BPO)."
    )
    assert _key(summarised(assessed(work(1, "Pricing", STAYS)))).endswith("annual cost. Stopped lines stay.")


def test_roles_of_the_bodies_and_of_those_who_stay_are_listed_or_named_with_the_list():
    made = assessed(*(work(number, f"Payroll {number}", MOVES, fte=Decimal(20)) for number in range(1, 4)))
    view = governance_view(context_of(made), summarised(made))
    oversight = made.portfolio.oversight
    named = " ".join((view.answers_caption.unit, *(row.role for row in view.answers))).casefold()
    seats = [role for one in oversight.bodies for role in (*one.client_roles, *one.provider_roles)]
    assert [role for role in (*seats, *(one.role for one in oversight.retained)) if role.casefold() not in named] == []
    assert "Rules team, contract manager and account lead serve the programme" in view.answers_caption.unit
    assert _of_the_whole(view.answers, (), ()) == ""


@pytest.mark.parametrize(("own", "said"), [(0, "provider"), (1, "provider or centre"), (2, "centre")])
def test_whoever_does_the_work_that_moves_is_named_as_what_it_is(own, said):
    moving = assessed(work(1, "Payroll", MOVES), work(2, "Claims", MOVES)).processes
    as_centre = [replace(one, sourcing=replace(one.sourcing, form=Form.CAPTIVE)) for one in moving[:own]]
    assert other_side((*as_centre, *moving[own:])) == said


@pytest.mark.parametrize(("brief", "told"), [(True, True), (False, False)])
def test_an_executive_pack_explains_the_classes_also_where_nothing_moves(brief, told):
    made = assessed(work(1, "Pricing", STAYS), work(2, "Plans", STAYS))
    context = context_of(made)
    context = replace(context, selection=replace(context.selection, is_brief=brief))
    said = decision_view(context, summarised(made), verdict_bar=None, minis=()).opener.standfirst
    assert ("KPO needs trained judgement" in said) is told


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.0, "less than 1 in 1,000."), (0.4, "4 in 10."), (0.5, ""), (None, "")],
)
def test_a_target_that_will_rather_be_missed_is_told_below_the_title(chance, said):
    made = assessed(work(1, "Payroll", MOVES), target_saving=0.2)
    sure = replace(made.portfolio.uncertainty, target=Decimal(400_000), probability_of_target=chance)
    made = replace(made, portfolio=replace(made.portfolio, uncertainty=sure))
    page = decision_view(context_of(made), summarised(made), verdict_bar=None, minis=())
    told = page.opener.standfirst.replace(NO_BREAK_SPACE, " ")
    assert told.partition("The chance of reaching the target of €400k is ")[2] == said
    assert ("target" in told) is bool(said)


def test_a_wave_with_a_process_of_unknown_cost_says_what_its_amounts_leave_out():
    def asked(cost: Decimal | None) -> str:
        made = assessed(work(1, "Payroll", MOVES), work(2, "Claims", MOVES, annual_cost=cost))
        return decisions_asked(context_of(made), summarised(made))[0].text.replace(NO_BREAK_SPACE, " ")

    assert asked(None).endswith("for the move, both without No. 2, whose cost is not known.")
    assert "without" not in asked(Decimal(400_000))
