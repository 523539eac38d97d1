"""What the report says of severance: a benchmark without what the law sets, and where the case would turn."""

from dataclasses import replace
from decimal import Decimal

import pytest
from section_cases import assessed, context_of, work

from reportgen.knowledge.passing import gap_of
from reportgen.model.engagement import Range
from reportgen.report.view.money.profile_lines import money_lines
from reportgen.report.view.present_pay import present_pay_limit, present_pay_of, present_pay_told
from reportgen.report.view.redundancy import redundancy_limit, redundancy_of, redundancy_told
from reportgen.report.view.summary import summarised


def made_of(**facts):
    assessment = assessed(work(1, "Invoices", fte=Decimal(8)), **facts)
    return context_of(assessment), summarised(assessment)


def test_the_months_that_turn_the_case_are_worked_out_from_pay_and_present_value():
    context, summary = made_of()
    found = redundancy_of(context, summary)
    pay = next(each.amount for each in summary.sourced[0].cost.baseline.components if each.id == "pay")
    assert found.month * 12 == pay
    assert found.turning * found.month <= summary.npv + found.held < (found.turning + 1) * found.month
    told = redundancy_told(context, found)
    assert "a benchmark and not what the law sets" in told
    assert "are not priced: add them" in told
    assert redundancy_limit(context, summary).startswith("severance pay for all exceeds ")


def test_a_share_that_the_workbook_sets_is_no_benchmark():
    context, summary = made_of(assumptions={"severance_share": Range(low=0.5, likely=0.5, high=0.5)})
    found = redundancy_of(context, summary)
    assert "as the workbook sets it" in redundancy_told(context, found)
    assert redundancy_limit(context, summary) == ""


def test_the_months_at_todays_pay_that_turn_the_case_follow_from_pay_benefits_and_the_rate_of_the_place():
    context, summary = made_of()
    (one,), found = summary.sourced, present_pay_of(context, summary)
    paid = sum(each.amount for each in one.cost.baseline.components if each.id in {"pay", "benefits"})
    rate = next(place.rate_ratio for place in one.cost.places if place.is_chosen)
    assert abs(found.month * 12 - paid * Decimal(repr(one.sourcing.sourced_share)) * Decimal(repr(1 - rate))) < 1
    assert found.turning * found.month <= summary.npv < (found.turning + 1) * found.month
    assert "(No.\u00a01), each month at today’s pay and benefits costs" in present_pay_told(context, found)
    said = f"those who transfer by law keep today’s pay for over {found.turning} months"
    assert present_pay_limit(context, summary) == said


def test_nobody_passes_over_where_no_law_says_so():
    context, summary = made_of(home_country="US")
    assert (present_pay_of(context, summary), present_pay_limit(context, summary)) == (None, "")


@pytest.mark.parametrize(
    ("borne", "home", "told"),
    [
        (Decimal("4.5"), "DE", ", and for four months of pay kept by law."),
        (Decimal("0.5"), "DE", ", and for less than a month of pay kept by law."),
        (Decimal("13.5"), "DE", ""),
        (Decimal("-4.5"), "DE", ""),
        (Decimal("4.5"), "US", ""),
    ],
    ids=["within a year", "at once", "more than a year", "at a loss", "no such law"],
)
def test_a_profile_says_for_how_many_months_a_gain_bears_pay_that_the_law_keeps_where_that_is_no_more_than_a_year(
    borne, home, told
):
    context, summary = made_of(home_country=home)
    (one,) = summary.sourced
    case = replace(one.cost.case, npv=borne * gap_of(one) / 12)
    lines = money_lines(context, replace(one, cost=replace(one.cost, case=case)), "whole")
    (said,) = (line.text for line in lines if line.lead == "Break-even:")
    assert said.endswith(told or said)
    assert ("kept by law" in said) is bool(told)
